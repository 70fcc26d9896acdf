import type { Envelope, StoredMessage } from './mail-store.ts';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');

/** Plain text as HTML, web addresses as links. */
export const linkify = (text: string): string =>
  text
    .split(/(https?:\/\/[^\s<>"')\]]+)/)
    .map((part, index) =>
      index % 2 === 0 ? escapeHtml(part) : `<a href="${escapeHtml(part)}" rel="noreferrer">${escapeHtml(part)}</a>`,
    )
    .join('');

const STYLE = `
:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.5rem;border-bottom:1px solid #8888;vertical-align:top}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;border:1px solid #8888;padding:1rem}
iframe{width:100%;height:60rem;border:1px solid #8888;background:#fff}.quiet{opacity:.75}`;

const page = (title: string, body: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>` +
  `<meta name="viewport" content="width=device-width,initial-scale=1">${head}<style>${STYLE}</style></head>` +
  `<body><main><h1>${escapeHtml(title)}</h1>${body}</main></body></html>`;

const timeOf = (iso: string): string =>
  `<time datetime="${escapeHtml(iso)}">${escapeHtml(iso.slice(0, 19))} UTC</time>`;

export interface Listed extends Envelope {
  readonly subject: string;
  readonly attachments: number;
}

/** All messages, newest first. Looks again by itself, for somebody who waits for one. */
export const listPage = (messages: readonly Listed[]): string => {
  const rows = messages.map(
    ({ id, subject, to, receivedAt, attachments }) =>
      `<tr><td><a href="/messages/${id}">${escapeHtml(subject) || '(no subject)'}</a></td>` +
      `<td>${escapeHtml(to.join(', '))}</td><td>${attachments || ''}</td><td>${timeOf(receivedAt)}</td></tr>`,
  );
  const body =
    rows.length === 0
      ? '<p>No messages yet. This page looks again every five seconds.</p>'
      : '<table><thead><tr><th>Subject</th><th>To</th><th>Files</th><th>Received</th></tr></thead>' +
        `<tbody>${rows.join('')}</tbody></table>`;
  const notice = '<p class="quiet">Nothing leaves this computer: whatever the system mails ends here.</p>';
  return page('Inbox of this computer', notice + body, '<meta http-equiv="refresh" content="5">');
};

const kilobytes = (content: Uint8Array): string => `${Math.max(1, Math.round(content.length / 1024))} KB`;

/** One message. Its HTML is shown in a frame that may run nothing and load nothing. */
export const messagePage = ({ id, subject, from, to, receivedAt, text, html, attachments }: StoredMessage): string => {
  const files = attachments.map(
    ({ name, content }, index) =>
      `<li><a href="/messages/${id}/attachments/${index}">${escapeHtml(name)}</a> (${kilobytes(content)})</li>`,
  );
  return page(
    subject || '(no subject)',
    `<p><a href="/">All messages</a></p><p>From ${escapeHtml(from)}<br>To ${escapeHtml(to.join(', '))}<br>` +
      `${timeOf(receivedAt)}</p>${files.length > 0 ? `<h2>Attached</h2><ul>${files.join('')}</ul>` : ''}` +
      `<h2>As text</h2><pre>${linkify(text)}</pre>` +
      (html === ''
        ? ''
        : `<h2>As a mail program shows it</h2><iframe title="The message in HTML" src="/messages/${id}/html" ` +
          'sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>') +
      `<p><a href="/messages/${id}/source">Source of the message</a></p>`,
  );
};

export const missingPage = (): string => page('No such message', '<p><a href="/">All messages</a></p>');
