import type { DistanceConstants, Feature, FeatureValue, FeatureValues } from '#shared/contracts/context.ts';
import type { CityProfile } from '#shared/contracts/profile.ts';

/**
 * A city's feature values as it states them: reference values, its own corrections in their place, and what only the
 * city itself can state (form of government, own revenue share in percent, powers). A correction that its feature
 * cannot hold is passed over: a word for a number, a logarithm of zero, a rank outside the reference range.
 */
export const cityFeatures = (
  features: readonly Feature[],
  reference: FeatureValues,
  profile: CityProfile,
  ranges: DistanceConstants['ranges'] = {},
): FeatureValues => {
  const stated = statedFeatures(profile);
  const values: FeatureValues = {};
  for (const feature of features) {
    const { id } = feature;
    const corrected = profile.corrections?.[id]?.value;
    const fits = corrected !== undefined && canHold(feature, corrected, ranges[id]);
    const value = fits ? corrected : (stated[id] ?? reference[id]);
    if (value !== undefined) values[id] = value;
  }
  return values;
};

const statedFeatures = ({ formOfGovernment, ownRevenueShare, powers }: CityProfile): FeatureValues => ({
  ...(formOfGovernment !== undefined && { 'form-of-government': formOfGovernment }),
  ...(ownRevenueShare !== undefined && { 'own-revenue-share': ownRevenueShare }),
  ...(powers !== undefined && { powers: [...powers] }),
});

const canHold = (
  { kind, transform }: Feature,
  value: FeatureValue,
  range: { readonly low: number; readonly high: number } | undefined,
): boolean => {
  if (kind === 'set') return Array.isArray(value);
  if (kind === 'nominal') return typeof value === 'string';
  if (typeof value !== 'number') return false;
  if (kind === 'numeric') return transform === 'none' || value > 0;
  // Ordinal and binary distances are never clipped, so a code off the scale would count for more than all the rest.
  return Number.isInteger(value) && value >= (range?.low ?? value) && value <= (range?.high ?? value);
};

/** Whether the city's own statements change anything that the reference population knows too. */
export const hasCorrections = (features: readonly Feature[], { corrections }: CityProfile): boolean =>
  features.some(({ id, inReference }) => inReference && corrections?.[id] !== undefined);
