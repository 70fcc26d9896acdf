import type { Population } from '#shared/contracts/context.ts';
import { type Invitee, inviteeSchema } from '#shared/contracts/invitation.ts';
import { LANGUAGES } from '#shared/contracts/names.ts';
import type { Round } from '#shared/contracts/round.ts';
import { createCityMatcher } from '#shared/domain/context/city-match.ts';

/** A line as it was typed. */
export interface TypedInvitee {
  readonly line: number;
  /** An id such as gn-3688689, or a name when `country` says where. */
  readonly city: string;
  readonly country: string;
  readonly address: string;
  readonly language: string;
}

export const BAD_ROWS = [
  'city-missing',
  'city-unknown',
  'city-several',
  'country-missing',
  'address-wrong',
  'language-unknown',
  'repeated',
] as const;
export type BadRowReason = (typeof BAD_ROWS)[number];

export interface BadRow {
  readonly line: number;
  readonly reason: BadRowReason;
  /** What is wrong, as it was typed; for a repeated row the line that came first. */
  readonly value: string;
}

export interface CheckedInvitees {
  readonly invitees: readonly Invitee[];
  readonly bad: readonly BadRow[];
}

export type CheckedCity = { readonly id: string } | { readonly reason: BadRowReason };

/** Sorts the lines of a list into those that can be invited and those that cannot, each with its reason. */
export const checkInvitees = (
  rows: readonly TypedInvitee[],
  population: Population,
  { languages }: Pick<Round, 'languages'>,
): CheckedInvitees => {
  const findCity = cityFinderOf(population);
  const firstLines = new Map<string, number>();
  const invitees: Invitee[] = [];
  const bad: BadRow[] = [];
  for (const row of rows) {
    const checked = checkRow(row, findCity(row), languages);
    if ('reason' in checked) {
      bad.push(checked);
      continue;
    }
    const key = `${checked.city} ${checked.address.toLowerCase()}`;
    const first = firstLines.get(key);
    if (first === undefined) invitees.push(checked);
    else bad.push({ line: row.line, reason: 'repeated', value: String(first) });
    firstLines.set(key, first ?? row.line);
  }
  return { invitees, bad };
};

const checkRow = (row: TypedInvitee, city: CheckedCity, languages: readonly string[]): Invitee | BadRow => {
  const { line } = row;
  if ('reason' in city)
    return { line, reason: city.reason, value: city.reason === 'country-missing' ? row.city : shown(row) };
  const address = inviteeSchema.shape.address.safeParse(row.address);
  if (!address.success) return { line, reason: 'address-wrong', value: row.address };
  const wanted = row.language === '' ? languages[0] : row.language.toLowerCase();
  const language = LANGUAGES.find((known) => known === wanted && languages.includes(known));
  if (language === undefined) return { line, reason: 'language-unknown', value: row.language };
  return { line, city: city.id, address: address.data, language };
};

const shown = ({ city, country }: TypedInvitee): string => (country === '' ? city : `${city}, ${country}`);

/** Finds a city as somebody types it alone: its id, or its name and country with a comma between them. */
export const createCheckCity = (population: Population) => {
  const findCity = cityFinderOf(population);
  return (text: string): CheckedCity => {
    const [city = '', ...country] = text.split(',').map((part) => part.trim());
    return findCity({ city, country: country.join(', ') });
  };
};

type CityFinder = (place: Pick<TypedInvitee, 'city' | 'country'>) => CheckedCity;
const finders = new WeakMap<Population, CityFinder>();

/** Finds a city by id, or by a name that only one city of the country has. It never guesses. Names are read once. */
const cityFinderOf = (population: Population): CityFinder => {
  const known = finders.get(population);
  if (known !== undefined) return known;
  const finder = createCityFinder(population);
  finders.set(population, finder);
  return finder;
};

const createCityFinder = ({ cities, meta }: Population): CityFinder => {
  const ids = new Set(cities.map(({ id }) => id));
  const match = createCityMatcher(cities);
  const codes = new Map(Object.entries(meta.countries).map(([code, name]) => [name.toLowerCase(), code]));
  return ({ city, country }) => {
    if (city === '') return { reason: 'city-missing' };
    if (/^gn-\d+$/.test(city)) return ids.has(city) ? { id: city } : { reason: 'city-unknown' };
    if (country === '') return { reason: 'country-missing' };
    const found = match({ name: city, country: codes.get(country.toLowerCase()) ?? country.toUpperCase() });
    if ('id' in found) return found;
    return { reason: found.unmatched === 'several-of-this-name' ? 'city-several' : 'city-unknown' };
  };
};
