import { asDict, nameOf, type PdfFile } from './pdf-file.ts';
import { type Dict, PdfReader, type Value } from './pdf-objects.ts';

/** What a page's content says about its marking. */
export interface PageContent {
  readonly mcids: readonly number[];
  /** Operators that paint outside any marking, by their place in the stream. */
  readonly unmarked: readonly string[];
  /** Marks that are not closed, or closed too often. */
  readonly unbalanced: number;
  /** Artifacts inside content, or content inside artifacts. */
  readonly nested: number;
  /** Marks in which text is shown. */
  readonly speaking: ReadonlySet<number>;
  /** Letters shown of each font, by the font's name on this page. */
  readonly letters: ReadonlyMap<string, ReadonlySet<number>>;
}

const PAINTS = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'TJ', 'Tj', "'", '"', 'Do', 'sh', 'BI']);

type Mark = 'content' | 'artifact' | 'span';

/** Codes of two bytes in what an operator shows; numbers between them only move the pen. */
const codesIn = (shown: Value | undefined): number[] => {
  const texts = (Array.isArray(shown) ? shown : [shown]).filter((part) => typeof part === 'string');
  return texts.flatMap((text) =>
    Array.from(
      { length: text.length / 2 },
      (_, index) => 256 * text.charCodeAt(2 * index) + text.charCodeAt(2 * index + 1),
    ),
  );
};

/** Takes note of text: in which mark it is shown, and what letters of what font it takes. */
class ShownText {
  readonly speaking = new Set<number>();
  readonly letters = new Map<string, Set<number>>();
  #font = '';

  choose(font: Value | undefined): void {
    this.#font = nameOf(font) ?? '';
  }

  show(shown: Value | undefined, mcid: number | undefined): void {
    const known = this.letters.get(this.#font) ?? new Set();
    this.letters.set(this.#font, known);
    for (const code of codesIn(shown)) known.add(code);
    if (mcid !== undefined) this.speaking.add(mcid);
  }
}

interface Page {
  readonly id: number;
  readonly dict: Dict;
  readonly content: PageContent;
}

const read = new WeakMap<PdfFile, readonly Page[]>();

/** The pages of a file with what stands on them, read once for all checks. */
export function pagesOf(file: PdfFile): readonly Page[] {
  const pages =
    read.get(file) ??
    file.pages().map((page) => ({ ...page, content: readContent(file.stream(page.dict.get('Contents'))) }));
  read.set(file, pages);
  return pages;
}

/** Reads the operators of a content stream. */
function readContent(stream: string): PageContent {
  const reader = new PdfReader(stream);
  const mcids: number[] = [];
  const unmarked: string[] = [];
  const open: Mark[] = [];
  const text = new ShownText();
  let [operands, unbalanced, nested] = [[] as Value[], 0, 0];
  for (;;) {
    const value = reader.value();
    if (value !== undefined) {
      operands.push(value);
      continue;
    }
    const operator = reader.keyword();
    if (operator === '') break;
    if (operator === 'BDC' || operator === 'BMC') {
      const [tag, properties] = operands;
      const mcid = asDict(properties)?.get('MCID');
      const mark = isArtifact(tag) ? 'artifact' : typeof mcid === 'number' ? 'content' : 'span';
      if (typeof mcid === 'number') mcids.push(mcid);
      if (mark !== 'span' && open.some((other) => other !== 'span')) nested += 1;
      open.push(mark);
    } else if (operator === 'EMC') {
      if (open.pop() === undefined) unbalanced += 1;
    } else if (PAINTS.has(operator) && !open.some((mark) => mark !== 'span'))
      unmarked.push(`${operator} at ${reader.at}`);
    if (operator === 'Tf') text.choose(operands[0]);
    if (operator === 'TJ' || operator === 'Tj')
      text.show(operands[0], open.includes('content') ? mcids.at(-1) : undefined);
    operands = [];
  }
  const { speaking, letters } = text;
  return { mcids, unmarked, unbalanced: unbalanced + open.length, nested, speaking, letters };
}

const isArtifact = (tag: Value | undefined): boolean =>
  tag !== null && typeof tag === 'object' && 'name' in tag && tag.name === 'Artifact';
