import type { Language } from '#shared/contracts/names.ts';
import { DomainError } from '#shared/domain/errors.ts';
import { requireOpenRound } from '#shared/operations/members/acting.ts';
import { type AskDeps, type Asked, createAsk } from '#shared/operations/members/ask-member.ts';
import { type TakeRoleDeps, takeRole } from '#shared/operations/members/take-role.ts';
import type { AssessmentRepository, PersonRepository, RoundRepository } from '#shared/ports.ts';

export interface NameAssessorDeps extends AskDeps, TakeRoleDeps {
  readonly rounds: Pick<RoundRepository, 'get'>;
  readonly assessments: Pick<AssessmentRepository, 'find' | 'members' | 'putMember' | 'removeMember'>;
  readonly people: Pick<PersonRepository, 'ensure' | 'idOf'>;
  readonly newId: () => string;
}

/**
 * The operator names who assesses a city's evidence. Nobody assesses the own city: a coordinator or respondent is refused.
 * Throws `round_unknown`, `round_closed`, `not_found` for a city that does not take part, and `invalid_input`.
 */
export const createNameAssessor = (deps: NameAssessorDeps) => {
  const ask = createAsk(deps);
  return async (roundId: string, city: string, address: string, language: Language): Promise<Asked> => {
    const round = await deps.rounds.get(roundId);
    requireOpenRound(round, deps.now());
    if ((await deps.assessments.find(roundId, city)) === undefined) {
      throw new DomainError('not_found', `${city} does not take part in ${roundId}`);
    }
    const members = await deps.assessments.members(roundId, city);
    const known = members.find(({ person }) => person === deps.people.idOf(address));
    if (known !== undefined && !known.roles.includes('assessor')) {
      throw new DomainError('invalid_input', 'A member', [{ field: 'address', message: 'assessor-is-member' }]);
    }
    const person = await deps.people.ensure(address, language);
    if (known === undefined) {
      const invitedAt = deps.now().toISOString();
      await deps.assessments.putMember({
        id: deps.newId(),
        person: person.id,
        round: roundId,
        city,
        roles: ['assessor'],
        invitedAt,
      });
    }
    return ask(person, { round, city, kind: 'assessor' });
  };
};

/** The operator ends an assessor's part in a city; the verified levels stay. Throws `not_found` for who is none. */
export const createDismissAssessor =
  ({ assessments, people }: Pick<NameAssessorDeps, 'assessments' | 'people'>) =>
  async (round: string, city: string, address: string): Promise<void> => {
    const members = await assessments.members(round, city);
    const person = people.idOf(address);
    const member = members.find((each) => each.person === person && each.roles.includes('assessor'));
    if (member === undefined) throw new DomainError('not_found', 'No such assessor');
    await takeRole({ assessments }, member, 'assessor');
  };
