import type { Release, ReleaseMember } from '#shared/contracts/release.ts';
import type { CapabilityScore } from '#shared/contracts/scores.ts';
import type { PooledVariances } from '#shared/domain/levels/score-capabilities.ts';
import { pooledVarianceOf } from '#shared/domain/release/pooled-variance.ts';
import { createRandom, type Random } from '#shared/statistics/random.ts';
import { CAPABILITIES, drawCity, drawResponses, scoreResponses } from './model.ts';

/** How many people answer in a peer city: each number equally likely. */
export const PEER_RESPONDENTS = [1, 2, 3, 5, 8] as const;
const CITIES_OF_A_RELEASE = 60;

/** s_p² as a release of 60 cities of this model measures it. */
export const measuredVariance = (seed: string): PooledVariances => {
  const random = createRandom(`${seed}|release`);
  const cities = Array.from({ length: CITIES_OF_A_RELEASE }, () => drawPeer(3, 0.6, random));
  return pooledVarianceOf(cities);
};

/** A peer whose capabilities stand around `centre` with the given standard deviation. */
export const drawPeer = (centre: number, betweenCities: number, random: Random): ReleaseMember => {
  const stands = Array.from({ length: CAPABILITIES }, () => centre + betweenCities * random.normal());
  const respondents = PEER_RESPONDENTS[random.integer(0, PEER_RESPONDENTS.length - 1)] as number;
  const responses = drawResponses(drawCity(stands, random), respondents, 0, random);
  return memberOfScores(scoreResponses(responses, {}, 'peer'));
};

const memberOfScores = (scores: readonly CapabilityScore[]): ReleaseMember => ({
  city: 'gn-1',
  submission: '7f0c3c5e-9a51-4f0e-8a6e-6f6f0d0a3b11',
  sovereign: 'FI',
  region: 'northern-europe',
  features: {},
  individual: {
    capabilities: Object.fromEntries(scores.map(({ capability, individual }) => [capability, individual.level ?? 3])),
    practices: {},
  },
  verified: { capabilities: {}, practices: {} },
  spread: Object.fromEntries(
    scores.flatMap(({ capability, individual: { respondents, variance } }) =>
      variance === null ? [] : [[capability, { respondents, variance }]],
    ),
  ),
  named: false,
  learnFrom: false,
});

/** A release that holds these peers and this measured variance. */
export const releaseOf = (members: ReleaseMember[], pooledVariance: PooledVariances): Release => ({
  id: 'simulation:1',
  round: 'simulation',
  number: 1,
  instrument: '2026.1',
  contextData: '2026-01',
  method: '1',
  demonstration: true,
  publishedAt: '2026-01-01T00:00:00Z',
  pooledVariance,
  members,
});
