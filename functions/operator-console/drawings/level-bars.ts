import { BARS, type LevelDistribution } from '#shared/domain/release/level-distribution.ts';

const WIDTH = 300;
const HEIGHT = 150;
const EDGE = 14;
const TOP = 24;
const FLOOR = 122;
const GAP = 1.5;
const EACH = (WIDTH - 2 * EDGE) / BARS.length;

const round = (value: number): number => Math.round(value * 10) / 10;

/** The largest number of cities in any bar: all capabilities are drawn on one scale. */
export const largestBar = (distributions: readonly LevelDistribution[]): number =>
  Math.max(1, ...distributions.flatMap(({ bars }) => bars.map((bar) => bar ?? 0)));

/** One capability's bars; what is not told is a mark on the floor, the same for all. */
export const drawLevels = ({ bars }: LevelDistribution, largest: number) => ({
  width: WIDTH,
  height: HEIGHT,
  floor: FLOOR,
  bars: bars.flatMap((count, index) => {
    if (count === null) return [];
    const height = round((count / largest) * (FLOOR - TOP));
    const x = EDGE + index * EACH;
    return [
      {
        count,
        x: round(x + GAP),
        y: round(FLOOR - height),
        width: round(EACH - 2 * GAP),
        height,
        middle: round(x + EACH / 2),
      },
    ];
  }),
  few: bars.flatMap((count, index) =>
    count === null ? [{ from: round(EDGE + index * EACH + 5), to: round(EDGE + (index + 1) * EACH - 5) }] : [],
  ),
  levels: [1, 2, 3, 4, 5].map((level) => ({ level, x: round(EDGE + (level - 1) * 2 * EACH) })),
});
