import { describe, expect, it } from 'vitest';
import { lensWeights } from '#shared/domain/distance/lens-weights.ts';
import { likenessScale } from '#shared/domain/distance/likeness-scale.ts';
import { referenceDistances, standpointOf } from '#shared/domain/distance/reference.ts';
import { contrastsOf } from '#shared/domain/peers/contrasts.ts';
import { poolOf } from '#shared/domain/peers/pool.ts';
import { profileRows } from '#shared/domain/peers/profile-rows.ts';
import { twinsOf } from '#shared/domain/peers/twins.ts';
import { cityNamed, memberWith, population, releaseOf } from '../benchmark/samples.ts';

const balanced = lensWeights(population.meta.constants, 'balanced');
const scaleOf = () => likenessScale(population, balanced);
const byId = new Map(population.cities.map((city) => [city.id, city]));
const twinsAt = (name: string, country: string) => {
  const standpoint = standpointOf(population, cityNamed(name, country).id, null);
  return twinsOf(standpoint, referenceDistances(standpoint, balanced), scaleOf()).map(({ city }) => byId.get(city)!);
};

describe('structural twins', () => {
  it('are ten other cities, none of them part of a larger one', () => {
    for (const [name, country] of [
      ['New York City', 'US'],
      ['Mexico City', 'MX'],
      ['Tampere', 'FI'],
    ] as const) {
      const twins = twinsAt(name, country);
      expect(twins).toHaveLength(10);
      expect(twins.filter(({ partOf }) => partOf !== undefined)).toEqual([]);
      expect(twins.map((city) => city.name)).not.toContain(name);
    }
  });

  it('are at most half from the own state and three from any other', () => {
    const counts = new Map<string, number>();
    for (const { sovereign } of twinsAt('Bogotá', 'CO')) counts.set(sovereign, (counts.get(sovereign) ?? 0) + 1);
    expect(counts.get('CO')).toBeLessThanOrEqual(5);
    expect(Math.max(...[...counts].filter(([state]) => state !== 'CO').map(([, count]) => count))).toBeLessThanOrEqual(
      3,
    );
  });
});

describe('contrasts', () => {
  const { id: city, sovereign, features } = cityNamed('Tampere', 'FI');
  const release = releaseOf(60);
  const contrastsIn = (members = release.members) =>
    contrastsOf(poolOf(population, { members }, { city, sovereign, features }), scaleOf(), ['adapting-focus']);

  it('are up to three, of different regions, that agreed to be learned from and are strong where it matters', () => {
    const found = contrastsIn();
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThanOrEqual(3);
    for (const contrast of found) {
      const member = release.members.find((one) => one.city === contrast.city)!;
      expect(member.learnFrom).toBe(true);
      expect(member.individual.capabilities['adapting-focus']).toBeGreaterThanOrEqual(4);
      expect(contrast.capability).toBe('adapting-focus');
      expect(contrast.differs.length).toBeGreaterThan(0);
    }
    const regions = found.map((contrast) => byId.get(contrast.city)!.region);
    expect(new Set(regions).size).toBe(regions.length);
  });

  it('come in the order of how many families they differ in, not of their levels', () => {
    const everybody = release.members.map((member) => ({ ...memberWith({ ...member, level: 4 }), learnFrom: true }));
    const found = contrastsIn(everybody).map(({ differs }) => differs.length);
    expect(found).toHaveLength(3);
    expect(found).toEqual(found.toSorted((a, b) => b - a));
    const inTurn = contrastsIn(everybody.toReversed()).map(({ differs }) => differs.length);
    expect(inTurn).toEqual(found);
    expect(found[0]).toBeGreaterThan(1);
  });

  it('are empty when nobody agreed or nobody is strong', () => {
    expect(contrastsIn(release.members.map((member) => ({ ...member, learnFrom: false })))).toEqual([]);
    expect(
      contrastsIn(
        release.members.map((member) => ({
          ...memberWith({ ...member, level: 3.75 }),
          individual: { capabilities: { 'adapting-focus': 3.75 }, practices: {} },
        })),
      ),
    ).toEqual([]);
  });

  it('do not hold a city that is alike in everything', () => {
    const twin = memberWith({ city: 'gn-0', features, level: 5, learnFrom: true });
    expect(contrastsIn([twin, ...release.members]).map((one) => one.city)).not.toContain('gn-0');
  });

  it('carry the office that a city named for questions', () => {
    const members = release.members.map((member) => ({
      ...member,
      ...(member.learnFrom && { contact: 'The office' }),
    }));
    expect(contrastsIn(members)[0]).toMatchObject({ contact: 'The office' });
  });
});

describe('the context profile', () => {
  const city = cityNamed('Tampere', 'FI');
  const others = ['Turku', 'Oulu', 'Helsinki'].map((name) => cityNamed(name, 'FI').features);
  const rowsOf = (profile = {}, namedPeers = others, own = city.features) =>
    profileRows({ population, city, own, profile, namedPeers });
  const rowOf = (feature: string, ...input: Parameters<typeof rowsOf>) =>
    rowsOf(...input).find((row) => row.feature === feature)!;

  it('places the city on the reference range', () => {
    const { low, high } = population.meta.constants.ranges.population!;
    expect(rowOf('population').position).toBeCloseTo((Math.log10(city.population) - low) / (high - low), 12);
    expect(rowOf('legal-tradition').position).toBeNull();
  });

  it('shows the range of named peers from three on', () => {
    const { peers } = rowOf('population');
    expect(peers!.low).toBeLessThanOrEqual(peers!.median);
    expect(peers!.high).toBeGreaterThan(peers!.median);
    expect(rowOf('population', {}, others.slice(1)).peers).toBeNull();
  });

  it('marks a corrected value with its year', () => {
    const own = { ...city.features, population: 260_000 };
    const profile = { corrections: { population: { value: 260_000, year: 2025 } } };
    expect(rowOf('population', profile, others, own)).toMatchObject({ value: 260_000, year: 2025, corrected: true });
    expect(rowOf('gini', profile, others, own)).toMatchObject({ corrected: false, year: city.years.gini ?? null });
  });

  it('keeps a missing value missing', () => {
    expect(rowOf('powers')).toMatchObject({ value: null, year: null, position: null, peers: null });
  });
});
