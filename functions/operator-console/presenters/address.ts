import { paragraph } from '../../pages/blocks.ts';
import { input } from '../../pages/fields.ts';
import type { PageReply } from '../../pages/reply.ts';
import type { CityVisit } from '../visit.ts';
import { askPage } from './ask.ts';

interface AddressPage {
  /** Whose words it has: `console.<about>`. */
  readonly about: 'invite-one' | 'name-assessor';
  readonly address: string;
  readonly step: 'form' | 'check';
  readonly error?: string;
}

/** Asks for one person's address, then whether to mail it. */
export const presentAddress = (visit: CityVisit, { about, address, step, error }: AddressPage): PageReply => {
  const { say, city } = visit;
  const title = say(`console.${about}.title`);
  if (step === 'check') {
    return askPage(visit, {
      title,
      intro: [paragraph(say(`console.${about}.who`, { address, city: city.name }))],
      hidden: { address },
      does: say(`console.${about}.button`),
      go: 'send',
      change: say('console.ask.change'),
    });
  }
  const errors = error === undefined ? undefined : [{ field: 'address', text: error }];
  return askPage(visit, {
    title,
    intro: [paragraph(say(`console.${about}.intro`))],
    fields: [
      input({
        say,
        errors,
        name: 'address',
        label: say(`console.${about}.address`),
        value: address,
        type: 'email',
        autocomplete: 'off',
      }),
    ],
    does: say('console.ask.check'),
    errors,
  });
};
