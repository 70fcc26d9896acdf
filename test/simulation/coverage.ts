import type { PooledVariances } from '#shared/domain/levels/score-capabilities.ts';
import { createRandom } from '#shared/statistics/random.ts';
import { CAPABILITIES, drawCity, drawResponses, scoreResponses, trueLevel } from './model.ts';

export interface Coverage {
  readonly respondents: number;
  /** Share of the 90 % intervals that hold the level of the whole city. */
  readonly share: number;
  /** Mean width, in levels. */
  readonly width: number;
  readonly intervals: number;
}

/**
 * How often the 90 % interval of the individual level holds the level that the city would have if everybody were
 * asked. Capabilities stand at N(3, 0.6²).
 * @param cities each gives five intervals.
 * @param dontKnow chance of "I don't know" on a practice.
 */
export const simulateCoverage = (
  respondents: number,
  { cities, dontKnow, pooledVariance }: { cities: number; dontKnow: number; pooledVariance: PooledVariances },
  seed: string,
): Coverage => {
  const random = createRandom(`${seed}|coverage|${respondents}|${dontKnow}`);
  let held = 0;
  let width = 0;
  let intervals = 0;
  for (let index = 0; index < cities; index += 1) {
    const stands = Array.from({ length: CAPABILITIES }, () => 3 + 0.6 * random.normal());
    const city = drawCity(stands, random);
    const responses = drawResponses(city, respondents, dontKnow, random);
    const scores = scoreResponses(responses, pooledVariance, `${seed}|${index}`);
    for (const [capability, { individual }] of scores.entries()) {
      if (individual.interval === null) continue;
      const { low, high } = individual.interval;
      const level = trueLevel(city, capability);
      intervals += 1;
      width += high - low;
      if (low <= level && level <= high) held += 1;
    }
  }
  return { respondents, share: held / intervals, width: width / intervals, intervals };
};
