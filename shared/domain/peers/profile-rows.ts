import type { ComparisonResult } from '#shared/contracts/comparison.ts';
import type { City, Feature, FeatureValue, FeatureValues, Population } from '#shared/contracts/context.ts';
import type { CityProfile } from '#shared/contracts/profile.ts';
import { columnOf } from '#shared/domain/context/feature-columns.ts';
import { quantiles } from '#shared/statistics/quantile.ts';

type Row = ComparisonResult['profile'][number];
/** Fewer named peers than this make no range. */
const FEWEST = 3;

interface ProfileInput {
  readonly population: Population;
  readonly city: City;
  /** As the city states itself. */
  readonly own: FeatureValues;
  readonly profile: CityProfile;
  /** Of named peers only: those of others would tell who they are. */
  readonly namedPeers: readonly FeatureValues[];
}

/**
 * Where the city stands on every feature, 0 to 1 over the reference range, and the lowest, middle and highest of its
 * named peers, from three on. Words and sets have no position.
 */
export const profileRows = (input: ProfileInput): Row[] =>
  input.population.meta.features.map((feature) => {
    const { own, namedPeers, population } = input;
    const positions = positionsOf(feature, [own, ...namedPeers], population.meta.constants.ranges[feature.id]);
    const [position = null, ...others] = positions;
    return {
      feature: feature.id,
      value: own[feature.id] ?? null,
      ...provenanceOf(feature, input),
      position,
      peers: feature.inReference ? rangeOf(others) : null,
    };
  });

const provenanceOf = ({ id, year }: Feature, { city, own, profile }: ProfileInput) => {
  const correction = profile.corrections?.[id];
  const corrected = correction !== undefined && sameValue(own[id], correction.value);
  if (corrected) return { year: correction.year, corrected };
  return { year: own[id] === undefined ? null : (city.years[id] ?? year), corrected };
};

const sameValue = (first: FeatureValue | undefined, second: FeatureValue): boolean =>
  JSON.stringify(first) === JSON.stringify(second);

const positionsOf = (
  feature: Feature,
  rows: readonly FeatureValues[],
  range: { readonly low: number; readonly high: number } | undefined,
): (number | null)[] => {
  if (feature.kind === 'nominal' || feature.kind === 'set' || !range || range.high <= range.low)
    return rows.map(() => null);
  return Array.from(columnOf(feature, rows), (value) => {
    if (Number.isNaN(value)) return null;
    return Math.max(0, Math.min(1, (value - range.low) / (range.high - range.low)));
  });
};

const rangeOf = (positions: readonly (number | null)[]): Row['peers'] => {
  const known = positions.filter((position) => position !== null);
  if (known.length < FEWEST) return null;
  const [low, median, high] = quantiles(known, [0, 0.5, 1]);
  return { low: low as number, median: median as number, high: high as number };
};
