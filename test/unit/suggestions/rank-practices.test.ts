import { describe, expect, it } from 'vitest';
import type { Level } from '#shared/contracts/names.ts';
import { rankPractices } from '#shared/domain/suggestions/rank-practices.ts';
import { practicesOf, score } from './request.ts';

const [looking, data, listening, sense] = practicesOf('strategic-awareness') as [string, string, string, string];
const order = (...given: Parameters<typeof rankPractices>) => rankPractices(...given).map(({ practice }) => practice);

describe('the priority of a practice', () => {
  const capabilities = score({ 'strategic-awareness': [[2, 3, 4, 5]] });

  it('weighs need, gap to the peers and focus', () => {
    const medians = [
      { practice: looking, median: 3.5 },
      { practice: data, median: 2 },
      { practice: listening, median: null },
    ];
    const byPractice = new Map(
      rankPractices(capabilities, medians, ['strategic-awareness']).map((one) => [one.practice, one]),
    );
    // need 3/4, gap 1.5/4, focus 1: 0.375 + 0.1125 + 0.2
    expect(byPractice.get(looking)).toMatchObject({ level: 2, need: 0.75, gap: 0.375, inFocus: true });
    expect(byPractice.get(looking)?.priority).toBeCloseTo(0.6875, 12);
    // Ahead of its peers: gap 0. need 0.5: 0.25 + 0 + 0.2
    expect(byPractice.get(data)).toMatchObject({ gap: 0 });
    expect(byPractice.get(data)?.priority).toBeCloseTo(0.45, 12);
    // No median: (0.5 · 0.25 + 0.2) / 0.7
    expect(byPractice.get(listening)).toMatchObject({ gap: null });
    expect(byPractice.get(listening)?.priority).toBeCloseTo(0.325 / 0.7, 12);
    expect(byPractice.get(sense)?.priority).toBeCloseTo(0.2 / 0.7, 12);
  });

  it('is need alone outside the focus without peers', () => {
    const [first] = rankPractices(capabilities, [], ['adapting-focus']);
    expect(first).toMatchObject({ practice: looking, inFocus: false, capability: 'strategic-awareness' });
    expect(first?.priority).toBeCloseTo(0.375 / 0.7, 12);
  });

  it('takes the need from the headline and the gap from the individual level', () => {
    const agreed = practicesOf('strategic-awareness').map((practice) => ({ practice, level: 4 as const }));
    const [first] = rankPractices(
      score({ 'strategic-awareness': [[2, 3, 4, 5]] }, { agreed }),
      [{ practice: looking, median: 3 }],
      [],
    );
    expect(first).toMatchObject({ practice: looking, level: 4, need: 0.25, gap: 0.25, capabilityLevel: 4 });
  });

  it('has no gap where nobody gave an individual level', () => {
    const agreed = practicesOf('strategic-awareness').map((practice) => ({ practice, level: 4 as const }));
    const ranked = rankPractices(
      score({ 'strategic-awareness': [[null, 3, 4, 5]] }, { agreed }),
      [{ practice: looking, median: 3 }],
      [],
    );
    expect(ranked.find(({ practice }) => practice === looking)?.gap).toBeNull();
  });
});

