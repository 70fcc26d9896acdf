import { CONSOLE_SITE } from '#functions/operator-console/console-site.ts';
import { type ConsoleDeps, createHandler } from '#functions/operator-console/handler.ts';
import { createReadProgress } from '#functions/operator-console/read-progress.ts';
import { createReadQuality } from '#functions/operator-console/read-quality.ts';
import { createRoutes } from '#functions/operator-console/routes.ts';
import { createErrorPage } from '#functions/pages/error-page.ts';
import { createAssessmentRepository } from '#functions/platform/assessment-repository.ts';
import { createAuditRepository } from '#functions/platform/audit-repository.ts';
import { createFormTokens } from '#functions/platform/csrf.ts';
import { createDeliveryRepository } from '#functions/platform/delivery-repository.ts';
import { createDraftRepository } from '#functions/platform/draft-repository.ts';
import { createErasureRepository } from '#functions/platform/erasure-repository.ts';
import { createInvitationRepository } from '#functions/platform/invitation-repository.ts';
import { createIssueRepository } from '#functions/platform/issue-repository.ts';
import { createOrderSecret } from '#functions/platform/order-secret.ts';
import { createAssets } from '#functions/platform/page-assets.ts';
import { withPageHttp } from '#functions/platform/page-http.ts';
import { createRender } from '#functions/platform/page-render.ts';
import { createPersonRepository } from '#functions/platform/person-repository.ts';
import { createReissueRepository } from '#functions/platform/reissue-repository.ts';
import { createReleaseRepository } from '#functions/platform/release-repository.ts';
import { sha256 } from '#functions/platform/repositories.ts';
import { createRoundRepository } from '#functions/platform/round-repository.ts';
import { createSeal } from '#functions/platform/sealed-text.ts';
import { hashToken, newToken, SESSION_COOKIE, VISIT_COOKIE } from '#functions/platform/session-cookies.ts';
import { createSubmissionRepository } from '#functions/platform/submission-repository.ts';
import { readConfig } from '#infra/config.ts';
import type { ErasureMessage } from '#shared/contracts/erasure.ts';
import type { PipelineEvent } from '#shared/contracts/events.ts';
import type { Round } from '#shared/contracts/round.ts';
import { createInvitationMail } from '#shared/operations/invitation-mail.ts';
import { createInviteCities } from '#shared/operations/invite-cities.ts';
import { createReadLevelDistributions } from '#shared/operations/read-level-distributions.ts';
import { createIsFinished } from '#shared/operations/reissue-one.ts';
import { createCityProgress, createRoundStatus } from '#shared/operations/round-status.ts';
import type { MailMessage } from '#shared/ports/mail.ts';
import type { DeadLetterQueue, GivenUp } from '#shared/ports/pipeline.ts';
import { aRound } from '#test/fakes/assessment-items.ts';
import { createInMemoryFiles } from '#test/fakes/in-memory-files.ts';
import { createInMemoryTable } from '#test/fakes/in-memory-table.ts';
import { content } from '#test/fakes/release-round.ts';
import { SECRET } from '../hosted-form/form-setup.ts';
import { createVisitor, type Visitor } from '../hosted-form/visitor.ts';

export const OPERATOR = 'operator@cities.example.org';
export const [FREETOWN, BOGOTA] = ['gn-2409306', 'gn-3688689'];
export const ROUND: Round = aRound({ id: 'cities-2026', name: 'Cities 2026' });
/** Somebody looked what erasing Bogotá would remove. */
export const ERASURE = 'f7a4f4a0-6a8e-4a6c-9a55-3f3c6c1a1f10';
export const DAY = 24 * 3_600_000;

const { deployment } = readConfig('example');
const pages = {
  site: CONSOLE_SITE,
  content,
  deployment,
  assets: createAssets(deployment),
  render: createRender(),
  formTokens: createFormTokens('a key of the forms'),
};

