import type { InvitationKind } from '#shared/contracts/invitation.ts';
import type { Person } from '#shared/contracts/person.ts';
import type { Round } from '#shared/contracts/round.ts';
import { mailsTo } from '#shared/operations/invite-cities.ts';
import { createSendInvitation, type SendInvitationDeps, type Sending } from '#shared/operations/send-invitation.ts';
import type { InvitationRepository } from '#shared/ports/mail.ts';

export interface AskDeps extends SendInvitationDeps {
  readonly invitations: InvitationRepository;
  /** True for a person whose address bounced or who complained: no mail goes there. */
  readonly isSuppressed: (person: string) => Promise<boolean>;
}

export type Asked = Sending | 'already' | 'suppressed';

/**
 * Mails one person to take part in a city's assessment, at most once a kind unless `again`. Every mail to a person about
 * a city and round has a number of its own, whoever sent it, so that two at once are one.
 */
export const createAsk = (deps: AskDeps) => {
  const send = createSendInvitation(deps);
  return async (
    { id, address, language }: Person,
    { round, city, kind, again = false }: { round: Round; city: string; kind: InvitationKind; again?: boolean },
  ): Promise<Asked> => {
    if (await deps.isSuppressed(id)) return 'suppressed';
    const earlier = await mailsTo(deps.invitations, id, round.id, city);
    if (!again && earlier.some((mail) => mail.kind === kind)) return 'already';
    const number = Math.max(-1, ...earlier.map((mail) => mail.number)) + 1;
    return await send({ round: round.id, city, person: id, number, kind, language }, address, round);
  };
};
