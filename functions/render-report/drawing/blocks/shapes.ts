import type { LevelsBlock } from '#shared/contracts/report.ts';
import { COLOURS } from '../design.ts';
import type { Pen } from '../pen.ts';

type Basis = LevelsBlock['rows'][number]['marks'][number]['basis'];
type LegendMark = LevelsBlock['legend'][number]['mark'];
const SIZE = 4.4;

/** Who judged shows in the shape, not in the colour alone: circle each alone, diamond agreed, square verified. */
export function drawMark(pen: Pen, basis: Basis, x: number, y: number): void {
  const look = { fill: COLOURS.own, stroke: COLOURS.white, width: 1.2 } as const;
  if (basis === 'individual') pen.circle(x, y, SIZE, look);
  else if (basis === 'agreed') pen.polygon(around(x, y, SIZE * 1.35), look);
  else pen.rectangle(x - SIZE, y - SIZE, SIZE * 2, SIZE * 2, look);
}

const around = (x: number, y: number, reach: number): [number, number][] => [
  [x, y - reach],
  [x + reach, y],
  [x, y + reach],
  [x - reach, y],
];

/** The middle half of the peers, outlined so that it can be told from paper in grey. */
export function drawBand(pen: Pen, from: number, to: number, y: number, height: number): void {
  const [left, width] = [Math.min(from, to), Math.max(2, Math.abs(to - from))];
  const look = { fill: COLOURS.peerFill, stroke: COLOURS.peerLine, width: 0.8 } as const;
  pen.rectangle(left, y - height / 2, width, height, look);
}

/** The peers' median. */
export function drawMedian(pen: Pen, x: number, y: number, height: number): void {
  pen.line([x, y - height / 2], [x, y + height / 2], COLOURS.brand, 2.2);
}

/** An interval with ends. */
export function drawInterval(pen: Pen, from: number, to: number, y: number): void {
  pen.line([from, y], [to, y], COLOURS.own, 1.6);
  for (const x of [from, to]) pen.line([x, y - 3.2], [x, y + 3.2], COLOURS.own, 1.6);
}

/** The sign of a legend's entry, 22 points wide. */
export function drawLegendMark(pen: Pen, mark: LegendMark, x: number, y: number): void {
  const middle = x + 11;
  if (mark === 'interval') drawInterval(pen, x + 2, x + 20, y);
  else if (mark === 'median') drawMedian(pen, middle, y, 12);
  else if (mark === 'quartiles') drawBand(pen, x + 2, x + 20, y, 9);
  else if (mark === 'counts') {
    for (const [index, height] of [3, 8, 5].entries()) {
      pen.rectangle(x + 4 + index * 5, y + 4 - height, 4, height, { fill: COLOURS.peerLine });
    }
  } else drawMark(pen, mark, middle, y);
}
