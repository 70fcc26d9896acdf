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

/** The text of a tagged PDF in the order in which its structure tree has it: page by page, artifacts left out. */
export async function readText(bytes: Uint8Array): Promise<string> {
  const pdf = await openPdf(bytes);
  const parts: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const texts = await textOfMarks(page);
    const tree = (await page.getStructTree()) as Node;
    for (const id of marksIn(tree)) parts.push(texts.get(id) ?? '');
  }
  await pdf.loadingTask.destroy();
  return parts.join(' ');
}
