import type { Block } from '#shared/contracts/report.ts';
import { COLOURS, type Colour, GAP, restyle, TYPE } from '../design.ts';
import { framed } from '../framed.ts';
import { type Piece, type Setting, setText, sideBySide, textPieces } from '../pieces.ts';
import { titlePieces } from './headings.ts';

type Roadmap = Extract<Block, { kind: 'roadmap' }>;
type Column = Roadmap['columns'][number];

const GUTTER = 10;
/** A column of more items than this is set in two stacks. */
const MOST_IN_STACK = 6;
/** Now is darkest, later lightest: order shows in grey as well as in the heads' words. */
const HEADS: readonly { fill: Colour; text: Colour; hint: Colour }[] = [
  { fill: COLOURS.brand, text: COLOURS.white, hint: COLOURS.coverText },
  { fill: COLOURS.brandSoft, text: COLOURS.white, hint: COLOURS.white },
  { fill: COLOURS.peerFill, text: COLOURS.brand, hint: COLOURS.ink },
];
const PADDING = { top: 6, side: 9, bottom: 7 };

function headOf(setting: Setting, column: Column, index: number): Piece[] {
  const look = HEADS[index]!;
  const inner = { ...setting, width: setting.width - 2 * PADDING.side };
  const title = setText(inner, column.title, restyle(TYPE.heading, { colour: look.text }));
  const hint = setText(inner, column.hint, restyle(TYPE.label, { colour: look.hint }));
  const pieces = [
    ...textPieces(title, setting.tag.child(`H${setting.titleLevel + 1}`), inner.width, 0, true),
    ...textPieces(hint, setting.tag.child('P'), inner.width, 0, true),
  ];
  return framed(pieces, { width: setting.width, padding: PADDING, fill: look.fill }, GAP.text);
}

const frameOf = (width: number) => ({ width, padding: PADDING, outline: COLOURS.rule });

function itemPieces(setting: Setting, list: Setting['tag'], item: Column['items'][number]): Piece[] {
  const width = setting.width - 2 * PADDING.side;
  const inner = { ...setting, width };
  const body = list.child('LI').child('LBody');
  const pieces = [
    ...textPieces(
      setText(inner, item.title, restyle(TYPE.rowHead, { leading: 11.5 })),
      body.child('P'),
      width,
      0,
      true,
    ),
    ...textPieces(setText(inner, item.detail, TYPE.small), body.child('P'), width, 2),
  ];
  return framed(pieces, frameOf(setting.width), GAP.tight - 1);
}

const stacksOf = (column: Column): number => (column.items.length > MOST_IN_STACK ? 2 : 1);
/** Share of the width that a column asks for: an empty one needs room for a sentence only. */
const unitsOf = (column: Column): number => (column.items.length === 0 ? 0.72 : stacksOf(column));

/** A column with its head, and its items in one stack or two. */
function columnPieces(setting: Setting, column: Column, index: number): Piece[] {
  const head = headOf(setting, column, index);
  if (column.items.length === 0) {
    const width = setting.width - 2 * PADDING.side;
    const text = textPieces(setText(setting, column.empty, TYPE.label, width), setting.tag.child('P'), width, 0);
    return [...head, ...framed(text, frameOf(setting.width), GAP.tight - 1)];
  }
  const list = setting.tag.child('L').attribute({ O: 'List', ListNumbering: 'None' });
  const count = stacksOf(column);
  const width = (setting.width - (count - 1) * GUTTER) / count;
  const size = Math.ceil(column.items.length / count);
  const stacks = Array.from({ length: count }, (_, stack) => ({
    x: stack * (width + GUTTER),
    pieces: column.items
      .slice(stack * size, (stack + 1) * size)
      .flatMap((item) => itemPieces({ ...setting, width }, list, item)),
  }));
  return count === 1 ? [...head, ...stacks[0]!.pieces] : [...head, sideBySide(stacks, GAP.tight - 1)];
}

/** Most items in one stack that fit a page beside its title. */
const MOST_BESIDE = 9;

/** Now, next and later side by side; below each other where there are too many for that. */
export function roadmapPieces(setting: Setting, { title, columns }: Roadmap): Piece[] {
  const heading = titlePieces(setting, title);
  const units = columns.reduce((sum, column) => sum + unitsOf(column), 0);
  const highest = Math.max(...columns.map((column) => column.items.length / stacksOf(column)));
  const tagged = (width: number) => ({ ...setting, width, tag: setting.tag.child('Sect') });
  if (highest > MOST_BESIDE || units > 4) {
    const pieces = columns.flatMap((column, index) => columnPieces(tagged(setting.width), column, index));
    return [...heading, ...pieces];
  }
  const unit = (setting.width + GUTTER) / units;
  let x = 0;
  const stacks = columns.map((column, index) => {
    const width = unitsOf(column) * unit - GUTTER;
    const stack = { x, pieces: columnPieces(tagged(width), column, index) };
    x += width + GUTTER;
    return stack;
  });
  return [...heading, sideBySide(stacks, GAP.text)];
}
