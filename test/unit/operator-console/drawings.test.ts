import { describe, expect, it } from 'vitest';
import { drawLevels, largestBar } from '#functions/operator-console/drawings/level-bars.ts';
import { drawParticipation } from '#functions/operator-console/drawings/participation-map.ts';
import { CHART_SIZES, drawSteps } from '#functions/operator-console/drawings/step-chart.ts';
import type { ProgressOverTime } from '#shared/domain/progress/progress-over-time.ts';
import type { LevelDistribution } from '#shared/domain/release/level-distribution.ts';

const progressOf = (...counts: readonly (readonly number[])[]): ProgressOverTime => {
  const [invited = [], answering = [], submitted = [], mailed = []] = counts;
  return { firstDay: 0, reached: { 'taking-part': invited, answering, submitted, mailed } };
};

/** Largest and smallest numbers of a path's points along and up. */
const reachOf = (path: string) => {
  const values = (letters: RegExp) => [...path.matchAll(letters)].map(([, value]) => Number(value));
  const [across, up] = [values(/[MH]([\d.]+)/g), values(/[V,]([\d.]+)/g)];
  return { left: Math.min(...across), right: Math.max(...across), top: Math.min(...up), bottom: Math.max(...up) };
};

describe.each(CHART_SIZES)('the $name drawing of progress over time', (size) => {
  it('climbs from the floor on the first day to all cities at its end', () => {
    const { curves, end, floor } = drawSteps(progressOf([2, 2, 4], [0, 1, 1], [0, 0, 1], [0, 0, 0]), size);
    expect(curves.map(({ step }) => step)).toEqual(['taking-part', 'answering', 'submitted', 'mailed']);
    expect(reachOf(curves[0]?.line ?? '')).toEqual({ left: size.left, right: end, top: 16, bottom: floor });
    expect(reachOf(curves[3]?.line ?? '').top).toBe(floor);
  });

  it('draws only the days on which something changed', () => {
    const calm = drawSteps(
      progressOf(Array(400).fill(9), Array(400).fill(3), Array(400).fill(0), Array(400).fill(0)),
      size,
    );
    expect(calm.curves[0]?.line.length).toBeLessThan(40);
  });

  it.each([
    ['all at the top', [9, 9, 9, 9]],
    ['all at the floor but one', [9, 0, 0, 0]],
    ['all but one at the top', [9, 9, 9, 0]],
    ['two pairs', [9, 9, 1, 1]],
  ])('keeps the numbers at the end apart and within it: %s', (_, counts) => {
    const { ends, height } = drawSteps(progressOf(...counts.map((count) => [count])), size);
    ends.forEach(({ y }, index) => {
      expect(y).toBeGreaterThanOrEqual(16);
      expect(y).toBeLessThan(height);
      if (index > 0) expect(y - (ends[index - 1]?.y ?? 0)).toBeGreaterThanOrEqual(size.lineHeight - 0.1);
    });
  });

  it('names no more dates than have room, and counts in whole cities', () => {
    for (const days of [1, 2, 30, 365, 3000]) {
      const { dates, counts } = drawSteps(progressOf(...Array(4).fill(Array(days).fill(1))), size);
      expect(dates.length).toBeGreaterThan(0);
      expect(dates.length).toBeLessThanOrEqual(size.mostDates);
      expect(counts.map(({ count }) => count)).toEqual([0, 1]);
    }
  });
});

describe('the map of participation', () => {
  const place = { latitude: 8.48, longitude: -13.23 };

  it('has a mark for every city, and steps with few cities on top', () => {
    const cities = [...Array(5).fill({ ...place, step: 'taking-part' }), { ...place, step: 'submitted' }];
    const { layers, isCrowded } = drawParticipation(cities);
    expect(layers.map(({ step, points }) => [step, points.split('M').length - 1])).toEqual([
      ['taking-part', 5],
      ['submitted', 1],
    ]);
    expect(isCrowded).toBe(false);
  });

  it('places a city where it lies', () => {
    const { layers, width, height } = drawParticipation([{ ...place, step: 'mailed' }]);
    const [, x, y] = /M([\d.]+),([\d.]+)h0/.exec(layers[0]?.points ?? '') ?? [];
    expect(Number(x) / width).toBeCloseTo(0.46, 1);
    expect(Number(y) / height).toBeCloseTo(0.49, 1);
  });
});

describe('the bars of a capability', () => {
  const distribution: LevelDistribution = {
    capability: 'adapting-focus',
    bars: [null, null, 5, 10, 20, null, null, null],
    withoutLevel: null,
  };

  it('are as high as the cities that they stand for, on one scale for all', () => {
    const { bars } = drawLevels(distribution, largestBar([distribution, { ...distribution, bars: [40] }]));
    const heights = bars.map(({ height }) => height);
    expect(heights[1]).toBeCloseTo(2 * (heights[0] ?? 0), 0);
    expect(heights[2]).toBeCloseTo(49, 0);
  });

  it('have the same mark for every number that is not told', () => {
    const { few, bars } = drawLevels(distribution, 20);
    expect([few.length, bars.length]).toEqual([5, 3]);
    expect(new Set(few.map(({ from, to }) => (to - from).toFixed(1))).size).toBe(1);
  });
});
