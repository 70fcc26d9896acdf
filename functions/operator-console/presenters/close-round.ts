import { bullets, paragraph } from '../../pages/blocks.ts';
import { checkboxes } from '../../pages/fields.ts';
import type { PageReply } from '../../pages/reply.ts';
import type { RoundVisit } from '../visit.ts';
import { askPage } from './ask.ts';

type Closing =
  | { readonly isClosed: true }
  | { readonly isClosed: false; readonly drafts: readonly string[]; readonly isRefused: boolean };

const MOST_NAMES = 20;

export const presentCloseRound = (visit: RoundVisit, closing: Closing): PageReply => {
  const { say, round } = visit;
  const title = say('console.close.title');
  if (closing.isClosed) {
    const closed = say('console.close.closed', { at: Date.parse(round.closesAt) - 1 });
    return askPage(visit, { title, intro: [paragraph(closed)] });
  }
  const { drafts, isRefused } = closing;
  const count = drafts.length;
  const more = count - MOST_NAMES;
  const errors = isRefused ? [{ field: 'drafts', text: say('console.errors.drafts', { count }) }] : undefined;
  return askPage(visit, {
    title,
    intro: [
      paragraph(say('console.close.means', { closes: Date.parse(round.closesAt) - 1 })),
      paragraph(say('console.close.drafts', { count })),
      ...(count === 0
        ? []
        : [
            bullets([
              ...drafts.slice(0, MOST_NAMES),
              ...(more > 0 ? [say('console.close.more-drafts', { count: more })] : []),
            ]),
          ]),
    ],
    fields:
      count === 0
        ? []
        : [
            checkboxes({
              say,
              errors,
              name: 'drafts',
              label: say('console.close.sure'),
              options: [{ value: 'yes', text: say('console.close.with-drafts', { count }) }],
              chosen: [],
            }),
          ],
    does: say('console.close.button'),
    errors,
  });
};
