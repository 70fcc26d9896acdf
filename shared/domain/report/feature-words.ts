import type { Feature, FeatureValue } from '#shared/contracts/context.ts';
import { FORMS_OF_GOVERNMENT, POWERS } from '#shared/contracts/profile.ts';
import type { Wording } from '#shared/ports/content.ts';
import { listText } from './phrasing.ts';

export const featureName = (say: Wording, id: string): string => say(`context.features.${id}`);

/** Values that have words. A city's own correction may say something else, which is printed as it stands. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  federal: ['0', '1'],
  'administrative-rank': ['0', '1', '2', '3', '4', '5'],
  'legal-tradition': ['civil', 'common', 'customary', 'islamic'],
  'form-of-government': FORMS_OF_GOVERNMENT,
  powers: POWERS,
};

const wordOf = (say: Wording, id: string, value: string | number): string =>
  WORDS[id]?.includes(String(value)) ? say(`context.values.${id}.${value}`) : String(value);

/** A value of a feature as a reader says it: with its unit, or its word. */
export const featureText = (say: Wording, { id, kind, unit }: Feature, value: FeatureValue): string => {
  if (Array.isArray(value)) {
    if (value.length === 0) return say('context.values.empty');
    return listText(
      say,
      value.map((word) => wordOf(say, id, word)),
    );
  }
  if (typeof value === 'string' || kind === 'binary' || kind === 'ordinal') return wordOf(say, id, value);
  return say(`context.units.${unit}`, { value: isRoundable(unit) ? twoDigits(value) : value });
};

/** Counts of people and money are known to two digits at best. */
const isRoundable = (unit: string): boolean => unit === 'people' || unit === 'international-dollars';

const twoDigits = (value: number): number => {
  if (value <= 0) return value;
  const step = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1);
  return Math.round(value / step) * step;
};

/** A place on the reference range, 0 to 1, back in the feature's unit; null where the range is not known. */
export const valueAt = (
  { kind, transform }: Feature,
  range: { readonly low: number; readonly high: number } | undefined,
  position: number,
): number | null => {
  if (range === undefined || kind !== 'numeric') return null;
  const transformed = range.low + position * (range.high - range.low);
  return transform === 'log10' ? 10 ** transformed : transformed;
};
