import type { Context } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { createAssessmentRepository } from '#functions/platform/assessment-repository.ts';
import { createContent } from '#functions/platform/content.ts';
import { createIssueRepository } from '#functions/platform/issue-repository.ts';
import { createLedgerRepository } from '#functions/platform/ledger-repository.ts';
import { createReleaseRepository } from '#functions/platform/release-repository.ts';
import { createRoundRepository } from '#functions/platform/round-repository.ts';
import { createSubmissionRepository } from '#functions/platform/submission-repository.ts';
import { createConsumer } from '#functions/score-submission/handler.ts';
import type { Instrument } from '#shared/contracts/instrument.ts';
import { type InstrumentMapping, instrumentMappingsSchema } from '#shared/contracts/instrument-mapping.ts';
import { createFindEarlierRound } from '#shared/operations/find-earlier-round.ts';
import type { Content } from '#shared/ports/content.ts';
import mappings from '#templates/instruments/mappings.json' with { type: 'json' };
import { anIssue, aResponse, aRound, aSubmission, PRACTICES } from '../../fakes/assessment-items.ts';
import { createInMemoryFiles } from '../../fakes/in-memory-files.ts';
import { createInMemoryTable } from '../../fakes/in-memory-table.ts';

const OLD = '2025.1';
const stored = createContent();
const oldName = (practice: string) => `old-${practice}`;

/** The stored instrument as an older version had it: every practice under another name. */
const older = (): Instrument => {
  const instrument = stored.instrument('2026.1', 'en');
  const capabilities = instrument.capabilities.map((capability) => ({
    ...capability,
    practices: capability.practices.map((practice) => ({ ...practice, id: oldName(practice.id) })),
  }));
  return { ...instrument, version: OLD, capabilities } as unknown as Instrument;
};

const contentWith = (declared: readonly InstrumentMapping[]): Content => ({
  ...stored,
  instrument: (version, language) => (version === OLD ? older() : stored.instrument(version, language)),
  instrumentMappings: () => declared,
});

/** A city answers level 2 throughout in a round with the older version, and level 3 in the next with the newer one. */
const scoreSecondRound = async (declared: readonly InstrumentMapping[]) => {
  const [table, files, content] = [createInMemoryTable(), createInMemoryFiles(), contentWith(declared)];
  const repositories = {
    submissions: createSubmissionRepository(table),
    issues: createIssueRepository(table),
    releases: createReleaseRepository(table, files),
    ledger: createLedgerRepository(table),
    rounds: createRoundRepository(table),
    assessments: createAssessmentRepository(table),
  };
  const first = aRound({ name: 'First round', instrument: OLD, closesAt: '2025-12-31T00:00:00Z' });
  const second = aRound({ name: 'Second round' });
  const old = aResponse('r-1', Array(PRACTICES.length).fill(2));
  const answers = old.answers.map((answer) => ({ ...answer, practice: oldName(answer.practice) }));
  const before = aSubmission({ round: first.id, instrument: OLD, responses: [{ ...old, answers }] });
  const now = aSubmission({ round: second.id });
  for (const round of [first, second]) await repositories.rounds.put(round);
  for (const submission of [before, now]) {
    const { id, round, city, version, submittedAt } = submission;
    await repositories.submissions.insert(submission);
    await repositories.assessments.addSubmission(round, city, { submission: id, version, submittedAt });
  }
  await repositories.issues.put(anIssue({ submission: now.id, round: second.id, city: now.city, release: null }));
  const score = createConsumer({
    ...repositories,
    content,
    events: { publish: async () => {} },
    findEarlierRound: createFindEarlierRound({ ...repositories, content }),
  });
  await score({ type: 'submission.received', submission: now.id, issue: 1 }, {} as Context);
  return (await repositories.issues.findScores(now.id, 1))!.comparison.change!;
};

const declared = (practices: readonly string[]): InstrumentMapping => ({
  from: OLD,
  to: '2026.1',
  practices: Object.fromEntries(practices.map((practice) => [oldName(practice), practice])),
});

describe('a round with another version of the questions', () => {
  it('is compared with the earlier one by a declared mapping', async () => {
    const { round, rows, withheld } = await scoreSecondRound([declared(PRACTICES)]);
    expect(round).toBe('First round');
    expect(rows.map(({ difference, basis }) => [difference, basis])).toEqual(Array(5).fill([1, 'individual']));
    expect(withheld).toEqual([]);
  });

  it('is not without one, and says so for each capability', async () => {
    const { rows, withheld } = await scoreSecondRound([]);
    expect(rows).toEqual([]);
    expect(withheld!.map(({ reason }) => reason)).toEqual(Array(5).fill('other-instrument'));
  });

  it('leaves out only the capability that has a practice without a counterpart', async () => {
    const { rows, withheld } = await scoreSecondRound([declared(PRACTICES.slice(1))]);
    expect(rows).toHaveLength(4);
    expect(withheld).toEqual([{ capability: 'strategic-awareness', reason: 'other-instrument' }]);
  });

  it('is scored with the mappings that stand in the templates', () => {
    expect(stored.instrumentMappings()).toEqual(instrumentMappingsSchema.parse(mappings));
  });
});
