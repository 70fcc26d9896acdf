import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANY, groupAlike, rarestGroup } from '#shared/domain/export/group-alike.ts';

const many = (count: number, region: string, sizeBand: string) =>
  Array.from({ length: count }, () => ({ region, sizeBand }));

describe('contexts that enough rows share', () => {
  it('stay as they are', () => {
    const contexts = many(5, 'western-africa', '1m-3m');
    expect(groupAlike(contexts, 5)).toEqual(contexts);
  });

  it('lose the size first, then the region', () => {
    const contexts = [
      ...many(3, 'western-africa', '1m-3m'),
      ...many(2, 'western-africa', 'over-3m'),
      ...many(4, 'caribbean', 'over-3m'),
      ...many(1, 'central-asia', 'over-3m'),
    ];
    const told = groupAlike(contexts, 5);
    expect(told.slice(0, 5)).toEqual(many(5, 'western-africa', ANY));
    expect(told.slice(5)).toEqual(many(5, ANY, ANY));
  });

  it('are left out where too few are alike in anything', () => {
    expect(groupAlike(many(4, 'caribbean', 'over-3m'), 5)).toEqual([null, null, null, null]);
  });

  it('are as rare as the smallest group of them', () => {
    expect(rarestGroup([...many(5, 'caribbean', 'over-3m'), ...many(2, 'caribbean', '1m-3m')])).toBe(2);
    expect(rarestGroup(many(6, 'caribbean', 'over-3m'))).toBe(6);
  });

  it('are shared by at least k rows, whatever the cities', () => {
    const context = fc.record({
      region: fc.constantFrom('a', 'b', 'c', 'd'),
      sizeBand: fc.constantFrom('s', 'm', 'l'),
    });
    fc.assert(
      fc.property(fc.array(context, { maxLength: 80 }), fc.integer({ min: 2, max: 8 }), (contexts, k) => {
        const told = groupAlike(contexts, k);
        const kept = told.filter((one) => one !== null);
        expect(told).toHaveLength(contexts.length);
        expect(kept.length === 0 || rarestGroup(kept) >= k).toBe(true);
        // Nothing is told that is not true, and too few are left out only when they are too few together.
        told.forEach((one, index) => {
          expect([contexts[index]?.region, ANY, undefined]).toContain(one?.region);
          expect([contexts[index]?.sizeBand, ANY, undefined]).toContain(one?.sizeBand);
        });
        expect(contexts.length - kept.length).toBeLessThan(k);
      }),
    );
  });
});
