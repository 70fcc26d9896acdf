import { foldName } from '#shared/domain/context/fold-name.ts';

/** What the address of a list says: what to show of it. */
export interface ListQuery<Filter extends string> {
  readonly filter: Filter | undefined;
  /** As typed. */
  readonly search: string;
  /** From 1. */
  readonly page: number;
}

const LONGEST_SEARCH = 100;
export const PAGE_ROWS = 50;

/** Reads `?only=…&search=…&page=…`; what is not known is left out, so that no address is an error. */
export const readListQuery = <Filter extends string>(
  query: URLSearchParams,
  filters: readonly Filter[],
): ListQuery<Filter> => {
  const page = Number(query.get('page') ?? 1);
  return {
    filter: filters.find((known) => known === query.get('only')),
    search: (query.get('search') ?? '').trim().slice(0, LONGEST_SEARCH),
    page: Number.isInteger(page) && page > 0 ? page : 1,
  };
};

/** The address of the list with some of it changed; a change of what is shown goes back to the first page. */
export const listAddress = <Filter extends string>(
  path: string,
  shown: ListQuery<Filter>,
  change: Partial<ListQuery<Filter>>,
): string => {
  const { filter, search, page } = { ...shown, page: 1, ...change };
  const query = new URLSearchParams({
    ...(filter !== undefined && { only: filter }),
    ...(search !== '' && { search }),
    ...(page > 1 && { page: String(page) }),
  });
  return query.size === 0 ? path : `${path}?${query}`;
};

/** Does a name hold what was searched for, whatever the accents and capitals? */
export const isFound = (name: string, search: string): boolean => foldName(name).includes(foldName(search));

export interface Slice<Row> {
  readonly rows: readonly Row[];
  readonly page: number;
  readonly pages: number;
}

/** One page of the rows; the last one for a page beyond the end. */
export const pageOf = <Row>(rows: readonly Row[], wanted: number, size = PAGE_ROWS): Slice<Row> => {
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const page = Math.min(wanted, pages);
  return { rows: rows.slice((page - 1) * size, page * size), page, pages };
};
