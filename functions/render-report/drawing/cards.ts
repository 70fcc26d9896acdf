import type { Block } from '#shared/contracts/report.ts';
import { blockPieces, type Surroundings } from './blocks/blocks.ts';
import { listPieces } from './blocks/prose.ts';
import { COLOURS, type Colour, GAP, TYPE } from './design.ts';
import { framed } from './framed.ts';
import { type Piece, type Setting, sideBySide, spaced, stackHeight } from './pieces.ts';

type Heading = Extract<Block, { kind: 'heading' }>;
/** A list; or a sentence, where there is nothing to list. */
type Content = Extract<Block, { kind: 'list' | 'paragraph' }>;
interface Card {
  readonly heading: Heading;
  readonly content: Content;
}

const isContent = (block: Block | undefined): block is Content => block?.kind === 'list' || block?.kind === 'paragraph';

/** Two headings with what stands under each, one after the other: they stand side by side at a glance. */
export function cardsAt(blocks: readonly Block[], index: number): readonly [Card, Card] | null {
  const [a, b, c, d] = blocks.slice(index, index + 4);
  if (a?.kind !== 'heading' || !isContent(b) || c?.kind !== 'heading' || !isContent(d)) return null;
  return [
    { heading: a, content: b },
    { heading: c, content: d },
  ];
}

const GUTTER = 18;
const PADDING = { top: 10, side: 15, bottom: 10 };
/** Over a sentence in place of a list. Level with the other card's list both would look like two rows of a table. */
const ALONE = 12;
/** Shares of the width: statements are longer than steps. */
const SHARES = [0.53, 0.47] as const;

function cardPieces(setting: Setting, { heading, content }: Card, around: Surroundings): Piece[] {
  // Elements stand in the tree in the order in which they are made.
  const title = blockPieces(setting, heading, around);
  const text =
    content.kind === 'list' ? listPieces(setting, content, TYPE.compact) : blockPieces(setting, content, around);
  return [...spaced(title, 0), ...spaced(text, content.kind === 'list' ? 6 : ALONE)];
}

/** Both as cards, one as high as the other. */
export function cardsPiece(setting: Setting, [first, second]: readonly [Card, Card], around: Surroundings): Piece {
  const [left, right] = SHARES.map((share) => (setting.width - GUTTER) * share) as [number, number];
  const inner = (width: number) => ({ ...setting, width: width - 2 * PADDING.side });
  const stacks = [cardPieces(inner(left), first, around), cardPieces(inner(right), second, around)] as const;
  const highest = Math.max(...stacks.map(stackHeight));
  const card = (pieces: readonly Piece[], width: number, bar: Colour) => {
    const padding = { ...PADDING, bottom: PADDING.bottom + highest - stackHeight(pieces) };
    return framed(pieces, { width, padding, fill: COLOURS.tint, bar }, 0);
  };
  const columns = [
    { x: 0, pieces: card(stacks[0], left, COLOURS.brand) },
    { x: left + GUTTER, pieces: card(stacks[1], right, COLOURS.own) },
  ];
  return sideBySide(columns, GAP.title);
}
