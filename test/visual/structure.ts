import { asDict, nameOf, type PdfFile } from './pdf-file.ts';
import { type Dict, Ref, type Value } from './pdf-objects.ts';

/** An element of the structure tree with what it holds, in reading order. */
export interface Element {
  readonly id: number;
  readonly type: string;
  readonly dict: Dict;
  readonly children: readonly Element[];
  readonly marks: readonly { readonly page: number; readonly mcid: number }[];
  readonly annotations: readonly Dict[];
}

const pageOf = (dict: Dict, fallback: number): number => {
  const page = dict.get('Pg');
  return page instanceof Ref ? page.id : fallback;
};

function readElement(file: PdfFile, ref: Ref): Element {
  const dict = file.dict(ref)!;
  const own = pageOf(dict, -1);
  const [children, marks, annotations]: [Element[], { page: number; mcid: number }[], Dict[]] = [[], [], []];
  for (const kid of kidsOf(file, dict)) {
    const found = asDict(file.resolve(kid));
    if (typeof kid === 'number') marks.push({ page: own, mcid: kid });
    else if (found === undefined) continue;
    else if (nameOf(found.get('Type')) === 'MCR') {
      marks.push({ page: pageOf(found, own), mcid: found.get('MCID') as number });
    } else if (nameOf(found.get('Type')) === 'OBJR') annotations.push(file.dict(found.get('Obj'))!);
    else if (kid instanceof Ref) children.push(readElement(file, kid));
  }
  return { id: ref.id, type: nameOf(dict.get('S')) ?? '', dict, children, marks, annotations };
}

const kidsOf = (file: PdfFile, dict: Dict): Value[] => {
  const kids = dict.get('K');
  return Array.isArray(kids) ? kids : file.list(kids);
};

/** The structure tree's topmost elements. */
export function readStructure(file: PdfFile): Element[] {
  const root = file.dict(file.catalog.get('StructTreeRoot'));
  return root === undefined
    ? []
    : kidsOf(file, root).flatMap((kid) => (kid instanceof Ref ? [readElement(file, kid)] : []));
}

/** An element and all below it, in reading order. */
export function* walk(elements: readonly Element[]): Generator<Element> {
  for (const element of elements) {
    yield element;
    yield* walk(element.children);
  }
}

/** Attributes of an element, of all owners together. */
export const attributesOf = (file: PdfFile, element: Element): Dict =>
  new Map(file.list(element.dict.get('A')).flatMap((value) => [...(file.dict(value) ?? [])]));
