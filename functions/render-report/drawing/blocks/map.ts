import type { Block } from '#shared/contracts/report.ts';
import { COLOURS, GAP, restyle, TYPE } from '../design.ts';
import type { Line } from '../lines.ts';
import type { Pen } from '../pen.ts';
import { type Piece, type Setting, setText } from '../pieces.ts';
import type { World } from '../world.ts';
import { writePlain } from '../write-line.ts';
import { titlePieces } from './headings.ts';
import { writeLabels } from './map-labels.ts';
import { type Disc, spreadPoints } from './spread-points.ts';

type MapBlock = Extract<Block, { kind: 'map' }>;
type MapPoint = MapBlock['points'][number];
interface Spot {
  readonly point: MapPoint;
  readonly at: { readonly x: number; readonly y: number };
}

const RADIUS = 7.2;
const OWN_RADIUS = 5.2;
const LEGEND_GAP = 12;
const LEGEND_SIGN = 18;
const LEGEND_ROW = 14;
const LEGEND_RADIUS = 4.6;

/** Marks differ in shape and tone: peers dark discs, additions light discs, contrasts squares. */
export function drawPointMark(pen: Pen, mark: MapPoint['mark'], x: number, y: number, radius: number): void {
  if (mark === 'own') {
    pen.circle(x, y, radius + 2.6, { stroke: COLOURS.own, width: 1.2 });
    pen.circle(x, y, radius - 0.6, { fill: COLOURS.own, stroke: COLOURS.white, width: 1 });
  } else if (mark === 'contrast') {
    const half = radius * 0.92;
    pen.rectangle(x - half, y - half, 2 * half, 2 * half, { fill: COLOURS.white, stroke: COLOURS.brand, width: 1.2 });
  } else {
    const fill = mark === 'peer' ? COLOURS.brand : COLOURS.white;
    const stroke = mark === 'peer' ? COLOURS.white : COLOURS.brand;
    pen.circle(x, y, radius, { fill, stroke, width: mark === 'peer' ? 0.8 : 1.2 });
  }
}

/** A mark with its number in it. */
export function drawNumbered(
  pen: Pen,
  setting: Setting,
  mark: MapPoint['mark'],
  number: number | null,
  disc: Disc,
): void {
  drawPointMark(pen, mark, disc.x, disc.y, disc.radius);
  if (number === null) return;
  const colour = mark === 'peer' || mark === 'own' ? COLOURS.white : COLOURS.brand;
  const style = restyle(TYPE.small, { weight: 'strong', colour });
  const [line] = setText(setting, String(number), style, 40);
  writePlain(pen, line!, { x: disc.x - 10, y: disc.y - style.leading / 2, width: 20, align: 'middle' });
}

/** The map keeps west at the left, also where the text runs from right to left. */
const turn = (pen: Pen, x: number, left: number): number => pen.left(0) + (pen.rightToLeft ? -1 : 1) * (left + x);

function drawSpots(
  pen: Pen,
  setting: Setting,
  spots: readonly Spot[],
  origin: { left: number; y: number },
  size: Disc,
): void {
  const own = spots.filter((spot) => spot.point.mark === 'own');
  const others = spots.filter((spot) => spot.point.mark !== 'own');
  const fixed = own.map(({ at }) => ({ ...at, radius: OWN_RADIUS + 3 }));
  const discs = spreadPoints(
    others.map(({ at }) => ({ ...at, radius: RADIUS })),
    fixed,
    size,
  );
  const onPage = (disc: Disc): Disc => ({ ...disc, x: turn(pen, disc.x, origin.left), y: origin.y + disc.y });
  for (const [index, { at }] of others.entries()) {
    const [from, to] = [onPage({ ...at, radius: 1.4 }), onPage(discs[index]!)];
    if (Math.hypot(from.x - to.x, from.y - to.y) < 1) continue;
    pen.line([from.x, from.y], [to.x, to.y], COLOURS.brandSoft, 0.7);
    pen.circle(from.x, from.y, 1.4, { fill: COLOURS.brandSoft });
  }
  for (const [index, { point }] of others.entries()) {
    drawNumbered(pen, setting, point.mark, point.number, onPage(discs[index]!));
  }
  const named = [
    ...own.map(({ point, at }) => ({ point, disc: onPage({ ...at, radius: OWN_RADIUS }) })),
    ...others.map(({ point }, index) => ({ point, disc: onPage(discs[index]!) })),
  ];
  for (const { point, disc } of named.slice(0, own.length)) drawNumbered(pen, setting, point.mark, null, disc);
  const frame = { left: origin.left, right: origin.left + size.x };
  writeLabels(
    pen,
    setting,
    named.filter(({ point }) => point.mark === 'own' || point.number === null),
    named.map(({ disc }) => disc),
    frame,
  );
}

