import type { CountedAnswer, CountedResponse } from '#shared/contracts/consensus.ts';
import type { PracticeId } from '#shared/contracts/names.ts';
import type { Answer } from '#shared/contracts/response.ts';

/** Fewer changes than these never show at once: one alone could be worked out from what was shown before. */
export const LEAST_BATCH = 3;

/** What a respondent's answers are at this moment. */
export interface PresentResponse {
  readonly member: string;
  readonly isCoordinator: boolean;
  readonly answers: readonly Answer[];
}

interface Change {
  readonly member: string;
  readonly isCoordinator: boolean;
  readonly isChoice: boolean;
}

export interface NextCount {
  /** Without random names: whoever stores it gives them. A response without a member is of somebody who withdrew. */
  readonly responses: readonly Omit<CountedResponse, 'respondent'>[];
  /** False: the same as before. */
  readonly isChanged: boolean;
  /** People whose newest answers are not all in it yet. */
  readonly waiting: number;
}

/**
 * What is counted next. As long as nothing was shown, all that is there. Afterwards each practice alone takes new and
 * changed answers on it only when at least three people other than coordinators have some: those who read the levels
 * know their own answers, and the difference between two readings is then never one person's.
 */
export const nextCount = (
  counted: readonly CountedResponse[],
  present: readonly PresentResponse[],
  wasShown: boolean,
): NextCount => {
  const isFree = !wasShown || counted.length < LEAST_BATCH;
  const before = new Map(counted.flatMap(({ member, answers }) => (member === undefined ? [] : [[member, answers]])));
  const changesOn = (practice: PracticeId): Change[] =>
    present.flatMap(({ member, isCoordinator, answers }) => {
      const [earlier, now] = [answerOn(before.get(member), practice), answerOn(answers, practice)];
      const isChoice = earlier?.choice !== now?.choice;
      return isChoice || ticksOf(earlier) !== ticksOf(now) ? [{ member, isCoordinator, isChoice }] : [];
    });
  const practices = [...new Set([...counted, ...present].flatMap(({ answers }) => answers.map((a) => a.practice)))];
  const changed = new Map(practices.sort().map((practice) => [practice, changesOn(practice)]));
  const taken = new Set(practices.filter((practice) => isFree || isBatch(changed.get(practice) ?? [])));
  const left = practices.filter((practice) => !taken.has(practice)).flatMap((practice) => changed.get(practice) ?? []);

  // Of people who are gone: taking out one alone would tell what it was.
  const isSevered = ({ member }: CountedResponse) =>
    member === undefined || (!isFree && !present.some((one) => one.member === member));
  const responseOf = (member: string, answers: readonly Answer[]) => ({
    member,
    answers: practices.flatMap((practice) => {
      const answer = answerOn(taken.has(practice) ? answers : before.get(member), practice);
      return answer === undefined ? [] : [bare(answer)];
    }),
  });
  const responses = [
    ...counted.filter(isSevered).map(({ answers }) => ({ answers })),
    ...present.map(({ member, answers }) => responseOf(member, answers)),
  ].filter(({ answers }) => answers.length > 0);
  return {
    responses,
    isChanged:
      responses.length !== counted.length || [...taken].some((practice) => (changed.get(practice) ?? []).length > 0),
    waiting: new Set(left.map(({ member }) => member)).size,
  };
};

/** Three changed choices, or three changed ticks where no choice changed: never a choice that hides behind ticks. */
const isBatch = (changes: readonly Change[]): boolean => {
  const others = changes.filter(({ isCoordinator }) => !isCoordinator);
  const choices = changes.filter(({ isChoice }) => isChoice);
  if (choices.length === 0) return others.length >= LEAST_BATCH;
  return others.filter(({ isChoice }) => isChoice).length >= LEAST_BATCH;
};

const answerOn = (answers: readonly CountedAnswer[] | undefined, practice: PracticeId): CountedAnswer | undefined =>
  answers?.find((answer) => answer.practice === practice);

const bare = ({ practice, choice, where }: CountedAnswer): CountedAnswer => ({ practice, choice, where: [...where] });

const ticksOf = (answer: CountedAnswer | undefined): string => [...(answer?.where ?? [])].sort().join();
