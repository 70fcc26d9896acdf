import { describe, expect, it } from 'vitest';
import { instrumentMappingsSchema } from '#shared/contracts/instrument-mapping.ts';
import { changeSince } from '#shared/domain/benchmark/change.ts';
import mappings from '#templates/instruments/mappings.json' with { type: 'json' };
import { scoresOf } from './samples.ts';

const earlierRound = (level: number | null, change: Parameters<typeof scoresOf>[1] = {}) => ({
  round: 'spring',
  instrument: '2026.1',
  capabilities: scoresOf(level, change),
});
type Scores = ReturnType<typeof scoresOf>;
const reasonsIn = (change: ReturnType<typeof changeSince>) => change!.withheld!.map(({ reason }) => reason);
const hidden = { shown: { capability: false, practices: false } };

describe('change since an earlier round', () => {
  it('is the difference with the interval of two shrunk means', () => {
    const change = changeSince(earlierRound(2.5), '2026.1', scoresOf(3), { 'strategic-awareness': 0.25 });
    const [row] = change!.rows;
    // 10 degrees of freedom, s = 0.5: 1.812461 * 0.5 * sqrt(2) = 1.281604.
    expect(row).toMatchObject({ capability: 'strategic-awareness', difference: 0.5, basis: 'individual' });
    expect(row!.interval!.low).toBeCloseTo(0.5 - 1.281604, 5);
    expect(row!.interval!.high).toBeCloseTo(0.5 + 1.281604, 5);
  });

  it('pools the respondents of both rounds with the prior variance', () => {
    const several = { respondents: 3, variance: 0.16 };
    const { rows } = changeSince(earlierRound(2.5, several), '2026.1', scoresOf(3, several), {
      'adapting-focus': 0.25,
    })!;
    const { interval } = rows.find(({ capability }) => capability === 'adapting-focus')!;
    // (10 * 0.25 + 4 * 0.16) / 14 = 0.2242857, t(0.95; 14) = 1.7613101, sqrt(2 / 3) = 0.8164966.
    expect(interval!.high - 0.5).toBeCloseTo(1.7613101 * Math.sqrt(0.2242857) * 0.8164966, 5);
  });

  it('gives agreed levels as a difference only', () => {
    const agreed = (level: number) => ({ level, practicesWithLevel: 4, practicesThatApply: 4 });
    const earlier = {
      ...earlierRound(null),
      capabilities: scoresOf(null).map((score) => ({ ...score, agreed: agreed(2) })),
    };
    const now = scoresOf(null).map((score) => ({ ...score, agreed: agreed(3) }));
    const { rows } = changeSince(earlier, '2026.1', now, {})!;
    expect(rows).toHaveLength(5);
    expect(rows[0]).toEqual({ capability: 'strategic-awareness', difference: 1, interval: null, basis: 'agreed' });
  });

  it('has no agreed difference where only one of the rounds has an agreed level', () => {
    const agreed = { level: 2, practicesWithLevel: 4, practicesThatApply: 4 };
    const withAgreed: Scores = scoresOf(3).map((score) => ({ ...score, agreed }));
    const bases = (before: Scores, now: Scores) =>
      changeSince({ ...earlierRound(3), capabilities: before }, '2026.1', now, {})!.rows.map(({ basis }) => basis);
    expect(bases(withAgreed, scoresOf(3))).toEqual(Array(5).fill('individual'));
    expect(bases(scoresOf(3), withAgreed)).toEqual(Array(5).fill('individual'));
  });

  it('leaves out a capability that the earlier round did not have', () => {
    const { capabilities, ...earlier } = earlierRound(2.5);
    const change = changeSince({ ...earlier, capabilities: capabilities.slice(1) }, '2026.1', scoresOf(3), {})!;
    expect(change.rows).toHaveLength(4);
    expect(change.withheld).toEqual([{ capability: 'strategic-awareness', reason: 'other-instrument' }]);
  });

  it('leaves out what readers may not see in one of the rounds', () => {
    for (const change of [
      changeSince(earlierRound(2.5, hidden), '2026.1', scoresOf(3), {}),
      changeSince(earlierRound(2.5), '2026.1', scoresOf(3, hidden), {}),
    ]) {
      expect(change!.rows).toEqual([]);
      expect(reasonsIn(change)).toEqual(Array(5).fill('too-few-respondents'));
    }
  });

  it('says which levels were missing', () => {
    expect(reasonsIn(changeSince(earlierRound(null), '2026.1', scoresOf(3), {}))).toEqual(
      Array(5).fill('not-enough-answers'),
    );
    const nobody = { ...hidden, respondents: 0 };
    expect(reasonsIn(changeSince(earlierRound(null, nobody), '2026.1', scoresOf(3), {}))).toEqual(
      Array(5).fill('not-enough-answers'),
    );
  });

  it('is nothing at all in the first round', () => {
    expect(changeSince(null, '2026.1', scoresOf(3), {})).toBeNull();
  });
});

