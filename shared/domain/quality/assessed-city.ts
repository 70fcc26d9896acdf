import type { Instrument } from '#shared/contracts/instrument.ts';
import type { CapabilityId, CityId, Language, Level, PracticeId } from '#shared/contracts/names.ts';
import type { Release } from '#shared/contracts/release.ts';
import type { CapabilityScore } from '#shared/contracts/scores.ts';
import type { Submission } from '#shared/contracts/submission.ts';
import { mean } from '#shared/statistics/summary.ts';
import { collectAnswers, type GivenAnswers } from '../levels/given-answers.ts';
import { scoreCapabilities } from '../levels/score-capabilities.ts';
import { seedOf } from '../scoring/score-submission.ts';

/** One capability of one city: its score, the answers behind it, and each respondent's own level. */
export interface AssessedCapability {
  readonly score: CapabilityScore;
  readonly answers: readonly GivenAnswers[];
  /** Mean of the levels that a respondent gave on the practices that apply; whoever gave none is left out. */
  readonly respondentLevels: readonly number[];
}

/** A city of a release with all that the quality of the instrument is judged from. */
export interface AssessedCity {
  readonly city: CityId;
  readonly language: Language;
  readonly region: string;
  readonly respondents: number;
  readonly capabilities: ReadonlyMap<CapabilityId, AssessedCapability>;
}

/** Scores the cities of a release anew from their submissions; a member without its submission is left out. */
export const assessCities = (
  instrument: Instrument,
  release: Release,
  submissions: readonly Submission[],
): AssessedCity[] => {
  const byId = new Map(submissions.map((submission) => [submission.id, submission]));
  return release.members.flatMap(({ city, region, submission: id }) => {
    const submission = byId.get(id);
    if (submission === undefined) return [];
    const scores = scoreCapabilities(instrument, submission, release.pooledVariance, seedOf(id, release.id));
    const capabilities = new Map(scores.map((score) => [score.capability, assess(score, submission)]));
    const { language, responses } = submission;
    return [{ city, language, region, respondents: responses.length, capabilities }];
  });
};

const assess = (score: CapabilityScore, { responses }: Submission): AssessedCapability => {
  const answers = score.practices.map(({ practice }) => collectAnswers(practice, responses));
  const applying = answers.filter((_, index) => score.practices[index]?.applies);
  return { score, answers, respondentLevels: levelsByRespondent(applying) };
};

const levelsByRespondent = (answers: readonly GivenAnswers[]): number[] => {
  const given = new Map<string, Level[]>();
  for (const { levelBy } of answers) {
    for (const [respondent, level] of levelBy) given.set(respondent, [...(given.get(respondent) ?? []), level]);
  }
  return [...given.values()].map((levels) => mean(levels) as number);
};

/** The individual level of a practice; null where it does not apply or nobody gave one. */
export const practiceLevel = ({ score }: AssessedCapability, practice: PracticeId): number | null => {
  const found = score.practices.find((candidate) => candidate.practice === practice);
  return found?.applies ? found.individual.level : null;
};
