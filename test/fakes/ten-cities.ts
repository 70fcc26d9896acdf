import type { Level } from '#shared/contracts/names.ts';

/** Ten cities by four practices; alpha by NumPy is 0.9220839096357768, and copies of the table do not change it. */
export const TEN_CITIES: readonly (readonly Level[])[] = [
  [1, 2, 1, 2],
  [2, 2, 3, 2],
  [3, 3, 2, 4],
  [4, 3, 4, 4],
  [5, 4, 5, 3],
  [2, 1, 2, 3],
  [3, 4, 3, 3],
  [4, 5, 4, 5],
  [1, 1, 2, 1],
  [5, 5, 4, 4],
];
