import { join } from 'node:path';
import { createMailStore } from '#infra/local/mail-store.ts';
import type { createSpawnedSystem } from '../pipeline/spawned-system.ts';

type System = Pick<Awaited<ReturnType<typeof createSpawnedSystem>>, 'folder' | 'port'>;

const newestMailTo = async ({ folder }: System, address: string, words: RegExp) => {
  const store = createMailStore(join(folder, 'mail'));
  const own = store.envelopes().filter(({ to }) => to.includes(address));
  const mails = await Promise.all(own.map(({ id }) => store.read(id)));
  return mails.filter((mail) => words.test(mail?.subject ?? '')).at(-1)?.text ?? '';
};

/** A browser as far as a form without JavaScript needs one: it keeps cookies and sends back hidden fields. */
const createBrowser = () => {
  const cookies = new Map<string, string>();
  const open = async (address: string, init: RequestInit = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(address, { ...init, redirect: 'manual', headers: { ...init.headers, cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]?.split(/=(.*)/s) ?? [];
      cookies.set(name, value);
    }
    return response;
  };
  const submit = async (address: string, fields: Record<string, string>) => {
    const page = await (await open(address)).text();
    const hidden = page.matchAll(/<input type="hidden" name="([\w-]+)" value="([^"]*)"/g);
    const body = new URLSearchParams([...[...hidden].map(([, name = '', value = '']) => [name, value])]);
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    const action = new URL(/<form[^>]* action="([^"]+)"/.exec(page)?.[1] ?? '', address);
    return await open(action.href, { method: 'POST', body });
  };
  return { open, submit };
};

/** Follows the link of an invitation as its reader does: asks for a sign-in link, opens it, and presses its button. */
export const signInOverHttp = async (system: System, address: string) => {
  const invitation = await newestMailTo(system, address, /invitation/);
  const link = /https?:\/\/\S+\/sign-in\?next=\S+/.exec(invitation)?.[0] ?? '';
  const browser = createBrowser();
  await browser.submit(link, { address });
  const mailed = /https?:\/\/\S+\/sign-in\/confirm\?token=[\w-]+/.exec(
    await newestMailTo(system, address, /link to sign in/),
  );
  const signedIn = await browser.submit(mailed?.[0] ?? '', {});
  const next = new URL(signedIn.headers.get('location') ?? '/', `http://127.0.0.1:${system.port}`);
  const response = await browser.open(next.href);
  return { status: response.status, page: await response.text() };
};
