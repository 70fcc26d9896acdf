import type { ComparisonResult } from '#shared/contracts/comparison.ts';
import { FAMILIES, type Family } from '#shared/contracts/context.ts';
import type { CapabilityId } from '#shared/contracts/names.ts';
import type { ReleaseMember } from '#shared/contracts/release.ts';
import { reweighedDistances } from '#shared/statistics/gower.ts';
import { gowerWeights } from '#shared/statistics/gower-weights.ts';
import { type LikenessScale, likenessOf } from '../distance/likeness-scale.ts';
import type { Pool } from './pool.ts';

const MOST = 3;
/** A capability is strong from here on: what the consent to be a city to learn from covers. */
export const STRONG = 4;

/** Verified levels stand before self-rated ones. */
const levelOf = ({ individual, verified }: ReleaseMember, capability: CapabilityId) =>
  verified.capabilities[capability] ?? individual.capabilities[capability] ?? 0;

/**
 * Up to three cities that agreed to be learned from, are strong in a wished capability, and are far from this one in at
 * least one family: the most different first, one of a region. Their levels are not shown and do not order them.
 */
export const contrastsOf = (
  pool: Pool,
  scale: LikenessScale,
  wished: readonly CapabilityId[],
): ComparisonResult['contrasts'] => {
  const within = distancesByFamily(pool);
  const found = pool.members.flatMap((member, row) => {
    const capability = member?.learnFrom && wished.find((id) => levelOf(member, id) >= STRONG);
    if (!member || !capability) return [];
    const far = FAMILIES.filter((family) => {
      const distance = within[family][row]!;
      return !Number.isNaN(distance) && likenessOf(scale.families[family], distance) === 'far';
    });
    return far.length === 0 ? [] : [{ member, capability, far }];
  });
  found.sort((a, b) => b.far.length - a.far.length);
  return onePerRegion(found)
    .slice(0, MOST)
    .map(({ member: { city, contact }, capability, far }) => ({
      city,
      capability,
      ...(contact !== undefined && { contact }),
      differs: far,
    }));
};

/** Distances of the seeker to every row within each family alone; NaN where the two have nothing in common. */
const distancesByFamily = ({ matrix, self }: Pool): Record<Family, Float64Array> => {
  const distances = reweighedDistances(matrix, self);
  const alone = (only: Family) => gowerWeights(matrix, { families: FAMILIES.map((family) => Number(family === only)) });
  const byFamily = FAMILIES.map((family) => [family, distances(alone(family), new Float64Array(matrix.rows))]);
  return Object.fromEntries(byFamily) as Record<Family, Float64Array>;
};

const onePerRegion = <Found extends { readonly member: ReleaseMember }>(found: readonly Found[]): Found[] => {
  const first = new Map<string, Found>();
  for (const one of found) if (!first.has(one.member.region)) first.set(one.member.region, one);
  return [...first.values()];
};
