import type { AssessmentSettings } from '#shared/contracts/assessment.ts';
import type { CityProfile } from '#shared/contracts/profile.ts';
import type { Answer } from '#shared/contracts/response.ts';
import type { AssessmentRepository } from '#shared/ports/assessments.ts';
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
