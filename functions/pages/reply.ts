import type { FieldError } from './field-errors.ts';

/** A page as its handler sees it: a view, what it shows, and what the frame around it has to know. */
export interface PageReply {
  readonly kind: 'page';
  readonly view:
    | 'check'
    | 'console/list'
    | 'console/pictures'
    | 'content'
    | 'form'
    | 'receipt'
    | 'results'
    | 'search'
    | 'tasks';
  /** Of the browser's tab, before the service's name. */
  readonly title: string;
  readonly model: object;
  readonly status?: number;
  readonly back?: { readonly href: string; readonly text: string };
  readonly errors?: readonly FieldError[];
  readonly isDemonstration?: boolean;
  /** Open to everybody and the same for all; any other page is kept by no cache and no search engine. */
  readonly isPublic?: boolean;
  /** Address of another place to which a form of this page may send a file. */
  readonly uploadsTo?: string | undefined;
  /** The browser asks again after so many seconds. */
  readonly refreshSeconds?: number;
}

export interface RedirectReply {
  readonly kind: 'redirect';
  readonly to: string;
  readonly cookies?: readonly string[];
}

export interface FileReply {
  readonly kind: 'file';
  readonly body: string;
  readonly contentType: string;
  /** Absent: shown by the browser and kept for ever, as its address changes with its content. */
  readonly downloadName?: string;
}

/** What the pages' own script reads. */
export interface DataReply {
  readonly kind: 'data';
  readonly status: number;
  readonly body: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
}

export type Reply = PageReply | RedirectReply | FileReply | DataReply;

export const page = (reply: Omit<PageReply, 'kind'>): PageReply => ({ kind: 'page', ...reply });

export const data = (body: DataReply['body'], status = 200): DataReply => ({ kind: 'data', status, body });

/** Always by GET, so that a page that was posted to can be loaded again without harm. */
export const redirect = (to: string, cookies: readonly string[] = []): RedirectReply => ({
  kind: 'redirect',
  to,
  cookies,
});
