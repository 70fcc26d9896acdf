import type { Context } from 'aws-lambda';
import { anHttpRequest } from '#test/fakes/http-request.ts';
import { type FormUnderTest, SECRET } from './form-setup.ts';

export interface Shown {
  readonly status: number;
  readonly html: string;
  readonly location: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

const csrfIn = (html: string): string => /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';

/** A browser: keeps cookies, sends forms with the token of the page that it last saw. */
export const createVisitor = (form: Pick<FormUnderTest, 'serve' | 'mails'>) => {
  const cookies = new Map<string, string>();
  let token = '';

  const send = async (method: string, address: string, body?: string): Promise<Shown> => {
    const [path = '/', query = ''] = address.split('?');
    const request = anHttpRequest({
      method,
      path,
      query,
      headers: { 'x-origin-secret': SECRET, 'content-type': 'application/x-www-form-urlencoded' },
      cookies: [...cookies].map(([name, value]) => `${name}=${value}`),
      ...(body !== undefined && { body }),
    });
    const response = await form.serve(request, {} as Context);
    for (const cookie of response.cookies ?? []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (/Max-Age=0/.test(cookie)) cookies.delete(name);
      else cookies.set(name, value);
    }
    const html = response.body ?? '';
    token = csrfIn(html) || token;
    const headers = response.headers ?? {};
    return { status: response.statusCode ?? 0, html, location: String(headers.location ?? ''), headers };
  };

  return {
    cookies,
    ask: (method: string, address: string) => send(method, address),
    get: (address: string) => send('GET', address),
    /** Sends a form with the token of the page seen last, or with another one. */
    post: (address: string, fields: Record<string, string | string[]> = {}, csrf = token) => {
      const values = Object.entries({ csrf, ...fields }).flatMap(([name, value]) =>
        [value].flat().map((each): [string, string] => [name, each]),
      );
      return send('POST', address, new URLSearchParams(values).toString());
    },
    async signIn(address: string): Promise<void> {
      await this.get('/sign-in');
      await this.post('/sign-in', { address, next: '/assessments' });
      const link = /\/sign-in\/confirm\?token=([\w-]+)/.exec(form.mails.at(-1)?.text ?? '')?.[1] ?? '';
      await this.get(`/sign-in/confirm?token=${link}`);
      await this.post('/sign-in/confirm', { token: link });
    },
  };
};

export type Visitor = ReturnType<typeof createVisitor>;
