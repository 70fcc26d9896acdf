import { createAuditMember } from '#shared/operations/audit-member.ts';
import {
  type CloseAnsweringDeps,
  createCloseAnswering,
  createTakeInLateAnswers,
} from '#shared/operations/consensus/close-answering.ts';
import { createReadConsensus, type ReadConsensusDeps } from '#shared/operations/consensus/read-consensus.ts';
import {
  createClearAgreed,
  createRecordAgreed,
  type RecordAgreedDeps,
} from '#shared/operations/consensus/record-agreed.ts';
import { createListOwnFiles, createRemoveFile } from '#shared/operations/evidence/own-files.ts';
import { createAnnounceFile, createReceiveFile, type UploadDeps } from '#shared/operations/evidence/upload-file.ts';
import { createHandOver, createStepDown, type HandOverDeps, isReached } from '#shared/operations/members/hand-over.ts';
import { createInviteColleagues, type InvitedColleague } from '#shared/operations/members/invite-colleagues.ts';
import { createMemberProgress, type MemberProgressDeps } from '#shared/operations/members/member-progress.ts';
import { createRemindColleagues, type RemindColleaguesDeps } from '#shared/operations/members/remind-colleagues.ts';
import { createTakeBackInvitation, type TakeBackDeps } from '#shared/operations/members/take-back-invitation.ts';
import { createWithdraw } from '#shared/operations/members/withdraw.ts';
import { createReadOwnAnswers } from '#shared/operations/submission/own-answers.ts';
import { createSendReceipts, type SendReceiptsDeps } from '#shared/operations/submission/send-receipts.ts';
import {
  createPreviewSubmission,
  createSubmitCity,
  type SubmitCityDeps,
} from '#shared/operations/submission/submit-city.ts';
import { createOpenEvidence, createReadEvidence } from '#shared/operations/verification/read-evidence.ts';
import {
  createClearVerified,
  createReadVerified,
  createRecordVerified,
  type RecordVerifiedDeps,
} from '#shared/operations/verification/record-verified.ts';
import type { AuditBy } from '#shared/ports/audit.ts';

export type GroupOperationsDeps = HandOverDeps &
  RemindColleaguesDeps &
  MemberProgressDeps &
  CloseAnsweringDeps &
  ReadConsensusDeps &
  RecordAgreedDeps &
  RecordVerifiedDeps &
  TakeBackDeps &
  UploadDeps &
  SubmitCityDeps &
  Omit<SendReceiptsDeps, 'compose'> & { readonly auditBy: AuditBy } & {
    readonly composeReceipt: SendReceiptsDeps['compose'];
  } & Parameters<typeof createStepDown>[0];

const countSent = (invited: readonly InvitedColleague[]) => {
  const count = invited.filter(({ outcome }) => outcome === 'sent').length;
  return count === 0 ? undefined : { count };
};
const ifDone = ({ isDone }: { readonly isDone: boolean }) => (isDone ? {} : undefined);
const ifReached = (outcome: InvitedColleague['outcome']) => (isReached(outcome) ? {} : undefined);

/** What a city's people do with each other, over the same repositories. What others rely on is in the audit log. */
export const createGroupOperations = (deps: GroupOperationsDeps) => {
  const audited = createAuditMember(deps.auditBy);
  return {
    invite: audited('member-invited', createInviteColleagues(deps), countSent),
    remind: createRemindColleagues(deps),
    takeBack: audited('member-taken-back', createTakeBackInvitation(deps)),
    handOver: audited('part-handed-over', createHandOver(deps), ifReached),
    stepDown: audited('coordinator-stepped-down', createStepDown(deps)),
    withdraw: audited('part-withdrawn', createWithdraw(deps)),
    progress: createMemberProgress(deps),
    closeAnswering: audited('answering-closed', createCloseAnswering(deps)),
    takeInLate: audited('late-answers-taken-in', createTakeInLateAnswers(deps)),
    readConsensus: createReadConsensus(deps),
    recordAgreed: audited('level-agreed', createRecordAgreed(deps), ifDone),
    clearAgreed: audited('agreed-level-cleared', createClearAgreed(deps), ifDone),
    readEvidence: createReadEvidence(deps),
    openEvidence: audited('evidence-read', createOpenEvidence(deps)),
    recordVerified: audited('level-verified', createRecordVerified(deps), ifDone),
    clearVerified: audited('verified-level-cleared', createClearVerified(deps), ifDone),
    readVerified: createReadVerified(deps),
    previewSubmission: createPreviewSubmission(deps),
    submitCity: audited('assessment-submitted', createSubmitCity(deps), ({ id }) => ({ submission: id })),
    sendReceipts: createSendReceipts({ ...deps, compose: deps.composeReceipt }),
    announceFile: createAnnounceFile(deps),
    receiveFile: createReceiveFile(deps),
    listOwnFiles: createListOwnFiles(deps),
    removeFile: createRemoveFile(deps),
    readOwnAnswers: createReadOwnAnswers(deps),
  };
};

export type GroupOperations = ReturnType<typeof createGroupOperations>;
