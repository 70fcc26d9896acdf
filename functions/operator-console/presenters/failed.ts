import type { Population } from '#shared/contracts/context.ts';
import type { FailedWork } from '#shared/operations/redrive.ts';
import { bullets, paragraph } from '../../pages/blocks.ts';
import { findCity } from '../../pages/find-city.ts';
import type { PageReply } from '../../pages/reply.ts';
import { doneNotices } from '../done.ts';
import type { ListQuery, Slice } from '../list-query.ts';
import type { OperatorVisit } from '../visit.ts';
import { askPage } from './ask.ts';
import { type Cell, listPage, pagingOf } from './list-page.ts';

const PATH = '/console/failed';
const MOST_NAMES = 20;

interface FailedPage {
  readonly count: number;
  readonly slice: Slice<FailedWork>;
  readonly population: Population;
}

const nameOf = ({ say }: OperatorVisit, { city, submission, step }: FailedWork, population: Population): string => {
  if (city !== null) return findCity(population, city).name;
  if (step === 'mail.reported' && submission === null) return say('console.failed.somebody');
  return say('console.failed.unknown-city', { submission: submission ?? 'none' });
};

const meansOf = ({ say }: OperatorVisit, { step }: FailedWork): string =>
  say(`console.failed.means.${step?.replace('.', '-') ?? 'unreadable'}`);

/** Where to look: an erased city has no page any more, its erasure has. */
const linkOf = ({ city, round, erasure }: FailedWork): Partial<Cell> => {
  if (erasure !== null && city !== null) return { link: `/console/erasures/${erasure}` };
  if (city === null || round === null) return {};
  return { link: `/console/rounds/${round}/cities/${city}`, note: round };
};

export const presentFailed = (visit: OperatorVisit, { count, slice, population }: FailedPage): PageReply => {
  const { say } = visit;
  const query: ListQuery<never> = { filter: undefined, search: '', page: slice.page };
  return listPage({
    title: say('console.failed.title'),
    notices: doneNotices(visit),
    intro: [paragraph(say('console.failed.intro', { count }))],
    actions: count === 0 ? [] : [{ text: say('console.failed.redrive-all', { count }), href: `${PATH}/redrive` }],
    table: {
      title: say('console.failed.title'),
      columns: [
        { title: say('console.round.city') },
        { title: say('console.failed.meaning') },
        { title: say('console.failed.since') },
        { title: say('console.failed.action') },
      ],
      rows: slice.rows.map((work) => rowOf(visit, work, population)),
    },
    emptyText: say('console.failed.none'),
    paging: pagingOf(say, PATH, query, slice),
  });
};

const rowOf = (visit: OperatorVisit, work: FailedWork, population: Population): Cell[] => {
  const { say } = visit;
  const { issue, givenUpAt, id } = work;
  const name = nameOf(visit, work, population);
  return [
    { text: name, ...linkOf(work) },
    { text: meansOf(visit, work), ...(issue !== null && { note: say('console.failed.issue', { issue }) }) },
    { text: say('console.date-time', { at: Date.parse(givenUpAt) }) },
    {
      text: say('console.failed.redrive-one'),
      hidden: name,
      link: `${PATH}/redrive?message=${encodeURIComponent(id)}`,
    },
  ];
};

/** What would be sent back; a message that is gone is nothing to send. */
export const presentRedrive = (
  visit: OperatorVisit,
  { wanted, message, population }: { wanted: readonly FailedWork[]; message: string; population: Population },
): PageReply => {
  const { say } = visit;
  const count = wanted.length;
  const more = count - MOST_NAMES;
  const lines = wanted
    .slice(0, MOST_NAMES)
    .map((work) => say('console.failed.one', { city: nameOf(visit, work, population), means: meansOf(visit, work) }));
  return askPage(
    visit,
    {
      title: say('console.failed.redrive-title'),
      intro: [
        paragraph(say('console.failed.who', { count })),
        ...(count === 0
          ? []
          : [bullets([...lines, ...(more > 0 ? [say('console.failed.more', { count: more })] : [])])]),
        ...(count === 0 ? [] : [paragraph(say('console.failed.mend'))]),
      ],
      hidden: { message },
      does: count === 0 ? undefined : say('console.failed.button', { count }),
    },
    { href: PATH, text: say('console.failed.back') },
  );
};
