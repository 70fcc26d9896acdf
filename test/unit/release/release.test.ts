import { describe, expect, it } from 'vitest';
import { releaseSchema } from '#shared/contracts/release.ts';
import { buildRelease, successorWithout } from '#shared/domain/release/build-release.ts';
import { pooledVarianceOf } from '#shared/domain/release/pooled-variance.ts';
import { previewRelease } from '#shared/domain/release/preview-release.ts';
import type { Participant } from '#shared/domain/release/release-member.ts';
import { population, releaseOf, scoresOf, submissionOf, uuid } from '../benchmark/samples.ts';

const cities = releaseOf(60).members.map(({ city }) => city);
const round = { id: 'trial', instrument: '2026.1', demonstration: false };
const participant = (index: number, change: Partial<Participant['submission']> = {}, level = 3): Participant => ({
  submission: submissionOf(cities[index]!, { id: uuid(index), ...change }),
  scores: scoresOf(level),
});
const participants = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => participant(from + index));
const build = (change: Partial<Parameters<typeof buildRelease>[0]> = {}) =>
  buildRelease({
    round,
    number: 1,
    participants: participants(15),
    previous: null,
    population,
    method: '1',
    publishedAt: '2026-11-23T10:00:00.000Z',
    ...change,
  });
const refusal = (change: Parameters<typeof build>[0]) => {
  try {
    build(change);
  } catch (error) {
    return error;
  }
  return undefined;
};

describe('a release', () => {
  it('fits the contract, with members in the order of city ids', () => {
    const release = build({ participants: participants(20).reverse() });
    expect(releaseSchema.parse(release)).toEqual(release);
    expect(release.members.map(({ city }) => city)).toEqual(cities.slice(0, 20));
    expect(release).toMatchObject({ id: 'trial:1', contextData: population.meta.version });
    expect(build({ participants: participants(20) })).toEqual(release);
  });

  it('is refused under 15 cities', () => {
    expect(refusal({ participants: participants(14) })).toMatchObject({
      code: 'release_refused',
      message: 'Release trial:1 is refused',
      issues: [{ field: 'participants', message: 'release-too-few-cities', values: { needed: 15, found: 14 } }],
    });
  });

  it('is refused for nothing else when it is the first of its round and has very few cities', () => {
    expect(refusal({ participants: participants(3) })).toMatchObject({
      issues: [{ message: 'release-too-few-cities' }],
    });
  });

  it('counts a city once, with its newest submission', () => {
    const newer = participant(0, { id: uuid(800), version: 2 }, 4);
    const { members } = build({ participants: [newer, ...participants(15)] });
    expect(members).toHaveLength(15);
    expect(members[0]).toMatchObject({ submission: uuid(800), individual: { capabilities: { 'adapting-focus': 4 } } });
    expect(build({ participants: [...participants(15), newer] }).members).toEqual(members);
  });

  it('holds how far the respondents of a city differ, where there are two and more', () => {
    const answeredBy = (respondents: number, variance: number | null) => ({
      ...participant(0),
      scores: scoresOf(3, { respondents, variance }),
    });
    const spreadOf = (first: Participant) =>
      build({ participants: [first, ...participants(14, 1)] }).members[0]!.spread;
    expect(spreadOf(answeredBy(4, 0.2))).toMatchObject({ 'adapting-focus': { respondents: 4, variance: 0.2 } });
    expect(Object.keys(spreadOf(answeredBy(2, 0.2)))).toHaveLength(5);
    expect(spreadOf(answeredBy(1, null))).toEqual({});
    expect(spreadOf(answeredBy(3, null))).toEqual({});
    expect(spreadOf(answeredBy(1, 0.2))).toEqual({});
  });

  it('needs five cities that were absent from the previous release of the round', () => {
    const previous = build();
    expect(refusal({ number: 2, previous, participants: participants(19) })).toMatchObject({
      issues: [{ field: 'participants', message: 'release-too-few-joiners', values: { needed: 5, found: 4 } }],
    });
    expect(build({ number: 2, previous, participants: participants(20) }).members).toHaveLength(20);
    expect(build({ number: 2, previous, participants: participants(15, 5) }).members).toHaveLength(15);
  });

  it.each([
    ['demonstration data', { demonstration: true }, 'release-mixed-demonstration'],
    ['another round', { round: 'other' }, 'release-other-round'],
    ['another instrument', { instrument: '2025.1' }, 'release-other-instrument'],
  ])('never takes in %s', (_, change, message) => {
    expect(refusal({ participants: [...participants(15), participant(15, change)] })).toMatchObject({
      code: 'release_refused',
      issues: [{ field: `participants.${cities[15]}`, message }],
    });
  });

  it('honours a consent that was withdrawn since, with its contact', () => {
    const agreed = { named: true, learnFrom: true, research: false, contact: 'The office' };
    const first = participant(0, { consents: agreed });
    const rest = participants(14, 1);
    expect(build({ participants: [first, ...rest] }).members[0]).toMatchObject({ named: true, contact: 'The office' });
    const { contact: _, ...silent } = agreed;
    const [withoutContact] = build({ participants: [{ ...first, consents: silent }, ...rest] }).members;
    expect(withoutContact).not.toHaveProperty('contact');
    const withdrawn = { ...first, consents: { ...agreed, named: false, learnFrom: false } };
    const [member] = build({ participants: [withdrawn, ...rest] }).members;
    expect(member).toMatchObject({ named: false, learnFrom: false });
    expect(member).not.toHaveProperty('contact');
  });

  it('freezes the features with the city’s own corrections', () => {
    const profile = { ownRevenueShare: 55, corrections: { population: { value: 123_456, year: 2025 } } };
    const [member] = build({ participants: [participant(0, { profile }), ...participants(14, 1)] }).members;
    expect(member!.features).toMatchObject({ population: 123_456, 'own-revenue-share': 55 });
  });

  it('leaves out levels that are missing and practices that do not apply', () => {
    const scores = scoresOf(3).map((score) => ({
      ...score,
      individual: { ...score.individual, level: null },
      practices: score.practices.map((practice, index) => ({ ...practice, applies: index > 0 })),
    })) as Participant['scores'];
    const [member] = build({ participants: [{ ...participant(0), scores }, ...participants(14, 1)] }).members;
    expect(member!.individual.capabilities).toEqual({});
    expect(Object.keys(member!.individual.practices)).toHaveLength(15);
  });
});

