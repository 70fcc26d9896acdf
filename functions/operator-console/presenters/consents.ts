import type { Consents } from '#shared/contracts/submission.ts';
import { WITHDRAWABLE } from '#shared/operations/withdraw-consent.ts';
import { callout, paragraph } from '../../pages/blocks.ts';
import type { FieldError } from '../../pages/field-errors.ts';
import { checkboxes } from '../../pages/fields.ts';
import { button, formPage } from '../../pages/form-page.ts';
import type { PageReply } from '../../pages/reply.ts';
import type { CityVisit } from '../visit.ts';

interface ConsentsPage {
  readonly consents: Consents;
  readonly errors?: readonly FieldError[];
}

export const presentConsents = (visit: CityVisit, { consents, errors }: ConsentsPage): PageReply => {
  const { say, city, round, cityBase, path, query } = visit;
  const standing = WITHDRAWABLE.filter((consent) => consents[consent]);
  const withdrawn = (query.get('withdrawn') ?? '').split(',');
  const gone = WITHDRAWABLE.filter((consent) => withdrawn.includes(consent) && !consents[consent]);
  return formPage({
    title: say('console.consents.title', { city: city.name }),
    caption: round.name,
    heading: say('console.consents.title', { city: city.name }),
    back: { href: cityBase, text: say('form.back') },
    isDemonstration: round.demonstration,
    errors,
    notices:
      gone.length === 0
        ? []
        : [
            callout(say('console.consents.withdrawn-title'), [
              ...gone.map((consent) => say(`console.consents.${consent}`)),
              say('console.consents.from-when'),
            ]),
          ],
    intro: [paragraph(say(standing.length === 0 ? 'console.consents.none' : 'console.consents.intro'))],
    action: path,
    fields:
      standing.length === 0
        ? []
        : [
            checkboxes({
              say,
              errors,
              name: 'consents',
              label: say('console.consents.which'),
              hint: say('console.consents.from-when'),
              options: standing.map((consent) => ({ value: consent, text: say(`console.consents.${consent}`) })),
              chosen: [],
            }),
          ],
    buttons: standing.length === 0 ? [] : [button(say('console.consents.button'))],
    links: [{ href: cityBase, text: say('console.remind.back-city') }],
  });
};
