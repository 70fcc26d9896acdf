import { ticks } from 'd3-array';
import type { ProgressOverTime } from '#shared/domain/progress/progress-over-time.ts';
import { STEPS, type Step } from '#shared/domain/progress/step-times.ts';

/** Text keeps its size, so a phone gets a drawing of its own. */
export interface ChartSize {
  readonly name: 'wide' | 'narrow';
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  /** Between two numbers at the end of the curves. */
  readonly lineHeight: number;
  readonly mostDates: number;
}

export const CHART_SIZES: readonly ChartSize[] = [
  { name: 'wide', width: 960, height: 360, left: 44, right: 196, lineHeight: 24, mostDates: 7 },
  { name: 'narrow', width: 330, height: 260, left: 40, right: 50, lineHeight: 19, mostDates: 3 },
];

const TOP = 16;
const BOTTOM = 34;
/** From the end of a curve to its number. */
const LEADER = 16;
const DAY_STEPS = [1, 2, 7, 14, 28, 56, 91, 182, 364];

const round = (value: number): number => Math.round(value * 10) / 10;

/** Curves that climb by the day, one within the other, with their numbers at the end. */
export const drawSteps = (progress: ProgressOverTime, size: ChartSize) => {
  const days = progress.reached['taking-part'].length;
  const most = progress.reached['taking-part'].at(-1) ?? 0;
  const [end, floor] = [size.width - size.right, size.height - BOTTOM];
  /** Where a day begins; the last one ends at the end. */
  const across = (day: number): number => round(size.left + (day / days) * (end - size.left));
  const up = (count: number): number => round(floor - (count / Math.max(1, most)) * (floor - TOP));

  const curves = STEPS.map((step) => {
    const line = climb(progress.reached[step], across, up);
    return { step, line, area: `${line}V${floor}H${size.left}Z` };
  });
  const ends = STEPS.map((step) => ({ step, y: up(progress.reached[step].at(-1) ?? 0) }));
  return {
    ...size,
    end,
    floor,
    curves,
    ends: keepApart(ends, size.lineHeight, floor).map(({ step, y, labelY }) => ({
      step,
      leader: `M${end + 2},${y}L${end + LEADER - 4},${labelY}`,
      x: end + LEADER,
      y: labelY,
    })),
    counts: ticks(0, most, 5)
      .filter(Number.isInteger)
      .map((count) => ({ count, y: up(count) })),
    dates: dayTicks(days, size.mostDates).map((day) => ({ day, x: across(day) })),
  };
};

/** Only days on which something changed, as `H` to the day and `V` to the new number. */
const climb = (counts: readonly number[], across: (day: number) => number, up: (count: number) => number): string => {
  const steps = counts.flatMap((count, day) =>
    count === (counts[day - 1] ?? 0) ? [] : [`H${across(day)}V${up(count)}`],
  );
  return `M${across(0)},${up(0)}${steps.join('')}H${across(counts.length)}`;
};

interface End {
  readonly step: Step;
  readonly y: number;
}

/** Numbers stand at their curves, or as near as a line's height between them allows, from `TOP` to the floor. */
const keepApart = (ends: readonly End[], lineHeight: number, floor: number): (End & { readonly labelY: number })[] => {
  let below = floor + lineHeight;
  const raised = ends.toReversed().map((end) => {
    below = Math.min(end.y, below - lineHeight);
    return { ...end, labelY: below };
  });
  let above = TOP - lineHeight;
  return raised.toReversed().map((end) => {
    above = Math.max(end.labelY, above + lineHeight);
    return { ...end, labelY: round(above) };
  });
};

const dayTicks = (days: number, most: number): number[] => {
  const step = DAY_STEPS.find((each) => days / each <= most) ?? Math.ceil(days / most);
  return Array.from({ length: Math.ceil(days / step) }, (_, index) => index * step);
};
