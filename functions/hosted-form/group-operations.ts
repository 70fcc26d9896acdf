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
import { createHandOver, createStepDown, type HandOverDeps } from '#shared/operations/members/hand-over.ts';
import { createInviteColleagues } from '#shared/operations/members/invite-colleagues.ts';
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
  Omit<SendReceiptsDeps, 'compose'> & { readonly composeReceipt: SendReceiptsDeps['compose'] } & Parameters<
    typeof createStepDown
  >[0];

/** What a city's people do with each other, over the same repositories. */
export const createGroupOperations = (deps: GroupOperationsDeps) => ({
  invite: createInviteColleagues(deps),
  remind: createRemindColleagues(deps),
  takeBack: createTakeBackInvitation(deps),
  handOver: createHandOver(deps),
  stepDown: createStepDown(deps),
  withdraw: createWithdraw(deps),
  progress: createMemberProgress(deps),
  closeAnswering: createCloseAnswering(deps),
  takeInLate: createTakeInLateAnswers(deps),
  readConsensus: createReadConsensus(deps),
  recordAgreed: createRecordAgreed(deps),
  clearAgreed: createClearAgreed(deps),
  readEvidence: createReadEvidence(deps),
  openEvidence: createOpenEvidence(deps),
  recordVerified: createRecordVerified(deps),
  clearVerified: createClearVerified(deps),
  readVerified: createReadVerified(deps),
  previewSubmission: createPreviewSubmission(deps),
  submitCity: createSubmitCity(deps),
  sendReceipts: createSendReceipts({ ...deps, compose: deps.composeReceipt }),
  announceFile: createAnnounceFile(deps),
  receiveFile: createReceiveFile(deps),
  listOwnFiles: createListOwnFiles(deps),
  removeFile: createRemoveFile(deps),
  readOwnAnswers: createReadOwnAnswers(deps),
});

export type GroupOperations = ReturnType<typeof createGroupOperations>;
