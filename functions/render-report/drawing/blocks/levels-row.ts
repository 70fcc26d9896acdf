import { scaleLinear } from 'd3-scale';
import type { LevelsBlock } from '#shared/contracts/report.ts';
import { COLOURS, restyle, TYPE } from '../design.ts';
import type { Line } from '../lines.ts';
import type { Pen } from '../pen.ts';
import { heightOf, type Setting, setText, setTitle } from '../pieces.ts';
import { writePlain, writePlainLines } from '../write-line.ts';
import { drawBand, drawInterval, drawMark, drawMedian } from './shapes.ts';

export type LevelsRow = LevelsBlock['rows'][number];

/** Where the parts of every row of a chart stand, in points from its start. */
export interface LevelsGrid {
  readonly label: number;
  readonly plotX: number;
  readonly plotWidth: number;
  readonly valueX: number;
  readonly valueWidth: number;
  readonly noteX: number;
  readonly noteWidth: number;
}

/** A row, measured. */
export interface LevelsLane {
  readonly row: LevelsRow;
  readonly label: readonly Line[];
  readonly detail: readonly Line[];
  readonly values: readonly (readonly Line[])[];
  readonly interval: readonly Line[];
  readonly note: readonly Line[];
  readonly height: number;
}

const PAD = 4;
/** Height for each own level: two levels of different bases stand below each other. */
const STEP = 12;
const STRIP = 15;

export function measureLane(
  setting: Setting,
  row: LevelsRow,
  grid: LevelsGrid,
  shown: { interval: boolean },
): LevelsLane {
  const label = setText(setting, row.label, TYPE.rowHead, grid.label);
  const detail = row.detail === undefined ? [] : setText(setting, row.detail, TYPE.small, grid.label);
  const values = row.marks.map((mark) => setText(setting, mark.text, TYPE.figure, grid.valueWidth));
  const interval =
    shown.interval && row.interval ? setText(setting, row.interval.text, TYPE.small, grid.valueWidth) : [];
  const note = row.note === undefined ? [] : setTitle(setting, row.note, TYPE.label, grid.noteWidth);
  const plot = Math.max(1, row.marks.length) * STEP + 7 + (row.counts ? STRIP : 0);
  const figures = values.reduce((sum, lines) => sum + Math.max(STEP, heightOf(lines)), 0) + heightOf(interval) + 4;
  const tallest = Math.max(heightOf(label) + heightOf(detail), figures, heightOf(note), plot);
  return { row, label, detail, values, interval, note, height: tallest + 2 * PAD };
}

/** What a row says, from side to side. */
export function textOfLane({ row, interval }: LevelsLane): string {
  const shown = interval.length > 0 ? row.interval?.text : undefined;
  const numbers = [...(row.counts ?? []).map(String), ...row.marks.map(({ text }) => text)];
  return [row.label, row.detail, ...numbers, shown, row.note].filter((text) => text !== undefined).join(' ');
}

/** Middle of the plot's band, from the row's top. */
const middleOf = ({ row, height }: LevelsLane): number => (height - (row.counts ? STRIP : 0)) / 2;

/** Draws a row with its top at `y`. */
export function drawLane(
  pen: Pen,
  setting: Setting,
  lane: LevelsLane,
  grid: LevelsGrid,
  at: { x: number; y: number },
): void {
  const { x, y } = at;
  const { row } = lane;
  const place = scaleLinear([1, 5], [x + grid.plotX, x + grid.plotX + grid.plotWidth]);
  const top = y + (lane.height - heightOf(lane.label) - heightOf(lane.detail)) / 2;
  const below = writePlainLines(pen, lane.label, { x, y: top, width: grid.label });
  writePlainLines(pen, lane.detail, { x, y: below, width: grid.label });
  const middle = y + middleOf(lane);
  drawPeers(pen, row, place, middle);
  drawOwn(pen, row, place, middle);
  if (row.counts) drawCounts(pen, setting, row.counts, place, y + lane.height - PAD - STRIP + 2);
  drawValues(pen, lane, grid, x, middle);
  writePlainLines(pen, lane.note, {
    x: x + grid.noteX,
    y: y + (lane.height - heightOf(lane.note)) / 2,
    width: grid.noteWidth,
  });
}

type Scale = (level: number) => number;

function drawPeers(pen: Pen, { peers, marks }: LevelsRow, place: Scale, middle: number): void {
  const height = Math.max(1, marks.length) * STEP + 2;
  if (peers?.quartiles) drawBand(pen, place(peers.quartiles.low), place(peers.quartiles.high), middle, height);
  if (peers) drawMedian(pen, place(peers.median.value), middle, height + 6);
}

const lineOf = (index: number, count: number, middle: number): number => middle + (index - (count - 1) / 2) * STEP;

function drawOwn(pen: Pen, { marks, interval }: LevelsRow, place: Scale, middle: number): void {
  const first = marks.findIndex((mark) => mark.basis === 'individual');
  const y = lineOf(Math.max(0, first), Math.max(1, marks.length), middle);
  if (interval) drawInterval(pen, place(interval.low), place(interval.high), y);
  for (const [index, mark] of marks.entries()) {
    drawMark(pen, mark.basis, place(mark.value), lineOf(index, marks.length, middle));
  }
}

function drawValues(
  pen: Pen,
  { row, values, interval }: LevelsLane,
  grid: LevelsGrid,
  x: number,
  middle: number,
): void {
  const several = values.length > 1;
  let y = middle - (values.length * STEP + heightOf(interval)) / 2;
  for (const [index, lines] of values.entries()) {
    if (several) drawMark(pen, row.marks[index]!.basis, x + grid.valueX + 5, y + STEP / 2);
    writePlainLines(pen, lines, {
      x: x + grid.valueX + (several ? 14 : 0),
      y: y + (STEP - TYPE.figure.leading) / 2,
      width: grid.valueWidth,
    });
    y += Math.max(STEP, heightOf(lines));
  }
  writePlainLines(pen, interval, { x: x + grid.valueX, y, width: grid.valueWidth });
}

/** How many chose each level: a number at its place, in a box that is darker the more they are. */
function drawCounts(pen: Pen, setting: Setting, counts: readonly number[], place: Scale, y: number): void {
  const most = Math.max(1, ...counts);
  const style = restyle(TYPE.small, { weight: 'strong' });
  for (const [index, count] of counts.entries()) {
    const middle = place(index + 1);
    const height = (count / most) * 9;
    pen.rectangle(middle - 13, y + 11 - height, 12, Math.max(0.6, height), { fill: COLOURS.peerLine });
    const [line] = setText(setting, String(count), restyle(style, { colour: count ? COLOURS.ink : COLOURS.muted }), 40);
    writePlain(pen, line!, { x: middle + 2, y: y + 1, width: 20 });
  }
}
