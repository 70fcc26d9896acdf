/** What a column would like, in points but for its share. */
export interface ColumnWish {
  readonly share: number;
  /** Room that its longest word needs. */
  readonly least: number;
  /** Room in which none of its texts would break. */
  readonly full: number;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Widths moved from columns that can spare some to those that need more. */
function evenOut(widths: readonly number[], needs: readonly number[]): number[] {
  const lacking = widths.map((width, index) => Math.max(0, needs[index]! - width));
  const spare = widths.map((width, index) => Math.max(0, width - needs[index]!));
  const [lack, most] = [sum(lacking), sum(spare)];
  if (lack === 0 || most === 0) return [...widths];
  const given = Math.min(lack, most);
  return widths.map((width, index) => width + (lacking[index]! / lack) * given - (spare[index]! / most) * given);
}

/**
 * Widths of columns that fill `width`: by their shares, then so that no longest word is cut, then so that no text
 * breaks, each as far as the others can spare the room.
 */
export function columnWidths(wishes: readonly ColumnWish[], width: number): number[] {
  const shares = sum(wishes.map((wish) => wish.share));
  const byShare = wishes.map((wish) => (wish.share / shares) * width);
  const all = wishes.map((wish) => wish.full);
  if (sum(all) <= width) return evenOut(byShare, all);
  return evenOut(
    byShare,
    wishes.map((wish) => wish.least),
  );
}
