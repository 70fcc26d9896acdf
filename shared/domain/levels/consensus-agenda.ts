import type { PracticeId } from '#shared/contracts/names.ts';
import type { CapabilityScore } from '#shared/contracts/scores.ts';

/** Upper limit of the average deviation for agreement on five levels, A / 6 (Burke and Dunlap 2002). */
const MOST_DEVIATION = 5 / 6;
/** Sums of thirds and sevenths end a little off. */
const ROUNDING = 1e-9;

/**
 * Practices that the group should talk about: average deviation over 5/6, widest spread first, else in the
 * instrument's order. Practices whose individual levels may not be shown are left out, since naming one states them.
 */
export const consensusAgenda = (capabilities: readonly CapabilityScore[]): PracticeId[] =>
  capabilities
    .filter(({ shown }) => shown.practices)
    .flatMap(({ practices }) => practices)
    .flatMap(({ practice, agreement }) => (agreement === null ? [] : [{ practice, deviation: agreement.adM }]))
    .filter(({ deviation }) => deviation > MOST_DEVIATION + ROUNDING)
    .sort((a, b) => b.deviation - a.deviation)
    .map(({ practice }) => practice);
