import type { Instrument } from '#shared/contracts/instrument.ts';
import { LEAST_BATCH } from '#shared/domain/consensus/next-count.ts';
import { fileKeyOf, incomingKeyOf } from '#shared/operations/evidence/file-keys.ts';
import type { AssessmentRepository } from '#shared/ports/assessments.ts';
import type { ConsensusRepository } from '#shared/ports/consensus.ts';
import type { EvidenceRepository, EvidenceStore } from '#shared/ports/evidence.ts';
import type { DraftRepository } from '#shared/ports/people.ts';
import type { ReceiptRepository } from '#shared/ports/submissions.ts';
import { type Acting, requireRole } from './acting.ts';
import { type TakeRoleDeps, takeRole } from './take-role.ts';

export interface WithdrawDeps extends TakeRoleDeps {
  readonly assessments: TakeRoleDeps['assessments'] & Pick<AssessmentRepository, 'removeAnswers' | 'submissions'>;
  readonly consensus: Pick<ConsensusRepository, 'newestCount' | 'counted' | 'putCounted' | 'removeCounted'>;
  readonly evidenceFiles: Pick<EvidenceRepository, 'list' | 'remove'>;
  readonly evidenceStore: Pick<EvidenceStore, 'remove'>;
  readonly drafts: Pick<DraftRepository, 'delete'>;
  readonly receipts: Pick<ReceiptRepository, 'remove'>;
}

/** `kept-nameless`: the levels are in a group result that was shown, and stay in it without anything of the person. */
export type Withdrawal = 'removed' | 'kept-nameless';

/**
 * A respondent leaves: answers, comments, evidence, files and drafts are removed, and the part in the assessment. What
 * was counted goes too, unless the group's levels were shown by then: taking one person out of them would tell what
 * that person said, so the bare levels stay, and nothing leads from them to anybody. Throws `not_allowed`.
 */
export const createWithdraw =
  (deps: WithdrawDeps) =>
  async (acting: Acting, instrument: Instrument): Promise<Withdrawal> => {
    requireRole(acting, 'respondent');
    const { round, city, member } = acting;
    const outcome = await leaveCount(deps, acting);
    await deps.assessments.removeAnswers(round.id, city.id, member.id);
    for (const file of await deps.evidenceFiles.list(round.id, city.id)) {
      if (file.member !== member.id) continue;
      await deps.evidenceStore.remove(incomingKeyOf(file.id));
      await deps.evidenceStore.remove(fileKeyOf(round.id, city.id, file.id));
      await deps.evidenceFiles.remove(round.id, city.id, file.id);
    }
    const practices = instrument.capabilities.flatMap((capability) => capability.practices.map(({ id }) => id));
    const base = `/assessments/${round.id}/${city.id}/practices`;
    await Promise.all(practices.map((practice) => deps.drafts.delete(member.person, `${base}/${practice}`)));
    const submissions = await deps.assessments.submissions(round.id, city.id);
    await Promise.all(submissions.map(({ submission }) => deps.receipts.remove(submission, member.person)));
    await takeRole(deps, member, 'respondent');
    return outcome;
  };

const leaveCount = async ({ consensus }: WithdrawDeps, { round, city, member }: Acting): Promise<Withdrawal> => {
  const count = await consensus.newestCount(round.id, city.id);
  if (count === undefined) return 'removed';
  const counted = await consensus.counted(round.id, city.id, count.set);
  const own = counted.find((response) => response.member === member.id);
  if (own === undefined) return 'removed';
  if (count.shownAt === undefined || counted.length < LEAST_BATCH) {
    await consensus.removeCounted(round.id, city.id, count.set, own.respondent);
    return 'removed';
  }
  const { respondent, answers } = own;
  await consensus.putCounted(round.id, city.id, count.set, { respondent, answers });
  return 'kept-nameless';
};