describe('the pooled variance of a release', () => {
  const spread = (respondents: number, variance: number) => ({
    spread: { 'adapting-focus': { respondents, variance } },
  });

  it('weighs each city by its respondents less one', () => {
    // (2 * 0.2 + 8 * 0.4) / 10 = 0.36.
    expect(pooledVarianceOf([spread(3, 0.2), spread(9, 0.4)])['adapting-focus']).toBeCloseTo(0.36, 12);
  });

  it('is 0.55² under ten degrees of freedom, for capabilities without any, and when nobody differs', () => {
    const few = pooledVarianceOf([spread(3, 0.2), spread(8, 0.4)]);
    expect(few['adapting-focus']).toBeCloseTo(0.3025, 12);
    expect(few['building-coalitions']).toBeCloseTo(0.3025, 12);
    expect(pooledVarianceOf([spread(20, 0)])['adapting-focus']).toBeCloseTo(0.3025, 12);
  });
});

describe('the successor after an erasure', () => {
  const release = build({ participants: participants(16) });
  const options = { number: 2, publishedAt: '2026-12-01T10:00:00.000Z', succeeds: 'a'.repeat(64) };

  it('is the same population without the city and names what it succeeds', () => {
    const successor = successorWithout(release, cities[3]!, options);
    expect(releaseSchema.parse(successor)).toEqual(successor);
    expect(successor).toMatchObject({ id: 'trial:2', succeeds: options.succeeds });
    expect(successor.members).toEqual(release.members.filter(({ city }) => city !== cities[3]));
  });

  it('is refused when fewer than 15 cities would be left', () => {
    const tooSmall = () => successorWithout(build(), cities[3]!, options);
    const values = { needed: 15, found: 14 };
    expect(tooSmall).toThrow(`Without ${cities[3]} release trial:1 is too small`);
    expect(tooSmall).toThrow(
      expect.objectContaining({
        code: 'release_refused',
        issues: [{ field: 'participants', message: 'release-too-few-cities', values }],
      }),
    );
  });
});

