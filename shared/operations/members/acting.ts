import type { City } from '#shared/contracts/context.ts';
import type { Member, Role } from '#shared/contracts/person.ts';
import type { Round } from '#shared/contracts/round.ts';
import { DomainError } from '#shared/domain/errors.ts';

/** Who acts, in which city's assessment. */
export interface Acting {
  readonly round: Round;
  readonly city: Pick<City, 'id'>;
  readonly member: Member;
}

/** Throws `not_allowed` for a member without the role. */
export const requireRole = ({ member }: Acting, role: Role): void => {
  if (!member.roles.includes(role)) throw new DomainError('not_allowed', `For a ${role} only`);
};

/** Throws `round_closed` before the round opens and from the moment on at which it closes. */
export const requireOpenRound = ({ id, opensAt, closesAt }: Round, now: Date): void => {
  if (now.getTime() < Date.parse(opensAt) || now.getTime() >= Date.parse(closesAt)) {
    throw new DomainError('round_closed', `The round ${id} is not open`);
  }
};
