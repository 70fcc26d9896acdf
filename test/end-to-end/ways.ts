/** How people come: with the pages' script on a phone, or at a desk without any. What they see is looked at in both widths. */
export const WAYS = [
  { way: 'with a script on a phone', hasScript: true, width: 360 },
  { way: 'without a script at a desk', hasScript: false, width: 1280 },
] as const;

export type Way = (typeof WAYS)[number];
