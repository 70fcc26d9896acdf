import type { Capability, Instrument } from '#shared/contracts/instrument.ts';
import type { CapabilityQuality, Quality } from '#shared/contracts/quality.ts';
import type { Release } from '#shared/contracts/release.ts';
import type { Submission } from '#shared/contracts/submission.ts';
import { createRandom } from '#shared/statistics/random.ts';
import { type AssessedCity, assessCities } from './assessed-city.ts';
import { type AnswerTime, itemQuality } from './item-quality.ts';
import { type PeerChoice, peerResemblance } from './peer-resemblance.ts';
import { floorAndCeiling, reliabilityOf } from './reliability.ts';
import { assessorAgreement, type DoubleReading, selfLessVerified } from './verification.ts';
import { withinCities } from './within-cities.ts';

export interface QualityInput {
  readonly instrument: Instrument;
  readonly release: Release;
  /** Those that the release's members name; others are not looked at. */
  readonly submissions: readonly Submission[];
  readonly answerTimes?: readonly AnswerTime[];
  readonly doubleReadings?: readonly DoubleReading[];
  readonly peerChoice: PeerChoice;
  /** Random groups that peers are compared with; 1,000 in a report. */
  readonly draws?: number;
}

/**
 * Is the instrument any good (method 9)? Counted over the cities of one release, as data for operators: every figure with
 * its n, or with the reason why it is not there. The same input gives the same numbers.
 */
export const qualityOfRelease = (input: QualityInput): Quality => {
  const { instrument, release, submissions, doubleReadings = [], peerChoice, draws } = input;
  const cities = assessCities(instrument, release, submissions);
  const random = createRandom(`${release.id}:${release.method}:quality`);
  return {
    release: release.id,
    instrument: release.instrument,
    method: release.method,
    cities: cities.length,
    respondents: cities.reduce((sum, { respondents }) => sum + respondents, 0),
    capabilities: instrument.capabilities.map((capability) =>
      capabilityQuality(capability, cities, input.answerTimes ?? []),
    ),
    assessorAgreement: assessorAgreement(doubleReadings),
    peers: peerResemblance(release.members, peerChoice, { random, ...(draws !== undefined && { draws }) }),
  };
};

const capabilityQuality = (
  { id, practices }: Capability,
  cities: readonly AssessedCity[],
  times: readonly AnswerTime[],
): CapabilityQuality => {
  const assessed = cities.flatMap(({ capabilities }) => capabilities.get(id) ?? []);
  const { items, warnings, ...reliability } = reliabilityOf(assessed);
  const ends = floorAndCeiling(assessed);
  return {
    capability: id,
    ...reliability,
    ...withinCities(assessed),
    ...ends,
    warnings: [...warnings, ...ends.warnings],
    ...selfLessVerified(id, cities),
    items: practices.map((practice, index) => ({
      ...itemQuality(practice.id, id, cities, times),
      ...items[index]!,
    })),
  };
};
