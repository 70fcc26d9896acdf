import type { Member, Role } from '#shared/contracts/person.ts';
import type { AssessmentRepository } from '#shared/ports/assessments.ts';

export interface TakeRoleDeps {
  readonly assessments: Pick<AssessmentRepository, 'putMember' | 'removeMember'>;
}

/** Takes a role away; with the last role the part in the assessment ends. */
export const takeRole = async ({ assessments }: TakeRoleDeps, member: Member, role: Role): Promise<void> => {
  const roles = member.roles.filter((each) => each !== role);
  await (roles.length === 0 ? assessments.removeMember(member) : assessments.putMember({ ...member, roles }));
};
