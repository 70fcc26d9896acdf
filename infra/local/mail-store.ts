import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { replaceFile } from './files.ts';

export interface Envelope {
  readonly id: string;
  readonly receivedAt: string;
  readonly from: string;
  readonly to: readonly string[];
}

export interface StoredMessage extends Envelope {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: readonly { readonly key: string; readonly value: string }[];
  readonly attachments: readonly { readonly name: string; readonly type: string; readonly content: Uint8Array }[];
}

const bytesOf = (content: string | ArrayBuffer | Uint8Array): Uint8Array => {
  if (typeof content === 'string') return new TextEncoder().encode(content);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
};

/** Messages as they were sent, a file each, so that they outlive a crash and nothing about them is lost. */
export const createMailStore = (folder: string) => {
  mkdirSync(folder, { recursive: true });
  const envelopes = new Map<string, Envelope>();
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith('.json')) continue;
    const envelope = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Envelope;
    envelopes.set(envelope.id, envelope);
  }
  const sourceOf = ({ id, receivedAt }: Envelope) => join(folder, `${receivedAt.replaceAll(':', '-')}-${id}.eml`);

  return {
    /** Kept when this returns: the envelope is written last, and without it there is no message. */
    add(from: string, to: readonly string[], source: Uint8Array): string {
      const envelope = { id: randomUUID(), receivedAt: new Date().toISOString(), from, to };
      const file = sourceOf(envelope);
      replaceFile(file, source);
      replaceFile(file.replace(/\.eml$/, '.json'), JSON.stringify(envelope));
      envelopes.set(envelope.id, envelope);
      return envelope.id;
    },
    /** Oldest first. */
    envelopes: (): readonly Envelope[] => [...envelopes.values()],
    source(id: string): Uint8Array | undefined {
      const envelope = envelopes.get(id);
      return envelope !== undefined && existsSync(sourceOf(envelope)) ? readFileSync(sourceOf(envelope)) : undefined;
    },
    async read(id: string): Promise<StoredMessage | undefined> {
      const envelope = envelopes.get(id);
      const source = this.source(id);
      if (envelope === undefined || source === undefined) return undefined;
      const parsed = await PostalMime.parse(new Uint8Array(source));
      return {
        ...envelope,
        subject: parsed.subject ?? '',
        text: parsed.text ?? '',
        html: parsed.html ?? '',
        headers: parsed.headers.map(({ key, value }) => ({ key, value })),
        attachments: parsed.attachments.map(({ filename, mimeType, content }) => ({
          name: filename ?? 'attachment',
          type: mimeType,
          content: bytesOf(content),
        })),
      };
    },
  };
};
export type MailStore = ReturnType<typeof createMailStore>;