/** The whole function over a table in memory, with its mails and a clock that tests set. */
export const setUpConsole = () => {
  const table = createInMemoryTable();
  const clock = { now: new Date('2026-03-02T10:00:00.000Z') };
  /** Told of every mail before it goes. */
  const mailing = { before: () => {} };
  const mails: MailMessage[] = [];
  /** What `erase-data` was asked for. */
  const desk: ErasureMessage[] = [];
  const now = () => clock.now;
  const repositories = {
    assessments: createAssessmentRepository(table),
    audits: createAuditRepository(table),
    deliveryEvents: createDeliveryRepository(table),
    erasures: createErasureRepository(table),
    drafts: createDraftRepository(table),
    invitations: createInvitationRepository(table),
    issues: createIssueRepository(table),
    people: createPersonRepository(table, 'a key of the address hashes'),
    releases: createReleaseRepository(table, createInMemoryFiles()),
    reissues: createReissueRepository(table),
    rounds: createRoundRepository(table),
    submissions: createSubmissionRepository(table),
  };
  const { isSuppressed } = repositories.deliveryEvents;
  const events: PipelineEvent[] = [];
  const failed: GivenUp[] = [];
  /** Whose new report cannot be handed to the pipeline. */
  const reissueFails = { submission: '' };
  const queue: DeadLetterQueue = {
    name: 'score-submission',
    look: async () => [...failed],
    async redrive(told, { isWanted = () => true } = {}) {
      const wanted = failed.filter(isWanted);
      for (const message of wanted) {
        failed.splice(failed.indexOf(message), 1);
        told(message);
      }
      return wanted.length;
    },
  };
  const mailDeps = {
    ...repositories,
    content,
    mailer: {
      async send(mail: MailMessage) {
        mailing.before();
        mails.push(mail);
        return `mail-${mails.length}`;
      },
    },
    isSuppressed,
    isRefusal: () => false,
    compose: createInvitationMail({ ...pages, publicAddress: 'https://form.test' }),
    newId: () => crypto.randomUUID(),
    now,
  };
  const deps = {
    ...repositories,
    ...pages,
    seal: createSeal('a key of the application', 'typed text'),
    cityProgress: createCityProgress({ ...repositories, isSuppressed }),
    readProgress: createReadProgress(createRoundStatus({ ...repositories, isSuppressed }), now),
    readQuality: createReadQuality({ ...repositories, content }),
    readLevels: createReadLevelDistributions(repositories.releases),
    consentDeps: repositories,
    orderErasureDeps: {
      ...repositories,
      desk: {
        async send(message: ErasureMessage) {
          desk.push(message);
        },
      },
      newId: () => crypto.randomUUID(),
      now,
    },
    acting: { audits: repositories.audits, hash: sha256, now },
    publishDeps: { ...repositories, content, now },
    mailDeps,
    remindDeps: mailDeps,
    closeDeps: { ...repositories, isSuppressed, now },
    reissueDeps: {
      ...repositories,
      isFinished: createIsFinished(repositories.issues, now),
      events: {
        async publish(event: PipelineEvent) {
          if (event.submission === reissueFails.submission) throw Object.assign(new Error(), { name: 'Unreachable' });
          events.push(event);
        },
      },
      now,
    },
    concurrency: 10,
    forget: async () => {},
    findQueues: async () => [queue],
    secretOf: createOrderSecret('a key of the application'),
    newId: () => crypto.randomUUID(),
    now,
  } satisfies ConsoleDeps;
  const serve = withPageHttp(createHandler(deps), { originSecret: SECRET, errorPage: createErrorPage(pages) });
  const invite = (city: string, address: string) =>
    createInviteCities(mailDeps)(ROUND.id, [{ line: 1, city, address, language: 'en' }]);
  return {
    ...repositories,
    desk,
    mails,
    mailing,
    clock,
    events,
    failed,
    reissueFails,
    seal: deps.seal,
    formTokens: deps.formTokens,
    serve,
    invite,
    routes: createRoutes(deps),
  };
};

export type ConsoleUnderTest = ReturnType<typeof setUpConsole>;

/** A browser of somebody who has signed in; of nobody without an address. */
export const enter = async (tested: ConsoleUnderTest, address?: string): Promise<Visitor> => {
  const visitor = createVisitor(tested);
  visitor.cookies.set(VISIT_COOKIE, newToken());
  if (address === undefined) return visitor;
  const { id: person } = await tested.people.ensure(address, 'en');
  const token = newToken();
  const expiresAt = new Date(tested.clock.now.getTime() + DAY / 2).toISOString();
  await tested.people.putSession({ hash: hashToken(token), person, expiresAt });
  visitor.cookies.set(SESSION_COOKIE, token);
  return visitor;
};

/** A token for the forms of a browser. */
export const tokenOf = ({ cookies }: Visitor): string => {
  const session = cookies.get(SESSION_COOKIE);
  return pages.formTokens.make(session === undefined ? (cookies.get(VISIT_COOKIE) ?? '') : hashToken(session));
};

/** An open round with two invited cities, a day later, and an operator's browser. */
export const setUpRound = async () => {
  const tested = setUpConsole();
  await tested.rounds.put(ROUND);
  await tested.invite(FREETOWN ?? '', 'ama@freetown.test');
  await tested.invite(BOGOTA ?? '', 'maria@bogota.test');
  tested.clock.now = new Date(tested.clock.now.getTime() + DAY);
  tested.mails.length = 0;
  const at = tested.clock.now.toISOString();
  await tested.erasures.request(ERASURE, { step: 'requested', city: BOGOTA ?? '', round: ROUND.id, by: 'system', at });
  return { tested, operator: await enter(tested, OPERATOR) };
};
