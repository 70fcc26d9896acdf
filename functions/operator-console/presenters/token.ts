import { callout, type PageBlock, paragraph } from '../../pages/blocks.ts';
import { input } from '../../pages/fields.ts';
import type { PageReply } from '../../pages/reply.ts';
import type { RoundVisit } from '../visit.ts';
import { askPage } from './ask.ts';

interface NamedCity {
  readonly id: string;
  readonly name: string;
}

export const presentTokenForm = (visit: RoundVisit, city: string, error?: string): PageReply => {
  const { say } = visit;
  const errors = error === undefined ? undefined : [{ field: 'city', text: error }];
  return askPage(visit, {
    title: say('console.token.title'),
    intro: [paragraph(say('console.token.intro'))],
    fields: [
      input({
        say,
        errors,
        name: 'city',
        label: say('console.token.city'),
        hint: say('console.token.city-hint'),
        value: city,
        autocomplete: 'off',
      }),
    ],
    does: say('console.ask.check'),
    errors,
  });
};

export const presentCheckToken = (
  visit: RoundVisit,
  { typed, city, order }: { typed: string; city: NamedCity; order: string },
): PageReply =>
  askPage(visit, {
    title: visit.say('console.token.title'),
    intro: [paragraph(visit.say('console.token.who', { city: city.name }))],
    hidden: { city: typed, order },
    does: visit.say('console.token.button'),
    go: 'issue',
    change: visit.say('console.ask.change'),
  });

/** The token, this once; without one it was shown before. */
export const presentToken = (
  visit: RoundVisit,
  { city, token, isClaimed }: { city: NamedCity; token: string | null; isClaimed: boolean },
): PageReply => {
  const { say } = visit;
  const shown: PageBlock[] =
    token === null
      ? [callout(say('console.token.again-title'), [say('console.token.again')], 'caution')]
      : [
          { kind: 'facts', rows: [{ term: say('console.token.token'), value: token }] },
          paragraph(say('console.token.once')),
          paragraph(say('console.token.use')),
        ];
  return askPage(visit, {
    title: say('console.token.done-title', { city: city.name }),
    intro: [...shown, ...(isClaimed ? [paragraph(say('console.token.claimed'))] : [])],
  });
};
