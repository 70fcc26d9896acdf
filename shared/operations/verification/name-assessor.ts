import type { Language } from '#shared/contracts/names.ts';
import { DomainError } from '#shared/domain/errors.ts';
import { requireOpenRound } from '#shared/operations/members/acting.ts';
import { type AskDeps, type Asked, createAsk } from '#shared/operations/members/ask-member.ts';
import { type TakeRoleDeps, takeRole } from '#shared/operations/members/take-role.ts';
import type { AssessmentRepository } from '#shared/ports/assessments.ts';
import type { AuditLog } from '#shared/ports/audit.ts';
import type { PersonRepository } from '#shared/ports/people.ts';
import type { RoundRepository } from '#shared/ports/rounds.ts';

export interface NameAssessorDeps extends AskDeps, TakeRoleDeps {
  readonly rounds: Pick<RoundRepository, 'get'>;
  readonly assessments: Pick<AssessmentRepository, 'find' | 'members' | 'putMember' | 'removeMember'>;
  readonly people: Pick<PersonRepository, 'ensure' | 'idOf'>;
  readonly newId: () => string;
  readonly audit?: AuditLog;
}

export interface NameAssessorOptions {
  /** Checks everything, and does nothing. */
  readonly dryRun?: boolean;
  /** Mails also somebody who was mailed before. */
  readonly again?: boolean;
}

/**
 * The operator names who assesses a city's evidence. Nobody assesses the own city: a coordinator or respondent is refused.
 * Throws `round_unknown`, `round_closed`, `not_found` for a city that does not take part, and `invalid_input`.
 */
export const createNameAssessor = (deps: NameAssessorDeps) => {
  const ask = createAsk(deps);
  return async (
    roundId: string,
    city: string,
    address: string,
    language: Language,
    { dryRun = false, again = false }: NameAssessorOptions = {},
  ): Promise<Asked | 'would-send'> => {
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
    if (dryRun) return 'would-send';
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
      await deps.audit?.record({ action: 'assessor-named', round: roundId, city });
    }
    return ask(person, { round, city, kind: 'assessor', again });
  };
};

/** The operator ends an assessor's part in a city; the verified levels stay. Throws `not_found` for who is none. */
export const createDismissAssessor =
  ({ assessments, people, audit }: Pick<NameAssessorDeps, 'assessments' | 'people' | 'audit'>) =>
  async (
    round: string,
    city: string,
    address: string,
    { dryRun = false }: Pick<NameAssessorOptions, 'dryRun'> = {},
  ): Promise<void> => {
    const members = await assessments.members(round, city);
    const person = people.idOf(address);
    const member = members.find((each) => each.person === person && each.roles.includes('assessor'));
    if (member === undefined)
      throw new DomainError('not_found', `This address assesses nothing of ${city} in ${round}`);
    if (dryRun) return;
    await takeRole({ assessments }, member, 'assessor');
    await audit?.record({ action: 'assessor-dismissed', round, city });
  };
