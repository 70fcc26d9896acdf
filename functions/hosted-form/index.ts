import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import * as z from 'zod';
import { deploymentSchema } from '#shared/contracts/deployment.ts';
import { createAuditLog } from '#shared/operations/audit.ts';
import { createFollowProgress } from '#shared/operations/follow-progress.ts';
import { createInvitationMail } from '#shared/operations/invitation-mail.ts';
import { createReceiptMail } from '#shared/operations/submission/receipt-mail.ts';
import { createSubmitAssessment } from '#shared/operations/submit-assessment.ts';
import type { AuditBy } from '#shared/ports/audit.ts';
import { createErrorPage } from '../pages/error-page.ts';
import { createMailClient, createS3Client, createTopicClient } from '../platform/clients.ts';
import { createContent } from '../platform/content.ts';
import { createFormTokens } from '../platform/csrf.ts';
import { environment, readEnv } from '../platform/env.ts';
import { createEventPublisher } from '../platform/event-publisher.ts';
import { createEvidenceStore } from '../platform/evidence-store.ts';
import { findInstrumentChange } from '../platform/instrument-changes.ts';
import { isMailRefusal } from '../platform/mail-refusal.ts';
import { createMailer, withoutSuppressed } from '../platform/mailer.ts';
import { createAssets } from '../platform/page-assets.ts';
import { withPageHttp } from '../platform/page-http.ts';
import { createRender } from '../platform/page-render.ts';
import { createRepositories, sha256 } from '../platform/repositories.ts';
import { createSeal } from '../platform/sealed-text.ts';
import { FORM_SITE } from './form-site.ts';
import { createGroupOperations } from './group-operations.ts';
import { createHandler } from './handler.ts';

const env = readEnv({
  ...environment,
  MALWARE_SCAN: z.enum(['guardduty', 'stand-in']),
  DEPLOYMENT: z.string().transform((text) => deploymentSchema.parse(JSON.parse(text))),
});

const deployment = env.DEPLOYMENT;
const content = createContent();
const repositories = createRepositories(env.TABLE_NAME, env.FILES_BUCKET_NAME);
const people = repositories.people(env.APPLICATION_KEY);
const now = () => new Date();
const pages = {
  site: FORM_SITE,
  content,
  deployment,
  assets: createAssets(deployment),
  render: createRender(),
  formTokens: createFormTokens(env.APPLICATION_KEY),
};

const isSuppressed = (person: string) => repositories.deliveryEvents.isSuppressed(person);
const mailer = withoutSuppressed(
  createMailer(createMailClient(), { sender: env.SENDER_ADDRESS, replyTo: env.REPLY_TO_ADDRESS }),
  (address) => isSuppressed(people.idOf(address)),
);

const auditBy: AuditBy = (actor) => createAuditLog({ audits: repositories.audits, now, hash: sha256, actor });

const group = createGroupOperations({
  ...repositories,
  people,
  mailer,
  isSuppressed,
  isRefusal: isMailRefusal,
  evidenceStore: createEvidenceStore(createS3Client(), env.FILES_BUCKET_NAME, env.MALWARE_SCAN),
  compose: createInvitationMail({ ...pages, publicAddress: env.PUBLIC_ADDRESS }),
  hashBytes: (bytes) => createHash('sha256').update(bytes).digest('hex'),
  composeReceipt: createReceiptMail({ ...pages, publicAddress: env.PUBLIC_ADDRESS }),
  submit: createSubmitAssessment({
    ...repositories,
    content,
    events: createEventPublisher(createTopicClient(), env.TOPIC_ARN),
    now,
    hash: sha256,
  }),
  auditBy,
  hash: sha256,
  newId: () => crypto.randomUUID(),
  now,
});

export const handler = withPageHttp(
  createHandler({
    ...repositories,
    ...pages,
    people,
    mailer,
    seal: createSeal(env.APPLICATION_KEY, 'typed text'),
    instrumentChange: findInstrumentChange,
    publicAddress: env.PUBLIC_ADDRESS,
    group,
    auditBy,
    progress: createFollowProgress(repositories.issues),
    wait: (milliseconds) => setTimeout(milliseconds),
    newId: () => crypto.randomUUID(),
    hash: sha256,
    now,
  }),
  { originSecret: env.ORIGIN_SECRET, errorPage: createErrorPage(pages) },
);
