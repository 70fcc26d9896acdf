import { DomainError } from '#shared/domain/errors.ts';
import type { AssessmentRepository } from '#shared/ports/assessments.ts';
import { type Acting, requireRole } from './acting.ts';
import { type TakeRoleDeps, takeRole } from './take-role.ts';

export interface TakeBackDeps extends TakeRoleDeps {
  readonly assessments: TakeRoleDeps['assessments'] & Pick<AssessmentRepository, 'members' | 'answersOf'>;
}

/** A coordinator takes back the invitation of somebody who has not begun. Throws `not_found` and `not_allowed`. */
export const createTakeBackInvitation =
  ({ assessments }: TakeBackDeps) =>
  async (acting: Acting, memberId: string): Promise<void> => {
    requireRole(acting, 'coordinator');
    const { round, city } = acting;
    const member = (await assessments.members(round.id, city.id)).find(({ id }) => id === memberId);
    if (member === undefined) throw new DomainError('not_found', 'No such member');
    const answers = await assessments.answersOf(round.id, city.id, memberId);
    if (!member.roles.includes('respondent') || answers.length > 0) {
      throw new DomainError('not_allowed', 'Answers are only ever taken back by whoever gave them');
    }
    await takeRole({ assessments }, member, 'respondent');
  };
