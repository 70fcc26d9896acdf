import { createAssessmentRepository } from '#functions/platform/assessment-repository.ts';
import { createAuditRepository } from '#functions/platform/audit-repository.ts';
import { createEvidenceRepository } from '#functions/platform/evidence-repository.ts';
import { createExportRepository } from '#functions/platform/export-repository.ts';
import { createIssueRepository } from '#functions/platform/issue-repository.ts';
import { createLedgerRepository } from '#functions/platform/ledger-repository.ts';
import { createPersonRepository } from '#functions/platform/person-repository.ts';
import { createReleaseRepository } from '#functions/platform/release-repository.ts';
import { sha256 } from '#functions/platform/repositories.ts';
import { createRoundRepository } from '#functions/platform/round-repository.ts';
import { createSubmissionRepository } from '#functions/platform/submission-repository.ts';
import type { Role } from '#shared/contracts/person.ts';
import { createAuditLog } from '#shared/operations/audit.ts';
import { anAnswer, anAssessment, aRound, aSubmission, NOON, PRACTICES } from '#test/fakes/assessment-items.ts';
import { createInMemoryStores } from '#test/fakes/in-memory-stores.ts';
import { aLedgerEntry, someScores } from '#test/fakes/release-items.ts';

export const [FREETOWN, BOGOTA] = ['gn-2409306', 'gn-3688689'] as const;
export const ROUND = aRound({ id: 'cities-2026' });
export const [LOOKING_AHEAD = ''] = PRACTICES;
/** Of the file that Kofi gave as evidence. */
export const FILE = '3b0a3c5e-9a51-4f0e-8a6e-6f6f0d0a3b11';
export const now = () => new Date(NOON);
const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

/** Two cities in a round over a table and a bucket in memory, in which everything lies that an erasure has to find. */
export const setUpWorld = async () => {
  const stores = createInMemoryStores();
  const { table, files } = stores;
  const repositories = {
    assessments: createAssessmentRepository(table),
    audits: createAuditRepository(table),
    evidenceFiles: createEvidenceRepository(table),
    exports: createExportRepository(table),
    issues: createIssueRepository(table),
    ledger: createLedgerRepository(table),
    people: createPersonRepository(table, 'a key of sixteen letters'),
    releases: createReleaseRepository(table, files),
    rounds: createRoundRepository(table),
    submissions: createSubmissionRepository(table),
  };
  const { assessments, people, rounds } = repositories;
  const audit = createAuditLog({ audits: repositories.audits, now, hash: sha256, actor: 'operator:ada' });
  await rounds.put(ROUND);

  const join = async (address: string, city: string, id: string, roles: Role[]) => {
    const { id: person } = await people.ensure(address, 'en');
    await assessments.putMember({ id, person, round: ROUND.id, city, roles, invitedAt: NOON });
    return person;
  };
  /** A person's answer with words, and a file that the person gave, uploaded twice. */
  const answer = async (city: string, member: string, file: string) => {
    await assessments.putAnswer(ROUND.id, city, member, anAnswer(LOOKING_AHEAD, 3, { comment: 'A word' }));
    const kept = { kind: 'pdf' as const, bytes: 3, sha256: '0'.repeat(64), at: NOON };
    const given = { id: file, member, practice: LOOKING_AHEAD, title: '', announcedAt: NOON, kept };
    await repositories.evidenceFiles.put(ROUND.id, city, { ...given, verdict: 'clean' });
    for (const _ of [1, 2]) await files.put(`evidence/${ROUND.id}/${city}/${file}`, bytes('pdf'), 'application/pdf');
  };
  const submit = async (city: string, change: Parameters<typeof aSubmission>[0] = {}) => {
    const submission = aSubmission({ round: ROUND.id, city, ...change });
    const { id, version, submittedAt } = submission;
    await repositories.submissions.insert(submission);
    await assessments.addSubmission(ROUND.id, city, { submission: id, version, submittedAt });
    await files.put(`reports/${id}/1.json`, bytes({ submission: id }), 'application/json');
    return submission;
  };

  for (const city of [FREETOWN, BOGOTA]) await assessments.create(anAssessment({ round: ROUND.id, city }));
  return {
    ...stores,
    ...repositories,
    audit,
    hash: sha256,
    now,
    join,
    answer,
    submit,
    /** What a search of everything still finds of some words, the audit log aside. */
    left: (...words: string[]) => {
      const { items, files } = stores.everything();
      const texts = [...items.map(([key, item]) => `${key} ${JSON.stringify(item)}`), ...files];
      return texts.filter((text) => !text.startsWith('AUDIT') && words.some((word) => text.includes(word)));
    },
  };
};

export type World = Awaited<ReturnType<typeof setUpWorld>>;

/** Freetown with its people, and Bogotá, whose report and benchmark name Freetown. */
export const setUpFreetown = async () => {
  const world = await setUpWorld();
  const ama = await world.join('ama@freetown.test', FREETOWN, 'm-ama', ['coordinator']);
  const kofi = await world.join('kofi@both.test', FREETOWN, 'm-kofi', ['respondent']);
  await world.join('kofi@both.test', BOGOTA, 'm-bogota-kofi', ['respondent']);
  await world.answer(FREETOWN, 'm-kofi', FILE);
  await world.assessments.putToken('a'.repeat(64), { round: ROUND.id, city: FREETOWN });
  await world.assessments.changeProfile(FREETOWN, () => ({ staff: 5 }));
  const own = await world.submit(FREETOWN);
  await world.issues.putScores(someScores({ submission: own.id }));
  const other = await world.submit(BOGOTA);
  const contrasts = [{ city: FREETOWN, capability: 'adapting-focus' as const, differs: ['morphological' as const] }];
  const { comparison } = someScores();
  await world.issues.putScores(someScores({ submission: other.id, comparison: { ...comparison, contrasts } }));
  const shown = aLedgerEntry({ city: BOGOTA, release: `${ROUND.id}:1`, submission: other.id });
  await world.ledger.putOnce({ ...shown, members: [FREETOWN, 'gn-101'], memberSubmissions: [own.id, other.id] });
  const written = { release: `${ROUND.id}:1`, writtenAt: NOON, rows: 2, hash: 'b'.repeat(64) };
  const exported = { id: crypto.randomUUID(), ...written, cities: [FREETOWN, BOGOTA] };
  await world.exports.put(exported);
  await world.exports.put({ ...exported, id: crypto.randomUUID(), cities: [BOGOTA] });
  return { world, ama, kofi, own, other, exported };
};
