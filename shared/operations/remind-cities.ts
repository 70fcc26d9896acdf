import type { CityId } from '#shared/contracts/names.ts';
import type { Member } from '#shared/contracts/person.ts';
import type { Round } from '#shared/contracts/round.ts';
import { DomainError } from '#shared/domain/errors.ts';
import type { AssessmentRepository } from '#shared/ports/assessments.ts';
import type { AuditLog } from '#shared/ports/audit.ts';
import type { InvitationRepository } from '#shared/ports/mail.ts';
import type { PersonRepository } from '#shared/ports/people.ts';
import type { RoundRepository } from '#shared/ports/rounds.ts';
import { createSendInvitation, type SendInvitationDeps, type Sending } from './send-invitation.ts';

export interface RemindDeps extends SendInvitationDeps {
  readonly rounds: Pick<RoundRepository, 'get'>;
  readonly assessments: Pick<AssessmentRepository, 'listOfRound' | 'members' | 'submissions'>;
  readonly people: Pick<PersonRepository, 'find'>;
  readonly invitations: InvitationRepository;
  readonly audit?: AuditLog;
  readonly isSuppressed: (person: string) => Promise<boolean>;
}

export interface RemindOptions {
  readonly dryRun?: boolean;
  /** Only these cities. */
  readonly cities?: readonly string[];
  readonly onCity?: (done: number, all: number) => void;
  /** Asked before each city: on false it ends there, and the cities so far are done. For callers with little time. */
  readonly mayGoOn?: () => boolean;
}

export interface Reminded {
  readonly city: string;
  readonly outcome: Sending | 'would-send' | 'too-soon' | 'suppressed';
}

const ONE_DAY_MS = 24 * 3600 * 1000;
/** Mails go out one after the other, so that the daily limit of an address holds; to look, there is no need to wait. */
const LOOKED_AT_AT_ONCE = 16;

/**
 * Reminds the invited coordinators of the cities that have not submitted. An address gets at most one mail of this kind
 * in 24 hours, the invitation included, whatever its cities and rounds. Throws `round_unknown` and `round_closed`.
 */
export const createRemindCities = (deps: RemindDeps) => {
  const send = createSendInvitation(deps);

  const remind = async (round: Round, { city, person: id }: Member, dryRun: boolean): Promise<Reminded | undefined> => {
    const [person, mails] = await Promise.all([deps.people.find(id), deps.invitations.listOfPerson(id)]);
    const own = mails.filter((mail) => mail.round === round.id && mail.city === city);
    if (person === undefined || own.length === 0) return undefined;
    if (await deps.isSuppressed(id)) return { city, outcome: 'suppressed' };
    const newest = Math.max(...mails.map(({ startedAt }) => Date.parse(startedAt)));
    if (deps.now().getTime() - newest < ONE_DAY_MS) return { city, outcome: 'too-soon' };
    if (dryRun) return { city, outcome: 'would-send' };
    const number = Math.max(...own.map((mail) => mail.number)) + 1;
    const { address, language } = person;
    const mail = { round: round.id, city, person: id, number, kind: 'reminder', language } as const;
    return { city, outcome: await send(mail, address, round) };
  };

  const remindCity = async (round: Round, city: CityId, dryRun: boolean): Promise<Reminded[]> => {
    const submitted = await deps.assessments.submissions(round.id, city);
    const members = submitted.length > 0 ? [] : await deps.assessments.members(round.id, city);
    const reminded: Reminded[] = [];
    for (const member of members.filter(({ roles }) => roles.includes('coordinator'))) {
      const result = await remind(round, member, dryRun);
      if (result !== undefined) reminded.push(result);
    }
    const count = reminded.filter(({ outcome }) => outcome === 'sent').length;
    if (count > 0) await deps.audit?.record({ action: 'cities-reminded', round: round.id, city, count });
    return reminded;
  };

  return async (roundId: string, options: RemindOptions = {}): Promise<Reminded[]> => {
    const { dryRun = false, cities, onCity, mayGoOn = () => true } = options;
    const round = await deps.rounds.get(roundId);
    if (Date.parse(round.closesAt) <= deps.now().getTime()) {
      throw new DomainError('round_closed', `The round ${roundId} closed at ${round.closesAt}`);
    }
    const assessments = await deps.assessments.listOfRound(roundId);
    const wanted = assessments.filter(({ city }) => cities === undefined || cities.includes(city));
    const reminded: Reminded[] = [];
    const atOnce = dryRun ? LOOKED_AT_AT_ONCE : 1;
    for (let done = 0; done < wanted.length && mayGoOn(); done += atOnce) {
      const batch = wanted.slice(done, done + atOnce);
      reminded.push(...(await Promise.all(batch.map(({ city }) => remindCity(round, city, dryRun)))).flat());
      onCity?.(done + batch.length, wanted.length);
    }
    return reminded;
  };
};
