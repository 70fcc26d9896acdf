export interface Point {
  readonly x: number;
  readonly y: number;
}
/** A thing that must not cover another: a disc. */
export interface Disc extends Point {
  readonly radius: number;
}

const TURNS = 16;
const RINGS = 9;

const clash = (a: Disc, b: Disc): boolean => Math.hypot(a.x - b.x, a.y - b.y) < a.radius + b.radius + 1;

/** Places to try for a disc: its own, then rings round it, near ones first. */
function* candidates(at: Point, radius: number): Generator<Point> {
  yield at;
  for (let ring = 1; ring <= RINGS; ring += 1) {
    const reach = radius * (0.6 + ring * 0.75);
    for (let turn = 0; turn < TURNS; turn += 1) {
      const angle = ((turn * 5) % TURNS) * ((2 * Math.PI) / TURNS) - Math.PI / 4;
      yield { x: at.x + reach * Math.cos(angle), y: at.y + reach * Math.sin(angle) };
    }
  }
}

/**
 * Moves discs apart so that none covers another or leaves the map, each as near to its own place as those before it
 * allow. `fixed` ones stay.
 */
export function spreadPoints(points: readonly Disc[], fixed: readonly Disc[], size: Point): Disc[] {
  const placed: Disc[] = [];
  for (const point of points) {
    const others = [...fixed, ...placed];
    const inside = ({ x, y }: Point) =>
      x >= point.radius && y >= point.radius && x <= size.x - point.radius && y <= size.y - point.radius;
    let best: Disc = point;
    for (const candidate of candidates(point, point.radius)) {
      const disc = { ...candidate, radius: point.radius };
      if (!inside(candidate) || others.some((other) => clash(disc, other))) continue;
      best = disc;
      break;
    }
    placed.push(best);
  }
  return placed;
}
