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

  it('has no region and no city in an empty round', () => {
    expect(participationByRegion([])).toEqual([]);
    expect(countSteps([])).toEqual({ 'taking-part': 0, answering: 0, submitted: 0, mailed: 0 });
  });
});
