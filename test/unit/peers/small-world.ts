import { type City, FAMILIES, type Feature, type FeatureValues, type Population } from '#shared/contracts/context.ts';
import type { ReleaseMember } from '#shared/contracts/release.ts';
import type { Comparison } from '#shared/contracts/submission.ts';
import type { Seeker } from '#shared/domain/peers/pool.ts';
import { memberWith, uuid } from '../benchmark/samples.ts';

/** One number from 0 to 1 per family, all of one weight, so that distances are plain arithmetic. */
const FEATURES: readonly Feature[] = FAMILIES.map((family) => ({
  id: `of-${family}`,
  family,
  kind: 'numeric',
  unit: 'none',
  transform: 'none',
  level: 'city',
  source: 'nowhere',
  year: 2020,
  licence: 'Public domain',
  inReference: true,
}));

/** A value of the morphological feature, 0 for the other three: cities on a line. */
export const onLine = (position: number): FeatureValues =>
  Object.fromEntries(FEATURES.map(({ id, family }) => [id, family === 'morphological' ? position : 0]));

export interface Spot {
  readonly city: string;
  readonly at: number;
  readonly state?: string;
}

export const worldOf = (spots: readonly Spot[], change: Partial<City> = {}): Population => ({
  meta: {
    version: '2020-01',
    features: [...FEATURES],
    sources: [],
    constants: {
      ranges: Object.fromEntries(FEATURES.map(({ id }) => [id, { low: 0, high: 1 }])),
      familyWeights: { 'legal-institutional': 1, 'state-capacity': 1, morphological: 1, 'socio-economic': 1 },
      unusualBeyond: { 7: 0.1, 10: 0.1, 13: 0.1 },
    },
    regions: {},
    countries: {},
  },
  cities: spots.map(({ city, at, state = 'AA' }) => ({
    id: city,
    name: city,
    otherNames: [],
    country: state,
    sovereign: state,
    region: 'somewhere',
    latitude: 0,
    longitude: 0,
    population: 200_000,
    features: onLine(at),
    years: {},
    ...change,
  })),
});

export const membersOf = (spots: readonly Spot[]): ReleaseMember[] =>
  spots.map(({ city, at, state = 'AA' }, index) =>
    memberWith({ city, sovereign: state, features: onLine(at), submission: uuid(index + 1) }),
  );

export const seekerAt = (at: number, state = 'ZZ', city = 'gn-500'): Seeker => ({
  city,
  sovereign: state,
  features: onLine(at),
});

/** `count` cities one step of 0.01 apart from `first` on, ids gn-100 upwards. */
export const row = (count: number, state: (index: number) => string = (index) => `S${index % 26}`): Spot[] =>
  Array.from({ length: count }, (_, index) => ({
    city: `gn-${100 + index}`,
    at: 0.01 * (index + 1),
    state: state(index),
  }));

export const choice = (change: Partial<Comparison> = {}): Comparison => ({
  lens: 'balanced',
  k: 10,
  sameCountry: false,
  sameAdministrativeRank: false,
  additions: [],
  ...change,
});

/** One value for each family, in the order of the families. */
export const placed = (...values: readonly number[]): FeatureValues =>
  Object.fromEntries(FEATURES.flatMap(({ id }, index) => (values[index] === undefined ? [] : [[id, values[index]]])));

/** Cities gn-100 upwards with these features, each in a state of its own. */
export const worldWith = (rows: readonly FeatureValues[]): Population => {
  const world = worldOf(rows.map((_, index) => ({ city: `gn-${100 + index}`, at: 0, state: `S${index}` })));
  return { ...world, cities: world.cities.map((city, index) => ({ ...city, features: rows[index] ?? {} })) };
};

const EACH = { close: 0.1, fair: 0.3 };

/** Below which distances cities are alike: the same for all families but the last, where it is told apart. */
export const scaleWith = (socioEconomic = EACH) => ({
  whole: EACH,
  families: {
    'legal-institutional': EACH,
    'state-capacity': EACH,
    morphological: EACH,
    'socio-economic': socioEconomic,
  },
});
