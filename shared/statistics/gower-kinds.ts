import type { CodedFeature } from './gower-features.ts';

const countBits = (mask: number): number => {
  let rest = mask - ((mask >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
};

/** Distance of two sets as bit masks: `1 - |A ∩ B| / |A ∪ B|` (Jaccard 1912), 0 when both are empty. */
export const setDistance = (first: number, second: number): number => {
  const union = countBits(first | second);
  return union === 0 ? 0 : 1 - countBits(first & second) / union;
};

/** Distances from one value of a nominal or set feature to each of its different values, by code. */
export const distancesByCode = ({ kind, different }: CodedFeature, code: number): Float64Array => {
  const own = different[code] as number;
  const table = new Float64Array(different.length);
  for (let other = 0; other < table.length; other += 1) {
    const value = different[other] as number;
    table[other] = kind === 'set' ? setDistance(own, value) : Number(own !== value);
  }
  return table;
};
