import type { ReportTable } from '#shared/contracts/report.ts';
import { COLOURS, GAP, type TextStyle, TYPE } from '../design.ts';
import { fullWidth, type Line, widestWord } from '../lines.ts';
import type { Pen } from '../pen.ts';
import { heightOf, type Piece, plain, type Setting, setText, textPieces, writeLines } from '../pieces.ts';
import type { Tag } from '../tag.ts';
import { wordsOf } from '../words.ts';
import { writePlainLines } from '../write-line.ts';
import { columnWidths } from './column-widths.ts';

const PAD = { x: 6, y: 3.5 };
/** A row of more lines than this is parted after all, for a page may not hold it. */
const MOST_LINES = 36;

interface Column {
  readonly x: number;
  readonly width: number;
  readonly align: 'start' | 'end';
}
interface Cell extends Column {
  readonly lines: readonly Line[];
  readonly tag: Tag;
}

function columnsOf(setting: Setting, { columns, rows }: ReportTable): Column[] {
  const least = (text: string, style: TextStyle) =>
    widestWord(wordsOf(setting.faces, plain(text), style, setting.direction)) + 2 * PAD.x;
  const full = (text: string, style: TextStyle) =>
    fullWidth(wordsOf(setting.faces, plain(text), style, setting.direction)) + 2 * PAD.x;
  const wishes = columns.map((column, index) => ({
    share: column.width,
    least: Math.max(
      least(column.title, TYPE.cellHead),
      ...rows.map((row) => least(row[index] ?? '', index === 0 ? TYPE.rowHead : TYPE.cell)),
    ),
    full: Math.max(
      least(column.title, TYPE.cellHead),
      ...rows.map((row) => full(row[index] ?? '', index === 0 ? TYPE.rowHead : TYPE.cell)),
    ),
  }));
  let x = 0;
  return columnWidths(wishes, setting.width).map((width, index) => {
    const column = { x, width, align: columns[index]!.align };
    x += width;
    return column;
  });
}

const inner = (cell: Column, at: { x: number; y: number }) => ({
  x: at.x + cell.x + (cell.x === 0 ? 0 : PAD.x),
  y: at.y + PAD.y,
  width: cell.width - (cell.x === 0 ? PAD.x : 2 * PAD.x),
  align: cell.align,
});

const linesOf = (setting: Setting, column: Column, text: string, style: TextStyle): Line[] =>
  setText(setting, text, style, column.width - (column.x === 0 ? PAD.x : 2 * PAD.x));

function underline(pen: Pen, at: { x: number; y: number }, width: number, strong: boolean): void {
  const [colour, thickness] = strong ? [COLOURS.brandSoft, 1.1] : [COLOURS.hairline, 0.7];
  pen.artifact(() => pen.line([at.x, at.y], [at.x + width, at.y], colour, thickness));
}

const rowHeight = (cells: readonly { lines: readonly Line[] }[]): number =>
  Math.max(TYPE.cell.leading, ...cells.map((cell) => heightOf(cell.lines))) + 2 * PAD.y;

/** The head, and the same once more as decoration for the pages after the first. */
function headOf(setting: Setting, table: ReportTable, columns: readonly Column[], body: Tag): [Piece, Piece] {
  const row = body.child('TR');
  const cells = columns.map((column, index) => {
    const { title } = table.columns[index]!;
    const lines = linesOf(setting, column, title, TYPE.cellHead);
    return { ...column, lines, tag: row.child('TH', { scope: 'Column' }) };
  });
  const height = rowHeight(cells);
  const at = (cell: Cell, place: { x: number; y: number }) => {
    const box = inner(cell, place);
    return { ...box, y: place.y + height - PAD.y - heightOf(cell.lines) };
  };
  const head: Piece = {
    height,
    space: GAP.tight,
    keep: true,
    draw: (pen, place) => {
      underline(pen, { x: place.x, y: place.y + height }, setting.width, true);
      for (const cell of cells) writeLines(pen, cell.tag, cell.lines, at(cell, place));
    },
  };
  const again: Piece = {
    ...head,
    draw: (pen, place) => {
      pen.artifact(() => {
        for (const cell of cells) writePlainLines(pen, cell.lines, at(cell, place));
      });
      underline(pen, { x: place.x, y: place.y + height }, setting.width, true);
    },
  };
  return [head, again];
}

function rowPieces(setting: Setting, columns: readonly Column[], texts: readonly string[], row: Tag): Piece[] {
  const cells = columns.map((column, index) => {
    const lines = linesOf(setting, column, texts[index] ?? '', index === 0 ? TYPE.rowHead : TYPE.cell);
    return { ...column, lines, tag: index === 0 ? row.child('TH', { scope: 'Row' }) : row.child('TD') };
  });
  const count = Math.max(1, ...cells.map((cell) => cell.lines.length));
  const slices = Math.ceil(count / MOST_LINES);
  return Array.from({ length: slices }, (_, slice) => {
    const part = cells.map((cell) => ({
      ...cell,
      lines: cell.lines.slice(slice * MOST_LINES, (slice + 1) * MOST_LINES),
    }));
    return rowPiece(part, setting.width, slice === slices - 1);
  });
}

function rowPiece(cells: readonly Cell[], width: number, last: boolean): Piece {
  const height = rowHeight(cells);
  return {
    height,
    space: 0,
    keep: false,
    draw: (pen, at) => {
      if (last) underline(pen, { x: at.x, y: at.y + height }, width, false);
      for (const cell of cells) writeLines(pen, cell.tag, cell.lines, inner(cell, at));
    },
  };
}

/** A table: head on every page, rows whole, the first cell of a row its header. */
export function tablePieces(setting: Setting, table: ReportTable): Piece[] {
  const tag = setting.tag.child('Table');
  const caption =
    table.title === ''
      ? []
      : textPieces(setText(setting, table.title, TYPE.title), tag.child('Caption'), setting.width, GAP.title, true);
  const columns = columnsOf(setting, table);
  const [head, again] = headOf(setting, table, columns, tag.child('THead'));
  const body = tag.child('TBody');
  const rows = table.rows.map((row) => rowPieces(setting, columns, row, body.child('TR')));
  const pieces = rows.flatMap((row, index) =>
    // The first two rows stay with the head, the last two with each other.
    row.map((piece) => ({
      ...piece,
      repeat: again,
      keep: row.length === 1 && (index === 0 || index === rows.length - 2),
    })),
  );
  const closed = pieces.map((piece, index) => (index === pieces.length - 1 ? { ...piece, keep: false } : piece));
  return [...caption.map((piece) => ({ ...piece, keep: true })), head, ...closed];
}