describe('the preview of a release', () => {
  const previous = build({ participants: participants(40) });

  it('says who joins and who leaves', () => {
    const preview = previewRelease({ round, population, previous, participants: participants(40, 6) });
    expect(preview).toMatchObject({
      cities: 40,
      joining: cities.slice(40, 46),
      leaving: cities.slice(0, 6),
      issues: [],
    });
  });

  it('says why it would be refused, without refusing to look', () => {
    const preview = previewRelease({ round, population, previous, participants: participants(42) });
    expect(preview.issues).toMatchObject([{ message: 'release-too-few-joiners' }]);
    expect(preview.previews).toHaveLength(42);
  });

  it('says whose peers change, and who keeps their statistics since only one or two do', () => {
    const { previews } = previewRelease({ round, population, previous, participants: participants(50) });
    const stayed = previews.filter(({ changed }) => changed !== null);
    expect(stayed).toHaveLength(40);
    for (const { changed } of stayed) {
      expect(changed!.keepsStatistics).toBe(changed!.joined <= 2 && changed!.left <= 2);
      // Ten peers before and after.
      expect(changed!.joined).toBe(changed!.left);
    }
    expect(new Set(stayed.map(({ changed }) => changed!.keepsStatistics)).size).toBe(2);
    expect(previews.filter(({ changed }) => changed === null).map(({ city }) => city)).toEqual(cities.slice(40, 50));
  });

  it('says what stays suppressed and why', () => {
    const small = previewRelease({ round, population, previous: null, participants: participants(16) });
    expect(small).toMatchObject({ joining: cities.slice(0, 16), leaving: [] });
    expect(small.previews[0]).toMatchObject({ peers: 5 });
    expect(small.previews[0]!.suppressed).toHaveLength(5);
    expect(small.previews[0]!.suppressed[0]).toMatchObject({ n: 5, reason: 'verdict-needs-eight-peers' });
    expect(small.previews[0]!.withoutQuartiles).toBeNull();
    const none = previewRelease({ round, population, previous: null, participants: participants(15) });
    expect(none.previews[0]).toEqual({
      city: cities[0],
      peers: 0,
      reason: 'pool-too-small',
      changed: null,
      suppressed: [],
      withoutQuartiles: null,
    });
  });

  it('tells a capability that fewer than five peers have a level of from one that fewer than eight have', () => {
    const silent = participants(13, 3).map((one) => ({ ...one, scores: scoresOf(null) }));
    const { previews } = previewRelease({
      round,
      population,
      previous: null,
      participants: [...participants(3), ...silent],
    });
    for (const { suppressed } of previews) {
      expect(suppressed.map(({ reason }) => reason)).toEqual(Array(5).fill('too-few-peers'));
      expect(suppressed.every(({ n }) => n <= 3)).toBe(true);
    }
    const enough = previewRelease({ round, population, previous: null, participants: participants(60) });
    expect(enough.previews.flatMap(({ suppressed }) => suppressed)).toEqual([]);
  });

  it('suppresses nothing but quartiles for a city with eight peers', () => {
    const { previews } = previewRelease({ round, population, previous: null, participants: participants(25) });
    const [first] = previews.filter(({ peers }) => peers === 8);
    expect(first).toMatchObject({ suppressed: [], withoutQuartiles: 'quartiles-need-larger-pool' });
  });

  it('says whose quartiles a small pool keeps back', () => {
    const many = releaseOf(101).members.map(({ city }, index) => ({
      submission: submissionOf(city, { id: uuid(index) }),
      scores: scoresOf(3),
    }));
    const reasonsIn = (size: number) =>
      previewRelease({ round, population, previous: null, participants: many.slice(0, size) }).previews.map(
        ({ withoutQuartiles }) => withoutQuartiles,
      );
    expect(new Set(reasonsIn(60))).toEqual(new Set(['quartiles-need-larger-pool']));
    expect(reasonsIn(101)).toContain(null);
  });
});
