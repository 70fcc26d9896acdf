import type { Feature, FeatureValue } from '#shared/contracts/context.ts';
import { type CityProfile, cityProfileSchema, FORMS_OF_GOVERNMENT, POWERS } from '#shared/contracts/profile.ts';
import type { Wording } from '#shared/ports/content.ts';
import type { Read } from '../pages/field-errors.ts';
import { type FormFields, readNumber } from '../pages/form-fields.ts';

/** What a city says of itself, as typed. */
export interface ProfileValues {
  readonly government: string;
  readonly revenue: string;
  /** Powers, or `none` alone; nothing ticked means not stated. */
  readonly powers: readonly string[];
  readonly staff: string;
  readonly budget: string;
}

export const NO_POWERS = 'none';
const MOST_STAFF = 1_000_000;
const LONGEST_BUDGET = 80;

const textOf = (value: number | undefined): string => (value === undefined ? '' : String(value));

export const profileValuesOf = (profile: CityProfile): ProfileValues => ({
  government: profile.formOfGovernment ?? '',
  revenue: textOf(profile.ownRevenueShare),
  powers: profile.powers?.length === 0 ? [NO_POWERS] : (profile.powers ?? []),
  staff: textOf(profile.staff),
  budget: profile.budget ?? '',
});

export const profileValuesSent = (fields: FormFields): ProfileValues => ({
  government: fields.text('government'),
  revenue: fields.text('revenue'),
  powers: fields.texts('powers'),
  staff: fields.text('staff'),
  budget: fields.text('budget'),
});

/** The statements of a profile page; corrections are pages of their own. */
export const readProfile = (values: ProfileValues, say: Wording): Read<CityProfile> => {
  const revenue = readNumber(values.revenue);
  const staff = readNumber(values.staff);
  const wrong = (field: string, isWrong: boolean, key: string, words: Record<string, string | number> = {}) =>
    isWrong ? [{ field, text: say(`form.errors.${key}`, words) }] : [];
  const isShare = revenue === undefined || (revenue !== null && revenue >= 0 && revenue <= 100);
  const isCount =
    staff === undefined || (staff !== null && Number.isInteger(staff) && staff >= 0 && staff <= MOST_STAFF);
  const errors = [
    ...wrong('revenue', !isShare, 'share'),
    ...wrong('staff', !isCount, 'staff'),
    ...wrong('budget', values.budget.length > LONGEST_BUDGET, 'too-long', { field: 'budget', maximum: LONGEST_BUDGET }),
  ];
  if (errors.length > 0) return { errors };
  const government = FORMS_OF_GOVERNMENT.find((form) => form === values.government);
  return {
    value: cityProfileSchema.parse({
      ...(government !== undefined && { formOfGovernment: government }),
      ...(revenue !== undefined && { ownRevenueShare: revenue }),
      ...(values.powers.length > 0 && { powers: POWERS.filter((power) => values.powers.includes(power)) }),
      ...(staff !== undefined && { staff }),
      ...(values.budget !== '' && { budget: values.budget }),
    }),
  };
};

/** A correction of one reference value, as typed. */
export interface CorrectionValues {
  readonly value: readonly string[];
  readonly year: string;
  readonly source: string;
}

export type Correction = NonNullable<CityProfile['corrections']>[string];

const LONGEST_SOURCE = 200;

export const correctionValuesOf = (correction: Correction | undefined): CorrectionValues => ({
  value: correction === undefined ? [] : [correction.value].flat().map(String),
  year: textOf(correction?.year),
  source: correction?.source ?? '',
});

export const correctionValuesSent = (fields: FormFields): CorrectionValues => ({
  value: fields.texts('value'),
  year: fields.text('year'),
  source: fields.text('source'),
});

export const readCorrection = (
  values: CorrectionValues,
  { feature, now, say }: { feature: Feature; now: Date; say: Wording },
): Read<Correction> => {
  const value = readFeatureValue(feature, values.value);
  const year = readNumber(values.year);
  const isYear = typeof year === 'number' && Number.isInteger(year) && year >= 1990 && year <= now.getUTCFullYear();
  const errors = [
    ...(value === undefined
      ? [{ field: 'value', text: say('form.errors.value', { kind: kindOfValue(feature) }) }]
      : []),
    ...(isYear ? [] : [{ field: 'year', text: say('form.errors.year', { latest: String(now.getUTCFullYear()) }) }]),
    ...(values.source.length > LONGEST_SOURCE
      ? [{ field: 'source', text: say('form.errors.too-long', { field: 'source', maximum: LONGEST_SOURCE }) }]
      : []),
  ];
  if (errors.length > 0 || value === undefined || !isYear) return { errors };
  return { value: { value, year, ...(values.source !== '' && { source: values.source }) } };
};

/** The choices of a feature that is no number; the texts stand in the language files under the same words. */
export const CHOICES: Readonly<Record<string, readonly string[]>> = {
  federal: ['1', '0'],
  'legal-tradition': ['civil', 'common', 'customary', 'islamic'],
  'administrative-rank': ['5', '4', '3', '2', '1', '0'],
};

const isAboveZero = ({ kind, transform }: Feature): boolean => kind === 'numeric' && transform === 'log10';

const kindOfValue = (feature: Feature): string => {
  if (CHOICES[feature.id] !== undefined) return 'choice';
  return isAboveZero(feature) ? 'positive' : 'number';
};

const readFeatureValue = (feature: Feature, sent: readonly string[]): FeatureValue | undefined => {
  const choices = CHOICES[feature.id];
  if (choices !== undefined && !sent.every((choice) => choices.includes(choice))) return undefined;
  const [first] = sent;
  if (first === undefined) return undefined;
  if (feature.kind === 'set') return [...sent];
  const number = readNumber(first);
  if (number === null || number === undefined) return undefined;
  return isAboveZero(feature) && number <= 0 ? undefined : number;
};
