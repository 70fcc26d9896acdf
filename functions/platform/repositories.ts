import { createHash } from 'node:crypto';
import { createAssessmentRepository } from './assessment-repository.ts';
import { createAuditRepository } from './audit-repository.ts';
import { createDocumentClient, createS3Client, type StoreSettings } from './clients.ts';
import { createConsensusRepository } from './consensus-repository.ts';
import { createDeliveryRepository } from './delivery-repository.ts';
import { createDraftRepository } from './draft-repository.ts';
import { createErasureRepository } from './erasure-repository.ts';
import { createEvidenceRepository } from './evidence-repository.ts';
import { createExportRepository } from './export-repository.ts';
import { createFeedbackRepository } from './feedback-repository.ts';
import { createFileStore } from './file-store.ts';
import { createInvitationRepository } from './invitation-repository.ts';
import { createIssueRepository } from './issue-repository.ts';
import { createLedgerRepository } from './ledger-repository.ts';
import { createPersonRepository } from './person-repository.ts';
import { createReceiptRepository } from './receipt-repository.ts';
import { createReissueRepository } from './reissue-repository.ts';
import { createReleaseRepository } from './release-repository.ts';
import { createRoundRepository } from './round-repository.ts';
import { createSubmissionRepository } from './submission-repository.ts';
import { createTable } from './table.ts';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Every repository over one table and one bucket; a function passes on only those that its handler asks for. */
export const createRepositories = (tableName: string, bucketName: string, settings: StoreSettings = {}) => {
  const table = createTable(createDocumentClient(settings.dynamodb), tableName, settings.retentionMonths);
  const files = createFileStore(createS3Client(settings.s3), bucketName);
  return {
    files,
    assessments: createAssessmentRepository(table),
    audits: createAuditRepository(table),
    consensus: createConsensusRepository(table),
    deliveryEvents: createDeliveryRepository(table),
    drafts: createDraftRepository(table),
    erasures: createErasureRepository(table),
    evidenceFiles: createEvidenceRepository(table),
    exports: createExportRepository(table),
    feedback: createFeedbackRepository(table),
    invitations: createInvitationRepository(table),
    issues: createIssueRepository(table),
    ledger: createLedgerRepository(table),
    receipts: createReceiptRepository(table),
    reissues: createReissueRepository(table),
    releases: createReleaseRepository(table, files),
    rounds: createRoundRepository(table),
    submissions: createSubmissionRepository(table),
    /** `applicationKey` is the key of the address hashes. */
    people: (applicationKey: string) => createPersonRepository(table, applicationKey),
  };
};
