import { benchmarkOf } from '#shared/domain/benchmark/benchmark.ts';
import type { PooledVariances } from '#shared/domain/levels/score-capabilities.ts';
import { createRandom } from '#shared/statistics/random.ts';
import { CAPABILITIES, drawCity, drawResponses, scoreResponses } from './model.ts';
import { drawPeer, releaseOf } from './release.ts';

export interface Scenario {
  readonly respondents: number;
  readonly peers: number;
  /** Standard deviation of the peers' capabilities. */
  readonly betweenCities: number;
  /** How far the city truly stands from the middle of its peers, on its first capability only. */
  readonly difference: number;
}

export interface Verdicts {
  /** Share of cities with at least one "above" or "below" where there is no difference. */
  readonly falseAlarms: number;
  /** Share of cities whose first capability gets the right verdict; null without a difference. */
  readonly found: number | null;
  readonly trials: number;
}

/** Peers stand around the middle of the scale, give or take this. */
const CENTRE_RANGE = 0.6;

/**
 * Draws cities with their peer groups and takes the verdicts that the product gives. Without a difference every
 * capability of the city stands exactly at the middle of the population that its peers come from.
 */
export const simulateVerdicts = (
  scenario: Scenario,
  { trials, pooledVariance }: { trials: number; pooledVariance: PooledVariances },
  seed: string,
): Verdicts => {
  const { respondents, peers, betweenCities, difference } = scenario;
  const name = `${seed}|verdicts|${respondents}|${peers}|${betweenCities}|${difference}`;
  const random = createRandom(name);
  let alarms = 0;
  let found = 0;
  for (let trial = 0; trial < trials; trial += 1) {
    const side = random.uniform() < 0.5 ? -1 : 1;
    // City and peers share the distance to the middle of the scale, so that its ends cut off little of it.
    const centre = 3 - (side * difference) / 2 + CENTRE_RANGE * (random.uniform() - 0.5);
    const stands = Array.from({ length: CAPABILITIES }, (_, index) => centre + (index === 0 ? side * difference : 0));
    const members = Array.from({ length: peers }, () => drawPeer(centre, betweenCities, random));
    const responses = drawResponses(drawCity(stands, random), respondents, 0, random);
    const { capabilities } = benchmarkOf({
      release: releaseOf(members, pooledVariance),
      scores: scoreResponses(responses, pooledVariance, `${name}|${trial}`),
      members,
      candidates: Number.POSITIVE_INFINITY,
      others: [],
      seed: `${name}|${trial}`,
    });
    const verdicts = capabilities.map(({ position }) => position?.verdict);
    const isAlarm = (verdict: (typeof verdicts)[number], index: number) =>
      (verdict === 'above' || verdict === 'below') && (difference === 0 || index > 0);
    if (verdicts.some(isAlarm)) alarms += 1;
    if (verdicts[0] === (side > 0 ? 'above' : 'below')) found += 1;
  }
  return { falseAlarms: alarms / trials, found: difference === 0 ? null : found / trials, trials };
};
