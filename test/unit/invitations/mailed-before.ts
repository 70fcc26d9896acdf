import type { InvitationKind } from '#shared/contracts/invitation.ts';
import type { CityUnderTest } from '../operations/city-group.ts';

const LONG_AGO = '2026-11-01T10:00:00.000Z';

/** Notes a mail that went to a person long ago, about the city and its round where nothing else is said. */
export const mailedBefore = (
  city: CityUnderTest,
  person: string,
  number: number,
  change: { kind?: InvitationKind; city?: string; round?: string } = {},
) =>
  city.invitations.begin({
    ...{ round: city.round.id, city: city.city, person, number, kind: 'invitation', language: 'en' },
    ...{ startedAt: LONG_AGO, sentAt: LONG_AGO, messageId: 'm' },
    ...change,
  });