describe('the order of practices', () => {
  it('is by priority', () => {
    expect(order(score({ 'strategic-awareness': [[4, 2, 5, 3]] }), [], [])).toEqual([data, sense, looking, listening]);
  });

  it('puts the larger gap first among equals', () => {
    // Both 0.4: 0.5 · 0.5 + 0.3 · 0.5 and 0.5 · 0.8 + 0; levels 3, of the wider spread, and 1.8.
    const [behind, level] = [
      [1, 5, 3, 3, 3],
      [1, 2, 2, 2, 2],
    ] as const;
    const rankOf = (first: readonly Level[], second: readonly Level[], medians: readonly [number, number]) =>
      rankPractices(
        score({ 'strategic-awareness': first.map((one, person) => [one, second[person] ?? null, 5, 5]) }),
        [
          { practice: looking, median: medians[0] },
          { practice: data, median: medians[1] },
        ],
        [],
      ).slice(0, 2);
    const inOrder = rankOf(behind, level, [5, 1.5]);
    expect(inOrder.map(({ practice }) => practice)).toEqual([looking, data]);
    for (const { priority } of inOrder) expect(priority).toBeCloseTo(0.4, 12);
    expect(rankOf(level, behind, [1.5, 5]).map(({ practice }) => practice)).toEqual([data, looking]);
  });

  it('then the lower capability level', () => {
    const later = practicesOf('adapting-focus')[0];
    const capabilities = score({ 'strategic-awareness': [[2, 5, 5, 5]], 'adapting-focus': [[2, 4, 4, 4]] });
    expect(order(capabilities, [], []).slice(0, 2)).toEqual([later, looking]);
  });

  it('then the smaller spread of answers, then the order of the instrument', () => {
    const four = [
      [1, 2, 3, 2],
      [3, 2, 1, 2],
      [1, 2, 3, 2],
      [3, 2, 1, 2],
    ] as const;
    expect(order(score({ 'strategic-awareness': four }), [], [])).toEqual([data, sense, looking, listening]);
  });

  it('puts a capability level or spread that is not known last', () => {
    const later = practicesOf('adapting-focus')[0];
    const unknownLevel = score({ 'strategic-awareness': [[2, null, null, null]], 'adapting-focus': [[2, 5, 5, 5]] });
    expect(order(unknownLevel, [], [])[0]).toBe(later);
    const unknownSpread = score({
      'strategic-awareness': [
        [2, 1, 5, 5],
        ['dont-know', 3, 5, 5],
        ['dont-know', 1, 5, 5],
        ['dont-know', 3, 5, 5],
      ],
    });
    expect(order(unknownSpread, [], []).slice(0, 2)).toEqual([data, looking]);
  });
});

describe('a capability without a headline', () => {
  it('starts from the strongest basis that has any level, and mixes none', () => {
    const capabilities = score(
      { 'strategic-awareness': [[1, 2, null, null]] },
      { agreed: [{ practice: sense, level: 3 }] },
    );
    expect(capabilities[0]?.headline).toBeNull();
    expect(rankPractices(capabilities, [], [])).toMatchObject([{ practice: sense, level: 3, capabilityLevel: null }]);
  });

  it('has no place in the order without any level', () => {
    expect(order(score({ 'strategic-awareness': [['dont-know', null, null, null]] }), [], [])).toEqual([]);
  });
});

describe('a capability whose practice levels may not be shown', () => {
  const levelsOf = (rows: readonly (readonly (Level | 'dont-know')[])[], ...medians: number[]) =>
    rankPractices(
      score({ 'strategic-awareness': rows }),
      medians.map((median, index) => ({ practice: [looking, data, listening, sense][index] as string, median })),
      [],
    ).map(({ level }) => level);

  it('starts everywhere from its own level as the report prints it, whatever the peers’ medians', () => {
    // Means 7/3, 7/3, 7/3 and 2: 2.25 over all, which is printed as 2.3.
    const rows = [
      [2, 2, 2, 2],
      [2, 2, 2, 2],
      [3, 3, 3, 2],
    ] as const;
    expect(levelsOf(rows, 4, 1)).toEqual([2.3, 2.3, 2.3, 2.3]);
  });

  it('starts from the peers’ medians where it has no level that may be shown, else from the middle', () => {
    const two = [
      [1, 1, 1, 1],
      [1, 1, 1, 1],
    ] as const;
    expect(levelsOf(two, 4, 2).toSorted()).toEqual([2, 3, 3, 4]);
    const three = Array(3).fill([1, 'dont-know', 'dont-know', 'dont-know']);
    expect(levelsOf(three)).toEqual([3, 3, 3, 3]);
  });

  it('keeps the level that was agreed in the order, as everybody knows it', () => {
    const agreed = practicesOf('strategic-awareness').map((practice) => ({ practice, level: 2 as const }));
    const two = Array(2).fill([5, 5, 5, 5]);
    const [first] = rankPractices(score({ 'strategic-awareness': two }, { agreed }), [], []);
    expect(first).toMatchObject({ level: 2, capabilityLevel: 2, spread: null });
  });
});
