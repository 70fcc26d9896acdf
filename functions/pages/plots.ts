import type { Block, LevelsBlock } from '#shared/contracts/report.ts';
import { onWorld, WORLD_HEIGHT, WORLD_WIDTH } from './world.ts';

type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

/** Of every strip, in the units of its SVG. */
const WIDTH = 440;
/** Levels stand in the middle of five columns of the same width, so that plain text can name them. */
const LOW = 44;
const HIGH = 396;
const MIDDLE = 20;
const MARK = 7;
const HIGHEST_COUNT = 24;
const COUNT_FOOT = 66;
const COUNT_WIDTH = 12;

const round = (value: number): number => Math.round(value * 10) / 10;
const along = (share: number): number => round(LOW + share * (HIGH - LOW));
const atLevel = (level: number): number => along((level - 1) / 4);

/** A shape for each basis, so that colour is never the only sign. */
const markPath = (basis: string, x: number, y: number): string => {
  if (basis === 'verified') return `M${x - MARK},${y - MARK}h${2 * MARK}v${2 * MARK}h${-2 * MARK}Z`;
  if (basis === 'agreed')
    return `M${x},${y - MARK - 2}L${x + MARK + 2},${y}L${x},${y + MARK + 2}L${x - MARK - 2},${y}Z`;
  return `M${x - MARK},${y}a${MARK},${MARK} 0 1 0 ${2 * MARK},0a${MARK},${MARK} 0 1 0 ${-2 * MARK},0Z`;
};

/** "3 Established" without its number, which stands apart where there is little room. */
const nameOf = (label: string, value: number): string =>
  label.startsWith(String(value)) ? label.slice(String(value).length).trim() : label;

/** The geometry of a dot plot; its view only places it. */
export const plotLevels = (block: LevelsBlock, inWords: string) => ({
  ...block,
  inWords,
  width: WIDTH,
  low: LOW,
  high: HIGH,
  ticks: block.axis.map(({ value, label }) => ({ value, name: nameOf(label, value), x: atLevel(value) })),
  rows: block.rows.map(plotRow),
  legend: block.legend.map(({ mark, text }) => ({ mark, text, path: markPath(mark, 20, 12) })),
});

const plotRow = ({ label, detail, note, marks, interval, peers, counts }: LevelsBlock['rows'][number]) => ({
  label,
  detail,
  note,
  value: marks.map(({ text }) => text).join(' · '),
  height: counts === undefined ? 2 * MIDDLE : COUNT_FOOT + 4,
  marks: marks.map(({ basis, value }) => ({ basis, path: markPath(basis, atLevel(value), MIDDLE) })),
  ...(interval !== undefined && { interval: { x1: atLevel(interval.low), x2: atLevel(interval.high) } }),
  ...(peers !== undefined && { median: { x: atLevel(peers.median.value) } }),
  ...(peers?.quartiles !== undefined && {
    quartiles: {
      x: atLevel(peers.quartiles.low),
      width: round(Math.max(3, atLevel(peers.quartiles.high) - atLevel(peers.quartiles.low))),
    },
  }),
  counts: counts === undefined ? [] : plotCounts(counts),
});

const plotCounts = (counts: readonly number[]) => {
  const most = Math.max(1, ...counts);
  return counts.flatMap((count, index) => {
    const height = round((count / most) * HIGHEST_COUNT);
    return count === 0 ? [] : [{ x: atLevel(index + 1) - COUNT_WIDTH / 2, y: round(COUNT_FOOT - height), height }];
  });
};

export const plotProfile = (block: BlockOf<'profile'>) => ({
  ...block,
  width: WIDTH,
  low: LOW,
  high: HIGH,
  rows: block.rows.map(({ label, own, position, peers }) => ({
    label,
    own,
    peers,
    x: position === null ? null : along(position),
    ...(peers !== null && {
      band: {
        x: along(peers.low),
        width: round(Math.max(3, along(peers.high) - along(peers.low))),
        median: along(peers.median),
      },
    }),
  })),
});

const BIG_POINT = 6.5;
const SMALL_POINT = 4;

/** Points over the world picture. */
export const plotMap = (block: BlockOf<'map'>) => ({
  ...block,
  width: WORLD_WIDTH,
  height: WORLD_HEIGHT,
  points: block.points.map(({ number, label, latitude, longitude, mark }) => {
    const isBig = number !== null || mark === 'own';
    return { number, label, mark, ...onWorld({ latitude, longitude }), r: isBig ? BIG_POINT : SMALL_POINT };
  }),
});
