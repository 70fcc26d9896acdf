import { describe, expect, it } from 'vitest';
import type { CountedAnswer, CountedResponse } from '#shared/contracts/consensus.ts';
import { groupView } from '#shared/domain/consensus/group-view.ts';
import { nextCount, type PresentResponse } from '#shared/domain/consensus/next-count.ts';

const PRACTICE = 'looking-ahead';
const LEVELS = [1, 2, 3, 4, 5] as const;
type Level = (typeof LEVELS)[number];
/** The coordinator answered too, and knows that answer. */
const READER = 'reader';
const OWN: Level = 3;

const personAt = (member: string, choice: Level): PresentResponse => ({
  member,
  isCoordinator: member === READER,
  answers: [{ practice: PRACTICE, choice, where: [], evidence: [] }],
});

const cityOf = (others: readonly Level[]): PresentResponse[] => [
  personAt(READER, OWN),
  ...others.map((level, index) => personAt(`other-${index}`, level)),
];

const counted = (responses: readonly Omit<CountedResponse, 'respondent'>[]): CountedResponse[] =>
  responses.map((response, index) => ({ ...response, respondent: `r-${index}` }));

/** With a rule taken away: everything is shown from the first answer on, or late answers join at once. */
interface Rules {
  readonly atLeastThreeOthers: boolean;
  readonly inBatches: boolean;
}
const ALL_RULES: Rules = { atLeastThreeOthers: true, inBatches: true };

const countsIn = (responses: readonly CountedResponse[]): number[] => {
  const given = responses.flatMap(({ answers }) => answers.map(({ choice }: CountedAnswer) => choice));
  return LEVELS.map((level) => given.filter((choice) => choice === level).length);
};

/** What the coordinator reads at closing, and after each further answer. */
const readings = (others: readonly Level[], late: readonly Level[], rules: Rules): string => {
  let now: CountedResponse[] = [];
  const seen: unknown[] = [];
  for (let arrived = 0; arrived <= late.length; arrived += 1) {
    const present = cityOf([...others, ...late.slice(0, arrived)]);
    const wasShown = rules.inBatches && groupView(now, [PRACTICE], READER) !== null;
    const next = nextCount(now, present, wasShown);
    now = counted(next.responses);
    const view = groupView(now, [PRACTICE], READER);
    seen.push(next.waiting, view, rules.atLeastThreeOthers ? null : countsIn(now));
  }
  return JSON.stringify(seen);
};

const sequences = (length: number): Level[][] =>
  length === 0 ? [[]] : sequences(length - 1).flatMap((start) => LEVELS.map((level) => [...start, level]));

/**
 * Complete search: how many of the other people's answers are certain to a reader who knows its own, over all worlds
 * that show the same from closing to the last late answer.
 */
const recovered = (others: readonly Level[], late: readonly Level[], rules: Rules = ALL_RULES): number => {
  const truth = readings(others, late, rules);
  const size = others.length;
  const same = sequences(size + late.length).filter(
    (world) => readings(world.slice(0, size), world.slice(size), rules) === truth,
  );
  return [...others, ...late].filter((level, index) => same.every((world) => world[index] === level)).length;
};

describe('a coordinator who answered too, and knows that answer', () => {
  it.each([
    ['one other', [4]],
    ['two others', [1, 5]],
    ['three others who differ', [2, 4, 5]],
  ] as const)('reads nobody’s answer at closing: %s', (_, others) => {
    expect(recovered(others, [])).toBe(0);
  });

  it('would read the answers of two others who agree if three others were not asked for', () => {
    const open = { atLeastThreeOthers: false, inBatches: true };
    expect(recovered([4], [], open)).toBe(1);
    expect(recovered([1, 1], [], open)).toBe(2);
  });

  it.each([
    ['one late person', [5]],
    ['two late people', [5, 1]],
    ['three late people, who join at once', [5, 1, 2]],
  ] as const)('reads nobody’s answer between two looks: %s', (_, late) => {
    expect(recovered([2, 4, 3], late)).toBe(0);
  });

  it('would read each late answer if they joined one by one', () => {
    expect(recovered([2, 4, 3], [5, 1], { atLeastThreeOthers: true, inBatches: false })).toBe(2);
  });

  it('learns an answer only where all agree, which any distribution tells', () => {
    expect(recovered([4, 4, 4], [])).toBe(3);
  });
});

describe('answers by role', () => {
  it('are in nothing that a city’s group reads: counted answers know no role', () => {
    const [response] = nextCount([], cityOf([2, 4, 5]), false).responses;
    expect(Object.keys(response!).toSorted()).toEqual(['answers', 'member']);
    const view = groupView(counted(nextCount([], cityOf([2, 4, 5]), false).responses), [PRACTICE], READER)!;
    expect(JSON.stringify(view)).not.toMatch(/role|department|other-/);
  });
});
