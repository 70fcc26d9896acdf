import type { NearestOptions } from '#shared/statistics/nearest.ts';
import type { Random } from '#shared/statistics/random.ts';

/**
 * Draws random groups of `size` under the rule of a city's peers: the same candidates, the same caps, no distances. As a
 * walk through all candidates in random order that passes over full groups, so every call is a fresh draw. `size` is what
 * the rule yields for any order, so that it is always reached.
 */
export const randomGroups = (
  rows: number,
  { eligible, except, groups }: NearestOptions,
  size: number,
  random: Random,
): (() => Int32Array) => {
  const candidates = Int32Array.from(
    Array.from({ length: rows }, (_, row) => row).filter((row) => row !== except && eligible?.[row] !== 0),
  );
  const chosen = new Int32Array(size);
  return () => {
    const members = new Map<number, number>();
    let found = 0;
    // Fisher and Yates, stopped as soon as the group is full.
    for (let last = candidates.length - 1; last >= 0 && found < size; last -= 1) {
      const place = random.integer(0, last);
      const row = candidates[place]!;
      candidates[place] = candidates[last]!;
      candidates[last] = row;
      const group = groups === undefined ? row : groups.codes[row]!;
      const taken = members.get(group) ?? 0;
      if (groups !== undefined && taken >= groups.cap(group)) continue;
      members.set(group, taken + 1);
      chosen[found] = row;
      found += 1;
    }
    return chosen;
  };
};
