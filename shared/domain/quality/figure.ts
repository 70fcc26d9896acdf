import type { Figure, QualityReason } from '#shared/contracts/quality.ts';

/** A number over n things. */
export const figure = (value: number, n: number): Figure => ({ value, n });

/** No number, and why. */
export const suppressed = (reason: QualityReason, n: number): Figure => ({ value: null, n, reason });

/** A number where there is one, else the reason that stands for its absence. */
export const figureOr = (value: number | null, n: number, reason: QualityReason): Figure =>
  value === null ? suppressed(reason, n) : figure(value, n);
