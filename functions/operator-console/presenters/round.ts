import { CITY_FILTERS, type CityFilter, type CityProgress, type RoundStatus } from '#shared/operations/round-status.ts';
import { linkLine, paragraph } from '../../pages/blocks.ts';
import type { Button } from '../../pages/form-page.ts';
import type { PageReply } from '../../pages/reply.ts';
import { doneNotices } from '../done.ts';
import { type ListQuery, listAddress, type Slice } from '../list-query.ts';
import { stateOf } from '../round-state.ts';
import type { RoundVisit } from '../visit.ts';
import { cityTags } from './city-tags.ts';
import { type Cell, type Filters, listPage, nameSearch, pagingOf } from './list-page.ts';

export type NamedProgress = CityProgress & { readonly name: string; readonly country: string };

interface RoundPage {
  readonly status: RoundStatus;
  readonly countedAt: Date;
  readonly query: ListQuery<CityFilter>;
  /** How many cities pass filter and search. */
  readonly found: number;
  readonly slice: Slice<NamedProgress>;
}

export const presentRound = (visit: RoundVisit, { status, countedAt, query, found, slice }: RoundPage): PageReply => {
  const { say, round, base, now } = visit;
  return listPage({
    title: round.name,
    back: { href: '/console', text: say('console.to-rounds') },
    isDemonstration: round.demonstration,
    intro: [
      paragraph(
        say(`console.round.${stateOf(round, now)}`, {
          opens: Date.parse(round.opensAt),
          closes: Date.parse(round.closesAt) - 1,
        }),
      ),
      linkLine(say('console.pictures.link'), `${base}/pictures`),
    ],
    notices: doneNotices(visit),
    actions: actionsOf(visit),
    filters: filtersOf(visit, status, query),
    search: nameSearch(say, base, say('console.round.search'), query),
    table: {
      title: say('console.round.cities'),
      columns: [
        { title: say('console.round.city') },
        { title: say('console.round.state') },
        { title: say('console.round.respondents'), isNumber: true },
        { title: say('console.round.last-mail') },
        { title: say('console.round.submitted') },
      ],
      rows: slice.rows.map((city) => rowOf(visit, city)),
    },
    emptyText: say(status.cities.length === 0 ? 'console.round.no-city' : 'console.round.none-found'),
    paging: pagingOf(say, base, query, slice),
    after: [
      paragraph(say('console.round.counted', { shown: slice.rows.length, found, at: countedAt.getTime() }), 'note'),
      linkLine(say('console.round.count-again'), `${base}?count=again`),
    ],
  });
};

const actionsOf = ({ say, round, base, now }: RoundVisit): Button[] => {
  const state = stateOf(round, now);
  const action = (name: string, classes?: string): Button => ({
    text: say(`console.${name}.link`),
    href: `${base}/${name}`,
    ...(classes !== undefined && { classes }),
  });
  const secondary = 'govuk-button--secondary';
  return [
    ...(state === 'closed' ? [] : [action('invite')]),
    ...(state === 'open' ? [action('remind')] : []),
    ...(state === 'planned' ? [] : [action('release', secondary)]),
    action('reissue', secondary),
    action('token', secondary),
    ...(state === 'closed' ? [] : [action('close', secondary)]),
  ];
};

const filtersOf = (
  { say, base }: RoundVisit,
  { counts, cities }: RoundStatus,
  query: ListQuery<CityFilter>,
): Filters => {
  const itemOf = (filter: CityFilter | undefined, text: string, count: number) => ({
    text,
    count,
    href: listAddress(base, query, { filter }),
    isCurrent: filter === query.filter,
  });
  return {
    label: say('console.round.filters'),
    items: [
      itemOf(undefined, say('console.round.all'), cities.length),
      ...CITY_FILTERS.filter((filter) => counts[filter] > 0 || filter === query.filter).map((filter) =>
        itemOf(filter, say(`console.states.${filter}`), counts[filter]),
      ),
    ],
  };
};

const rowOf = ({ say, base }: RoundVisit, city: NamedProgress): Cell[] => {
  const dateOf = (at: string | null): Cell =>
    at === null ? {} : { text: say('console.date', { at: Date.parse(at) }) };
  return [
    { text: city.name, link: `${base}/cities/${city.city}`, note: city.country },
    { tags: cityTags(say, city) },
    { text: String(city.respondents) },
    dateOf(city.lastMailAt),
    dateOf(city.submittedAt),
  ];
};
