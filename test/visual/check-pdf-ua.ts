import { structureFaults } from './check-structure.ts';
import { readContent } from './page-content.ts';
import { nameOf, PdfFile } from './pdf-file.ts';
import { Ref } from './pdf-objects.ts';
import { readStructure, walk } from './structure.ts';

function* documentFaults(file: PdfFile): Generator<string> {
  const { catalog } = file;
  if (typeof catalog.get('Lang') !== 'string' || catalog.get('Lang') === '') yield 'The document has no language';
  if (file.dict(catalog.get('MarkInfo'))?.get('Marked') !== true) yield 'The document is not marked as tagged';
  if (file.dict(catalog.get('ViewerPreferences'))?.get('DisplayDocTitle') !== true) yield 'The title is not shown';
  const xmp = file.stream(catalog.get('Metadata'));
  if (!/<pdfuaid:part>1<\/pdfuaid:part>/.test(xmp)) yield 'The metadata does not name PDF/UA-1';
  if (!/<dc:title>[\s\S]*?<rdf:li[^>]*>[^<]+<\/rdf:li>/.test(xmp)) yield 'The metadata has no title';
  if (file.dict(catalog.get('Outlines'))?.get('First') === undefined) yield 'There are no bookmarks';
  if (catalog.get('PageLabels') === undefined) yield 'There are no page labels';
  if (catalog.get('AF') === undefined) yield 'No data is attached';
  for (const spec of file.list(catalog.get('AF'))) {
    const relation = nameOf(file.dict(spec)?.get('AFRelationship'));
    if (relation === undefined) yield 'An attached file does not say how it relates to the document';
    for (const key of ['F', 'UF', 'Desc']) if (!file.dict(spec)?.has(key)) yield `An attached file has no ${key}`;
  }
}

/** Marks on the pages against those of the structure tree and of the parent tree. */
function* markFaults(file: PdfFile): Generator<string> {
  const root = file.dict(file.catalog.get('StructTreeRoot'));
  const parents = file.numbers(root?.get('ParentTree'));
  const owners = new Map<string, number[]>();
  for (const element of walk(readStructure(file))) {
    for (const { page, mcid } of element.marks) {
      const key = `${page}/${mcid}`;
      owners.set(key, [...(owners.get(key) ?? []), element.id]);
    }
  }
  for (const { id, dict } of file.pages()) {
    const content = readContent(file.stream(dict.get('Contents')));
    if (nameOf(dict.get('Tabs')) !== 'S') yield `Page ${id} has no tab order`;
    for (const place of content.unmarked) yield `Page ${id} paints outside any mark: ${place}`;
    if (content.unbalanced > 0) yield `Marks of page ${id} do not match`;
    if (content.nested > 0) yield `Page ${id} mixes artifacts and content`;
    const row = file.list(parents.get(dict.get('StructParents') as number));
    for (const mcid of content.mcids) {
      const found = owners.get(`${id}/${mcid}`) ?? [];
      if (found.length !== 1) yield `Mark ${mcid} of page ${id} belongs to ${found.length} elements`;
      const parent = row[mcid];
      if (!(parent instanceof Ref) || parent.id !== found[0])
        yield `The parent tree is wrong for mark ${mcid} of page ${id}`;
      owners.delete(`${id}/${mcid}`);
    }
    yield* annotationFaults(file, dict.get('Annots'), parents);
  }
  for (const key of owners.keys()) yield `An element points to ${key}, which no page has`;
}

function* annotationFaults(
  file: PdfFile,
  annotations: Parameters<PdfFile['list']>[0],
  parents: Map<number, unknown>,
): Generator<string> {
  for (const annotation of file.list(annotations)) {
    const dict = file.dict(annotation)!;
    if (!parents.has(dict.get('StructParent') as number)) yield 'An annotation is not in the structure';
    if (typeof dict.get('Contents') !== 'string') yield 'An annotation has no contents';
  }
}

function* fontFaults(file: PdfFile): Generator<string> {
  const fonts = [...file.objects.values()]
    .map(({ value }) => file.dict(value))
    .filter((dict) => nameOf(dict?.get('Type')) === 'Font');
  const tops = fonts.filter((font) => nameOf(font?.get('Subtype')) !== 'CIDFontType2');
  if (tops.length === 0) yield 'There are no fonts';
  for (const font of tops) {
    const name = nameOf(font?.get('BaseFont')) ?? '?';
    const [descendant] = file.list(font?.get('DescendantFonts'));
    const descriptor = file.dict(file.dict(descendant)?.get('FontDescriptor'));
    if (!descriptor?.has('FontFile2') && !descriptor?.has('FontFile3')) yield `Font ${name} is not embedded`;
    if (!/^[A-Z]{6}\+/.test(name)) yield `Font ${name} is not a subset`;
    if (!/beginbfrange/.test(file.stream(font?.get('ToUnicode')))) yield `Letters of ${name} mean nothing`;
  }
}

/**
 * Faults in the points of PDF/UA-1 (ISO 14289-1) that a machine can check, for a PDF written without compression. An
 * empty list is no certificate: whether texts and order make sense is for people to judge.
 */
export function pdfUaFaults(bytes: Uint8Array | string): string[] {
  const file = new PdfFile(bytes);
  return [...documentFaults(file), ...structureFaults(file), ...markFaults(file), ...fontFaults(file)];
}
