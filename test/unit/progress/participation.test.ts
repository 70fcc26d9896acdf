import { describe, expect, it } from 'vitest';
import { countSteps, participationByRegion } from '#shared/domain/progress/participation.ts';

describe('participation', () => {
  it('counts each city of a region once, at the step that it has reached', () => {
    const regions = participationByRegion([
      { region: 'western-africa', step: 'taking-part' },
      { region: 'south-america', step: 'mailed' },
      { region: 'western-africa', step: 'submitted' },
      { region: 'western-africa', step: 'submitted' },
    ]);
    expect(regions).toEqual([
      { region: 'south-america', cities: 1, counts: { 'taking-part': 0, answering: 0, submitted: 0, mailed: 1 } },
      { region: 'western-africa', cities: 3, counts: { 'taking-part': 1, answering: 0, submitted: 2, mailed: 0 } },
    ]);
  });

  it('is in the order of the regions’ ids, whichever city came first', () => {
    const ids = ['eastern-asia', 'northern-europe', 'south-america', 'western-africa'];
    for (const [a, b, c, d] of [
      [0, 1, 2, 3],
      [3, 2, 1, 0],
      [2, 0, 3, 1],
    ] as const) {
      const cities = [a, b, c, d].map((index) => ({ region: ids[index]!, step: 'answering' as const }));
      expect(participationByRegion(cities).map(({ region }) => region)).toEqual(ids);
    }
  });

  it('has no region and no city in an empty round', () => {
    expect(participationByRegion([])).toEqual([]);
    expect(countSteps([])).toEqual({ 'taking-part': 0, answering: 0, submitted: 0, mailed: 0 });
  });
});
