import { createAssessmentRepository } from '#functions/platform/assessment-repository.ts';
import { createContent } from '#functions/platform/content.ts';
import { createIssueRepository } from '#functions/platform/issue-repository.ts';
import { createLedgerRepository } from '#functions/platform/ledger-repository.ts';
import { createReleaseRepository } from '#functions/platform/release-repository.ts';
import { createRoundRepository } from '#functions/platform/round-repository.ts';
import { createSubmissionRepository } from '#functions/platform/submission-repository.ts';
import type { Table } from '#functions/platform/table.ts';
import type { ScoreSubmissionDeps } from '#functions/score-submission/handler.ts';
import { inventSubmission } from '#infra/local/demonstration/answers.ts';
import type { Release } from '#shared/contracts/release.ts';
import type { Submission } from '#shared/contracts/submission.ts';
import { createFindEarlierRound } from '#shared/operations/find-earlier-round.ts';
import { createRandom } from '#shared/statistics/random.ts';
import { anIssue, aRound, aSubmission } from '../fakes/assessment-items.ts';
import { createInMemoryFiles } from '../fakes/in-memory-files.ts';
import { createInMemoryTable } from '../fakes/in-memory-table.ts';
import { aReleaseMember } from '../fakes/release-items.ts';

const ROUND = aRound();
const CITIES = 10_000;
const SCORED = 'gn-3688689';
export const content = createContent();

const levelsOf = (seed: string) => {
  const random = createRandom(seed);
  const level = () => random.integer(4, 20) / 4;
  const { capabilities } = content.instrument(ROUND.instrument, 'en');
  return {
    capabilities: Object.fromEntries(capabilities.map(({ id }) => [id, level()])),
    practices: Object.fromEntries(capabilities.flatMap(({ practices }) => practices.map(({ id }) => [id, level()]))),
  };
};

/** Every city of the reference population with invented levels, and as many of them again as make up 10,000. */
export const aLargeRelease = (): Release => {
  const { cities, meta } = content.population();
  const members = Array.from({ length: CITIES }, (_, index) => {
    const { id, sovereign, region, features } = cities[index % cities.length]!;
    const city = index < cities.length ? id : `gn-${900_000_000 + index}`;
    const individual = levelsOf(city);
    const named = index % 5 !== 0;
    return aReleaseMember({ city, sovereign, region, features, individual, named, learnFrom: index % 3 === 0 });
  });
  members.sort((a, b) => (a.city < b.city ? -1 : 1));
  return {
    id: `${ROUND.id}:1`,
    round: ROUND.id,
    number: 1,
    instrument: ROUND.instrument,
    contextData: meta.version,
    method: '1',
    demonstration: ROUND.demonstration,
    publishedAt: '2026-11-23T12:00:00.000Z',
    pooledVariance: {},
    members,
  };
};

const submissionOf = (city: string): Submission => {
  const instrument = content.instrument(ROUND.instrument, 'en');
  return aSubmission({ ...inventSubmission(instrument, { round: ROUND.id, city, seed: 'bench' }), city });
};

/** Tells when something is read of a table. */
const watched = (table: Table, read: () => void): Table => ({
  ...table,
  find: (...given) => {
    read();
    return table.find(...given);
  },
  list: (...given) => {
    read();
    return table.list(...given);
  },
  listIndex: (...given) => {
    read();
    return table.listIndex(...given);
  },
});

/** A published release, earlier submissions of one city and one to be scored, over counted storage. */
export const aScoringDesk = async (release: Release, earlier: number) => {
  const counts = { files: 0, table: 0 };
  const kept = createInMemoryFiles();
  const files = {
    ...kept,
    get: (key: string) => {
      counts.files += 1;
      return kept.get(key);
    },
  };
  const table = watched(createInMemoryTable(), () => {
    counts.table += 1;
  });
  const repositories = {
    submissions: createSubmissionRepository(table),
    issues: createIssueRepository(table),
    releases: createReleaseRepository(table, files),
    ledger: createLedgerRepository(table),
    rounds: createRoundRepository(table),
    assessments: createAssessmentRepository(table),
  };
  const { submissions, issues, releases, rounds, assessments } = repositories;
  await rounds.put(ROUND);
  await releases.publish(release);
  const submission = submissionOf(SCORED);
  await submissions.insert(submission);
  await issues.put(anIssue({ submission: submission.id, round: ROUND.id, city: SCORED, release: release.id }));
  const deps: ScoreSubmissionDeps = {
    ...repositories,
    content,
    events: { publish: async () => {} },
    findEarlierRound: createFindEarlierRound({ ...repositories, content }),
  };
  for (let version = 1; version <= earlier; version += 1) {
    const before = aSubmission({ round: ROUND.id, city: SCORED });
    await submissions.insert(before);
    const entry = { submission: before.id, version, submittedAt: before.submittedAt };
    await assessments.addSubmission(ROUND.id, SCORED, entry);
  }
  return { submission, deps, restart: () => Object.assign(counts, { files: 0, table: 0 }), counts };
};
