import { describe, expect, it } from 'vitest';
import { CAPABILITIES } from '#shared/contracts/names.ts';
import { benchmarkOf } from '#shared/domain/benchmark/benchmark.ts';
import { bootstrapMedians, positionP, streamsOf } from '#shared/domain/benchmark/position.ts';
import { holm } from '#shared/statistics/holm.ts';
import { memberWith, releaseWith, scoresOf } from './samples.ts';

const group = (levels: readonly (number | null)[]) =>
  levels.map((level, index) => memberWith({ city: `gn-${index}`, level }));

const benchmark = (
  levels: readonly (number | null)[],
  own: number | null,
  change: Parameters<typeof scoresOf>[1] = {},
  others: readonly (readonly (number | null)[])[] = [],
  candidates = 100,
) =>
  benchmarkOf({
    release: releaseWith([], { pooledVariance: Object.fromEntries(CAPABILITIES.map((id) => [id, 0.25])) }),
    scores: scoresOf(own, change),
    members: group(levels),
    candidates,
    others: others.map(group),
    seed: 'trial',
  });

const first = (...input: Parameters<typeof benchmark>) => benchmark(...input).capabilities[0]!;
const ten = [2, 2, 2.25, 2.25, 2.5, 2.5, 2.5, 2.75, 2.75, 3];

describe('benchmark of a capability', () => {
  it('shows nothing but the reason under five peers', () => {
    expect(first([2, 3, 3, 4], 3)).toEqual({
      capability: 'strategic-awareness',
      n: 4,
      reason: 'too-few-peers',
      median: null,
      medianInterval: null,
      quartiles: null,
      higher: null,
      position: null,
      verified: { n: 0, reason: 'too-few-verified-peers', median: null, quartiles: null },
    });
  });

  it('shows the median alone with five to seven peers', () => {
    expect(first([2, 2, 2.25, 3, 4, 4, 4], 3)).toEqual({
      capability: 'strategic-awareness',
      n: 7,
      reason: 'verdict-needs-eight-peers',
      median: 3,
      medianInterval: null,
      quartiles: null,
      higher: null,
      position: null,
      verified: { n: 0, reason: 'too-few-verified-peers', median: null, quartiles: null },
    });
  });

  it('says with exactly five peers what is missing, and with exactly eight all there is', () => {
    expect(first([2, 2, 2.25, 3, 4], 3)).toMatchObject({ median: 2.5, reason: 'verdict-needs-eight-peers' });
    const eight = first(ten.slice(1, 9), 3, {}, [], 80);
    expect(eight.reason).toBeUndefined();
    expect(eight.medianInterval).not.toBeNull();
    expect(eight.position).toMatchObject({ delta: 0.5 });
  });

  it('counts only peers that have a level', () => {
    expect(first([...ten, null, null], 3).n).toBe(10);
    expect(first([2, 3, 3, 4, null, null, null, null], 3).reason).toBe('too-few-peers');
  });

  it('counts for a practice only peers that have a level of it', () => {
    const { practices } = benchmark([2, 2, 2, 2, 3, 3, 3, 3, null, null], 3);
    expect(practices).toHaveLength(20);
    expect(practices[0]).toEqual({ practice: 'strategic-awareness-1', n: 8, median: 2.5 });
  });

  it('shows median, interval, quartiles, band and position from eight peers on', () => {
    const { median, quartiles, higher, position, reason } = first(ten, 4.5, { respondents: 8, variance: 0.1 });
    expect({ median, quartiles, higher, reason }).toEqual({
      median: 2.5,
      quartiles: { low: 2.5, high: 2.5 },
      higher: 'up-to-a-third',
      reason: undefined,
    });
    expect(position).toMatchObject({ delta: 2, verdict: 'above', adjusted: 0.1 });
  });

  it('keeps the quartiles back where the peers come from a small pool, and says why', () => {
    const small = first(ten, 4.5, { respondents: 8, variance: 0.1 }, [], 39);
    expect(small).toMatchObject({ median: 2.5, quartiles: null, reason: 'quartiles-need-larger-pool' });
    expect(small.position).toMatchObject({ verdict: 'above' });
  });

  it('holds verified levels beside, and never mixes them with individual ones', () => {
    const members = group(ten).map((member, index) =>
      index < 5 ? { ...member, verified: { capabilities: { 'strategic-awareness': 4.25 }, practices: {} } } : member,
    );
    const { capabilities } = benchmarkOf({
      release: releaseWith([]),
      scores: scoresOf(3),
      members,
      candidates: 100,
      others: [],
      seed: 'trial',
    });
    expect(capabilities[0]).toMatchObject({ median: 2.5, n: 10, verified: { n: 5, median: 4.5, quartiles: null } });
    expect(capabilities[1]).toMatchObject({ verified: { n: 0, reason: 'too-few-verified-peers', median: null } });
  });

  it('puts the interval of the median around it, in halves', () => {
    const { median, medianInterval } = first(ten, 3);
    expect(medianInterval!.low).toBeLessThanOrEqual(median!);
    expect(medianInterval!.high).toBeGreaterThanOrEqual(median!);
    expect([medianInterval!.low * 2, medianInterval!.high * 2].every(Number.isInteger)).toBe(true);
  });

  it('finds a city below its peers', () => {
    expect(first(ten, 1, { respondents: 8, variance: 0.1 }).position).toMatchObject({ delta: -1.5, verdict: 'below' });
  });

  it('never calls a difference under half a level one, however sure', () => {
    const { position } = first(
      ten.map(() => 2.5),
      2.95,
      { respondents: 200, variance: 0.01 },
    );
    expect(position).toMatchObject({ p: 0.1, verdict: 'no-detectable-difference' });
  });

  it('calls a difference of exactly half a level one, where it is sure', () => {
    const sure = { respondents: 200, variance: 0.01 };
    expect(first(ten, 3, sure).position).toMatchObject({ delta: 0.5, verdict: 'above' });
    expect(first(ten, 2, sure).position).toMatchObject({ delta: -0.5, verdict: 'below' });
  });

  it('finds nothing with one respondent half a level away', () => {
    expect(first(ten, 3).position).toMatchObject({ delta: 0.5, verdict: 'no-detectable-difference' });
  });

  it('keeps the median and gives the reason when the city has no level or it must not be shown', () => {
    expect(first(ten, null)).toMatchObject({ median: 2.5, reason: 'not-enough-answers', position: null, higher: null });
    const hidden = { respondents: 2, variance: 0.1, shown: { capability: false, practices: false } };
    expect(first(ten, 3, hidden)).toMatchObject({
      median: 2.5,
      reason: 'too-few-respondents',
      position: null,
      higher: null,
    });
    expect(benchmark(ten, 3, hidden).practices[0]).toMatchObject({ n: 10, median: 2.5 });
  });
});

