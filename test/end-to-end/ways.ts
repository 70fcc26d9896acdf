/** How people come: with the pages' script or without any, on a phone or at a desk. */
export const WAYS = [
  { way: 'with a script at 360 px', hasScript: true, width: 360 },
  { way: 'with a script at 1280 px', hasScript: true, width: 1280 },
  { way: 'without a script at 360 px', hasScript: false, width: 360 },
  { way: 'without a script at 1280 px', hasScript: false, width: 1280 },
] as const;

export type Way = (typeof WAYS)[number];
