import { describe, expect, it } from 'vitest';
import type { Feature, FeatureValues, Population } from '#shared/contracts/context.ts';
import type { CityProfile } from '#shared/contracts/profile.ts';
import { profileRows } from '#shared/domain/peers/profile-rows.ts';
import { placed, worldWith } from './small-world.ts';

const PEERS = [placed(0, 0, 0.2, 0), placed(0, 0, 0.3, 0), placed(0, 0, 0.9, 0)];
interface Asked {
  own?: FeatureValues;
  profile?: CityProfile;
  namedPeers?: readonly FeatureValues[];
  /** How the feature is other than a number from 0 to 1. */
  feature?: Partial<Feature>;
  range?: { low: number; high: number } | undefined;
  years?: Record<string, number>;
}

/** The row of a city's morphological feature, of which it is at 0.4 unless told otherwise. */
const rowOf = (asked: Asked = {}) => {
  const { own = placed(0, 0, 0.4, 0), profile = {}, namedPeers = PEERS, feature = {}, years = {} } = asked;
  const range = 'range' in asked ? asked.range : { low: 0, high: 1 };
  const { meta, cities } = worldWith([own]);
  const id = 'of-morphological';
  const features = meta.features.map((one) => (one.id === id ? { ...one, ...feature } : one));
  const { [id]: _, ...others } = meta.constants.ranges;
  const constants = { ...meta.constants, ranges: { ...others, ...(range && { [id]: range }) } };
  const population: Population = { meta: { ...meta, features, constants }, cities };
  const rows = profileRows({ population, city: { ...cities[0]!, years }, own, profile, namedPeers });
  return rows.find((row) => row.feature === id);
};

describe('where a city stands on a feature', () => {
  it('is its place in the reference range, and the lowest, middle and highest of its named peers', () => {
    expect(rowOf()).toEqual({
      feature: 'of-morphological',
      value: 0.4,
      year: 2020,
      corrected: false,
      position: 0.4,
      peers: { low: 0.2, median: 0.3, high: 0.9 },
    });
    expect(rowOf({ range: { low: 0.2, high: 0.6 } })?.position).toBeCloseTo(0.5, 12);
  });

  it('is at an end of the range where it lies beyond', () => {
    expect(rowOf({ range: { low: 0.5, high: 0.8 } })).toMatchObject({ position: 0, peers: { low: 0, high: 1 } });
    expect(rowOf({ range: { low: 0, high: 0.3 } })?.position).toBe(1);
  });

  it('counts only the peers that have a value, from three on', () => {
    expect(rowOf({ namedPeers: [...PEERS, {}, {}] })?.peers).toEqual({ low: 0.2, median: 0.3, high: 0.9 });
    expect(rowOf({ namedPeers: [PEERS[0]!, PEERS[1]!, {}] })?.peers).toBeNull();
  });

  it('is nowhere without a range, or where all cities are alike', () => {
    expect(rowOf({ range: undefined })).toMatchObject({ value: 0.4, position: null, peers: null });
    expect(rowOf({ range: { low: 1, high: 1 } })).toMatchObject({ position: null, peers: null });
  });

  it.each([
    ['nominal', 'council'],
    ['set', ['civil']],
  ] as const)('is nowhere for a %s feature', (kind, value) => {
    const own = { ...placed(0, 0, 0, 0), 'of-morphological': typeof value === 'string' ? value : [...value] };
    expect(rowOf({ own, namedPeers: [own, own, own], feature: { kind } })).toMatchObject({
      value,
      position: null,
      peers: null,
    });
  });

  it('shows no peers of what only cities themselves can state', () => {
    expect(rowOf({ feature: { inReference: false } })).toMatchObject({ position: 0.4, peers: null });
  });
});

describe('where a value comes from', () => {
  const correction = (value: number) => ({ corrections: { 'of-morphological': { value, year: 2025 } } });

  it('is the year of the value, else that of the feature', () => {
    expect(rowOf({ years: { 'of-morphological': 2017 } })?.year).toBe(2017);
    expect(rowOf({ feature: { year: null } })?.year).toBeNull();
  });

  it('is no year where there is no value', () => {
    expect(rowOf({ own: {} })).toMatchObject({ value: null, year: null, position: null, corrected: false });
  });

  it('is the city’s correction where that is the value, and not where it was passed over', () => {
    expect(rowOf({ profile: correction(0.4) })).toMatchObject({ year: 2025, corrected: true });
    expect(rowOf({ profile: correction(0.5) })).toMatchObject({ year: 2020, corrected: false });
    expect(rowOf({ profile: { corrections: {} } })).toMatchObject({ year: 2020, corrected: false });
  });

  it('is the city’s correction for words too', () => {
    const own = { 'of-morphological': ['civil', 'common'] };
    const corrections = { 'of-morphological': { value: ['civil', 'common'], year: 2024 } };
    const row = rowOf({ own, feature: { kind: 'set' }, profile: { corrections } });
    expect(row).toMatchObject({ year: 2024, corrected: true });
  });
});
