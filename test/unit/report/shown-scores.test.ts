import { describe, expect, it } from 'vitest';
import type { ComparisonResult } from '#shared/contracts/comparison.ts';
import type { ChosenSuggestion, Scores } from '#shared/contracts/scores.ts';
import { showScores } from '#shared/domain/report/shown-scores.ts';
import { anInput } from '#test/fakes/report-inputs.ts';
import { aSubmission, instrument, MIXED, PRACTICE_IDS } from '#test/fakes/scores-answers.ts';
import { aBenchmark, aComparison } from '#test/fakes/scores-comparison.ts';

const OPEN = { capability: true, practices: true };
const HIDDEN = { capability: false, practices: false };
const [FIRST, SECOND] = instrument.capabilities.map(({ id }) => id) as ['strategic-awareness', 'adapting-focus'];
/** A practice of the first capability, the only one that is open, and one of the second. */
const [ONE, OTHER] = [PRACTICE_IDS[0], PRACTICE_IDS[4]] as [string, string];

/** Scores of which a reader may see the first capability alone, or all. */
const showing = (change: Partial<Scores>, isAllOpen = false) => {
  const { scores, submission } = anInput(aSubmission([MIXED, MIXED]));
  const capabilities = scores.capabilities.map((score) => ({
    ...score,
    shown: isAllOpen || score.capability === FIRST ? OPEN : HIDDEN,
  }));
  return showScores({ ...scores, ...change, capabilities }, instrument, submission);
};

const chosen = (practice: string, change: Partial<ChosenSuggestion> = {}): ChosenSuggestion => ({
  suggestion: `do-${practice}`,
  practice,
  capability: practice === ONE ? FIRST : SECOND,
  priority: 0.5,
  need: 0.5,
  gap: null,
  inFocus: false,
  level: 2,
  example: null,
  when: 'now',
  ...change,
});

describe('what a report may show of changes', () => {
  const row = (capability: typeof FIRST | typeof SECOND, basis: 'individual' | 'agreed' | 'verified') => ({
    capability,
    basis,
    difference: 1,
    interval: null,
  });
  const changesOf = (rows: readonly ReturnType<typeof row>[]) => {
    const withheld = [{ capability: SECOND, reason: 'other-instrument' as const }];
    const change: ComparisonResult['change'] = { round: 'Round 2025', rows: [...rows], withheld };
    return showing({ comparison: aComparison({ change }) }).comparison.change;
  };

  it('is no change of individual levels that are hidden, and every other one', () => {
    const open = [row(FIRST, 'individual'), row(SECOND, 'agreed'), row(SECOND, 'verified')];
    expect(changesOf([row(SECOND, 'individual'), ...open])?.rows).toEqual(open);
  });

  it('is the round and what could not be compared as they are', () => {
    expect(changesOf([])).toEqual({
      round: 'Round 2025',
      rows: [],
      withheld: [{ capability: SECOND, reason: 'other-instrument' }],
    });
    expect(showing({ comparison: aComparison() }).comparison.change).toBeNull();
  });
});

describe('what a report may show of an agenda', () => {
  it('is the practices whose levels are open', () => {
    expect(showing({ agenda: [OTHER, ONE] }).agenda).toEqual([ONE]);
    expect(showing({ agenda: [OTHER, ONE] }, true).agenda).toEqual([OTHER, ONE]);
  });
});

describe('what a report may show of suggestions', () => {
  const orderOf = (suggestions: ChosenSuggestion[], isAllOpen: boolean) =>
    showing({ suggestions }, isAllOpen).suggestions.map(({ practice }) => practice);

  it('is their priority only where it rests on nothing hidden', () => {
    expect(orderOf([chosen(OTHER), chosen(ONE)], true)).toEqual([OTHER, ONE]);
    expect(orderOf([chosen(OTHER), chosen(ONE)], false)).toEqual([ONE, OTHER]);
  });

  it('is that peers moved them, where the own level is open and the median is higher', () => {
    const moved = (practice: string, gap: number | null) =>
      showing({ suggestions: [chosen(practice, { gap })] }).suggestions[0]?.isMovedByPeers;
    expect(moved(ONE, 0.25)).toBe(true);
    expect(moved(ONE, 0)).toBe(false);
    expect(moved(ONE, null)).toBe(false);
    expect(moved(OTHER, 0.25)).toBe(false);
    expect(moved(OTHER, null)).toBe(false);
  });

  it('is none of the numbers that they were chosen by', () => {
    const [suggestion] = showing({ suggestions: [chosen(ONE)] }).suggestions;
    expect(Object.keys(suggestion ?? {}).sort()).toEqual(
      ['capability', 'example', 'inFocus', 'isMovedByPeers', 'practice', 'suggestion', 'when'].sort(),
    );
  });
});

describe('what a report says of its benchmark', () => {
  it('is whether there is one, and from which release it was kept', () => {
    const keptFrom = { submission: '11111111-1111-4111-8111-111111111111', release: 'demonstration-2026:1' };
    const about = (benchmark: ComparisonResult['benchmark']) =>
      showing({ comparison: aComparison({ benchmark }) }).comparison;
    expect(about(null)).toMatchObject({ isBenchmarked: false, keptFrom: null });
    expect(about(aBenchmark(10))).toMatchObject({ isBenchmarked: true, keptFrom: null });
    expect(about(aBenchmark(10, { keptFrom }))).toMatchObject({ isBenchmarked: true, keptFrom });
    expect(about(aBenchmark(10))).not.toHaveProperty('benchmark');
  });

  it('cannot be told of scores that leave a capability or a practice out', () => {
    const { scores, submission } = anInput(aSubmission([MIXED]));
    const [first, ...rest] = scores.capabilities;
    const without = (capabilities: Scores['capabilities']) => () =>
      showScores({ ...scores, capabilities }, instrument, submission);
    expect(without(rest)).toThrow(`The capability ${FIRST} has no score`);
    expect(without([{ ...first!, practices: first!.practices.slice(1) }, ...rest])).toThrow(
      `The practice ${ONE} has no score`,
    );
  });
});
