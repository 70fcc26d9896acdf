import type { City, Feature } from '#shared/contracts/context.ts';

/** A city of which a test says only what it is about. */
export const town = (id: string, name: string, change: Partial<City> = {}): City => ({
  id,
  name,
  otherNames: [],
  country: 'FI',
  sovereign: 'FI',
  region: 'northern-europe',
  latitude: 0,
  longitude: 0,
  population: 100_000,
  features: {},
  years: {},
  ...change,
});

const KM_PER_DEGREE = 111.195;

/** So many kilometres north of the equator. */
export const north = (km: number) => ({ latitude: km / KM_PER_DEGREE, longitude: 0 });

/** A number of each city, unless told otherwise. */
export const feature = (id: string, overrides: Partial<Feature> = {}): Feature => ({
  id,
  family: 'morphological',
  kind: 'numeric',
  unit: 'none',
  transform: 'none',
  level: 'city',
  source: 'test',
  year: 2020,
  licence: 'test',
  inReference: true,
  ...overrides,
});
