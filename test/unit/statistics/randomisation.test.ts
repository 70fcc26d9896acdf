import { describe, expect, it } from 'vitest';
import { createRandom } from '#shared/statistics/random.ts';
import { permutationP, sampleWithout, shuffle, simulatedP, twoSidedP } from '#shared/statistics/randomisation.ts';

describe('simulatedP', () => {
  it('counts values at least as far in the tail, and the observed one itself', () => {
    expect(simulatedP(2, [1, 2, 3, 4], 'lower')).toBe(3 / 5);
    expect(simulatedP(3, [1, 2, 3, 4], 'upper')).toBe(3 / 5);
    expect(simulatedP(9, [1, 2, 3, 4], 'upper')).toBe(1 / 5);
  });

  it('refuses an empty simulation', () => {
    expect(() => simulatedP(1, [], 'lower')).toThrow(new RangeError('simulated must hold at least one value'));
  });
});

describe('twoSidedP', () => {
  it('doubles the smaller tail', () => {
    expect(twoSidedP([1, 2, 3, -1, 4, 5, 6, 7, 8])).toBeCloseTo((2 * 2) / 10, 14);
    expect(twoSidedP([-1, -2, -3, 1, -4, -5, -6, -7, -8])).toBeCloseTo((2 * 2) / 10, 14);
    expect(twoSidedP(new Float64Array(2000).fill(1))).toBeCloseTo(2 / 2001, 14);
  });

  it('never passes 1, also when all draws are 0', () => {
    expect(twoSidedP([0, 0, 0])).toBe(1);
    expect(twoSidedP([1, -1])).toBe(1);
  });
});

describe('shuffle', () => {
  it('keeps all members and brings every order equally often', () => {
    const random = createRandom('shuffle');
    const counts = new Map<string, number>();
    for (let i = 0; i < 6000; i += 1) {
      const order = shuffle([1, 2, 3], random).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual(['123', '132', '213', '231', '312', '321']);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });
});

describe('permutationP', () => {
  const values = [1, 2, 3, 4, 10, 11, 12, 13];
  const gap = (order: Int32Array) => {
    const at = (place: number) => values[order[place] as number] as number;
    return at(4) + at(5) + at(6) + at(7) - at(0) - at(1) - at(2) - at(3);
  };

  it('is near the exact share of orders that are as extreme', () => {
    const p = permutationP(8, gap, { draws: 5000, tail: 'upper', random: createRandom('gap') });
    expect(p).toBeCloseTo(1 / 70, 2);
    expect(permutationP(8, gap, { draws: 50, tail: 'lower', random: createRandom('gap') })).toBe(1);
  });

  it('is 1 for a statistic that no order changes', () => {
    expect(permutationP(3, () => 7, { draws: 10, tail: 'upper', random: createRandom('same') })).toBe(1);
  });

  it('refuses arguments outside their range, by name', () => {
    const options = { draws: 10, tail: 'upper', random: createRandom('refuse') } as const;
    expect(() => permutationP(0, gap, options)).toThrow(new RangeError('n must be a whole number from 1, got 0'));
    expect(() => permutationP(1.5, gap, options)).toThrow(RangeError);
    expect(permutationP(1, () => 0, options)).toBe(1);
    expect(permutationP(1, () => 0, { ...options, draws: 1 })).toBe(1);
    const none = { ...options, draws: 0 };
    expect(() => permutationP(8, gap, none)).toThrow(new RangeError('draws must be a whole number from 1, got 0'));
    expect(() => permutationP(8, gap, { ...options, draws: 2.5 })).toThrow(RangeError);
  });
});

describe('sampleWithout', () => {
  it('draws different numbers, every set equally often, in rising order', () => {
    const random = createRandom('sample');
    const counts = new Map<string, number>();
    for (let i = 0; i < 6000; i += 1) {
      const set = sampleWithout(4, 2, random).join('');
      counts.set(set, (counts.get(set) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual(['01', '02', '03', '12', '13', '23']);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });

  it('can take all or none', () => {
    expect(sampleWithout(3, 3, createRandom('all'))).toEqual(Int32Array.of(0, 1, 2));
    expect(sampleWithout(3, 0, createRandom('none'))).toEqual(new Int32Array(0));
  });

  it.each([-1, 4, 1.5])('refuses a size of %d from 3', (size) => {
    const message = `size must be a whole number from 0 to 3, got ${size}`;
    expect(() => sampleWithout(3, size, createRandom('refuse'))).toThrow(new RangeError(message));
  });
});
