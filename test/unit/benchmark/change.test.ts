import { describe, expect, it } from 'vitest';
import { changeSince } from '#shared/domain/benchmark/change.ts';
import { scoresOf } from './samples.ts';

const earlierRound = (level: number | null, change: Parameters<typeof scoresOf>[1] = {}) => ({
  round: 'spring',
  instrument: '2026.1',
  capabilities: scoresOf(level, change),
});
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

  it('leaves out what readers may not see in one of the rounds', () => {
    expect(changeSince(earlierRound(2.5, hidden), '2026.1', scoresOf(3), {})!.rows).toEqual([]);
    expect(changeSince(earlierRound(2.5), '2026.1', scoresOf(3, hidden), {})!.rows).toEqual([]);
  });

  it('is not given for the first round or with other questions', () => {
    expect(changeSince(null, '2026.1', scoresOf(3), {})).toBeNull();
    expect(changeSince(earlierRound(2.5), '2027.1', scoresOf(3), {})).toBeNull();
  });
});