/** What stands on the map: names and numbers, the own city first. */
function textOn({ points }: MapBlock): string {
  const own = points.filter(({ mark }) => mark === 'own');
  const others = points.filter(({ mark }) => mark !== 'own');
  return [...own.map(({ label }) => label), ...others.map(({ number, label }) => number ?? label)].join(' ');
}

interface LegendEntry {
  readonly mark: MapPoint['mark'];
  readonly x: number;
  readonly row: number;
  readonly line: Line;
}

function drawLegend(pen: Pen, entries: readonly LegendEntry[], left: number, top: number): void {
  for (const entry of entries) {
    const y = top + GAP.hair + entry.row * LEGEND_ROW;
    drawPointMark(pen, entry.mark, pen.left(left + entry.x + 7), y + TYPE.label.leading / 2, LEGEND_RADIUS);
    writePlain(pen, entry.line, { x: left + entry.x + LEGEND_SIGN, y, width: entry.line.width });
  }
}

/** What the marks stand for, as many in a row as fit. */
function legendPiece(
  setting: Setting,
  legend: MapBlock['legend'],
): { height: number; draw: (pen: Pen, x: number, y: number) => void } {
  const entries: LegendEntry[] = [];
  let [x, row] = [0, 0];
  for (const { mark, text } of legend ?? []) {
    const line = setText(setting, text, TYPE.label, setting.width - LEGEND_SIGN)[0]!;
    const width = LEGEND_SIGN + line.width + LEGEND_GAP;
    if (x > 0 && x + width - LEGEND_GAP > setting.width) [x, row] = [0, row + 1];
    entries.push({ mark, x, row, line });
    x += width;
  }
  return {
    height: entries.length === 0 ? 0 : (row + 1) * LEGEND_ROW + GAP.hair,
    draw: (pen, left, top) => {
      const text = (legend ?? []).map((entry) => entry.text).join(' ');
      pen.readAs(text, () => drawLegend(pen, entries, left, top));
    },
  };
}

/** The world with numbered marks; the list of peers names them. */
export function mapPieces(setting: Setting, block: MapBlock, world: World): Piece[] {
  const title = titlePieces(setting, block.title);
  const figure = setting.tag.child('Figure', { alt: block.description });
  const legend = legendPiece(setting, block.legend);
  const scale = setting.width / world.width;
  const mapHeight = world.height * scale;
  const height = mapHeight + legend.height;
  const spots = block.points.map((point) => {
    const { x, y } = world.place(point.longitude, point.latitude);
    return { point, at: { x: x * scale, y: y * scale } };
  });
  const map: Piece = {
    height,
    space: GAP.text,
    keep: false,
    draw: (pen, { x, y }) => {
      const left = pen.left(x, setting.width);
      figure.box(pen, x, y, setting.width, height);
      figure.mark(() => {
        pen.stamp('World', world.form, [left, y], scale, COLOURS.land);
        const size = { x: setting.width, y: mapHeight, radius: 0 };
        pen.readAs(textOn(block), () => drawSpots(pen, setting, spots, { left, y }, size));
        legend.draw(pen, x, y + mapHeight);
      });
    },
  };
  return [...title, map];
}
