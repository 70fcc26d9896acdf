import { readFileSync } from 'node:fs';
import { templatesFolder } from '#functions/platform/templates-folder.ts';
import type { ReleaseMember } from '#shared/contracts/release.ts';

/** The peer rule once more, slow and plain, from the committed tables alone: what the engine is held against. */
interface PlainCity {
  readonly id: string;
  readonly sovereign: string;
  readonly values: Readonly<Record<string, number | readonly string[] | undefined>>;
}

const FAMILIES = {
  'legal-institutional': ['federal', 'legal-tradition', 'administrative-rank'],
  'state-capacity': ['taxes-gdp', 'internet-users', 'infant-mortality'],
  morphological: ['population', 'elevation', 'population-50km', 'distance-larger-city', 'primacy'],
  'socio-economic': ['gdp-per-head', 'gini', 'urban-share', 'urbanisation-rate'],
} as const;
const LOGARITHMIC = new Set([
  'infant-mortality',
  'population',
  'population-50km',
  'distance-larger-city',
  'primacy',
  'gdp-per-head',
]);
const NOT_CLIPPED = new Set(['federal', 'administrative-rank']);

const read = (name: string) => readFileSync(templatesFolder('context', name), 'utf8');

const tableOf = (name: string): Record<string, string>[] => {
  const [head = '', ...lines] = read(name).trimEnd().split('\n');
  const columns = head.split('\t');
  return lines.map((line) => {
    const cells = line.split('\t');
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']));
  });
};

const meta = JSON.parse(read('context.json')) as {
  constants: { ranges: Record<string, { low: number; high: number }>; familyWeights: Record<string, number> };
};
const countries = new Map(tableOf('countries.tsv').map((row) => [row.country, row]));

const parsedValue = (feature: string, text: string | undefined): number | readonly string[] | undefined => {
  if (text === undefined || text === '') return undefined;
  if (feature === 'legal-tradition') return text.split('|');
  return LOGARITHMIC.has(feature) ? Math.log10(Number(text)) : Number(text);
};

const plainCities: readonly PlainCity[] = tableOf('cities.tsv').map((row) => {
  const country = countries.get(row.country);
  const features = Object.values(FAMILIES).flat();
  return {
    id: row.id ?? '',
    sovereign: country?.sovereign ?? '',
    values: Object.fromEntries(
      features.map((feature) => [feature, parsedValue(feature, row[feature] ?? country?.[feature])]),
    ),
  };
});

const featureDistance = (feature: string, a: PlainCity, b: PlainCity): number | undefined => {
  const [x, y] = [a.values[feature], b.values[feature]];
  if (x === undefined || y === undefined) return undefined;
  if (typeof x !== 'number' || typeof y !== 'number') {
    const [first, second] = [new Set(x as string[]), new Set(y as string[])];
    return 1 - first.intersection(second).size / first.union(second).size;
  }
  const { low, high } = meta.constants.ranges[feature] ?? { low: 0, high: 0 };
  if (NOT_CLIPPED.has(feature)) return Math.abs(x - y) / (high - low);
  const clip = (value: number) => Math.min(high, Math.max(low, value));
  return Math.abs(clip(x) - clip(y)) / (high - low);
};

const distance = (a: PlainCity, b: PlainCity): number => {
  let [total, weights] = [0, 0];
  for (const [family, features] of Object.entries(FAMILIES)) {
    const known = features.map((feature) => featureDistance(feature, a, b)).filter((d) => d !== undefined);
    if (known.length === 0) continue;
    const weight = meta.constants.familyWeights[family] ?? 0;
    total += (weight * known.reduce((sum, d) => sum + d, 0)) / known.length;
    weights += weight;
  }
  return total / weights;
};

/** The ten nearest of a release: at most half of the own state, three of any other. */
export const peersByHand = (city: string, members: readonly ReleaseMember[]): string[] => {
  const byId = new Map(plainCities.map((plain) => [plain.id, plain]));
  const own = byId.get(city);
  if (own === undefined) throw new Error(`No city ${city}`);
  const ranked = members
    .filter((member) => member.city !== city)
    .map((member) => ({ id: member.city, state: member.sovereign, d: distance(own, byId.get(member.city) ?? own) }))
    .sort((a, b) => a.d - b.d || (a.id < b.id ? -1 : 1));
  const chosen: typeof ranked = [];
  for (const candidate of ranked) {
    const ofState = chosen.filter(({ state }) => state === candidate.state).length;
    if (chosen.length < 10 && ofState < (candidate.state === own.sovereign ? 5 : 3)) chosen.push(candidate);
  }
  return chosen.map(({ id }) => id);
};

/** Type 7: the middle value, or the mean of the two in the middle. */
export const medianByHand = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2;
};

export const rounded = (value: number, step: number): number => Math.floor(value / step + 0.5 + 1e-9) * step;
