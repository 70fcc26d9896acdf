import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { openPdf } from './open-pdf.ts';

interface Node {
  readonly children?: readonly Node[];
  readonly type?: string;
  readonly id?: string;
}

/** Text of each mark of a page, by the mark's name. */
async function textOfMarks(page: PDFPageProxy): Promise<Map<string, string>> {
  const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
  const texts = new Map<string, string>();
  const open: (string | undefined)[] = [];
  for (const item of items) {
    if ('str' in item) {
      const id = open.findLast((name) => name !== undefined);
      if (id !== undefined) texts.set(id, (texts.get(id) ?? '') + item.str + (item.hasEOL ? ' ' : ''));
    } else if (item.type === 'endMarkedContent') open.pop();
    else open.push(item.id ?? undefined);
  }
  return texts;
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
    const texts = await textOfMarks(page);
    const tree = (await page.getStructTree()) as Node;
    for (const id of marksIn(tree)) structure.push(texts.get(id) ?? '');
    const { items } = await page.getTextContent({ disableNormalization: true });
    for (const item of items) if ('str' in item) stream.push(item.str, item.hasEOL ? ' ' : '');
  }
  await pdf.loadingTask.destroy();
  return { structure: structure.join(' '), stream: stream.join('') };
}

/** The text of a tagged PDF in the order of its structure tree. */
export const readText = async (bytes: Uint8Array): Promise<string> => (await readBoth(bytes)).structure;
