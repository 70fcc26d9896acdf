import type { AssessmentRepository } from '#shared/ports.ts';
import { ownSubmissions } from '../own-submissions.ts';
import { presentOverview } from '../presenters/overview.ts';
import type { Reply } from '../reply.ts';
import type { MemberVisit } from '../visit.ts';

export interface OverviewDeps {
  readonly assessments: Pick<AssessmentRepository, 'answersOf' | 'settings' | 'profile' | 'submissions'>;
}

/** `GET /assessments/:round/:city`: the list of tasks and how far each is. */
export const createShowOverview =
  ({ assessments }: OverviewDeps) =>
  async (visit: MemberVisit): Promise<Reply> => {
    const { round, city, member } = visit;
    const [answers, settings, profile, submissions] = await Promise.all([
      assessments.answersOf(round.id, city.id, member.id),
      assessments.settings(round.id, city.id),
      assessments.profile(city.id),
      assessments.submissions(round.id, city.id),
    ]);
    const own = ownSubmissions(visit.members, submissions);
    return presentOverview(visit, { answers, settings, profile, submissions: own });
  };
