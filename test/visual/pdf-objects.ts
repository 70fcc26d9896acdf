/** A name such as /Type, told apart from a string. */
export class Name {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}
/** A pointer to an object. */
export class Ref {
  readonly id: number;
  constructor(id: number) {
    this.id = id;
  }
}
export type Dict = Map<string, Value>;
export type Value = null | boolean | number | string | Name | Ref | Value[] | Dict;
export interface PdfObject {
  readonly value: Value;
  readonly stream: string | null;
}

const SPACE = /[\s\0]/;
const DELIMITER = /[\s\0()<>[\]{}/%]/;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Reads the objects of a PDF that was written without compression; bytes are taken as Latin-1 characters. */
export class PdfReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string, at = 0) {
    this.#text = text;
    this.#at = at;
  }

  get at(): number {
    return this.#at;
  }

  /** The next value, or undefined at the end or where none stands. */
  value(): Value | undefined {
    this.#skip();
    const text = this.#text;
    const next = text[this.#at];
    if (next === undefined) return undefined;
    if (text.startsWith('<<', this.#at)) return this.#dict();
    if (next === '<') return this.#hex();
    if (next === '(') return this.#string();
    if (next === '[') return this.#array();
    if (next === '/') return new Name(this.#word(1));
    return this.#atom();
  }

  /** An operator or keyword where no value stands. */
  keyword(): string {
    this.#skip();
    return this.#word(0);
  }

  #skip(): void {
    while (this.#at < this.#text.length && SPACE.test(this.#text[this.#at]!)) this.#at += 1;
  }

  #word(skip: number): string {
    const start = this.#at + skip;
    let end = start;
    while (end < this.#text.length && !DELIMITER.test(this.#text[end]!)) end += 1;
    this.#at = Math.max(end, start);
    return this.#text.slice(start, end);
  }

  #atom(): Value | undefined {
    const reference = /^(\d+) (\d+) R(?![a-zA-Z])/.exec(this.#text.slice(this.#at, this.#at + 24));
    if (reference) {
      this.#at += reference[0].length;
      return new Ref(Number(reference[1]));
    }
    const start = this.#at;
    const word = this.#word(0);
    if (word === 'true' || word === 'false') return word === 'true';
    if (word === 'null') return null;
    if (/^[+-]?(\d+\.?\d*|\.\d+)(e-?\d+)?$/.test(word)) return Number(word);
    this.#at = start;
    return undefined;
  }

  #array(): Value[] {
    this.#at += 1;
    const values: Value[] = [];
    for (;;) {
      const value = this.value();
      if (value === undefined) break;
      values.push(value);
    }
    this.#at += 1;
    return values;
  }

  #dict(): Dict {
    this.#at += 2;
    const dict: Dict = new Map();
    for (;;) {
      const key = this.value();
      if (!(key instanceof Name)) break;
      dict.set(key.name, this.value() ?? null);
    }
    this.#at += 2;
    return dict;
  }

  #hex(): string {
    const end = this.#text.indexOf('>', this.#at);
    const digits = this.#text.slice(this.#at + 1, end);
    this.#at = end + 1;
    return Buffer.from(digits, 'hex').toString('latin1');
  }

  #string(): string {
    let depth = 0;
    let text = '';
    for (; ; this.#at += 1) {
      const next = this.#text[this.#at]!;
      if (next === '\\') {
        this.#at += 1;
        const escaped = this.#text[this.#at]!;
        text += ESCAPES[escaped] ?? escaped;
        continue;
      }
      if (next === '(' && ++depth === 1) continue;
      if (next === ')' && --depth === 0) break;
      text += next;
    }
    this.#at += 1;
    return text.startsWith('þÿ') ? Buffer.from(text.slice(2), 'latin1').swap16().toString('utf16le') : text;
  }
}
