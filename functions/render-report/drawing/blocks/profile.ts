import type { Block } from '#shared/contracts/report.ts';
import { COLOURS, GAP, restyle, TYPE } from '../design.ts';
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
  const strip = { x: label + 16, width: width * 0.35 };
  const own = { x: strip.x + strip.width + 18, width: width * 0.13 };
  const peers = { x: own.x + own.width + 10, width: 0 };
  return { label, strip, own, peers: { ...peers, width: width - peers.x } };
}
type Grid = ReturnType<typeof gridOf>;

function measure(setting: Setting, row: Profile['rows'][number], grid: Grid): Lane {
  const label = setText(setting, row.label, TYPE.rowHead, grid.label);
  const own = setText(setting, row.own, TYPE.figure, grid.own.width);
  const peers = row.peers === null ? [] : setText(setting, row.peers.text, TYPE.label, grid.peers.width);
  return { row, label, own, peers, height: Math.max(20, heightOf(label), heightOf(own), heightOf(peers)) + 9 };
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
  pen.line([from, middle], [from + grid.strip.width, middle], COLOURS.rule, 1);
  if (row.peers !== null) {
    drawBand(pen, at(row.peers.low), at(row.peers.high), middle, 10);
    drawMedian(pen, at(row.peers.median), middle, 15);
  }
  if (row.position !== null) drawMark(pen, 'individual', at(row.position), middle);
  write(pen, lane.own, { ...grid.own, x: x + grid.own.x }, middle);
  write(pen, lane.peers, { ...grid.peers, x: x + grid.peers.x }, middle);
}

/** What kind of city this is beside its peers: one strip for each feature, low to high. */
export function profilePieces(setting: Setting, block: Profile): Piece[] {
  const grid = gridOf(setting.width);
  const title = titlePieces(setting, block.title);
  const figure = setting.tag.child('Figure', { alt: block.description });
  const lanes = block.rows.map((row) => measure(setting, row, grid));
  const ends = restyle(TYPE.small, {});
  const [low, high] = [block.lowEnd, block.highEnd].map((text) =>
    setText(setting, text, ends, grid.strip.width / 2 - 4),
  );
  const head = Math.max(heightOf(low!), heightOf(high!)) + 5;
  const height = head + lanes.reduce((sum, lane) => sum + lane.height, 0);
  const chart: Piece = {
    height,
    space: GAP.text,
    keep: false,
    draw: (pen, { x, y }) => {
      figure.box(pen, x, y, setting.width, height);
      figure.mark(() => {
        const half = grid.strip.width / 2;
        write(pen, low!, { x: x + grid.strip.x, width: half }, y + (head - 5) / 2);
        for (const [index, line] of high!.entries()) {
          const top = y + index * leadingOf(line);
          writePlain(pen, line, { x: x + grid.strip.x + half, y: top, width: half, align: 'end' });
        }
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
  return [...title, chart];
}