describe('change between versions of the questions', () => {
  const now = scoresOf(3);
  /** The same practices under the names that they had in the older version. */
  const before = {
    ...earlierRound(2.5),
    instrument: '2025.1',
    capabilities: scoresOf(2.5).map((score) => ({
      ...score,
      practices: score.practices.map((one) => ({
        ...one,
        practice: `old-${one.practice}`,
      })) as unknown as typeof score.practices,
    })),
  };
  const all = now.flatMap(({ practices }) => practices.map(({ practice }) => practice));
  const mappingOf = (practices: readonly string[]) => ({
    from: '2025.1',
    to: '2026.1',
    practices: Object.fromEntries(practices.map((practice) => [`old-${practice}`, practice])),
  });

  it('is given for every capability whose practices are all declared', () => {
    const { rows } = changeSince(before, '2026.1', now, {}, [mappingOf(all)])!;
    expect(rows).toHaveLength(5);
    expect(rows[0]).toMatchObject({ capability: 'strategic-awareness', difference: 0.5 });
  });

  it('leaves out a capability that has a practice without a counterpart, or two for one', () => {
    const { rows, withheld } = changeSince(before, '2026.1', now, {}, [mappingOf(all.slice(1))])!;
    expect(rows.map(({ capability }) => capability)).not.toContain('strategic-awareness');
    expect(rows).toHaveLength(4);
    expect(withheld).toEqual([{ capability: 'strategic-awareness', reason: 'other-instrument' }]);
    const doubled = mappingOf(all);
    doubled.practices[`old-${all[0]}`] = all[1]!;
    expect(changeSince(before, '2026.1', now, {}, [doubled])!.rows).toHaveLength(4);
  });

  it('leaves out a capability that asked about one practice more or less', () => {
    const [one, ...others] = before.capabilities as [(typeof before.capabilities)[number]];
    const rowsWith = (practices: readonly (typeof one.practices)[number][], declared: readonly string[]) => {
      const changed = { ...one, practices: practices as unknown as typeof one.practices };
      return changeSince({ ...before, capabilities: [changed, ...others] }, '2026.1', now, {}, [mappingOf(declared)])!
        .rows;
    };
    const extra = { ...one.practices[0]!, practice: 'old-dropped' };
    expect(rowsWith([...one.practices], all)).toHaveLength(5);
    expect(rowsWith([...one.practices, extra], [...all, 'dropped'])).toHaveLength(4);
    expect(rowsWith(one.practices.slice(1), all)).toHaveLength(4);
  });

  it('is not given without a mapping, nor by one for other versions or the other way round', () => {
    const back = { ...mappingOf(all), from: '2026.1', to: '2025.1' };
    const onward = { ...mappingOf(all), to: '2027.1' };
    const older = { ...mappingOf(all), from: '2024.1' };
    for (const mappings of [[], [back], [onward], [older]]) {
      const change = changeSince(before, '2026.1', now, {}, mappings);
      expect(change!.rows).toEqual([]);
      expect(reasonsIn(change)).toEqual(Array(5).fill('other-instrument'));
    }
  });

  it('rests on a list that can be read and names each pair of versions once', () => {
    expect(instrumentMappingsSchema.parse(mappings)).toEqual([]);
    expect(instrumentMappingsSchema.safeParse([mappingOf(all), mappingOf(all)]).success).toBe(false);
  });
});
