import type { AssessmentRepository } from '#shared/ports/assessments.ts';
import type { RoundRepository } from '#shared/ports/rounds.ts';
import { ownSubmissions } from './own-submissions.ts';
import type { ReaderVisit } from './visit.ts';

export interface EarlierDeps {
  readonly rounds: Pick<RoundRepository, 'list'>;
  readonly assessments: Pick<AssessmentRepository, 'members' | 'membershipsOf' | 'submissions'>;
}

/** A submission of the same city that the reader may read as well. */
export interface OtherResult {
  readonly submission: string;
  readonly version: number;
  readonly submittedAt: string;
  readonly round: string;
}

/** What the city submitted in this and other rounds in which the reader has a part, newest first. */
export const listOtherResults = async (
  { rounds, assessments }: EarlierDeps,
  { person, city, submission }: ReaderVisit,
): Promise<readonly OtherResult[]> => {
  const [memberships, all] = await Promise.all([assessments.membershipsOf(person.id), rounds.list()]);
  const results = await Promise.all(
    memberships
      .filter((membership) => membership.city === city.id)
      .map(async ({ round }) => {
        const [members, entries] = await Promise.all([
          assessments.members(round, city.id),
          assessments.submissions(round, city.id),
        ]);
        const name = all.find(({ id }) => id === round)?.name ?? round;
        return ownSubmissions(members, entries).map((entry) => ({ ...entry, round: name }));
      }),
  );
  return results
    .flat()
    .filter((other) => other.submission !== submission.id)
    .sort((a, b) => (a.submittedAt < b.submittedAt ? 1 : -1));
};
