import type { Level, PracticeId } from '#shared/contracts/names.ts';
import type { Answer, Response } from '#shared/contracts/response.ts';

/** Everything that was answered on one practice, in the order of the respondents' ids. */
export interface GivenAnswers {
  readonly practice: PracticeId;
  /** The level that each respondent gave; whoever gave none is absent. */
  readonly levelBy: ReadonlyMap<string, Level>;
  readonly dontKnow: number;
  readonly doesNotApply: number;
  /** How many answered at all, in whichever way. */
  readonly answered: number;
  /** How many ticked each where-and-how option. */
  readonly where: Readonly<Record<string, number>>;
  readonly hasEvidence: boolean;
}

/** How many respondents answered anything; an empty response is nobody's answer. */
export const countRespondents = (responses: readonly Response[]): number =>
  responses.filter(({ answers }) => answers.length > 0).length;

/**
 * Collects the answers to a practice. The respondents are put in the order of their ids, so that neither a sum
 * nor a seeded draw depends on who happened to answer first.
 */
export const collectAnswers = (practice: PracticeId, responses: readonly Response[]): GivenAnswers => {
  const given = [...responses]
    .sort((a, b) => (a.respondent < b.respondent ? -1 : 1))
    .flatMap(({ respondent, answers }) => {
      const answer = answers.find((candidate) => candidate.practice === practice);
      return answer === undefined ? [] : [{ respondent, answer }];
    });
  const levelBy = given.flatMap(({ respondent, answer: { choice } }) =>
    typeof choice === 'number' ? [[respondent, choice] as const] : [],
  );
  const answers = given.map(({ answer }) => answer);
  return {
    practice,
    levelBy: new Map(levelBy),
    dontKnow: answers.filter(({ choice }) => choice === 'dont-know').length,
    doesNotApply: answers.filter(({ choice }) => choice === 'does-not-apply').length,
    answered: answers.length,
    where: countTicks(answers),
    hasEvidence: answers.some(({ evidence }) => evidence.length > 0),
  };
};

const countTicks = (answers: readonly Answer[]): Record<string, number> => {
  const ticked = answers.flatMap(({ where }) => [...new Set(where)]).sort();
  const count: Record<string, number> = {};
  for (const option of ticked) count[option] = (count[option] ?? 0) + 1;
  return count;
};
