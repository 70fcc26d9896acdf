import type { Wording } from '#shared/ports/content.ts';
import type { PageBlock } from '../../pages/blocks.ts';
import { input } from '../../pages/fields.ts';
import type { Button } from '../../pages/form-page.ts';
import { type PageReply, page } from '../../pages/reply.ts';
import { type ListQuery, listAddress, type Slice } from '../list-query.ts';

export interface Tag {
  readonly text: string;
  readonly tone: 'green' | 'grey' | 'blue' | 'yellow' | 'red';
}

export interface Cell {
  readonly text?: string;
  readonly link?: string;
  /** Read out after the text of a link that says the same in every row. */
  readonly hidden?: string;
  /** Smaller, below. */
  readonly note?: string;
  readonly tags?: readonly Tag[];
}

export interface Table {
  /** Read out, and shown when the page has several tables. */
  readonly title: string;
  readonly columns: readonly { readonly title: string; readonly isNumber?: boolean }[];
  /** The first cell names its row. */
  readonly rows: readonly (readonly Cell[])[];
}

/** Links that narrow a list, each with how many rows it would show where that is known. */
export interface Filters {
  readonly label: string;
  readonly items: readonly {
    readonly text: string;
    readonly count?: number;
    readonly href: string;
    readonly isCurrent: boolean;
  }[];
}

export interface Search {
  readonly action: string;
  readonly field: object;
  readonly hidden: readonly { readonly name: string; readonly value: string }[];
  readonly button: object;
  readonly clear?: { readonly text: string; readonly href: string };
}

export interface ListPage {
  readonly title: string;
  readonly caption?: string;
  readonly back?: { readonly href: string; readonly text: string };
  readonly isDemonstration?: boolean;
  readonly notices?: readonly PageBlock[];
  readonly intro?: readonly PageBlock[];
  readonly actions?: readonly Button[];
  readonly filters?: Filters;
  readonly search?: Search;
  readonly table?: Table | undefined;
  /** Instead of an empty table. */
  readonly emptyText?: string;
  readonly paging?: object | undefined;
  readonly after?: readonly PageBlock[];
}

/** A list with what narrows it and what can be done: rounds, cities, failed work, the audit log. */
export const listPage = ({ title, back, isDemonstration, table, ...model }: ListPage): PageReply =>
  page({
    view: 'console/list',
    title,
    model: { heading: title, ...model, ...(table !== undefined && table.rows.length > 0 && { table }) },
    ...(back !== undefined && { back }),
    ...(isDemonstration !== undefined && { isDemonstration }),
  });

/** A search by name beside the filter that is chosen. */
export const nameSearch = <Filter extends string>(
  say: Wording,
  path: string,
  label: string,
  query: ListQuery<Filter>,
): Search => ({
  action: path,
  field: input({ say, name: 'search', label, value: query.search, type: 'search', autocomplete: 'off' }),
  hidden: query.filter === undefined ? [] : [{ name: 'only', value: query.filter }],
  button: { text: say('console.list.search'), classes: 'govuk-button--secondary' },
  ...(query.search !== '' && {
    clear: { text: say('console.list.clear'), href: listAddress(path, query, { search: '' }) },
  }),
});

/** Way to the other pages of a list, as the govuk macro takes it; undefined for one page. */
export const pagingOf = <Filter extends string>(
  say: Wording,
  path: string,
  query: ListQuery<Filter>,
  { page: current, pages }: Pick<Slice<unknown>, 'page' | 'pages'>,
): object | undefined => {
  if (pages === 1) return undefined;
  const href = (to: number) => listAddress(path, query, { page: to });
  return {
    landmarkLabel: say('console.list.pages'),
    ...(current > 1 && { previous: { href: href(current - 1), text: say('console.list.previous') } }),
    ...(current < pages && { next: { href: href(current + 1), text: say('console.list.next') } }),
    items: Array.from({ length: pages }, (_, index) => ({
      number: index + 1,
      href: href(index + 1),
      current: index + 1 === current,
      visuallyHiddenText: say('console.list.page', { number: index + 1 }),
    })),
  };
};
