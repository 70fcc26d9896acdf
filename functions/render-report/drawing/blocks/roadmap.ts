import type { Block } from '#shared/contracts/report.ts';
import { COLOURS, type Colour, GAP, restyle, TYPE } from '../design.ts';
import { framed } from '../framed.ts';
import { type Piece, type Setting, setText, sideBySide, textPieces } from '../pieces.ts';
import { titlePieces } from './headings.ts';

type Roadmap = Extract<Block, { kind: 'roadmap' }>;
type Column = Roadmap['columns'][number];

const GUTTER = 14;
/** Now is darkest, later lightest: order shows in grey as well as in the heads' words. */
const HEADS: readonly { fill: Colour; text: Colour; hint: Colour }[] = [
  { fill: COLOURS.brand, text: COLOURS.white, hint: COLOURS.coverText },
  { fill: COLOURS.brandSoft, text: COLOURS.white, hint: COLOURS.white },
  { fill: COLOURS.peerFill, text: COLOURS.brand, hint: COLOURS.ink },
];
const HEAD_PADDING = { top: 9, side: 11, bottom: 9 };
const ITEM_PADDING = { top: 9, side: 11, bottom: 9 };

function headOf(setting: Setting, column: Column, index: number): Piece[] {
  const look = HEADS[index]!;
  const inner = { ...setting, width: setting.width - 2 * HEAD_PADDING.side };
  const title = setText(inner, column.title, restyle(TYPE.heading, { colour: look.text }));
  const hint = setText(inner, column.hint, restyle(TYPE.label, { colour: look.hint }));
  const pieces = [
    ...textPieces(title, setting.tag.child(`H${setting.titleLevel === 3 ? 4 : 5}`), inner.width, 0, true),
    ...textPieces(hint, setting.tag.child('P'), inner.width, 1, true),
  ];
  return framed(pieces, { width: setting.width, padding: HEAD_PADDING, fill: look.fill }, GAP.text);
}

function itemsOf(setting: Setting, column: Column): Piece[] {
  const inner = { ...setting, width: setting.width - 2 * ITEM_PADDING.side };
  const frame = { width: setting.width, padding: ITEM_PADDING, outline: COLOURS.rule };
  if (column.items.length === 0) {
    const text = setText(inner, column.empty, TYPE.label);
    return framed(textPieces(text, setting.tag.child('P'), inner.width, 0), frame, GAP.tight);
  }
  const list = setting.tag.child('L').attribute({ O: 'List', ListNumbering: 'None' });
  return column.items.flatMap((item) => {
    const body = list.child('LI').child('LBody');
    const pieces = [
      ...textPieces(setText(inner, item.title, TYPE.rowHead), body.child('P'), inner.width, 0),
      ...textPieces(setText(inner, item.detail, TYPE.label), body.child('P'), inner.width, 3),
    ];
    return framed(pieces, frame, GAP.tight);
  });
}

/** Now, next and later side by side; below each other where they are too long for that. */
export function roadmapPieces(setting: Setting, { title, columns }: Roadmap, pageHeight: number): Piece[] {
  const heading = titlePieces(setting, title);
  const width = (setting.width - 2 * GUTTER) / 3;
  const fill = (columnWidth: number) =>
    columns.map((column, index) => {
      const inner = { ...setting, width: columnWidth, tag: setting.tag.child('Sect') };
      return [...headOf(inner, column, index), ...itemsOf(inner, column)];
    });
  const beside = fitsBeside(setting, columns, width, pageHeight * 0.75);
  if (!beside) return [...heading, ...fill(setting.width).flat()];
  const stacks = fill(width).map((pieces, index) => ({ x: index * (width + GUTTER), pieces }));
  return [...heading, sideBySide(stacks, GAP.text)];
}

/** Measured without touching the structure tree, since what is measured may not be drawn. */
function fitsBeside(setting: Setting, columns: readonly Column[], width: number, height: number): boolean {
  const inner = width - 2 * ITEM_PADDING.side;
  const lines = (text: string, style: typeof TYPE.label | typeof TYPE.rowHead) =>
    setText(setting, text, style, inner).length * style.leading;
  const heights = columns.map((column) =>
    column.items.reduce((sum, item) => sum + lines(item.title, TYPE.rowHead) + lines(item.detail, TYPE.label) + 27, 60),
  );
  return Math.max(...heights) < height;
}
