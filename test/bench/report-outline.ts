import { readFileSync } from 'node:fs';
import { templatesFolder } from '#functions/platform/templates-folder.ts';
import type { Block, Report } from '#shared/contracts/report.ts';

/** A report as other programs can take it: headings, paragraphs, tables, and the map and the charts of levels as paths. */
export type OutlinePart =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'drawing'; readonly width: number; readonly height: number; readonly paths: readonly Path[] };

export interface Path {
  readonly d: string;
  readonly fill: string;
}

const world = readFileSync(templatesFolder('form', 'generated', 'world.svg'), 'utf8');
const land: Path = { d: world.match(/ d="([^"]+)"/)?.[1] ?? '', fill: '#d3dde2' };
const box = (x: number, y: number, width: number, height: number): string => `M${x},${y}h${width}v${height}h${-width}z`;

const ROW = 20;
/** Band, median and own level of each row: about what the report draws. */
function chartOf({ rows }: Extract<Block, { kind: 'levels' }>): OutlinePart {
  const at = (level: number) => (level - 1) * 100;
  const paths = rows.flatMap(({ peers, marks }, index): Path[] => {
    const y = index * ROW;
    const band = peers?.quartiles;
    return [
      ...(band ? [{ d: box(at(band.low), y + 4, at(band.high) - at(band.low) + 1, 12), fill: '#d9e6ec' }] : []),
      ...(peers ? [{ d: box(at(peers.median.value), y + 2, 2, 16), fill: '#123f52' }] : []),
      ...marks.map(({ value }) => ({ d: box(at(value), y + 6, 8, 8), fill: '#b3380f' })),
    ];
  });
  return { kind: 'drawing', width: 420, height: rows.length * ROW, paths };
}

const paragraph = (text: string): OutlinePart => ({ kind: 'paragraph', text });
const titled = (text: string): OutlinePart => ({ kind: 'heading', level: 3, text });
const joined = (text: readonly { readonly text: string }[]): string => text.map((span) => span.text).join('');

const levelRows = (block: Extract<Block, { kind: 'levels' }>): string[][] =>
  block.rows.map((row) => [
    row.label,
    row.marks.map(({ text }) => text).join(', '),
    row.interval?.text ?? '',
    row.peers?.median.text ?? '',
    row.note ?? '',
  ]);

function partsOf(block: Block): OutlinePart[] {
  switch (block.kind) {
    case 'heading':
      return [{ kind: 'heading', level: 2, text: block.text }];
    case 'paragraph':
      return [paragraph(joined(block.text))];
    case 'list':
      return block.items.map((item) => paragraph(joined(item)));
    case 'callout':
      return [titled(block.title), ...block.text.map((text) => paragraph(joined(text)))];
    case 'facts':
      return [{ kind: 'table', rows: block.rows.map(({ term, value }) => [term, value]) }];
    case 'table':
      return [titled(block.title), { kind: 'table', rows: [block.columns.map(({ title }) => title), ...block.rows] }];
    case 'levels':
      return [titled(block.title), chartOf(block), { kind: 'table', rows: levelRows(block) }];
    case 'profile':
      return [
        titled(block.title),
        { kind: 'table', rows: block.rows.map(({ label, own, peers }) => [label, own, peers?.text ?? '']) },
      ];
    case 'map':
      return [titled(block.title), { kind: 'drawing', width: 484, height: 213, paths: [land] }];
    case 'peers':
      return [
        titled(block.title),
        ...block.items.map(({ name, place, likeness, why }) => paragraph([name, place, likeness, ...why].join(' '))),
      ];
    case 'roadmap':
      return block.columns.flatMap(({ title, items }) => [
        titled(title),
        ...items.map((item) => paragraph(`${item.title} ${item.detail}`)),
      ]);
    case 'suggestion':
      return suggestionParts(block);
  }
}

function suggestionParts(block: Extract<Block, { kind: 'suggestion' }>): OutlinePart[] {
  const { title, context, why, description, whyItWorks, steps, facts, example } = block;
  return [
    titled(title),
    ...[`${context} ${why}`, description, whyItWorks, steps.title, ...steps.items].map(paragraph),
    { kind: 'table', rows: facts.map(({ term, value }) => [term, value]) },
    paragraph(`${example.place} ${example.claim} ${example.linkText} ${example.likeness ?? ''}`),
  ];
}

export const outlineOf = (report: Report): OutlinePart[] =>
  report.sections.flatMap(({ title, subtitle, blocks }) => [
    { kind: 'heading', level: 1, text: title },
    ...(subtitle === undefined ? [] : [paragraph(subtitle)]),
    ...blocks.flatMap(partsOf),
  ]);
