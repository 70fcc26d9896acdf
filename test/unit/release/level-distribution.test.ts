import { describe, expect, it } from 'vitest';
import { CAPABILITIES } from '#shared/contracts/names.ts';
import {
  BARS,
  FEWEST_IN_BAR,
  type LevelDistribution,
  levelDistributions,
  roundedCount,
} from '#shared/domain/release/level-distribution.ts';
import { createReadLevelDistributions } from '#shared/operations/read-level-distributions.ts';
import { aHash } from '#test/fakes/assessment-items.ts';
import { aRelease, aReleaseMember } from '#test/fakes/release-items.ts';

/** A release whose cities have these levels in the second capability, and none in the others. */
const releaseOf = (levels: readonly (number | null)[]) =>
  aRelease({
    members: levels.map((level, index) =>
      aReleaseMember({
        city: `gn-${101 + index}`,
        individual: { capabilities: level === null ? {} : { 'adapting-focus': level }, practices: {} },
      }),
    ),
  });

const shown = (levels: readonly (number | null)[]): LevelDistribution => {
  const found = levelDistributions(releaseOf(levels))?.find(({ capability }) => capability === 'adapting-focus');
  if (found === undefined) throw new Error('No distribution');
  return found;
};

const times = <Value>(count: number, value: Value): Value[] => Array(count).fill(value);

describe('how the levels of a release lie', () => {
  it('is told for the five capabilities in their own order, in half levels from 1 to 5', () => {
    const all = levelDistributions(releaseOf(times(15, 3)));
    expect(all?.map(({ capability }) => capability)).toEqual(CAPABILITIES);
    expect(BARS.map(({ from }) => from)).toEqual([1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5]);
    expect(BARS.at(-1)?.to).toBe(5);
  });

  it('puts a level into the half level that it begins or lies in, 5 into the last', () => {
    const levels = [...times(5, 1), ...times(5, 2.499_999_999_99), ...times(5, 10 / 3), ...times(5, 5)];
    expect(shown(levels).bars).toEqual([5, null, null, 5, 5, null, null, 5]);
  });

  it('leaves out what fewer than five cities share, and does not tell them from none', () => {
    const { bars } = shown([...times(11, 2), ...times(FEWEST_IN_BAR - 1, 3)]);
    expect(bars[2]).toBe(10);
    expect(bars[4]).toBeNull();
    expect(bars[7]).toBeNull();
  });

  it('counts the cities without a level apart, and leaves them out below five too', () => {
    expect(shown([...times(13, 3), null, null]).withoutLevel).toBeNull();
    expect(shown([...times(10, 3), ...times(7, null)]).withoutLevel).toBe(5);
    expect(shown(times(15, null)).bars).toEqual(times(8, null));
  });

  it('names no city and gives no level of one', () => {
    expect(JSON.stringify(levelDistributions(aRelease()))).not.toMatch(/gn-|3\.33/);
  });

  it('rounds to fives', () => {
    expect([0, 1, 4, 5, 7, 8, 12, 13, 500].map(roundedCount)).toEqual([null, null, null, 5, 5, 10, 10, 15, 500]);
  });

  it('lets nobody work out a number from one to three: another one gives the same picture', () => {
    const categories = BARS.length + 1;
    let seed = 11;
    const random = (below: number): number => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    for (let trial = 0; trial < 2000; trial += 1) {
      const counts = Array.from({ length: categories }, () => random([4, 6, 30][trial % 3]!));
      const picture = counts.map(roundedCount).join();
      counts.forEach((count, hidden) => {
        if (count < 1 || count > 3) return;
        const moved = counts.flatMap((_, other) => {
          if (other === hidden) return [];
          return [-1, 1].map((by) =>
            counts.map((each, index) => (index === hidden ? each + by : index === other ? each - by : each)),
          );
        });
        const alike = moved.filter((each) => Math.min(...each) >= 0 && each.map(roundedCount).join() === picture);
        expect(alike.length, `${counts}`).toBeGreaterThan(0);
      });
    }
  });

  it('is not told after the erasure of a city, whose level a smaller bar could give away', () => {
    expect(levelDistributions({ ...releaseOf(times(15, 3)), succeeds: aHash() })).toBeNull();
  });
});

describe('reading how the levels of a round lie', () => {
  it('takes the current release, once, and finds none before the first', async () => {
    const release = releaseOf(times(15, 3));
    const { id, round, number, publishedAt } = release;
    const entry = { id, round, number, hash: aHash(), cities: 15, publishedAt };
    let reads = 0;
    const read = createReadLevelDistributions({
      latest: async (asked) => (asked === round ? entry : undefined),
      get: async () => {
        reads += 1;
        return release;
      },
    });
    expect(await read('another-round')).toBeUndefined();
    const first = await read(round);
    expect(first).toEqual({ entry, distributions: levelDistributions(release) });
    expect(await read(round)).toEqual(first);
    expect(reads).toBe(1);
  });
});
