import type { Block } from '#shared/contracts/report.ts';
import { COLOURS, GAP, TYPE } from '../design.ts';
import type { Line } from '../lines.ts';
import type { Pen } from '../pen.ts';
import { heightOf, type Piece, type Setting, setText } from '../pieces.ts';
import { leadingOf, writePlain } from '../write-line.ts';
import { titlePieces } from './headings.ts';
import { drawBand, drawMark, drawMedian } from './shapes.ts';

type Profile = Extract<Block, { kind: 'profile' }>;

interface Lane {
  readonly row: Profile['rows'][number];
  readonly label: readonly Line[];
  readonly own: readonly Line[];
  readonly peers: readonly Line[];
  readonly height: number;
}

function gridOf(width: number) {
  const label = width * 0.27;
  const strip = { x: label + 16, width: width * 0.25 };
  const own = { x: strip.x + strip.width + 16, width: width * 0.18 };
  const peers = { x: own.x + own.width + 10, width: 0 };
  return { label, strip, own, peers: { ...peers, width: width - peers.x } };
}
type Grid = ReturnType<typeof gridOf>;

/** Nothing to place on a strip: the words have its room. */
const isPlain = ({ position, peers }: Profile['rows'][number]): boolean => position === null && peers === null;

const ownPlace = (row: Profile['rows'][number], grid: Grid): { x: number; width: number } =>
  isPlain(row) ? { x: grid.strip.x, width: grid.peers.x + grid.peers.width - grid.strip.x } : grid.own;

function measure(setting: Setting, row: Profile['rows'][number], grid: Grid): Lane {
  const label = setText(setting, row.label, TYPE.rowHead, grid.label);
  const own = setText(setting, row.own, isPlain(row) ? TYPE.cell : TYPE.figure, ownPlace(row, grid).width);
  const peers = row.peers === null ? [] : setText(setting, row.peers.text, TYPE.label, grid.peers.width);
  return { row, label, own, peers, height: Math.max(12, heightOf(label), heightOf(own), heightOf(peers)) + 8 };
}

function write(pen: Pen, lines: readonly Line[], box: { x: number; width: number }, middle: number): void {
  let y = middle - heightOf(lines) / 2;
  for (const line of lines) {
    writePlain(pen, line, { ...box, y });
    y += leadingOf(line);
  }
}

function drawLane(pen: Pen, lane: Lane, grid: Grid, x: number, y: number): void {
  const { row } = lane;
  const middle = y + lane.height / 2;
  const from = x + grid.strip.x;
  const at = (share: number) => from + Math.min(1, Math.max(0, share)) * grid.strip.width;
  write(pen, lane.label, { x, width: grid.label }, middle);
  if (!isPlain(row)) pen.line([from, middle], [from + grid.strip.width, middle], COLOURS.rule, 1);
  if (row.peers !== null) {
    drawBand(pen, at(row.peers.low), at(row.peers.high), middle, 10);
    drawMedian(pen, at(row.peers.median), middle, 15);
  }
  if (row.position !== null) drawMark(pen, 'individual', at(row.position), middle);
  const own = ownPlace(row, grid);
  write(pen, lane.own, { ...own, x: x + own.x }, middle);
  write(pen, lane.peers, { ...grid.peers, x: x + grid.peers.x }, middle);
}

/** Rows in one figure: a long profile goes on in another, so that a page can part it. */
const MOST_ROWS = 7;

interface Ends {
  readonly low: readonly Line[];
  readonly high: readonly Line[];
}

/** What the two ends of every strip mean. */
function drawEnds(pen: Pen, { low, high }: Ends, { strip }: Grid, x: number, y: number): void {
  const half = strip.width / 2;
  for (const [index, line] of low.entries()) {
    writePlain(pen, line, { x: x + strip.x, y: y + index * leadingOf(line), width: half });
  }
  for (const [index, line] of high.entries()) {
    const place = { x: x + strip.x + half, y: y + index * leadingOf(line), width: half };
    writePlain(pen, line, { ...place, align: 'end' });
  }
}

function chartPiece(setting: Setting, alt: string, lanes: readonly Lane[], grid: Grid, ends: Ends | null): Piece {
  const figure = setting.tag.child('Figure', { alt });
  const head = ends === null ? 0 : Math.max(heightOf(ends.low), heightOf(ends.high)) + 4;
  const height = head + lanes.reduce((sum, lane) => sum + lane.height, 0);
  return {
    height,
    space: ends === null ? 0 : GAP.text,
    keep: false,
    draw: (pen, { x, y }) => {
      figure.box(pen, x, y, setting.width, height);
      figure.mark(() => {
        if (ends !== null) drawEnds(pen, ends, grid, x, y);
        let top = y + head;
        for (const lane of lanes) {
          pen.line([x, top], [x + setting.width, top], COLOURS.hairline, 0.7);
          drawLane(pen, lane, grid, x, top);
          top += lane.height;
        }
        pen.line([x, top], [x + setting.width, top], COLOURS.hairline, 0.7);
      });
    },
  };
}

/** What kind of city this is beside its peers: one strip for each feature, low to high. */
export function profilePieces(setting: Setting, block: Profile): Piece[] {
  const grid = gridOf(setting.width);
  const title = titlePieces(setting, block.title);
  const lanes = block.rows.map((row) => measure(setting, row, grid));
  const [low, high] = [block.lowEnd, block.highEnd].map((text) =>
    setText(setting, text, TYPE.small, grid.strip.width / 2 - 4),
  );
  const parts = Math.max(1, Math.ceil(lanes.length / MOST_ROWS));
  const size = Math.ceil(lanes.length / parts);
  const charts = Array.from({ length: parts }, (_, part) => {
    const own = lanes.slice(part * size, (part + 1) * size);
    const first = part === 0;
    return chartPiece(
      setting,
      first ? block.description : block.title,
      own,
      grid,
      first ? { low: low!, high: high! } : null,
    );
  });
  return [...title, ...charts];
}
