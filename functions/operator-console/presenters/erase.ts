import { bullets, callout, heading, linkLine, paragraph } from '../../pages/blocks.ts';
import { button, formPage } from '../../pages/form-page.ts';
import type { PageReply } from '../../pages/reply.ts';
import type { CityVisit } from '../visit.ts';

/** What erasing means, before anybody looks what would go. */
export const presentErase = ({ say, city, round, cityBase, path }: CityVisit): PageReply =>
  formPage({
    title: say('console.erase.title', { city: city.name }),
    caption: round.name,
    heading: say('console.erase.title', { city: city.name }),
    back: { href: cityBase, text: say('form.back') },
    isDemonstration: round.demonstration,
    intro: [
      callout(say('console.erase.warning-title'), [say('console.erase.warning')], 'caution'),
      bullets(
        ['items', 'others', 'releases', 'reports', 'exports', 'backups'].map((what) => say(`console.erase.${what}`)),
      ),
      paragraph(say('console.erase.look')),
    ],
    action: path,
    fields: [],
    buttons: [button(say('console.erase.look-button'))],
    links: [{ href: cityBase, text: say('console.erase.cancel') }],
    after: [
      heading(say('console.erase.less-title')),
      linkLine(say('console.erase.consent'), `${cityBase}/consents`),
      paragraph(say('console.erase.person')),
      bullets([
        'npm run capability -- erase --person ama@example.org --dry-run',
        'npm run capability -- erase --person ama@example.org --yes',
      ]),
    ],
  });
