import { callout, type PageBlock } from '../pages/blocks.ts';
import { type Reply, redirect } from '../pages/reply.ts';
import type { OperatorVisit } from './visit.ts';

/** What a page says of an action that has just led back to it; the words are `console.done.<code>`. */
const WELL = [
  'round-opened',
  'round-closed',
  'invited',
  'resent',
  'already',
  'assessor-named',
  'assessor-dismissed',
  'claim-confirmed',
  'suppression-lifted',
  'reissue-begun',
  'redriven',
] as const;
/** The same of what needs a look. */
const NEEDS_A_LOOK = ['taken', 'suppressed', 'refused', 'unclear', 'reissue-failed', 'nothing-redriven'] as const;
export type Done = (typeof WELL)[number] | (typeof NEEDS_A_LOOK)[number];

/** Leads to a page that can be loaded again without doing anything once more. Counts are taken anew. */
export const doneAt = (path: string, done: Done): Reply => redirect(`${path}?count=again&done=${done}`);

/** What a mail to one person came to; `sent` has other words on every page. */
export const doneOfMail = <Outcome extends string>(outcome: Outcome | 'sent', sent: Done): Done => {
  if (outcome === 'sent') return sent;
  return (['already', 'taken', 'suppressed', 'refused', 'unclear'] as const).find((known) => known === outcome) ?? sent;
};

/** At the top of the page that an action led back to. */
export const doneNotices = ({ query, say }: OperatorVisit): readonly PageBlock[] => {
  const code = query.get('done');
  const isWell = WELL.some((known) => known === code);
  if (!isWell && !NEEDS_A_LOOK.some((known) => known === code)) return [];
  const title = say(isWell ? 'console.done.title' : 'console.done.look-title');
  return [callout(title, [say(`console.done.${code}`)], isWell ? 'finding' : 'caution')];
};
