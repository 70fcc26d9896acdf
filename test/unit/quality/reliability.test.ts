import { describe, expect, it } from 'vitest';
import type { Level } from '#shared/contracts/names.ts';
import { floorAndCeiling, reliabilityOf } from '#shared/domain/quality/reliability.ts';
import { TEN_CITIES } from '#test/fakes/ten-cities.ts';
import { type Answered, assessFirst, times } from './assessed.ts';

const cities = (rows: readonly Answered['rows'][number][]) => assessFirst(rows.map((row) => ({ rows: [row] })));

describe('the reliability of a capability', () => {
  it('has alpha with interval and every item’s part from 30 cities on, but no omega before 50', () => {
    const found = reliabilityOf(cities(times(3, TEN_CITIES)));
    expect(found.alpha).toEqual({ value: expect.closeTo(0.9220839096357768, 12), n: 30 });
    expect(found.alphaInterval!.low).toBeLessThan(0.9220839096357768);
    expect(found.alphaInterval!.high).toBeGreaterThan(0.9220839096357768);
    const dropped = [0.8539944903581265, 0.8877284595300261, 0.9117865085248331, 0.9295774647887323];
    const rest = [0.9428090415820632, 0.8552810398302562, 0.7823641187564035, 0.7243069734357526];
    expect(found.items.map(({ alphaIfDropped }) => alphaIfDropped.value)).toEqual(
      dropped.map((value) => expect.closeTo(value, 12)),
    );
    expect(found.items.map(({ itemRestCorrelation }) => itemRestCorrelation.value)).toEqual(
      rest.map((value) => expect.closeTo(value, 12)),
    );
    expect(found.omega).toEqual({ value: null, n: 30, reason: 'fewer-than-50-cities' });
    expect(found.warnings).toEqual([]);
  });

  it('has omega from 50 cities on, and says when its solution is at its limit', () => {
    const found = reliabilityOf(cities(times(5, TEN_CITIES)));
    expect(found.omega).toEqual({ value: expect.closeTo(0.936, 2), n: 50 });
    expect(found.warnings).toEqual(['omega-at-limit']);
  });

  it('says nothing below 30 complete cities: a city with a gap is none', () => {
    const gap = [3, 'dont-know', 3, 3] as const;
    const found = reliabilityOf(cities([...times(3, TEN_CITIES).slice(0, 29), gap]));
    const none = { value: null, n: 29, reason: 'fewer-than-30-cities' };
    expect(found).toMatchObject({ alpha: none, alphaInterval: null, omega: { reason: 'fewer-than-50-cities', n: 29 } });
    expect(found.items).toEqual(times(4, [{ alphaIfDropped: none, itemRestCorrelation: none }]));
    expect(found.warnings).toEqual([]);
  });

  it('does not warn of an alpha of nothing in common', () => {
    const ends = [2, 4] as const;
    const all = ends.flatMap((a) => ends.flatMap((b) => ends.flatMap((c) => ends.map((d) => [a, b, c, d] as const))));
    const { alpha, warnings } = reliabilityOf(cities(times(2, all)));
    expect(alpha).toEqual({ value: 0, n: 32 });
    expect(warnings).toEqual([]);
  });

  it('shows a negative alpha and warns', () => {
    const against: readonly (readonly Level[])[] = [
      [1, 5, 1, 4],
      [2, 4, 2, 4],
      [4, 1, 3, 1],
      [5, 2, 5, 2],
      [3, 3, 3, 4],
    ];
    const { alpha, warnings } = reliabilityOf(cities(times(6, against)));
    expect(alpha.value).toBeLessThan(0);
    expect(warnings).toEqual(['negative-alpha']);
  });

  it('has a reason instead of a number when nobody’s answers differ', () => {
    const found = reliabilityOf(cities(times(50, [[3, 3, 3, 3]])));
    expect(found.alpha).toEqual({ value: null, n: 50, reason: 'answers-do-not-vary' });
    expect(found.omega.reason).toBe('answers-do-not-vary');
    const none = { value: null, n: 50, reason: 'answers-do-not-vary' };
    expect(found.items).toEqual(times(4, [{ alphaIfDropped: none, itemRestCorrelation: none }]));
    expect(found.warnings).toEqual([]);
  });
});

describe('floor and ceiling', () => {
  const ends = (low: number, high: number, middle: number) =>
    floorAndCeiling(
      cities([
        ...times(low, [[1, 1, 1, 1] as const]),
        ...times(high, [[5, 5, 5, 5] as const]),
        ...times(middle, [[2, 3, 4, 3] as const]),
      ]),
    );

  it('warns when more than 15 % of the cities are at an end of the scale', () => {
    expect(ends(4, 0, 16)).toEqual({
      floor: { value: 0.2, n: 20 },
      ceiling: { value: 0, n: 20 },
      warnings: ['floor'],
    });
    expect(ends(0, 4, 16).warnings).toEqual(['ceiling']);
  });

  it('does not warn at 15 %', () => {
    expect(ends(3, 3, 14)).toMatchObject({ floor: { value: 0.15 }, ceiling: { value: 0.15 }, warnings: [] });
  });

  it('has a reason where no city has a level', () => {
    const { floor, ceiling, warnings } = floorAndCeiling(cities([[3, null, null, null]]));
    expect([floor, ceiling]).toEqual(times(2, [{ value: null, n: 0, reason: 'nobody-answered' }]));
    expect(warnings).toEqual([]);
  });
});
