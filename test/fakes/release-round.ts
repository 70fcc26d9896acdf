import { createAssessmentRepository } from '#functions/platform/assessment-repository.ts';
import { createContent } from '#functions/platform/content.ts';
import { createReleaseRepository } from '#functions/platform/release-repository.ts';
import { createRoundRepository } from '#functions/platform/round-repository.ts';
import { createSubmissionRepository } from '#functions/platform/submission-repository.ts';
import type { Table } from '#functions/platform/table.ts';
import type { Assessment } from '#shared/contracts/assessment.ts';
import type { Level } from '#shared/contracts/names.ts';
import type { Round } from '#shared/contracts/round.ts';
import type { Submission } from '#shared/contracts/submission.ts';
import type { FileStore } from '#shared/ports/files.ts';
import { anAssessment, aResponse, aRound, aSubmission, NOON, PRACTICES } from './assessment-items.ts';
import { createInMemoryFiles } from './in-memory-files.ts';

export const content = createContent();
/** Real cities, one of every country first, so that no cap of the peer rule bites. */
export const CITIES: readonly string[] = [
  ...new Map(content.population().cities.map(({ id, country }) => [country, id])).values(),
].sort();

/** A round on a table, into which cities submit. */
export const aReleaseRound = (table: Table, files: FileStore = createInMemoryFiles()) => {
  const repositories = {
    rounds: createRoundRepository(table),
    assessments: createAssessmentRepository(table),
    submissions: createSubmissionRepository(table),
    releases: createReleaseRepository(table, files),
  };
  const { assessments, submissions, rounds } = repositories;

  const take = async (round: Round, city: string, claim: Assessment['claim'] = 'invited') =>
    void (await assessments.create(anAssessment({ round: round.id, city, claim })));

  return {
    deps: { content, ...repositories, now: () => new Date(NOON) },
    async open(change: Partial<Round> = {}) {
      const round = aRound(change);
      await rounds.put(round);
      return round;
    },
    take,
    /** Lets a city submit; the level of every answer follows from its place in the list of cities. */
    async submit(round: Round, city: string, change: Partial<Submission> = {}, claim?: Assessment['claim']) {
      const level = (1 + (CITIES.indexOf(city) % 5)) as Level;
      const responses = [aResponse('r-1', Array(PRACTICES.length).fill(level))];
      const { demonstration } = round;
      const submission = aSubmission({ round: round.id, city, demonstration, responses, ...change });
      await take(round, city, claim);
      const { version, submittedAt } = submission;
      await submissions.insert(submission);
      await assessments.addSubmission(round.id, city, { submission: submission.id, version, submittedAt });
      return submission;
    },
  };
};
