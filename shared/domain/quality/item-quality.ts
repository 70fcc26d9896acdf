import type { CapabilityId, PracticeId } from '#shared/contracts/names.ts';
import type { GroupDifference, ItemQuality } from '#shared/contracts/quality.ts';
import { median } from '#shared/statistics/quantile.ts';
import { type AssessedCity, practiceLevel } from './assessed-city.ts';
import { figureOr } from './figure.ts';
import { groupDifferences, type MatchedLevel } from './group-differences.ts';
import { endWarnings } from './reliability.ts';

/** How long somebody had a practice's page open until it was answered. */
export interface AnswerTime {
  readonly practice: PracticeId;
  readonly seconds: number;
}

const SHARE_OF_ANSWERS = 0.4;

/** How a practice was answered by everybody, and whether it means the same in every language and region. */
export const itemQuality = (
  practice: PracticeId,
  capability: CapabilityId,
  cities: readonly AssessedCity[],
  times: readonly AnswerTime[],
): Omit<ItemQuality, 'alphaIfDropped' | 'itemRestCorrelation'> => {
  const given = cities.flatMap(
    ({ capabilities }) => capabilities.get(capability)?.answers.filter((answer) => answer.practice === practice) ?? [],
  );
  const answers = given.reduce((sum, { answered }) => sum + answered, 0);
  const levels = given.flatMap(({ levelBy }) => [...levelBy.values()]);
  const counts = ([1, 2, 3, 4, 5] as const).map((level) => levels.filter((other) => other === level).length);
  const total = (count: 'dontKnow' | 'doesNotApply') => given.reduce((sum, answer) => sum + answer[count], 0);
  const share = (part: number) => figureOr(answers === 0 ? null : part / answers, answers, 'nobody-answered');
  const own = times.filter((time) => time.practice === practice).map(({ seconds }) => seconds);
  const [floor = 0, , , , ceiling = 0] = counts.map((count) => (levels.length === 0 ? 0 : count / levels.length));
  return {
    practice,
    answers,
    counts: counts as ItemQuality['counts'],
    dontKnow: share(total('dontKnow')),
    doesNotApply: share(total('doesNotApply')),
    medianSeconds: figureOr(median(own), own.length, 'no-answer-times'),
    warnings: endWarnings(floor, ceiling, SHARE_OF_ANSWERS),
    byLanguage: differencesBy('language', practice, capability, cities),
    byRegion: differencesBy('region', practice, capability, cities),
  };
};

const differencesBy = (
  key: 'language' | 'region',
  practice: PracticeId,
  capability: CapabilityId,
  cities: readonly AssessedCity[],
): GroupDifference[] =>
  groupDifferences(
    cities.flatMap((city): MatchedLevel[] => {
      const assessed = city.capabilities.get(capability);
      const level = assessed?.score.individual.level ?? null;
      const item = assessed === undefined ? null : practiceLevel(assessed, practice);
      return level === null || item === null ? [] : [{ group: city[key], item, capability: level }];
    }),
  );
