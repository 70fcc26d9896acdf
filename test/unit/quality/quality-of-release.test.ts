import { beforeAll, describe, expect, it } from 'vitest';
import { createContent } from '#functions/platform/content.ts';
import { inventSubmission } from '#infra/local/demonstration/answers.ts';
import { type Quality, qualitySchema } from '#shared/contracts/quality.ts';
import type { Release } from '#shared/contracts/release.ts';
import { comparisonSchema, type Submission } from '#shared/contracts/submission.ts';
import { scoreCapabilities } from '#shared/domain/levels/score-capabilities.ts';
import { peerChoiceOf } from '#shared/domain/quality/peer-choice.ts';
import type { PeerChoice } from '#shared/domain/quality/peer-resemblance.ts';
import { qualityOfRelease } from '#shared/domain/quality/quality-of-release.ts';
import { buildRelease } from '#shared/domain/release/build-release.ts';
import { groupsOf } from '#shared/domain/release/groups-of.ts';
import { aRound, aSubmission, instrument, NOON } from '../../fakes/assessment-items.ts';
import { CITIES } from '../../fakes/release-round.ts';

const population = createContent().population();
const round = aRound();

const invented = (): Submission[] =>
  CITIES.slice(0, 80).map((city) =>
    aSubmission(inventSubmission(instrument, { round: round.id, city, seed: 'quality' })),
  );

const releaseOf = (submissions: readonly Submission[]): Release =>
  buildRelease({
    round,
    participants: submissions.map((submission) => ({
      submission,
      scores: scoreCapabilities(instrument, submission, {}, submission.id),
    })),
    previous: null,
    population,
    number: 1,
    method: '1',
    publishedAt: NOON,
  });

describe('the quality of the instrument in a release', () => {
  const submissions = invented();
  const release = releaseOf(submissions);
  const input = { instrument, release, submissions, peerChoice: peerChoiceOf(population, release), draws: 50 };
  let quality: Quality;
  beforeAll(() => {
    quality = qualityOfRelease(input);
  });

  it('fits its schema, so every figure has a value or a reason', () => {
    expect(qualitySchema.parse(quality)).toEqual(quality);
    expect(quality).toMatchObject({ release: release.id, cities: 80, instrument: '2026.1' });
    expect(quality.respondents).toBe(submissions.reduce((sum, { responses }) => sum + responses.length, 0));
  });

  it('finds again what the answers were made from: respondents who lean, capabilities that hang together', () => {
    for (const { alpha, omega, icc1, withinCity } of quality.capabilities) {
      expect(alpha.value).toBeGreaterThan(0.5);
      expect(omega.value).toBeGreaterThan(0.5);
      expect(icc1.value).toBeGreaterThan(0.2);
      expect(withinCity.value).toBeGreaterThan(0.4);
      expect(withinCity.value).toBeLessThan(0.9);
    }
  });

  it('finds no resemblance of peers in answers that were made without looking at the city', () => {
    expect(quality.peers.all.p).toBeGreaterThan(0.02);
    expect(quality.peers.withoutFamily).toHaveLength(4);
  });

  it('is the same for the same input, in whatever order the submissions come', () => {
    expect(qualityOfRelease({ ...input, submissions: submissions.toReversed() })).toEqual(quality);
  });

  it('takes what only some deployments know where it is given', () => {
    const practice = instrument.capabilities[1]!.practices[2]!.id;
    const readings = Array.from({ length: 24 }, (_, index) => ({
      city: CITIES[index]!,
      practice,
      first: ((index % 5) + 1) as 1 | 2 | 3 | 4 | 5,
      second: ((index % 5) + 1) as 1 | 2 | 3 | 4 | 5,
    }));
    const found = qualityOfRelease({
      ...input,
      draws: 1,
      answerTimes: [{ practice, seconds: 31 }],
      doubleReadings: readings,
    });
    expect(found.assessorAgreement).toEqual({ value: 1, n: 24 });
    expect(found.capabilities[1]?.items[2]?.medianSeconds).toEqual({ value: 31, n: 1 });
    expect(quality.assessorAgreement.reason).toBe('fewer-than-20-double-readings');
  });
});

describe('the choice of peers', () => {
  const release = releaseOf(invented());
  let choice: PeerChoice;
  beforeAll(() => {
    choice = peerChoiceOf(population, release);
  });

  it('is the one of the reports under the default comparison', () => {
    const comparison = comparisonSchema.parse({});
    const groups = groupsOf(
      population,
      release.members,
      new Map(release.members.map(({ city }) => [city, comparison])),
    );
    for (const [row, { city }] of release.members.entries()) {
      const peers = Array.from(choice.peersOf(row, null), (peer) => release.members[peer]?.city);
      expect(peers).toEqual(groups.get(city)?.members.map((member) => member.city) ?? []);
    }
  });

  it('changes when a family is left out, and keeps its size', () => {
    const sizes = release.members.map((_, row) => choice.peersOf(row, null).length);
    const without = release.members.map((_, row) => choice.peersOf(row, 'socio-economic'));
    expect(without.map(({ length }) => length)).toEqual(sizes);
    expect(without.map((peers) => Array.from(peers))).not.toEqual(
      release.members.map((_, row) => Array.from(choice.peersOf(row, null))),
    );
  });

  it('is of nobody in a release without members', () => {
    const { ruleOf, peersOf } = peerChoiceOf(population, { ...release, members: [] });
    expect([ruleOf(0), peersOf(0, null)]).toEqual([null, []]);
  });

  it('is of nobody in a release that is too small for peers', () => {
    const { ruleOf, peersOf } = peerChoiceOf(population, { ...release, members: release.members.slice(0, 3) });
    expect([ruleOf(0), Array.from(peersOf(0, null))]).toEqual([null, []]);
  });
});
