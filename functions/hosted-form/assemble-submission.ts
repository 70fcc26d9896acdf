import type { AssessmentSettings } from '#shared/contracts/assessment.ts';
import type { CityProfile } from '#shared/contracts/profile.ts';
import type { Answer } from '#shared/contracts/response.ts';
import { type SubmissionInput, submissionInputSchema } from '#shared/contracts/submission.ts';
import type { AssessmentRepository } from '#shared/ports.ts';
import type { MemberVisit } from './visit.ts';

/** Everything that an assessment holds at this moment. */
export interface Gathered {
  readonly answersBy: ReadonlyMap<string, readonly Answer[]>;
  readonly settings: AssessmentSettings;
  readonly profile: CityProfile;
}

export type GatherDeps = Pick<AssessmentRepository, 'allAnswers' | 'settings' | 'profile'>;

export const gather = async (assessments: GatherDeps, { round, city }: MemberVisit): Promise<Gathered> => {
  const [answersBy, settings, profile] = await Promise.all([
    assessments.allAnswers(round.id, city.id),
    assessments.settings(round.id, city.id),
    assessments.profile(city.id),
  ]);
  return { answersBy, settings, profile };
};

/** The document of method and API made of what was gathered; respondents are named by their opaque member ids. */
export const assembleSubmission = (id: string, { answersBy, settings, profile }: Gathered, visit: MemberVisit) => {
  const { round, city, instrument, person, language } = visit;
  const known = new Set(instrument.capabilities.flatMap(({ practices }) => practices.map(({ id }) => id)));
  const input: Record<keyof SubmissionInput, unknown> = {
    id,
    round: round.id,
    city: city.id,
    instrument: instrument.version,
    language: settings.language ?? language,
    profile,
    responses: [...answersBy]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([respondent, answers]) => ({ respondent, answers: answers.filter(({ practice }) => known.has(practice)) })),
    agreed: [],
    conditions: settings.conditions,
    focus: settings.focus ?? { capabilities: [] },
    consents: settings.consents ?? { named: false, learnFrom: false, research: false },
    comparison: settings.comparison ?? {},
    recipients: settings.recipients ?? [person.address],
  };
  return submissionInputSchema.parse(input);
};
