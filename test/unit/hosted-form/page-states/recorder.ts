import type { Route } from '#functions/hosted-form/route.ts';
import { createRouter } from '#functions/pages/router.ts';
import type { FormUnderTest } from '../form-setup.ts';
import type { Shown, Visitor } from '../visitor.ts';

/** A page as somebody was shown it. */
export interface PageState {
  /** Method and pattern; `no route` for what any address may show. */
  readonly route: string;
  readonly state: string;
  readonly shown: Shown;
}

export const nameOf = ({ method, pattern }: Pick<Route, 'method' | 'pattern'>): string => `${method} ${pattern}`;

const isPage = ({ headers }: Shown): boolean => String(headers['content-type']).startsWith('text/html');

/** Keeps every page that it is asked to see; throws where a redirect or a file comes in place of a page. */
export const createRecorder = (form: Pick<FormUnderTest, 'routes'>) => {
  const find = createRouter(form.routes);
  const states: PageState[] = [];
  const keep = (method: string, address: string, state: string, shown: Shown): Shown => {
    if (!isPage(shown)) throw new Error(`${method} ${address} ${state} shows no page but ${shown.status}`);
    const match = find(method, address.split('?')[0] ?? '');
    states.push({ route: match === undefined ? 'no route' : nameOf(match.route), state, shown });
    return shown;
  };
  return {
    states,
    keep,
    see: async (visitor: Visitor, address: string, state: string) =>
      keep('GET', address, state, await visitor.get(address)),
    send: async (visitor: Visitor, address: string, state: string, fields: Record<string, string | string[]>) =>
      keep('POST', address, state, await visitor.post(address, fields)),
  };
};

export type Recorder = ReturnType<typeof createRecorder>;
