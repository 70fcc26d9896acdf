import { createAssessmentRepository } from '#functions/platform/assessment-repository.ts';
import { createConsensusRepository } from '#functions/platform/consensus-repository.ts';
import { createContent } from '#functions/platform/content.ts';
import { createDraftRepository } from '#functions/platform/draft-repository.ts';
import { createEvidenceRepository } from '#functions/platform/evidence-repository.ts';
import { createInvitationRepository } from '#functions/platform/invitation-repository.ts';
import { createIssueRepository } from '#functions/platform/issue-repository.ts';
import { createRender } from '#functions/platform/page-render.ts';
import { createPersonRepository } from '#functions/platform/person-repository.ts';
import { createReceiptRepository } from '#functions/platform/receipt-repository.ts';
import { createReleaseRepository } from '#functions/platform/release-repository.ts';
import { sha256 } from '#functions/platform/repositories.ts';
import { createRoundRepository } from '#functions/platform/round-repository.ts';
import { createSubmissionRepository } from '#functions/platform/submission-repository.ts';
import deploymentConfig from '#infra/deployments/local.json' with { type: 'json' };
import type { City } from '#shared/contracts/context.ts';
import { deploymentSchema } from '#shared/contracts/deployment.ts';
import type { Role } from '#shared/contracts/person.ts';
import type { Choice } from '#shared/contracts/response.ts';
import { createInvitationMail } from '#shared/operations/invitation-mail.ts';
import { createReceiptMail } from '#shared/operations/submission/receipt-mail.ts';
import { createSubmitAssessment } from '#shared/operations/submit-assessment.ts';
import type { MailMessage } from '#shared/ports/mail.ts';
import { anAnswer, aRound, instrument, PRACTICES } from '#test/fakes/assessment-items.ts';
import { createInMemoryEvidenceStore } from '#test/fakes/in-memory-evidence-store.ts';
import { createInMemoryFiles } from '#test/fakes/in-memory-files.ts';
import { createInMemoryTable } from '#test/fakes/in-memory-table.ts';

const content = createContent();
export const FREETOWN = content.population().cities.find(({ id }) => id === 'gn-2409306') as City;
export const [FIRST, SECOND] = PRACTICES as [string, string];
const { deployment } = deploymentConfig;

/** Everything below the pages over a table in memory: a round, Freetown, its people, their mails, and a clock. */
export const setUpCity = async () => {
  const table = createInMemoryTable();
  const clock = { now: new Date('2026-11-23T10:00:00.000Z') };
  const now = () => clock.now;
  const mails: MailMessage[] = [];
  const suppressed = new Set<string>();
  const round = aRound();
  const repositories = {
    assessments: createAssessmentRepository(table),
    consensus: createConsensusRepository(table),
    drafts: createDraftRepository(table),
    evidenceFiles: createEvidenceRepository(table),
    invitations: createInvitationRepository(table),
    issues: createIssueRepository(table),
    people: createPersonRepository(table, 'a key of the address hashes'),
    receipts: createReceiptRepository(table),
    releases: createReleaseRepository(table, createInMemoryFiles()),
    rounds: createRoundRepository(table),
    submissions: createSubmissionRepository(table),
  };
  const publicAddress = 'https://form.test';
  const words = { content, deployment: deploymentSchema.parse(deployment), publicAddress, render: createRender() };
  const mailer = {
    refuse: false,
    async send(mail: MailMessage) {
      if (mailer.refuse) throw new Error('no');
      mails.push(mail);
      return `mail-${mails.length}`;
    },
  };
  const deps = {
    ...repositories,
    content,
    evidenceStore: createInMemoryEvidenceStore(),
    mailer,
    isSuppressed: async (person: string) => suppressed.has(person),
    isRefusal: () => true,
    compose: createInvitationMail(words),
    now,
    newId: () => crypto.randomUUID() as string,
    hash: sha256,
    hashBytes: (bytes: Uint8Array) => sha256(new TextDecoder().decode(bytes)),
  };
  const submit = createSubmitAssessment({ ...deps, events: { publish: async () => {} } });
  await repositories.rounds.put(round);
  const city = FREETOWN.id;
  const createdAt = clock.now.toISOString();
  const assessment = await repositories.assessments.create({
    round: round.id,
    city,
    instrument: '2026.1',
    claim: 'invited',
    createdAt,
  });

  /** Gives a person a part, as a visit of that person would act. */
  const join = async (address: string, roles: Role[], id: string = crypto.randomUUID()) => {
    const person = await repositories.people.ensure(address, 'en');
    await repositories.people.confirm(person.id, clock.now);
    const member = { id, person: person.id, round: round.id, city, roles, invitedAt: createdAt };
    await repositories.assessments.putMember(member);
    return { round, city: FREETOWN, member, person, assessment, language: 'en' as const };
  };
  type Visitor = Awaited<ReturnType<typeof join>>;

  /** Answers the practices in their order, null none. */
  const answer = async ({ member }: Pick<Visitor, 'member'>, choices: readonly (Choice | null)[]) => {
    for (const [index, choice] of choices.entries()) {
      if (choice === null) continue;
      await repositories.assessments.putAnswer(round.id, city, member.id, anAnswer(PRACTICES[index] ?? '', choice));
    }
  };
  const respond = async (name: string, choices: readonly (Choice | null)[], id?: string) => {
    const visitor = await join(`${name}@city.test`, ['respondent'], id);
    await answer(visitor, choices);
    return visitor;
  };
  const again = async (visitor: Visitor): Promise<Visitor> => {
    const members = await repositories.assessments.members(round.id, city);
    return { ...visitor, member: members.find(({ id }) => id === visitor.member.id) ?? visitor.member };
  };
  return {
    ...deps,
    deps,
    withReceipts: { ...deps, compose: createReceiptMail(words) },
    submit,
    round,
    city,
    clock,
    mails,
    suppressed,
    join,
    answer,
    respond,
    again,
    instrument,
  };
};

export type CityUnderTest = Awaited<ReturnType<typeof setUpCity>>;
