import { describe, expect, it } from 'vitest';
import { bootstrapMedians, streamsOf } from '#shared/domain/benchmark/position.ts';
import { createRandom } from '#shared/statistics/random.ts';

describe('the medians of resamples', () => {
  const shareOf = (levels: readonly number[], value: number) => {
    const medians = bootstrapMedians(levels, createRandom('medians'));
    return medians.filter((median) => median === value).length / medians.length;
  };

  it('are those of the levels in order, whatever order they are drawn in', () => {
    // At least five of nine are one of the two fives: P = 0.0257 for p = 2/9; a single draw is one in 22 %.
    const share = shareOf([5, 2, 2, 2, 2, 2, 2, 2, 5], 5);
    expect(share).toBeGreaterThan(0.01);
    expect(share).toBeLessThan(0.05);
  });

  it('lie between the two in the middle where their number is even', () => {
    // Four of eight draws are a two: 70/256.
    expect(shareOf([2, 2, 2, 2, 4, 4, 4, 4], 3)).toBeCloseTo(70 / 256, 1);
  });
});

describe('the draws of a capability', () => {
  const firstsOf = (seed: string, capability: string) => {
    const { peers, own } = streamsOf(seed, capability);
    return [peers.uniform(), own.uniform()];
  };

  it('are of its own, for the peers and for the city, and repeat with the seed', () => {
    const all = ['a', 'b'].flatMap((seed) => ['one', 'two'].flatMap((capability) => firstsOf(seed, capability)));
    expect(new Set(all).size).toBe(8);
    expect(firstsOf('a', 'one')).toEqual(firstsOf('a', 'one'));
  });
});
