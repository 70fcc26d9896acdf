import { describe, expect, it } from 'vitest';
import { cityFeatures, hasCorrections } from '#shared/domain/distance/city-features.ts';
import { cityNamed, population } from '../benchmark/samples.ts';

const { features, constants } = population.meta;
const { features: reference } = cityNamed('Tampere', 'FI');
const stated = (profile: Parameters<typeof cityFeatures>[2]) =>
  cityFeatures(features, reference, profile, constants.ranges);
const corrected = (id: string, value: number | string | string[]) =>
  stated({ corrections: { [id]: { value, year: 2025 } } })[id];

describe('features as a city states them', () => {
  it('are the reference values when it states nothing', () => {
    expect(stated({})).toEqual(reference);
  });

  it('hold its corrections in place of reference values', () => {
    expect(corrected('population', 260_000)).toBe(260_000);
    expect(corrected('legal-tradition', ['civil', 'common'])).toEqual(['civil', 'common']);
    expect(corrected('administrative-rank', 5)).toBe(5);
    expect(corrected('form-of-government', 'council-and-manager')).toBe('council-and-manager');
  });

  it('hold what only the city can state, and no powers is not the same as not stated', () => {
    const values = stated({ formOfGovernment: 'council-and-manager', ownRevenueShare: 61.5, powers: [] });
    expect(values).toMatchObject({
      'form-of-government': 'council-and-manager',
      'own-revenue-share': 61.5,
      powers: [],
    });
    expect(stated({ powers: ['planning', 'housing'] }).powers).toEqual(['planning', 'housing']);
    for (const own of ['form-of-government', 'own-revenue-share', 'powers']) {
      expect(stated({})).not.toHaveProperty(own);
    }
  });

  it.each([
    ['a word for a number', 'population', 'many'],
    ['digits for a number', 'population', '260000'],
    ['a number for a word', 'form-of-government', 3],
    ['zero people, which have no logarithm', 'population', 0],
    ['a number for a set', 'legal-tradition', 3],
    ['a rank off the scale', 'administrative-rank', 9],
    ['a rank under the scale', 'administrative-rank', -1],
    ['half a rank', 'administrative-rank', 2.5],
  ])('pass over %s', (_, id, value) => {
    expect(corrected(id, value)).toEqual(reference[id]);
  });

  it('may be at zero or below where a feature has no logarithm', () => {
    expect(corrected('urbanisation-rate', -0.2)).toBe(-0.2);
    expect(corrected('elevation', 0)).toBe(0);
  });

  it('are held to no scale where none is known', () => {
    const rank = { corrections: { 'administrative-rank': { value: 9, year: 2025 } } };
    expect(cityFeatures(features, reference, rank)['administrative-rank']).toBe(9);
  });

  it('pass over features that do not exist', () => {
    expect(corrected('favourite-colour', 'green')).toBeUndefined();
  });

  it('count as corrected only where others have the feature too', () => {
    const correction = { value: 50, year: 2025 };
    expect(hasCorrections(features, { corrections: { population: correction } })).toBe(true);
    expect(hasCorrections(features, { corrections: { 'own-revenue-share': correction } })).toBe(false);
    expect(hasCorrections(features, { ownRevenueShare: 50 })).toBe(false);
  });
});
