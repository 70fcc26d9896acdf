import { describe, expect, it } from 'vitest';
import type { ComparisonResult } from '#shared/contracts/comparison.ts';
import type { Feature } from '#shared/contracts/context.ts';
import { buildReport } from '#shared/domain/report/build-report.ts';
import { featureText, valueAt } from '#shared/domain/report/feature-words.ts';
import { content } from '#test/fakes/report-content.ts';
import { aComparison } from '#test/fakes/scores-comparison.ts';
import { compared } from './rare-inputs.ts';
import { blocksOf } from './report-text.ts';

const say = content.wording('en');
const { features } = content.population().meta;
const feature = (id: string): Feature => features.find((one) => one.id === id)!;

describe('a value in words', () => {
  it.each([
    ['population', 802_639, '800,000'],
    ['population', 95, '95'],
    ['population', 1_250_000, '1,300,000'],
    ['gdp-per-head', 1644, '1,600'],
    ['population', 0, '0'],
  ])('has %s %i to two digits: %s', (id, value, text) => {
    expect(featureText(say, feature(id), value)).toContain(text);
  });

  it('keeps the digits of what is measured', () => {
    expect(featureText(say, feature('gini'), 35.7)).toContain('35.7');
    expect(featureText(say, feature('elevation'), -3)).toMatch(/[-−]3/);
  });

  it('has a word for a rank, for yes and no, and for nothing at all', () => {
    expect(featureText(say, feature('administrative-rank'), 4)).toBe(say('context.values.administrative-rank.4'));
    expect(featureText(say, feature('federal'), 1)).toBe(say('context.values.federal.1'));
    expect(featureText(say, feature('powers'), [])).toBe('none');
    expect(featureText(say, feature('powers'), ['planning'])).toBe(say('context.values.powers.planning'));
    expect(featureText(say, feature('form-of-government'), 'a triumvirate')).toBe('a triumvirate');
  });

  it('is a place of the range back in its unit', () => {
    expect(valueAt(feature('population'), { low: 4, high: 6 }, 0.5)).toBeCloseTo(100_000, 6);
    expect(valueAt(feature('gini'), { low: 20, high: 60 }, 0.25)).toBe(30);
    expect(valueAt(feature('gini'), undefined, 0.25)).toBeNull();
    expect(valueAt(feature('administrative-rank'), { low: 0, high: 5 }, 0.2)).toBeNull();
  });
});

describe('the title of the context profile', () => {
  type Row = ComparisonResult['profile'][number];
  const titleOf = (rows: Readonly<Record<string, Partial<Row>>>, rest: Partial<Row>) => {
    const profile = aComparison().profile.map((row) => ({ ...row, ...rest, ...rows[row.feature] }));
    return blocksOf(buildReport(compared({ profile })), 'peers', 'profile')[0]?.title;
  };
  const name = (id: string) => say(`context.features.${id}`);
  const alone = { peers: null, position: 0.5 };

  it('names where the city stands lowest and highest of all cities, by numbers alone, where it has no peers', () => {
    const rows = { 'population-50km': { position: 0.1 }, gini: { position: 0.9 }, federal: { position: 1 } };
    const title = titleOf({ ...rows, 'administrative-rank': { position: 0 }, elevation: { position: null } }, alone);
    const ends = { lowest: name('population-50km'), highest: name('gini') };
    expect(title).toBe(say('report.profile.title-alone', ends));
    const turned = titleOf({ 'population-50km': { position: 0.9 }, gini: { position: 0.1 } }, alone);
    expect(turned).toBe(say('report.profile.title-alone', { lowest: name('gini'), highest: name('population-50km') }));
  });

  it('counts the features that are known where none stands out', () => {
    expect(titleOf({}, alone)).toMatch(/features of your city’s context, without peers/);
    expect(titleOf({}, { ...alone, position: null })).toMatch(/features of your city’s context, without peers/);
  });

  it('stands over no chart where nothing is known, and over no feature that there is not', () => {
    const profileOf = (profile: Row[]) => blocksOf(buildReport(compared({ profile })), 'peers', 'profile')[0];
    expect(profileOf([])).toBeUndefined();
    const [row] = aComparison().profile.filter(({ value }) => value !== null);
    expect(profileOf([row!, { ...row!, feature: 'favourite-colour' }])?.rows).toHaveLength(1);
  });

  it('names the first three features that lie outside the range of named peers', () => {
    const peers = { low: 0.3, median: 0.45, high: 0.7 };
    const at = (position: number) => ({ position, peers });
    const outside = { population: at(0.71), elevation: at(0.29), gini: at(0.9), 'gdp-per-head': at(0.1) };
    const [first, second, third] = features.map(({ id }) => id).filter((id) => id in outside);
    expect(titleOf(outside, at(0.5))).toBe(
      say('report.profile.title', {
        features: `${name(first ?? '')}, ${name(second ?? '')} and ${name(third ?? '')}`,
      }),
    );
  });

  it('finds a city like its peers where it stands at the end of their range', () => {
    const peers = { low: 0.3, median: 0.45, high: 0.7 };
    const ends = { population: { position: 0.7 }, elevation: { position: 0.3 }, gini: { position: null } };
    expect(titleOf(ends, { position: 0.5, peers })).toBe(say('report.profile.title-like'));
  });
});
