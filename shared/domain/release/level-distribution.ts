import { CAPABILITIES, type CapabilityId } from '#shared/contracts/names.ts';
import type { Release } from '#shared/contracts/release.ts';

/** A number of cities that is smaller is not told. */
export const FEWEST_IN_BAR = 5;
const ROUNDED_TO = 5;
const BAR_WIDTH = 0.5;
/** From 1 to under 1.5, and so on; the last holds 5 too. */
export const BARS: readonly { readonly from: number; readonly to: number }[] = Array.from(
  { length: 4 / BAR_WIDTH },
  (_, index) => ({ from: 1 + index * BAR_WIDTH, to: 1 + (index + 1) * BAR_WIDTH }),
);

/** A number of cities as it is told: rounded to fives; null: fewer than five, perhaps none. */
export type RoundedCount = number | null;

export interface LevelDistribution {
  readonly capability: CapabilityId;
  /** Of each of `BARS`. */
  readonly bars: readonly RoundedCount[];
  /** Cities with too few answers for a level. */
  readonly withoutLevel: RoundedCount;
}

/**
 * How the individual levels of a release's cities lie, capability by capability: in half levels, without names or order.
 *
 * Numbers under five are not told, so nobody is singled out, and the others are rounded to fives, so that neither the
 * sum nor the release before tells what was left out: a number from one to three always has another that would have
 * given the same picture.
 *
 * Null for a release that follows the erasure of a city: it differs from the one before by that city alone, and a bar
 * that shrank could tell where the city stood. The round's next release shows distributions again.
 */
export const levelDistributions = ({ members, succeeds }: Release): LevelDistribution[] | null =>
  succeeds !== undefined
    ? null
    : CAPABILITIES.map((capability) =>
        distributionOf(
          capability,
          members.map(({ individual }) => individual.capabilities[capability]),
        ),
      );

const distributionOf = (capability: CapabilityId, levels: readonly (number | undefined)[]): LevelDistribution => {
  const counts = BARS.map(() => 0);
  for (const level of levels) if (level !== undefined) counts[barOf(level)]! += 1;
  const withLevel = counts.reduce((sum, count) => sum + count, 0);
  return { capability, bars: counts.map(roundedCount), withoutLevel: roundedCount(levels.length - withLevel) };
};

/** A level is a mean, and 2.4999999999 is 2.5. */
const barOf = (level: number): number => Math.min(BARS.length - 1, Math.floor((level - 1) / BAR_WIDTH + 1e-9));

export const roundedCount = (count: number): RoundedCount =>
  count < FEWEST_IN_BAR ? null : Math.round(count / ROUNDED_TO) * ROUNDED_TO;
