import { inflateSync } from 'node:zlib';
import { type Dict, Name, type PdfObject, PdfReader, Ref, type Value } from './pdf-objects.ts';

/** A PDF whose objects stand one by one, as pdfkit writes them, with its streams as they were before compression. */
export class PdfFile {
  readonly objects: ReadonlyMap<number, PdfObject>;
  readonly catalog: Dict;

  constructor(bytes: Uint8Array | string) {
    const text = typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('latin1');
    this.objects = readObjects(text);
    const root = [...this.objects.values()].find(({ value }) => nameOf(asDict(value)?.get('Type')) === 'Catalog');
    if (root === undefined) throw new Error('The file has no catalog');
    this.catalog = asDict(root.value)!;
  }

  /** What a value stands for, through any pointer. */
  resolve(value: Value | undefined): Value | undefined {
    return value instanceof Ref ? this.objects.get(value.id)?.value : value;
  }

  dict(value: Value | undefined): Dict | undefined {
    return asDict(this.resolve(value));
  }

  list(value: Value | undefined): Value[] {
    const found = this.resolve(value);
    return found === undefined || found === null ? [] : Array.isArray(found) ? found : [value as Value];
  }

  stream(value: Value | undefined): string {
    return (value instanceof Ref ? this.objects.get(value.id)?.stream : null) ?? '';
  }

  pages(): { readonly id: number; readonly dict: Dict }[] {
    const kids = this.list(this.dict(this.catalog.get('Pages'))?.get('Kids'));
    return kids.flatMap((kid) => (kid instanceof Ref ? [{ id: kid.id, dict: this.dict(kid)! }] : []));
  }

  /** Entries of a number tree that is one list. */
  numbers(value: Value | undefined): Map<number, Value> {
    const entries = this.list(this.dict(value)?.get('Nums'));
    const numbers = new Map<number, Value>();
    for (let index = 0; index < entries.length; index += 2) numbers.set(entries[index] as number, entries[index + 1]!);
    return numbers;
  }
}

export const asDict = (value: Value | undefined): Dict | undefined => (value instanceof Map ? value : undefined);
export const nameOf = (value: Value | undefined): string | undefined =>
  value instanceof Name ? value.name : undefined;

function readObjects(text: string): Map<number, PdfObject> {
  const objects = new Map<number, PdfObject>();
  const head = /(\d+) 0 obj\s/g;
  for (let match = head.exec(text); match !== null; match = head.exec(text)) {
    const reader = new PdfReader(text, head.lastIndex);
    const value = reader.value() ?? null;
    const stream = readStream(text, reader.at, value);
    head.lastIndex = stream?.end ?? reader.at;
    objects.set(Number(match[1]), { value, stream: stream?.text ?? null });
  }
  return objects;
}

function readStream(text: string, at: number, value: Value): { text: string; end: number } | null {
  const start = /^\s*stream\r?\n/.exec(text.slice(at, at + 20));
  if (start === null) return null;
  const from = at + start[0].length;
  const length = asDict(value)?.get('Length');
  const stated = from + (typeof length === 'number' ? length : 0);
  // A file changed by a test may say a wrong length.
  const end = /^\s*endstream/.test(text.slice(stated, stated + 12)) ? stated : text.indexOf('endstream', from);
  return { text: plainText(text.slice(from, end), value), end };
}

function plainText(stream: string, value: Value): string {
  if (nameOf(asDict(value)?.get('Filter')) !== 'FlateDecode') return stream;
  return inflateSync(Buffer.from(stream, 'latin1')).toString('latin1');
}
