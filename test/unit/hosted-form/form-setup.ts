import { FORM_SITE } from '#functions/hosted-form/form-site.ts';
import { createGroupOperations } from '#functions/hosted-form/group-operations.ts';
import { createHandler, type HostedFormDeps } from '#functions/hosted-form/handler.ts';
import { createRoutes } from '#functions/hosted-form/routes.ts';
import { createErrorPage } from '#functions/pages/error-page.ts';
import { createAssessmentRepository } from '#functions/platform/assessment-repository.ts';
import { createAuditRepository } from '#functions/platform/audit-repository.ts';
import { createConsensusRepository } from '#functions/platform/consensus-repository.ts';
import { createContent } from '#functions/platform/content.ts';
import { createFormTokens } from '#functions/platform/csrf.ts';
import { createDraftRepository } from '#functions/platform/draft-repository.ts';
import { createEvidenceRepository } from '#functions/platform/evidence-repository.ts';
import { createFeedbackRepository } from '#functions/platform/feedback-repository.ts';
import type { HttpHandler } from '#functions/platform/http.ts';
import { findInstrumentChange } from '#functions/platform/instrument-changes.ts';
import { createInvitationRepository } from '#functions/platform/invitation-repository.ts';
import { createIssueRepository } from '#functions/platform/issue-repository.ts';
import { createAssets } from '#functions/platform/page-assets.ts';
import { withPageHttp } from '#functions/platform/page-http.ts';
import { createRender } from '#functions/platform/page-render.ts';
import { createPersonRepository } from '#functions/platform/person-repository.ts';
import { createReceiptRepository } from '#functions/platform/receipt-repository.ts';
import { createReleaseRepository } from '#functions/platform/release-repository.ts';
import { sha256 } from '#functions/platform/repositories.ts';
import { createRoundRepository } from '#functions/platform/round-repository.ts';
import { createSeal } from '#functions/platform/sealed-text.ts';
import { createSubmissionRepository } from '#functions/platform/submission-repository.ts';
import deploymentConfig from '#infra/deployments/local.json' with { type: 'json' };
import { deploymentSchema } from '#shared/contracts/deployment.ts';
import type { Instrument } from '#shared/contracts/instrument.ts';
import type { Round } from '#shared/contracts/round.ts';
import { createAuditLog } from '#shared/operations/audit.ts';
import { createFollowProgress } from '#shared/operations/follow-progress.ts';
import { createInvitationMail } from '#shared/operations/invitation-mail.ts';
import { createReceiptMail } from '#shared/operations/submission/receipt-mail.ts';
import { createSubmitAssessment } from '#shared/operations/submit-assessment.ts';
import type { AuditBy } from '#shared/ports/audit.ts';
import type { Content } from '#shared/ports/content.ts';
import type { MailMessage } from '#shared/ports/mail.ts';
import { createInMemoryEvidenceStore } from '#test/fakes/in-memory-evidence-store.ts';
import { createInMemoryFiles } from '#test/fakes/in-memory-files.ts';
import { createInMemoryTable } from '#test/fakes/in-memory-table.ts';

export const SECRET = 'the secret of the firewall';
export const FREETOWN = 'gn-2409306';
export const ROUND: Round = {
  id: 'open-2026',
  name: 'Open round 2026',
  mode: 'open',
  instrument: '2026.1',
  languages: ['en'],
  opensAt: '2026-01-01T00:00:00.000Z',
  closesAt: '2027-01-01T00:00:00.000Z',
  demonstration: false,
};

const stored = createContent();

const deployment = deploymentSchema.parse({ ...deploymentConfig.deployment, demonstration: false });
const pages = {
  site: FORM_SITE,
  content: stored,
  deployment,
  assets: createAssets(deployment),
  render: createRender(),
  formTokens: createFormTokens('a key of the forms'),
};

interface Differences {
  /** Another instrument than the stored one, for the versions that tests make up. */
  readonly instruments?: (version: string, original: Instrument) => Instrument | undefined;
  readonly instrumentChange?: HostedFormDeps['instrumentChange'];
}

const contentWith = ({ instruments }: Differences): Content => ({
  ...stored,
  instrument(version, language) {
    const madeUp = instruments?.(version, stored.instrument(ROUND.instrument, language));
    return madeUp ?? stored.instrument(version, language);
  },
});

/** The whole function over a table in memory, with its mails and a clock that tests set. */
export const setUpForm = (differences: Differences = {}) => {
  const content = contentWith(differences);
  const table = createInMemoryTable();
  const files = createInMemoryFiles();
  const clock = { now: new Date('2026-11-23T10:00:00.000Z') };
  const mails: MailMessage[] = [];
  const now = () => clock.now;
  const repositories = {
    files,
    assessments: createAssessmentRepository(table),
    consensus: createConsensusRepository(table),
    drafts: createDraftRepository(table),
    evidenceFiles: createEvidenceRepository(table),
    feedback: createFeedbackRepository(table),
    invitations: createInvitationRepository(table),
    issues: createIssueRepository(table),
    audits: createAuditRepository(table),
    receipts: createReceiptRepository(table),
    releases: createReleaseRepository(table, files),
    rounds: createRoundRepository(table),
    submissions: createSubmissionRepository(table),
    people: createPersonRepository(table, 'a key of the address hashes'),
  };
  const evidenceStore = createInMemoryEvidenceStore();
  const mailer = {
    async send(mail: MailMessage) {
      mails.push(mail);
      return `mail-${mails.length}`;
    },
  };
  const auditBy: AuditBy = (actor) => createAuditLog({ audits: repositories.audits, now, hash: sha256, actor });
  const deps = {
    ...repositories,
    ...pages,
    auditBy,
    content,
    mailer,
    group: createGroupOperations({
      ...repositories,
      mailer,
      evidenceStore,
      compose: createInvitationMail({ ...pages, publicAddress: 'https://form.test' }),
      hashBytes: () => '0'.repeat(64),
      composeReceipt: createReceiptMail({ ...pages, content, publicAddress: 'https://form.test' }),
      submit: createSubmitAssessment({
        ...repositories,
        content,
        events: { publish: async () => {} },
        now,
        hash: sha256,
      }),
      hash: sha256,
      auditBy,
      isSuppressed: async () => false,
      isRefusal: () => false,
      newId: () => crypto.randomUUID(),
      now,
    }),
    seal: createSeal('a key of the application', 'typed text'),
    instrumentChange: differences.instrumentChange ?? findInstrumentChange,
    publicAddress: 'https://form.test',
    progress: createFollowProgress(repositories.issues),
    wait: async () => {},
    newId: () => crypto.randomUUID(),
    hash: sha256,
    now,
  } satisfies HostedFormDeps;
  const handler = createHandler(deps);
  const behind = (answer: HttpHandler) =>
    withPageHttp(answer, { originSecret: SECRET, errorPage: createErrorPage(pages) });
  const serve = behind(handler);
  /** The same function where every request fails. */
  const failing = (error: Error) => behind(() => Promise.reject(error));
  const { assets } = pages;
  const routes = createRoutes(deps);
  return { ...repositories, evidenceStore, mails, clock, serve, failing, content, assets, routes };
};

export type FormUnderTest = ReturnType<typeof setUpForm>;
