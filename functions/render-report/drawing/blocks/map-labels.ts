import type { Block } from '#shared/contracts/report.ts';
import { COLOURS, restyle, TYPE } from '../design.ts';
import { breakText, widestWord } from '../lines.ts';
import type { Pen } from '../pen.ts';
import { heightOf, plain, type Setting } from '../pieces.ts';
import { wordsOf } from '../words.ts';
import { writePlainLines } from '../write-line.ts';
import type { Disc } from './spread-points.ts';

type MapPoint = Extract<Block, { kind: 'map' }>['points'][number];
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Wider labels are broken; none is narrower than its longest word. */
const WIDEST = 150;
const CLEAR = 4;

const styleOf = (mark: MapPoint['mark']) =>
  mark === 'own'
    ? restyle(TYPE.labelStrong, { colour: COLOURS.own, size: 9 })
    : restyle(TYPE.small, { colour: COLOURS.brand, weight: 'strong' });

const coversDisc = (box: Box, disc: Disc): boolean => {
  const x = Math.max(box.x, Math.min(disc.x, box.x + box.width));
  const y = Math.max(box.y, Math.min(disc.y, box.y + box.height));
  return Math.hypot(disc.x - x, disc.y - y) < disc.radius + 1;
};

const coversBox = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Beside, above and below a mark. */
function placesFor({ x, y, radius }: Disc, width: number, height: number): Box[] {
  const corners = [CLEAR, CLEAR + 9, CLEAR + 18].flatMap((clear) => {
    const reach = radius + clear;
    const [right, left] = [x + reach, x - reach - width];
    const [above, below] = [y - reach - height, y + reach];
    const [middle, level] = [x - width / 2, y - height / 2];
    return [
      [right, level],
      [left, level],
      [middle, above],
      [middle, below],
      [right, above],
      [left, above],
      [right, below],
      [left, below],
    ] as const;
  });
  return corners.map(([left, top]) => ({ x: left, y: top, width, height }));
}

/** Writes names beside their marks, each where it covers the fewest marks and names before it. */
export function writeLabels(
  pen: Pen,
  setting: Setting,
  named: readonly { point: MapPoint; disc: Disc }[],
  discs: readonly Disc[],
  frame: { readonly left: number; readonly right: number },
): void {
  const written: Box[] = [];
  for (const { point, disc } of named) {
    const words = wordsOf(setting.faces, plain(point.label), styleOf(point.mark), setting.direction);
    const lines = breakText(words, Math.max(WIDEST, widestWord(words)));
    const width = Math.max(...lines.map((line) => line.width));
    const cost = (box: Box): number =>
      discs.filter((other) => other !== disc && coversDisc(box, other)).length +
      2 * written.filter((other) => coversBox(box, other)).length +
      (box.x < frame.left || box.x + box.width > frame.right ? 100 : 0);
    const places = placesFor(disc, width, heightOf(lines));
    const best = places.reduce((found, next) => (cost(next) < cost(found) ? next : found));
    written.push(best);
    writePlainLines(pen, lines, { x: best.x, y: best.y, width: best.width });
  }
}
