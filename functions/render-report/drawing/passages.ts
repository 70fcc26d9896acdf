import type { Block } from '#shared/contracts/report.ts';
import { blockPieces, type Surroundings } from './blocks/blocks.ts';
import { GAP, TYPE } from './design.ts';
import { heightOf, type Piece, type Setting, setText, sideBySide, spaced } from './pieces.ts';

const PASSAGE_GUTTER = 26;
/** A higher passage stands alone. */
const MOST_HEIGHT = 220;
/** The most of the width that one of two passages takes. */
const WIDEST = 0.64;

/** A heading with the paragraphs and lists under it; nothing if other blocks stand there. */
function passageAt(blocks: readonly Block[], index: number): readonly Block[] {
  if (blocks[index]?.kind !== 'heading') return [];
  const next = blocks.findIndex((block, at) => at > index && block.kind === 'heading');
  const passage = blocks.slice(index, next === -1 ? blocks.length : next);
  return passage.slice(1).every(({ kind }) => kind === 'paragraph' || kind === 'list') ? passage : [];
}

/** About how high a passage is; laying it out would put its elements into the document. */
function heightAt(setting: Setting, passage: readonly Block[], width: number): number {
  const texts = passage.flatMap((block) =>
    block.kind === 'paragraph' ? [block.text] : block.kind === 'list' ? block.items : [],
  );
  return texts.reduce((sum, text) => sum + heightOf(setText(setting, text, TYPE.body, width)) + GAP.text, 0);
}

/** Two short passages side by side, and how many blocks they take; null where there are none. */
export function passages(
  setting: Setting,
  blocks: readonly Block[],
  index: number,
  around: Surroundings,
): { readonly piece: Piece; readonly count: number } | null {
  const first = passageAt(blocks, index);
  const second = first.length === 0 ? [] : passageAt(blocks, index + first.length);
  if (second.length === 0) return null;
  const room = setting.width - PASSAGE_GUTTER;
  const half = [first, second].map((passage) => heightAt(setting, passage, room / 2));
  if (Math.max(...half) > MOST_HEIGHT) return null;
  // The longer one is wider, so that both end at about the same height.
  const share = Math.min(WIDEST, Math.max(1 - WIDEST, half[0]! / (half[0]! + half[1]!)));
  const columns = [
    { x: 0, width: share * room, passage: first },
    { x: share * room + PASSAGE_GUTTER, width: (1 - share) * room, passage: second },
  ].map(({ x, width, passage }) => ({
    x,
    pieces: passage.flatMap((block) => blockPieces({ ...setting, width }, block, around)),
  }));
  return { piece: sideBySide(columns, GAP.section), count: first.length + second.length };
}

const MAP_SHARE = 0.58;

type Paragraph = Extract<Block, { kind: 'paragraph' }>;
type MapBlock = Extract<Block, { kind: 'map' }>;

/** A paragraph beside the map that follows it. */
export function besideMap(setting: Setting, text: Paragraph, map: MapBlock, around: Surroundings): Piece {
  const room = setting.width - PASSAGE_GUTTER;
  const width = room * (1 - MAP_SHARE);
  const words = spaced(blockPieces({ ...setting, width, dense: true }, text, around), 0);
  const drawn = spaced(blockPieces({ ...setting, width: room * MAP_SHARE }, map, around), 0);
  const columns = [
    { x: 0, pieces: words },
    { x: width + PASSAGE_GUTTER, pieces: drawn },
  ];
  return sideBySide(columns, GAP.block);
}
