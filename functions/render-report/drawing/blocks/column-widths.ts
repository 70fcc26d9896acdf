/** What a column would like: a share of the width, and the room that its longest word needs. */
export interface ColumnWish {
  readonly share: number;
  readonly least: number;
}

/**
 * Widths of columns that fill `width`: by their shares, but no column narrower than its longest word as long as the
 * others can spare the room.
 */
export function columnWidths(wishes: readonly ColumnWish[], width: number): number[] {
  const shares = wishes.reduce((sum, wish) => sum + wish.share, 0);
  const widths = wishes.map((wish) => (wish.share / shares) * width);
  const lacking = wishes.map((wish, index) => Math.max(0, wish.least - widths[index]!));
  const spare = wishes.map((wish, index) => Math.max(0, widths[index]! - wish.least));
  const [lack, most] = [sum(lacking), sum(spare)];
  if (lack === 0 || most === 0) return widths;
  const given = Math.min(lack, most);
  return widths.map((own, index) => own + (lacking[index]! / lack) * given - (spare[index]! / most) * given);
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
