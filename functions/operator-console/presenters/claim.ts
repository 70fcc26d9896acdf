import { bullets, paragraph } from '../../pages/blocks.ts';
import type { PageReply } from '../../pages/reply.ts';
import type { CityVisit } from '../visit.ts';
import { askPage } from './ask.ts';

export const presentClaim = (visit: CityVisit, addresses: readonly string[]): PageReply => {
  const { say, city, assessment } = visit;
  const isOpen = assessment.claim === 'claimed';
  return askPage(visit, {
    title: say('console.claim.title'),
    intro: isOpen
      ? [
          paragraph(say('console.claim.who', { city: city.name, count: addresses.length })),
          ...(addresses.length === 0 ? [] : [bullets(addresses)]),
          paragraph(say('console.claim.means')),
        ]
      : [paragraph(say('console.claim.none', { claim: assessment.claim }))],
    does: isOpen ? say('console.claim.button') : undefined,
  });
};
