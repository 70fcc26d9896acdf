import { type Piece, stackHeight } from './pieces.ts';

export interface Chapter {
  readonly pieces: readonly Piece[];
  /** Share of a page that must be left for it to start below another chapter; 1 always starts a page. */
  readonly room: number;
  /** How many of its pieces must find room on the page where it starts. */
  readonly opening: number;
  /** Nothing follows it on its last page, so that it can be printed alone. */
  readonly alone: boolean;
  /** Blank before it where it does not start a page. */
  readonly space: number;
}
export interface Placed {
  readonly piece: Piece;
  /** From the top of the text area. */
  readonly y: number;
  readonly gap: number;
  readonly repeated?: boolean;
}
export type PageOfPieces = Placed[];

/** Pieces that stay together: each but the last keeps with the next. */
function* groupsOf(pieces: readonly Piece[]): Generator<Piece[]> {
  let group: Piece[] = [];
  for (const piece of pieces) {
    group.push(piece);
    if (piece.keep) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

class Pages {
  readonly pages: PageOfPieces[] = [[]];
  readonly #height: number;
  #used = 0;

  constructor(height: number) {
    this.#height = height;
  }

  get left(): number {
    return this.#height - this.#used;
  }

  get fresh(): boolean {
    return this.#used === 0;
  }

  turn(): void {
    this.pages.push([]);
    this.#used = 0;
  }

  /** Height that a group would take here. */
  need(group: readonly Piece[]): number {
    return group.reduce((sum, piece, index) => sum + piece.height + (index === 0 && this.fresh ? 0 : piece.space), 0);
  }

  put(piece: Piece): void {
    const gap = this.fresh ? 0 : piece.space;
    this.pages.at(-1)!.push({ piece, y: this.#used + gap, gap });
    this.#used += gap + piece.height;
  }

  /** The head of a table once more, if the piece has one and opens a page. */
  repeat(piece: Piece): void {
    if (!this.fresh || piece.repeat === undefined) return;
    this.pages.at(-1)!.push({ piece: piece.repeat, y: 0, gap: 0, repeated: true });
    this.#used += piece.repeat.height;
  }
}

function placeGroup(pages: Pages, group: readonly Piece[]): void {
  if (pages.need(group) > pages.left && !pages.fresh) pages.turn();
  for (const piece of group) {
    // A group higher than a page is parted after all: better than running off the paper.
    if (pages.need([piece]) > pages.left && !pages.fresh) pages.turn();
    pages.repeat(piece);
    pages.put(piece);
  }
}

/**
 * Puts pieces on pages of a height in points. Groups that keep together are parted only if no page can hold them, blanks
 * vanish at the top of a page, heads of tables come again.
 */
export function paginate(chapters: readonly Chapter[], height: number): PageOfPieces[] {
  const pages = new Pages(height);
  let closed = false;
  for (const { pieces, room, opening, space, alone } of chapters) {
    const needed = Math.max(room * height, space + stackHeight(pieces.slice(0, opening)));
    if (!pages.fresh && (closed || room >= 1 || pages.left < needed)) pages.turn();
    closed = alone;
    const lead = pages.fresh ? pieces : pieces.map((piece, index) => (index === 0 ? { ...piece, space } : piece));
    for (const group of groupsOf(lead)) placeGroup(pages, group);
  }
  return pages.pages;
}
