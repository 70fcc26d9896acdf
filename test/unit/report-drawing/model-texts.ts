import { underName } from '#functions/render-report/drawing/cover.ts';
import type { Block, Report, ReportTable, RichText } from '#shared/contracts/report.ts';

const rich = (text: RichText): string => text.map((span) => span.text).join('');

const tableTexts = (table: ReportTable): string[] => [
  table.title,
  ...table.columns.map((column) => column.title),
  ...table.rows.flat(),
];

type Levels = Extract<Block, { kind: 'levels' }>;
/** A mark's number is printed; where no table follows, so is its interval. */
const rowTexts = (row: Levels['rows'][number], hasTable: boolean): string[] => [
  row.label,
  row.detail ?? '',
  ...(row.counts ?? []).map(String),
  ...row.marks.map((mark) => mark.text),
  ...(hasTable ? [] : [row.interval?.text ?? '']),
  row.note ?? '',
];

const levelsTexts = ({ title, axis, rows, legend, table }: Levels): string[] => [
  title,
  ...axis.map((tick) => tick.label),
  ...rows.flatMap((row) => rowTexts(row, table !== null)),
  ...legend.map((entry) => entry.text),
  ...(table === null ? [] : tableTexts(table)),
];

function suggestionTexts(block: Extract<Block, { kind: 'suggestion' }>): string[] {
  const { title, context, why, description, whyItWorks, steps, facts, example } = block;
  const pairs = facts.flatMap(({ term, value }) => [term, value]);
  const source = [example.place, example.claim, example.linkText, example.likeness ?? ''];
  return [title, context, why, description, whyItWorks, steps.title, ...steps.items, ...pairs, ...source];
}

/** Every text of a block that a reader of the paper sees, in reading order. */
function blockTexts(block: Block): string[] {
  switch (block.kind) {
    case 'paragraph':
      return [rich(block.text)];
    case 'heading':
      return [block.text];
    case 'list':
      return block.items.map(rich);
    case 'callout':
      return [block.title, ...block.text.map(rich)];
    case 'facts':
      return block.rows.flatMap(({ term, value }) => [term, value]);
    case 'table':
      return tableTexts(block);
    case 'levels':
      return levelsTexts(block);
    case 'suggestion':
      return suggestionTexts(block);
    case 'profile':
      return [
        block.title,
        block.lowEnd,
        block.highEnd,
        ...block.rows.flatMap((row) => [row.label, row.own, row.peers?.text ?? '']),
      ];
    case 'map':
      return [block.title, ...(block.legend ?? []).map(({ text }) => text)];
    case 'peers':
      return [
        block.title,
        ...block.items.flatMap((item) => [item.name, item.place, item.likeness, item.stability ?? '', ...item.why]),
      ];
    case 'roadmap':
      return [
        block.title,
        ...block.columns.flatMap(({ title, hint, items, empty }) => [
          title,
          hint,
          ...items.flatMap((item) => [item.title, item.detail]),
          ...(items.length === 0 ? [empty] : []),
        ]),
      ];
  }
}

/** Every text that a report prints, in the order in which it is to be read. */
export function modelTexts(report: Report): string[] {
  const cover = report.sections.find((section) => section.id === 'cover');
  const others = report.sections.filter((section) => section.id !== 'cover');
  return [
    report.title,
    report.cityName,
    report.countryName,
    underName(report),
    report.label,
    report.demonstration ?? '',
    ...(cover?.blocks ?? []).flatMap(blockTexts),
    report.contents,
    ...others.map((section) => section.title),
    ...others.flatMap((section) => [section.title, section.subtitle ?? '', ...section.blocks.flatMap(blockTexts)]),
  ].filter((text) => text !== '');
}

const upTo = (count: number): string[] => Array.from({ length: count }, (_, index) => String(index + 1));

/** The numbers that stand beside items of lists and on the map. */
export function labelsOf(report: Report): string[] {
  return report.sections
    .flatMap((section) => section.blocks)
    .flatMap((block) => {
      if (block.kind === 'list') return block.ordered ? upTo(block.items.length) : [];
      if (block.kind === 'suggestion') return upTo(block.steps.items.length);
      if (block.kind === 'peers') return block.items.flatMap(({ number }) => (number === null ? [] : [String(number)]));
      if (block.kind === 'map') return block.points.flatMap(({ number }) => (number === null ? [] : [String(number)]));
      return [];
    });
}
