import { createServer, type ServerResponse } from 'node:http';
import { closeServer, listen } from './emulators.ts';
import { type Listed, listPage, messagePage, missingPage } from './inbox-pages.ts';
import type { MailStore, StoredMessage } from './mail-store.ts';

const OWN_PAGES =
  "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; base-uri 'none'; form-action 'none'";
/** For what came in a mail: no scripts, no forms, nothing loaded from anywhere, and an origin of its own. */
const FOREIGN =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox allow-popups allow-popups-to-escape-sandbox";

interface Answer {
  readonly status?: number;
  readonly type?: string;
  readonly policy?: string;
  readonly headers?: Record<string, string>;
  readonly body: string | Uint8Array;
}

const send = (response: ServerResponse, { status = 200, type, policy = OWN_PAGES, headers, body }: Answer): void => {
  response.writeHead(status, {
    'content-type': type ?? 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    ...headers,
  });
  response.end(body);
};

const download = (name: string, type: string, body: Uint8Array): Answer => ({
  type,
  policy: FOREIGN,
  body,
  headers: { 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name.slice(-120))}` },
});

const partOf = (message: StoredMessage, part: string, index: number, source: Uint8Array): Answer | undefined => {
  if (part === '') return { body: messagePage(message) };
  // Links open beside the frame, as in a mail program.
  if (part === 'html') return { policy: FOREIGN, body: `<base target="_blank">${message.html}` };
  if (part === 'source') return download(`${message.id}.eml`, 'message/rfc822', source);
  const attachment = part === 'attachments' ? message.attachments[index] : undefined;
  return attachment && download(attachment.name, 'application/octet-stream', attachment.content);
};

/** A message that cannot be read as mail is listed all the same, under its envelope. */
const readSafely = async (store: MailStore, id: string): Promise<StoredMessage | undefined> => {
  try {
    return await store.read(id);
  } catch {
    const envelope = store.envelopes().find((known) => known.id === id);
    return envelope && { ...envelope, subject: '(cannot be read)', text: '', html: '', headers: [], attachments: [] };
  }
};

/** The pages on which the mails of the local system are read. */
export const startInbox = async (port: number, store: MailStore) => {
  const summaries = new Map<string, Listed>();
  const summary = async (id: string): Promise<Listed | undefined> => {
    const message = summaries.has(id) ? undefined : await readSafely(store, id);
    if (message !== undefined) {
      const { receivedAt, from, to, subject, attachments } = message;
      summaries.set(id, { id, receivedAt, from, to, subject, attachments: attachments.length });
    }
    return summaries.get(id);
  };
  const list = async (): Promise<Listed[]> => {
    const listed = await Promise.all(
      store
        .envelopes()
        .slice(-500)
        .map(({ id }) => summary(id)),
    );
    return listed.filter((entry) => entry !== undefined).reverse();
  };

  const answer = async (path: string): Promise<Answer> => {
    if (path === '/') return { body: listPage(await list()) };
    if (path === '/messages.json') return { type: 'application/json', body: JSON.stringify(await list()) };
    const [, id = '', part = '', index = ''] = /^\/messages\/([0-9a-f-]+)(?:\/(\w+)(?:\/(\d+))?)?$/.exec(path) ?? [];
    const message = id === '' ? undefined : await readSafely(store, id);
    const source = store.source(id);
    const found = message && source && partOf(message, part, Number(index), source);
    return found ?? { status: 404, body: missingPage() };
  };

  const ownHosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`]);
  const server = createServer((request, response) => {
    const isOwn = ownHosts.has(String(request.headers.host));
    if (!isOwn || request.method !== 'GET') return send(response, { status: isOwn ? 405 : 421, body: missingPage() });
    answer(request.url?.split('?')[0] ?? '/').then(
      (result) => send(response, result),
      () => send(response, { status: 500, body: missingPage() }),
    );
  });
  await listen(server, port);
  return { stop: () => closeServer(server) };
};
