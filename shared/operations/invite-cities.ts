import type { InvitationMail, Invitee } from '#shared/contracts/invitation.ts';
import type { Round } from '#shared/contracts/round.ts';
import { DomainError } from '#shared/domain/errors.ts';
import type { AssessmentRepository } from '#shared/ports/assessments.ts';
import type { AuditLog } from '#shared/ports/audit.ts';
import type { InvitationRepository } from '#shared/ports/mail.ts';
import type { PersonRepository } from '#shared/ports/people.ts';
import type { RoundRepository } from '#shared/ports/rounds.ts';
import { createSendInvitation, type SendInvitationDeps, type Sending } from './send-invitation.ts';

export interface InviteDeps extends SendInvitationDeps {
  readonly rounds: Pick<RoundRepository, 'get'>;
  readonly assessments: Pick<AssessmentRepository, 'create' | 'members' | 'putMember'>;
  readonly people: Pick<PersonRepository, 'idOf' | 'ensure'>;
  readonly invitations: InvitationRepository;
  /** True for a person whose address bounced or who complained: no mail goes there. */
  readonly isSuppressed: (person: string) => Promise<boolean>;
  readonly audit?: AuditLog;
  /** A new opaque id of a member. */
  readonly newId: () => string;
}

export interface InviteOptions {
  /** Says what would happen, and does nothing. */
  readonly dryRun?: boolean;
  /** Mails also those who were mailed before. */
  readonly again?: boolean;
  /** With `again`: nobody who was mailed from this time on, so that one order given twice is one mail. */
  readonly orderedAt?: Date;
  readonly onProgress?: (invited: Invited) => void;
  /** Asked before each city: on false it ends there, and the cities so far are done. For callers with little time. */
  readonly mayGoOn?: () => boolean;
}

export type Outcome = Sending | 'would-send' | 'already' | 'suppressed';

export interface Invited {
  readonly line: number;
  readonly city: string;
  readonly outcome: Outcome;
}

/** To look, there is no need to wait for one another; mails go out one after the other. */
const LOOKED_AT_AT_ONCE = 16;

const isMailedSince = ({ startedAt }: InvitationMail, time: Date | undefined): boolean =>
  time !== undefined && Date.parse(startedAt) >= time.getTime();

/**
 * Invites each city's coordinator: the city takes part, the person is a member of it, and one mail goes out. The same
 * list again mails nobody twice, whenever and however the run before it ended. One after the other, so that at most one
 * mail is unclear after a crash. Throws `round_unknown` and `round_closed`.
 */
export const createInviteCities = (deps: InviteDeps) => {
  const send = createSendInvitation(deps);

  const admit = async (round: Round, { city, address, language }: Invitee): Promise<void> => {
    const createdAt = deps.now().toISOString();
    const { id: person } = await deps.people.ensure(address, language);
    await deps.assessments.create({ round: round.id, city, instrument: round.instrument, claim: 'invited', createdAt });
    const members = await deps.assessments.members(round.id, city);
    const mine = members.find((member) => member.person === person);
    if (mine?.roles.includes('coordinator') === true) return;
    const part = mine ?? { id: deps.newId(), person, round: round.id, city, roles: [], invitedAt: createdAt };
    await deps.assessments.putMember({ ...part, roles: ['coordinator', ...part.roles] });
  };

  const invite = async (round: Round, invitee: Invitee, options: InviteOptions): Promise<Outcome> => {
    const { dryRun, again, orderedAt } = options;
    const { city, address, language } = invitee;
    const person = deps.people.idOf(address);
    const earlier = await mailsTo(deps.invitations, person, round.id, city);
    if (await deps.isSuppressed(person)) return 'suppressed';
    const newest = earlier.at(-1);
    const asked = earlier.findLast(({ kind }) => kind === 'invitation' || kind === 'reminder');
    if (asked !== undefined && again !== true) return asked.sentAt === undefined ? 'unclear' : 'already';
    if (newest !== undefined && isMailedSince(newest, orderedAt)) return 'already';
    if (dryRun === true) return 'would-send';
    await admit(round, invitee);
    const number = newest === undefined ? 0 : newest.number + 1;
    const mail = { round: round.id, city, person, number, kind: 'invitation', language } as const;
    const outcome = await send(mail, address, round);
    if (outcome === 'sent') await deps.audit?.record({ action: 'cities-invited', round: round.id, city, count: 1 });
    return outcome;
  };

  const inviteOne = async (round: Round, invitee: Invitee, options: InviteOptions): Promise<Invited> => {
    const { line, city } = invitee;
    return { line, city, outcome: await invite(round, invitee, options) };
  };

  return async (roundId: string, invitees: readonly Invitee[], options: InviteOptions = {}): Promise<Invited[]> => {
    const round = await deps.rounds.get(roundId);
    if (Date.parse(round.closesAt) <= deps.now().getTime()) {
      throw new DomainError('round_closed', `The round ${roundId} closed at ${round.closesAt}`);
    }
    const results: Invited[] = [];
    const { dryRun = false, mayGoOn = () => true } = options;
    const atOnce = dryRun ? LOOKED_AT_AT_ONCE : 1;
    for (let done = 0; done < invitees.length && mayGoOn(); done += atOnce) {
      const batch = invitees.slice(done, done + atOnce);
      const invited = await Promise.all(batch.map((invitee) => inviteOne(round, invitee, options)));
      for (const result of invited) options.onProgress?.(result);
      results.push(...invited);
    }
    return results;
  };
};

/** A person's mails about one city and round, oldest first. */
export const mailsTo = async (
  invitations: Pick<InvitationRepository, 'listOfPerson'>,
  person: string,
  round: string,
  city: string,
): Promise<readonly InvitationMail[]> => {
  const mails = await invitations.listOfPerson(person);
  return mails.filter((mail) => mail.round === round && mail.city === city);
};
