import type { Deployment } from '#shared/contracts/deployment.ts';
import type { CityId, RoundId } from '#shared/contracts/names.ts';
import type { AssessmentRepository } from '#shared/ports/assessments.ts';
import type { Content } from '#shared/ports/content.ts';
import type { PersonRepository } from '#shared/ports/people.ts';
import type { RoundRepository } from '#shared/ports/rounds.ts';
import { findCity } from '../../pages/find-city.ts';
import type { Reply } from '../../pages/reply.ts';
import type { SignedInVisit } from '../../pages/visit.ts';
import { isClaimable } from '../open-rounds.ts';
import { ownSubmissions } from '../own-submissions.ts';
import { presentAssessments } from '../presenters/assessments.ts';

export interface AssessmentsDeps {
  readonly content: Content;
  readonly deployment: Pick<Deployment, 'operators'>;
  readonly people: Pick<PersonRepository, 'idOf'>;
  readonly rounds: Pick<RoundRepository, 'list'>;
  readonly assessments: Pick<AssessmentRepository, 'members' | 'membershipsOf' | 'submissions'>;
}

/** `GET /assessments`: the person's own assessments, and the rounds in which anybody may begin one. */
export const createShowAssessments =
  ({ content, deployment, people, rounds, assessments }: AssessmentsDeps) =>
  async ({ say, person, now }: SignedInVisit): Promise<Reply> => {
    const [memberships, allRounds] = await Promise.all([assessments.membershipsOf(person.id), rounds.list()]);
    const population = content.population();
    const own = await Promise.all(
      memberships.map(async ({ round, city, roles }) => ({
        isAssessor: roles.includes('assessor'),
        city: findCity(population, city),
        round: allRounds.find(({ id }) => id === round),
        submissions: await submissionsOf(assessments, round, city),
      })),
    );
    const isOperator = deployment.operators.map(people.idOf).includes(person.id);
    return presentAssessments({ say, own, isOperator, open: allRounds.filter((round) => isClaimable(round, now)) });
  };

const submissionsOf = async (assessments: AssessmentsDeps['assessments'], round: RoundId, city: CityId) => {
  const [members, submissions] = await Promise.all([
    assessments.members(round, city),
    assessments.submissions(round, city),
  ]);
  return ownSubmissions(members, submissions);
};
