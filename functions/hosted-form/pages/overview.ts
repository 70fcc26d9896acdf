import type { AssessmentRepository } from '#shared/ports/assessments.ts';
import type { Reply } from '../../pages/reply.ts';
import { type ChangeDeps, findChange } from '../changed-practices.ts';
import { ownSubmissions } from '../own-submissions.ts';
import { presentOverview } from '../presenters/overview.ts';
import type { MemberVisit } from '../visit.ts';

export interface OverviewDeps extends ChangeDeps {
  readonly assessments: Pick<AssessmentRepository, 'answersOf' | 'stampsOf' | 'settings' | 'profile' | 'submissions'>;
}

/** `GET /assessments/:round/:city`: the list of tasks and how far each is. */
export const createShowOverview =
  (deps: OverviewDeps) =>
  async (visit: MemberVisit): Promise<Reply> => {
    const { assessments } = deps;
    const { round, city, member, instrument } = visit;
    const [answers, stamps, settings, profile, submissions] = await Promise.all([
      assessments.answersOf(round.id, city.id, member.id),
      assessments.stampsOf(round.id, city.id, member.id),
      assessments.settings(round.id, city.id),
      assessments.profile(city.id),
      assessments.submissions(round.id, city.id),
    ]);
    const own = ownSubmissions(visit.members, submissions);
    const answered = new Set(answers.map(({ practice }) => practice));
    const changed = instrument.capabilities
      .flatMap(({ practices }) => practices)
      .filter(({ id }) => answered.has(id) && findChange(deps, visit, id, stamps.get(id)) !== undefined);
    return presentOverview(visit, { answers, changed, settings, profile, submissions: own });
  };
