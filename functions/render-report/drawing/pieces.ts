import type { RichText } from '#shared/contracts/report.ts';
import type { TextStyle } from './design.ts';
import type { Faces } from './faces.ts';
import { balanceLines, breakText, type Line } from './lines.ts';
import type { Pen } from './pen.ts';
import type { Tag } from './tag.ts';
import { wordsOf } from './words.ts';
import { type Align, leadingOf, writeLine } from './write-line.ts';

export interface PiecePlace {
  readonly x: number;
  readonly y: number;
  /** Blank that was left before it: none at the top of a page. */
  readonly gap: number;
}

/** A slice of the report from edge to edge that no page break divides. */
export interface Piece {
  readonly height: number;
  /** Blank before it, dropped at the top of a page. */
  readonly space: number;
  /** Stays on the page of the piece after it. */
  readonly keep: boolean;
  /** Drawn once more, as decoration, where this piece opens a page: the head of a table. */
  readonly repeat?: Piece;
  readonly draw: (pen: Pen, at: PiecePlace) => void;
}

/** What blocks are laid out with: `tag` gets their elements, `width` is theirs to fill. */
export interface Setting {
  readonly faces: Faces;
  readonly direction: 'ltr' | 'rtl';
  readonly tag: Tag;
  readonly width: number;
  /** Level of the next title: headings are never skipped. */
  readonly titleLevel: 3 | 4;
  /** Small print, as in columns to look things up in. */
  readonly dense?: boolean;
}

export const plain = (text: string): RichText => [{ text }];

/** Lines of a text in a look. */
export const setText = (setting: Setting, text: RichText | string, style: TextStyle, width = setting.width): Line[] =>
  breakText(wordsOf(setting.faces, typeof text === 'string' ? plain(text) : text, style, setting.direction), width);

/** Lines of a title or of a few words, about as long as each other. */
export const setTitle = (setting: Setting, text: string, style: TextStyle, width = setting.width): Line[] =>
  balanceLines(wordsOf(setting.faces, plain(text), style, setting.direction), width);

export const heightOf = (lines: readonly Line[]): number => lines.reduce((sum, line) => sum + leadingOf(line), 0);

/** Writes lines below each other and gives the place below them. */
export function writeLines(pen: Pen, tag: Tag, lines: readonly Line[], at: LinesPlace): number {
  let y = at.y;
  for (const line of lines) {
    writeLine(pen, tag, line, { ...at, y });
    y += leadingOf(line);
  }
  return y;
}
export interface LinesPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly align?: Align;
}

/** A text, line by line: at least two lines stay together at the foot of a page and at the head of the next. */
export function textPieces(lines: readonly Line[], tag: Tag, width: number, space: number, keep = false): Piece[] {
  return lines.map((line, index) => ({
    height: leadingOf(line),
    space: index === 0 ? space : 0,
    keep:
      (keep && index === lines.length - 1) || (index < lines.length - 1 && (index === 0 || index === lines.length - 2)),
    draw: (pen, at) => writeLine(pen, tag, line, { x: at.x, y: at.y, width }),
  }));
}

/** Height of pieces below each other, the first without its blank. */
export const stackHeight = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, piece, index) => sum + piece.height + (index === 0 ? 0 : piece.space), 0);

/** Pieces that move to the next page together, if a page can hold them. */
export const together = (pieces: readonly Piece[], last = false): Piece[] =>
  pieces.map((piece, index) => (index < pieces.length - 1 || last ? { ...piece, keep: true } : piece));

/** The first piece with another blank before it. */
export const spaced = (pieces: readonly Piece[], space: number): Piece[] =>
  pieces.map((piece, index) => (index === 0 ? { ...piece, space } : piece));

/** Pieces moved in from the side where reading starts. */
export const indented = (pieces: readonly Piece[], by: number): Piece[] =>
  pieces.map((piece) => ({ ...piece, draw: (pen, at) => piece.draw(pen, { ...at, x: at.x + by }) }));

/** Several stacks side by side, as one piece as high as the highest. */
export function sideBySide(columns: readonly { x: number; pieces: readonly Piece[] }[], space: number): Piece {
  return {
    height: Math.max(...columns.map(({ pieces }) => stackHeight(pieces))),
    space,
    keep: false,
    draw: (pen, at) => {
      for (const { x, pieces } of columns) drawStack(pen, pieces, at.x + x, at.y);
    },
  };
}

/** Draws pieces below each other. */
export function drawStack(pen: Pen, pieces: readonly Piece[], x: number, top: number): void {
  let y = top;
  for (const [index, piece] of pieces.entries()) {
    const gap = index === 0 ? 0 : piece.space;
    piece.draw(pen, { x, y: y + gap, gap });
    y += gap + piece.height;
  }
}
