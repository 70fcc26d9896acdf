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
  /** From this piece on it runs in two columns; absent where it does not. */
  readonly columns?: { readonly from: number /** From one column's start to the next one's. */; readonly step: number };
}
export interface Placed {
  readonly piece: Piece;
  /** From the start of the text area; absent for none. */
  readonly x?: number;
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

/** Pieces of one column below each other, from its top. */
interface ColumnOfPieces {
  readonly placed: readonly { readonly piece: Piece; readonly y: number; readonly gap: number }[];
  readonly height: number;
}

/** As many groups as fit a column: at least one, for no column can be higher. */
function fillColumn(groups: Piece[][], height: number): [ColumnOfPieces, Piece[][]] {
  const placed: ColumnOfPieces['placed'][number][] = [];
  let used = 0;
  let taken = 0;
  for (const group of groups) {
    const rows = group.map((piece, index) => ({ piece, gap: taken === 0 && index === 0 ? 0 : piece.space }));
    const need = rows.reduce((sum, { piece, gap }) => sum + gap + piece.height, 0);
    if (taken > 0 && used + need > height) break;
    for (const { piece, gap } of rows) {
      placed.push({ piece, gap, y: used + gap });
      used += gap + piece.height;
    }
    taken += 1;
  }
  return [{ placed, height: used }, groups.slice(taken)];
}

function fillColumns(groups: Piece[][], height: number): { columns: ColumnOfPieces[]; rest: Piece[][] } {
  const [first, others] = fillColumn(groups, height);
  const [second, rest] = others.length === 0 ? [null, others] : fillColumn(others, height);
  return { columns: second === null ? [first] : [first, second], rest };
}

/** Blank steps in which the lowest height is looked for that holds all in two columns. */
const BALANCE_STEP = 4;

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

  putColumns(columns: readonly ColumnOfPieces[], step: number): void {
    const top = this.#used + (this.fresh ? 0 : (columns[0]?.placed[0]?.piece.space ?? 0));
    for (const [index, column] of columns.entries()) {
      for (const { piece, y, gap } of column.placed)
        this.pages.at(-1)!.push({ piece, x: index * step, y: top + y, gap });
    }
    this.#used = top + Math.max(...columns.map(({ height }) => height));
  }

  /** The head of a table once more, if the piece has one and opens a page. */
  repeat(piece: Piece): void {
    if (!this.fresh || piece.repeat === undefined) return;
    this.pages.at(-1)!.push({ piece: piece.repeat, y: 0, gap: 0, repeated: true });
    this.#used += piece.repeat.height;
  }
}

/** Two columns from here on, page by page; on the last page about as high as each other. */
function placeColumns(pages: Pages, pieces: readonly Piece[], step: number): void {
  let groups = [...groupsOf(pieces)];
  while (groups.length > 0) {
    const room = pages.left - (pages.fresh ? 0 : groups[0]![0]!.space);
    let filled = fillColumns(groups, room);
    if (filled.rest.length === 0) {
      let height = room;
      for (let next = filled; next.rest.length === 0 && height > 0; height -= BALANCE_STEP) {
        filled = next;
        next = fillColumns(groups, height - BALANCE_STEP);
      }
    }
    pages.putColumns(filled.columns, step);
    groups = filled.rest;
    if (groups.length > 0) pages.turn();
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

/** Puts a chapter where the pages end now. */
function placeChapter(pages: Pages, { pieces, space, columns }: Chapter): void {
  const lead = pages.fresh ? pieces : pieces.map((piece, index) => (index === 0 ? { ...piece, space } : piece));
  for (const group of groupsOf(lead.slice(0, columns?.from))) placeGroup(pages, group);
  if (columns) placeColumns(pages, lead.slice(columns.from), columns.step);
}

/** Is there room for the chapter where the pages end now? */
function hasRoom(pages: Pages, { pieces, room, opening, space, columns }: Chapter, height: number): boolean {
  const start = Math.max(room * height, space + stackHeight(pieces.slice(0, opening)));
  const needed = columns ? start : Math.min(start, space + stackHeight(pieces));
  return room < 1 && pages.left >= needed;
}

interface Layout {
  readonly pages: PageOfPieces[];
  /** Chapters that start below another one. */
  readonly low: readonly Chapter[];
}

/** All chapters, those in `fresh` and those without room for them below the one before on pages of their own. */
function layOut(chapters: readonly Chapter[], height: number, fresh: ReadonlySet<Chapter>): Layout {
  const pages = new Pages(height);
  const low: Chapter[] = [];
  let closed = false;
  for (const chapter of chapters) {
    if (!pages.fresh) {
      if (closed || fresh.has(chapter) || !hasRoom(pages, chapter, height)) pages.turn();
      else low.push(chapter);
    }
    closed = chapter.alone;
    placeChapter(pages, chapter);
  }
  return { pages: pages.pages, low };
}

/**
 * Puts pieces on pages of a height in points. Groups that keep together are parted only if no page can hold them, blanks
 * vanish at the top of a page, heads of tables come again. A chapter starts below another only where that saves a page.
 */
export function paginate(chapters: readonly Chapter[], height: number): PageOfPieces[] {
  let best = layOut(chapters, height, new Set());
  let fresh: ReadonlySet<Chapter> = new Set();
  for (const chapter of best.low) {
    const tried = new Set([...fresh, chapter]);
    const layout = layOut(chapters, height, tried);
    if (layout.pages.length <= best.pages.length) [best, fresh] = [layout, tried];
  }
  return best.pages;
}
