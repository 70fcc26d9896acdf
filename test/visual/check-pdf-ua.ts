import { fontFaults } from './check-fonts.ts';
import { structureFaults } from './check-structure.ts';
import { pagesOf } from './page-content.ts';
import { nameOf, PdfFile } from './pdf-file.ts';
import { Ref, type Value } from './pdf-objects.ts';
import { type Element, readStructure, walk } from './structure.ts';

function* documentFaults(file: PdfFile): Generator<string> {
  const { catalog } = file;
  if (typeof catalog.get('Lang') !== 'string' || catalog.get('Lang') === '') yield 'The document has no language';
  if (file.dict(catalog.get('MarkInfo'))?.get('Marked') !== true) yield 'The document is not marked as tagged';
  if (file.dict(catalog.get('MarkInfo'))?.get('Suspects') === true) yield 'The document says that its tags are suspect';
  if (file.dict(catalog.get('ViewerPreferences'))?.get('DisplayDocTitle') !== true) yield 'The title is not shown';
  const xmp = file.stream(catalog.get('Metadata'));
  if (!/<pdfuaid:part>1<\/pdfuaid:part>/.test(xmp)) yield 'The metadata does not name PDF/UA-1';
  if (!/<dc:title>[\s\S]*?<rdf:li[^>]*>[^<]+<\/rdf:li>/.test(xmp)) yield 'The metadata has no title';
  if (file.dict(catalog.get('Outlines'))?.get('First') === undefined) yield 'There are no bookmarks';
  if (file.numbers(catalog.get('PageLabels')).get(0) === undefined) yield 'There are no page labels';
  if (catalog.get('AF') === undefined) yield 'No data is attached';
  for (const spec of file.list(catalog.get('AF'))) {
    const relation = nameOf(file.dict(spec)?.get('AFRelationship'));
    if (relation === undefined) yield 'An attached file does not say how it relates to the document';
    for (const key of ['F', 'UF', 'Desc']) if (!file.dict(spec)?.has(key)) yield `An attached file has no ${key}`;
  }
}

const isSilent = ({ type, dict }: Element): boolean => type === 'Lbl' && !dict.has('ActualText');

/** Marks on the pages against those of the structure tree and of the parent tree. */
function* markFaults(file: PdfFile): Generator<string> {
  const root = file.dict(file.catalog.get('StructTreeRoot'));
  const parents = file.numbers(root?.get('ParentTree'));
  const owners = new Map<string, number[]>();
  const silent = new Set<string>();
  for (const element of walk(readStructure(file))) {
    for (const { page, mcid } of element.marks) {
      const key = `${page}/${mcid}`;
      owners.set(key, [...(owners.get(key) ?? []), element.id]);
      if (isSilent(element)) silent.add(key);
    }
  }
  for (const { id, dict, content } of pagesOf(file)) {
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
      if (silent.has(`${id}/${mcid}`) && !content.speaking.has(mcid)) yield `Label ${mcid} of page ${id} says nothing`;
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
    const parent = file.dict(parents.get(dict.get('StructParent') as number) as Value | undefined);
    if (parent === undefined) yield 'An annotation is not in the structure';
    else if (nameOf(parent.get('S')) !== 'Link') yield 'An annotation does not belong to a link';
    if (typeof dict.get('Contents') !== 'string') yield 'An annotation has no contents';
  }
}

/**
 * Faults in the points of PDF/UA-1 (ISO 14289-1) that a machine can check, for a PDF whose objects stand one by one. An
 * empty list is no certificate: whether texts and order make sense is for people to judge.
 */
export function pdfUaFaults(bytes: Uint8Array | string): string[] {
  const file = new PdfFile(bytes);
  return [...documentFaults(file), ...structureFaults(file), ...markFaults(file), ...fontFaults(file)];
}
