import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { openPdf } from './open-pdf.ts';

interface Node {
  readonly children?: readonly Node[];
  readonly type?: string;
  readonly id?: string;
}

/** Text of each mark of a page, by the mark's name, and all of the page's as it is drawn. */
async function textOfPage(page: PDFPageProxy): Promise<{ texts: Map<string, string>; drawn: string }> {
  const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
  const texts = new Map<string, string>();
  let drawn = '';
  const open: (string | undefined)[] = [];
  for (const item of items) {
    if ('str' in item) {
      const text = item.str + (item.hasEOL ? ' ' : '');
      drawn += text;
      const id = open.findLast((name) => name !== undefined);
      if (id !== undefined) texts.set(id, (texts.get(id) ?? '') + text);
    } else if (item.type === 'endMarkedContent') open.pop();
    else open.push(item.id ?? undefined);
  }
  return { texts, drawn };
}

function* marksIn(node: Node): Generator<string> {
  if (node.type === 'content' && node.id !== undefined) yield node.id;
  for (const child of node.children ?? []) yield* marksIn(child);
}

export interface PdfText {
  /** In the order in which the structure tree has it: page by page, artifacts left out. */
  readonly structure: string;
  /** In the order in which it is drawn, as `pdftotext -raw` reads it, artifacts included. */
  readonly stream: string;
}

/** The text of a tagged PDF, in both orders in which readers may take it. */
export async function readBoth(bytes: Uint8Array): Promise<PdfText> {
  const pdf = await openPdf(bytes);
  const [structure, stream]: [string[], string[]] = [[], []];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { texts, drawn } = await textOfPage(page);
    const tree = (await page.getStructTree()) as Node;
    for (const id of marksIn(tree)) structure.push(texts.get(id) ?? '');
    stream.push(drawn);
  }
  await pdf.loadingTask.destroy();
  return { structure: structure.join(' '), stream: stream.join('') };
}

/** The text of a tagged PDF in the order of its structure tree. */
export const readText = async (bytes: Uint8Array): Promise<string> => (await readBoth(bytes)).structure;
