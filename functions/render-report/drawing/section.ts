import type { Section } from '#shared/contracts/report.ts';
import { blockPieces, type Surroundings } from './blocks/blocks.ts';
import { cardsAt, cardsPiece } from './cards.ts';
import { GAP, TYPE } from './design.ts';
import type { Chapter } from './paginate.ts';
import { besideMap, passages } from './passages.ts';
import { type Piece, type Setting, setText, setTitle, spaced, textPieces, together } from './pieces.ts';

/** These always start a page, so that they can be printed alone. */
const STARTS_PAGE: ReadonlySet<Section['id']> = new Set(['at-a-glance', 'peers', 'roadmap']);
/** Share of a page that any other section needs to start on it, if it does not fit there whole. */
const LEAST_ROOM = 0.42;
/** Small print in columns may start lower. */
const LEAST_ROOM_IN_COLUMNS = 0.25;
/** From this height on, in points, a piece is a chart or the like. */
const CHART = 110;
/** A chart further down than this may well stand on the next page. */
const FIRST_PIECES = 16;

/** Sections whose short passages stand side by side. */
const PAIRED: ReadonlySet<Section['id']> = new Set(['peers']);

/** How many pieces should stand on the page of the title: those up to the first chart. */
function openingOf(pieces: readonly Piece[]): number {
  const chart = pieces.slice(0, FIRST_PIECES).findIndex((piece) => piece.height > CHART);
  return chart === -1 ? 1 : chart + 1;
}

/** Name of the place in the document where a section starts. */
export const anchorOf = (index: number): string => `section-${String(index + 1).padStart(2, '0')}`;

function headPieces(setting: Setting, section: Section, anchor: string): Piece[] {
  const heading = textPieces(
    setTitle(setting, section.title, TYPE.section),
    setting.tag.child('H2'),
    setting.width,
    0,
    true,
  );
  const [first, ...rest] = heading;
  const marked: Piece = {
    ...first!,
    draw: (pen, at) => {
      pen.doc.addNamedDestination(anchor, 'XYZ', 0, Math.max(0, at.y - 20), null);
      pen.doc.outline.addItem(section.title, { fit: true });
      first!.draw(pen, at);
    },
  };
  const subtitle =
    section.subtitle === undefined
      ? []
      : textPieces(setText(setting, section.subtitle, TYPE.subtitle), setting.tag.child('P'), setting.width, 3, true);
  return together([marked, ...rest, ...subtitle], true);
}

/** A note belongs to what stands above it, unless that is too large to move for its sake. */
const MOVABLE = 60;
function keepNote(pieces: Piece[]): void {
  const last = pieces.at(-1);
  if (last !== undefined && last.height < MOVABLE) pieces[pieces.length - 1] = { ...last, keep: true };
}

function bodyPieces(setting: Setting, section: Section, around: Surroundings): Piece[] {
  const pieces: Piece[] = [];
  let { titleLevel } = setting;
  for (let index = 0; index < section.blocks.length; index += 1) {
    const pair = section.id === 'at-a-glance' ? cardsAt(section.blocks, index) : null;
    if (pair !== null) {
      pieces.push(cardsPiece(setting, pair, around));
      index += 3;
      continue;
    }
    const beside = PAIRED.has(section.id) ? passages({ ...setting, titleLevel }, section.blocks, index, around) : null;
    if (beside !== null) {
      pieces.push(beside.piece);
      titleLevel = 4;
      index += beside.count - 1;
      continue;
    }
    const block = section.blocks[index]!;
    const next = section.blocks[index + 1];
    if (block.kind === 'paragraph' && next?.kind === 'map') {
      pieces.push(besideMap({ ...setting, titleLevel }, block, next, around));
      index += 1;
      continue;
    }
    if (block.kind === 'paragraph' && block.tone === 'note') keepNote(pieces);
    const own = blockPieces({ ...setting, titleLevel }, block, around);
    pieces.push(...(block.kind === 'paragraph' && next?.kind === 'profile' ? together(own, true) : own));
    if (block.kind === 'heading') titleLevel = 4;
  }
  return pieces;
}

/** The last section is looked things up in: small print in two columns. */
const IN_COLUMNS: ReadonlySet<Section['id']> = new Set(['method']);
const COLUMN_GUTTER = 22;

/** A section with its title: a heading, a bookmark and a place to jump to. */
export function sectionChapter(setting: Setting, section: Section, anchor: string, around: Surroundings): Chapter {
  const inner = { ...setting, tag: setting.tag.child('Sect', { title: section.title }) };
  const inColumns = IN_COLUMNS.has(section.id);
  const width = inColumns ? (setting.width - COLUMN_GUTTER) / 2 : setting.width;
  const head = headPieces(inner, section, anchor);
  const body = spaced(bodyPieces({ ...inner, width, dense: inColumns }, section, around), GAP.title - 2);
  const pieces = [...head, ...body];
  return {
    pieces,
    room: STARTS_PAGE.has(section.id) ? 1 : inColumns ? LEAST_ROOM_IN_COLUMNS : LEAST_ROOM,
    opening: openingOf(pieces),
    space: GAP.section,
    alone: section.id === 'roadmap',
    ...(inColumns && { columns: { from: head.length, step: width + COLUMN_GUTTER } }),
  };
}
