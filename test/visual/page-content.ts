import { asDict } from './pdf-file.ts';
import { PdfReader, type Value } from './pdf-objects.ts';

/** What a page's content says about its marking. */
export interface PageContent {
  readonly mcids: readonly number[];
  /** Operators that paint outside any marking, by their place in the stream. */
  readonly unmarked: readonly string[];
  /** Marks that are not closed, or closed too often. */
  readonly unbalanced: number;
  /** Artifacts inside content, or content inside artifacts. */
  readonly nested: number;
}

const PAINTS = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'TJ', 'Tj', "'", '"', 'Do', 'sh', 'BI']);

type Mark = 'content' | 'artifact' | 'span';

/** Reads the operators of a content stream. */
export function readContent(stream: string): PageContent {
  const reader = new PdfReader(stream);
  const mcids: number[] = [];
  const unmarked: string[] = [];
  const open: Mark[] = [];
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
    operands = [];
  }
  return { mcids, unmarked, unbalanced: unbalanced + open.length, nested };
}

const isArtifact = (tag: Value | undefined): boolean =>
  tag !== null && typeof tag === 'object' && 'name' in tag && tag.name === 'Artifact';
