import type { Instrument } from '#shared/contracts/instrument.ts';
import type { Language } from '#shared/contracts/names.ts';
import { DomainError } from '#shared/domain/errors.ts';
import type { PersonRepository } from '#shared/ports/people.ts';
import { type Acting, requireRole } from './acting.ts';
import { createAdmitColleague, type InviteColleaguesDeps, type InvitedColleague } from './invite-colleagues.ts';
import { type TakeRoleDeps, takeRole } from './take-role.ts';
import { createWithdraw, type WithdrawDeps } from './withdraw.ts';

export type HandOverDeps = InviteColleaguesDeps & WithdrawDeps & { readonly people: Pick<PersonRepository, 'idOf'> };

const REACHED: readonly InvitedColleague['outcome'][] = ['sent', 'taken', 'already'];

/** True when the colleague has the mail, or had it before: then the own part ends. */
export const isReached = (outcome: InvitedColleague['outcome']): boolean => REACHED.includes(outcome);

/**
 * A respondent passes the invitation on to a colleague and leaves: the own answers are removed, and the colleague begins
 * with none, as everybody answers alone. Nothing is removed when the colleague could not be reached.
 * Throws `not_allowed` unless a respondent acts, `invalid_input` for the own address, and `round_closed`.
 */
export const createHandOver = (deps: HandOverDeps) => {
  const admit = createAdmitColleague(deps);
  const withdraw = createWithdraw(deps);
  return async (
    acting: Acting,
    { address, language, instrument }: { address: string; language: Language; instrument: Instrument },
  ): Promise<InvitedColleague['outcome']> => {
    requireRole(acting, 'respondent');
    if (deps.people.idOf(address) === acting.member.person) {
      throw new DomainError('invalid_input', 'The own address', [{ field: 'address', message: 'address-is-own' }]);
    }
    const outcome = await admit(acting, address, { role: 'respondent', language });
    if (isReached(outcome)) await withdraw(acting, instrument);
    return outcome;
  };
};

export interface StepDownDeps extends TakeRoleDeps {
  readonly assessments: InviteColleaguesDeps['assessments'] & TakeRoleDeps['assessments'];
  readonly people: Pick<PersonRepository, 'find'>;
}

/**
 * A coordinator stops coordinating, and keeps answering where that was the part too. Throws `not_allowed` unless another
 * coordinator has signed in before: a city never loses the last one who can get in.
 */
export const createStepDown =
  ({ assessments, people }: StepDownDeps) =>
  async (acting: Acting): Promise<void> => {
    requireRole(acting, 'coordinator');
    const { round, city, member } = acting;
    const others = (await assessments.members(round.id, city.id)).filter(
      ({ id, roles }) => id !== member.id && roles.includes('coordinator'),
    );
    const known = await Promise.all(others.map(({ person }) => people.find(person)));
    if (!known.some((person) => person?.confirmedAt !== undefined)) {
      throw new DomainError('not_allowed', 'No other coordinator has signed in yet');
    }
    await takeRole({ assessments }, member, 'coordinator');
  };
