import type { CapabilityQuality, Figure, Quality, QualityWarning } from '#shared/contracts/quality.ts';
import type { ReportTable } from '#shared/contracts/report.ts';
import type { Wording } from '#shared/ports/content.ts';

/** How a number is told: as it is, in steps of a hundredth, or as a share. */
export type Unit = 'plain' | 'share' | 'seconds';

const DECIMALS = 2;

const valueText = (say: Wording, value: number, unit: Unit): string => {
  if (unit === 'share') return say('console.quality.share', { value: Math.round(100 * value) });
  return unit === 'seconds' ? say('console.quality.seconds', { value: Math.round(value) }) : value.toFixed(DECIMALS);
};

/** A figure with what it is counted over, or the reason why there is none. */
export const figureText = (say: Wording, { value, n, reason }: Figure, unit: Unit = 'plain'): string =>
  value === null
    ? say('console.quality.none', { reason: say(`console.quality.reasons.${reason ?? 'nobody-answered'}`), n })
    : say('console.quality.figure', { value: valueText(say, value, unit), n });

export const rangeText = (say: Wording, range: { readonly low: number; readonly high: number } | null): string =>
  range === null
    ? say('console.quality.no-range')
    : say('console.quality.range', { low: range.low.toFixed(DECIMALS), high: range.high.toFixed(DECIMALS) });

/** A table whose first column names the rows and whose other cells are figures in words. */
export const tableOf = (
  title: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): ReportTable => ({
  kind: 'table',
  title,
  columns: columns.map((column) => ({ title: column, align: 'start' as const, width: 1 })),
  rows: rows.map((row) => [...row]),
});

/** A warning with what it is about. */
export interface Warned {
  readonly about: string;
  readonly warning: QualityWarning;
}

export const warningsOf = (
  { capability, warnings, items }: CapabilityQuality,
  nameOf: (id: string) => string,
): Warned[] => [
  ...warnings.map((warning) => ({ about: nameOf(capability), warning })),
  ...items.flatMap((item) => item.warnings.map((warning) => ({ about: nameOf(item.practice), warning }))),
];

export const allWarnings = ({ capabilities }: Quality, nameOf: (id: string) => string): Warned[] =>
  capabilities.flatMap((capability) => warningsOf(capability, nameOf));
