import type { ReleaseEntry } from '#shared/contracts/release.ts';
import { bullets, callout, heading, paragraph } from '../../pages/blocks.ts';
import type { PageReply } from '../../pages/reply.ts';
import type { RoundVisit } from '../visit.ts';
import { type Cell, listPage, type Tag } from './list-page.ts';

export const presentReleases = (visit: RoundVisit, entries: readonly ReleaseEntry[]): PageReply => {
  const { say, round, base, query } = visit;
  const published = entries.find(({ id }) => id === query.get('published'));
  const current = entries.find(({ erasedAt }) => erasedAt === undefined);
  return listPage({
    title: say('console.releases.title'),
    caption: round.name,
    back: { href: base, text: say('console.releases.back') },
    isDemonstration: round.demonstration,
    notices:
      published === undefined
        ? []
        : [
            callout(say('console.releases.published-title', { release: published.id }), [
              say('console.releases.published', { cities: published.cities, at: Date.parse(published.publishedAt) }),
              say('console.releases.next'),
            ]),
          ],
    actions: [
      { text: say('console.release.link'), href: `${base}/release` },
      ...(current === undefined
        ? []
        : [{ text: say('console.quality.link'), href: `${base}/quality`, classes: 'govuk-button--secondary' }]),
    ],
    table: {
      title: say('console.releases.title'),
      columns: [
        { title: say('console.releases.release') },
        { title: say('console.releases.at') },
        { title: say('console.release.cities'), isNumber: true },
        { title: say('console.releases.state') },
      ],
      rows: entries.map((entry) => rowOf(visit, entry, entry === current)),
    },
    emptyText: say('console.releases.none'),
    after:
      current === undefined
        ? []
        : [
            heading(say('console.releases.research-title')),
            paragraph(say('console.releases.research')),
            bullets([`npm run capability -- export --round ${round.id} --into research`]),
          ],
  });
};

const rowOf = ({ say }: RoundVisit, entry: ReleaseEntry, isCurrent: boolean): Cell[] => [
  { text: entry.id, note: say('console.releases.hash', { hash: entry.hash.slice(0, 12) }) },
  { text: say('console.date-time', { at: Date.parse(entry.publishedAt) }) },
  { text: String(entry.cities) },
  { tags: [stateTag(say, entry, isCurrent)], ...(noteOf(say, entry) !== '' && { note: noteOf(say, entry) }) },
];

const stateTag = (say: RoundVisit['say'], { erasedAt }: ReleaseEntry, isCurrent: boolean): Tag => {
  if (erasedAt !== undefined) return { text: say('console.releases.closed'), tone: 'red' };
  return isCurrent
    ? { text: say('console.releases.current'), tone: 'green' }
    : { text: say('console.releases.earlier'), tone: 'grey' };
};

const noteOf = (say: RoundVisit['say'], { erasedAt, succeededBy }: ReleaseEntry): string =>
  erasedAt === undefined ? '' : say('console.releases.closed-why', { successor: succeededBy ?? 'none' });