describe('the test of a position', () => {
  it('is Holm’s over the five, on p-values that come from the draws of each capability alone', () => {
    const { capabilities } = benchmark(ten, 3.25, { respondents: 3, variance: 0.25 });
    const exact = CAPABILITIES.map((capability) => {
      const { peers, own } = streamsOf('trial', capability);
      return positionP({ level: 3.25, respondents: 3, variance: 0.25 }, bootstrapMedians(ten, peers), 0.25, own);
    });
    for (const [index, adjusted] of holm(exact).entries()) {
      const { position } = capabilities[index]!;
      expect(position!.adjusted).toBeGreaterThanOrEqual(adjusted);
      expect(position!.p).toBeGreaterThanOrEqual(exact[index]!);
      expect(position!.verdict).toBe(adjusted < 0.1 ? 'above' : 'no-detectable-difference');
    }
  });

  it('counts among the tests no capability of which too few peers have a level', () => {
    // The smallest p is 0.024, the others up to 0.031: four such tests find a difference each, five none.
    const last = CAPABILITIES[4];
    const members = group(ten).map((member, index) => {
      const { [last]: _, ...others } = member.individual.capabilities;
      return index >= 6 ? member : { ...member, individual: { ...member.individual, capabilities: others } };
    });
    const verdictsOf = (of: typeof members) =>
      benchmarkOf({
        release: releaseWith([], { pooledVariance: Object.fromEntries(CAPABILITIES.map((id) => [id, 0.25])) }),
        scores: scoresOf(3.25, { respondents: 3, variance: 0.25 }),
        members: of,
        candidates: 100,
        others: [],
        seed: 'trial',
      }).capabilities.map(({ position }) => position?.verdict);
    expect(verdictsOf(members)).toEqual(['above', 'above', 'above', 'above', undefined]);
    expect(verdictsOf(group(ten))).toEqual(Array(5).fill('no-detectable-difference'));
  });

  it('has no variation of the peers in it when all are equal: p is that of the t distribution', () => {
    const { peers, own } = streamsOf('trial', 'one');
    const medians = bootstrapMedians([3, 3, 3, 3, 3, 3, 3, 3], peers);
    expect(new Set(medians)).toEqual(new Set([3]));
    // t = 1 / 0.5 = 2 with 10 degrees of freedom: 2 * 0.03669 = 0.0734.
    expect(positionP({ level: 4, respondents: 1, variance: null }, medians, 0.25, own)).toBeCloseTo(0.0734, 1);
  });

  it('gives the same draws for the same seed', () => {
    expect(benchmark(ten, 3.25)).toEqual(benchmark(ten, 3.25));
  });
});

describe('other reasonable peer groups', () => {
  const high = ten.map((level) => level + 2);
  it('are counted where the difference is half a level or more the same way, in quarters', () => {
    const others = [ten, ten, ten, high];
    expect(first(ten, 3.5, {}, others).position!.sameWay).toBe(0.75);
    expect(first(ten, 1.5, {}, others).position!.sameWay).toBe(1);
    expect(first(ten, 3.5, {}, [high, high]).position!.sameWay).toBe(0);
  });

  it('agree at exactly half a level, from eight peers on', () => {
    expect(first(ten, 3, {}, [ten]).position!.sameWay).toBe(1);
    expect(first(ten, 3.5, {}, [ten.slice(0, 8), ten.slice(0, 7), ten.slice(0, 4), []]).position!.sameWay).toBe(0.25);
  });

  it('say nothing without a difference, or when there are none', () => {
    expect(first(ten, 2.5, {}, [ten]).position!.sameWay).toBeNull();
    expect(first(ten, 3.5).position!.sameWay).toBeNull();
  });
});
