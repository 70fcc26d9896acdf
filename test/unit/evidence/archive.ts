import { strToU8 } from 'fflate';

interface Entry {
  readonly name: string;
  readonly content?: string;
  /** How the content is written: 0 as it is, 8 deflated. */
  readonly method?: number;
  /** What the header says of the content's size; its true one unless told otherwise. */
  readonly size?: number;
  readonly nameLength?: number;
  /** How many bytes of further fields and of a comment follow the name. */
  readonly extra?: number;
  readonly comment?: number;
  /** How often the directory names it. */
  readonly times?: number;
}

interface Rest {
  readonly directoryAt?: number;
  readonly directoryMark?: number;
  readonly endMark?: number;
  readonly comment?: number;
  readonly after?: number;
}

/** Bytes of fields, each with its place and width; little endian, as archives are. */
const record = (length: number, fields: readonly (readonly [at: number, width: 2 | 4, value: number])[]) => {
  const view = new DataView(new ArrayBuffer(length));
  for (const [at, width, value] of fields) {
    if (width === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
  }
  return new Uint8Array(view.buffer);
};

const join = (parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

const entryOf = ({
  name,
  content = '',
  method = 0,
  size = content.length,
  nameLength = name.length,
  extra = 0,
}: Entry) =>
  join([
    record(30, [
      [0, 4, 0x04034b50],
      [8, 2, method],
      [22, 4, size],
      [26, 2, nameLength],
      [28, 2, extra],
    ]),
    strToU8(name),
    new Uint8Array(extra),
    strToU8(content),
  ]);

const placeOf = ({ name, extra = 0, comment = 0 }: Entry, mark: number) =>
  join([
    record(46, [
      [0, 4, mark],
      [28, 2, name.length],
      [30, 2, extra],
      [32, 2, comment],
    ]),
    strToU8(name),
    new Uint8Array(extra + comment),
  ]);

/** An archive byte by byte: its entries, the directory of them, and the end record with a comment of so many bytes. */
export const archive = (entries: readonly Entry[], rest: Rest = {}): Uint8Array => {
  const { directoryMark = 0x02014b50, endMark = 0x06054b50, comment = 0, after = 0 } = rest;
  const written = join(entries.map(entryOf));
  const directory = join(entries.flatMap((entry) => Array(entry.times ?? 1).fill(placeOf(entry, directoryMark))));
  const end = record(22 + comment + after, [
    [0, 4, endMark],
    [16, 4, rest.directoryAt ?? written.length],
    [20, 2, comment],
  ]);
  return join([written, directory, end]);
};
