import { nameOf, type PdfFile } from './pdf-file.ts';
import type { Value } from './pdf-objects.ts';
import { attributesOf, type Element, readStructure, walk } from './structure.ts';

const PARENTS: Readonly<Record<string, readonly string[]>> = {
  TR: ['Table', 'THead', 'TBody'],
  TH: ['TR'],
  TD: ['TR'],
  THead: ['Table'],
  TBody: ['Table'],
  LI: ['L'],
  Lbl: ['LI'],
  LBody: ['LI'],
  TOCI: ['TOC'],
};
const CHILDREN: Readonly<Record<string, readonly string[]>> = {
  Table: ['Caption', 'THead', 'TBody'],
  THead: ['TR'],
  TBody: ['TR'],
  TR: ['TH', 'TD'],
  L: ['LI'],
  LI: ['Lbl', 'LBody'],
  TOC: ['TOCI'],
};
const STANDARD = new Set(
  'Document Sect Div Caption TOC TOCI P H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody Span Link Figure'.split(
    ' ',
  ),
);

/** A language tag as BCP 47 has them: "ar", "pt-BR". */
const isLanguage = (value: Value): boolean =>
  typeof value === 'string' && /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(value);

function* headingFaults(all: readonly Element[]): Generator<string> {
  let level = 0;
  for (const { type } of all.filter((element) => /^H\d$/.test(element.type))) {
    const next = Number(type.slice(1));
    if (next > level + 1) yield `Heading ${type} follows level ${level}`;
    level = next;
  }
  if (level === 0) yield 'There is no heading';
}

function* tableFaults(file: PdfFile, table: Element): Generator<string> {
  const rows = [...walk([table])].filter((element) => element.type === 'TR');
  const widths = new Set(rows.map((row) => row.children.length));
  if (widths.size > 1) yield `Rows of table ${table.id} have ${[...widths].join(' and ')} cells`;
  for (const cell of [...walk([table])].filter((element) => element.type === 'TH')) {
    if (nameOf(attributesOf(file, cell).get('Scope')) === undefined) yield `Header cell ${cell.id} has no scope`;
  }
  if (!rows[0]?.children.every((cell) => cell.type === 'TH')) yield `Table ${table.id} has no header row`;
}

function* linkFaults(link: Element): Generator<string> {
  if (link.annotations.length === 0) yield `Link ${link.id} leads nowhere`;
  for (const annotation of link.annotations) {
    const contents = annotation.get('Contents');
    if (typeof contents !== 'string' || contents.trim() === '') yield `Link ${link.id} does not say where it leads`;
  }
}

function* elementFaults(file: PdfFile, element: Element): Generator<string> {
  const { type, id, children, marks, dict } = element;
  if (!STANDARD.has(type)) yield `${type} is no standard structure type`;
  const language = dict.get('Lang');
  if (language !== undefined && !isLanguage(language)) yield `${type} ${id} is in no known language`;
  if (children.length + marks.length === 0 && type !== 'TD') yield `${type} ${id} is empty`;
  for (const child of children) {
    const parents = PARENTS[child.type];
    if (parents !== undefined && !parents.includes(type)) yield `${child.type} ${child.id} stands in ${type}`;
    const allowed = CHILDREN[type];
    if (allowed !== undefined && !allowed.includes(child.type)) yield `${type} ${id} holds ${child.type}`;
  }
  if (type === 'Figure') {
    if (typeof dict.get('Alt') !== 'string' || dict.get('Alt') === '') yield `Figure ${id} has no alternative text`;
    if (!attributesOf(file, element).has('BBox')) yield `Figure ${id} does not say where it stands`;
  }
  if (type === 'L' && nameOf(attributesOf(file, element).get('ListNumbering')) === undefined) {
    yield `List ${id} does not say how it is numbered`;
  }
  if (type === 'Link') yield* linkFaults(element);
  if (type === 'Table') yield* tableFaults(file, element);
}

/** Faults of the structure tree, as far as a machine can tell. */
export function* structureFaults(file: PdfFile): Generator<string> {
  const roots = readStructure(file);
  if (roots.length !== 1 || roots[0]!.type !== 'Document') yield 'The tree does not start with one Document';
  const all = [...walk(roots)];
  yield* headingFaults(all);
  for (const element of all) yield* elementFaults(file, element);
}
