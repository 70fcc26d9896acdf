import type { CountedResponse } from '#shared/contracts/consensus.ts';
import type { PracticeId } from '#shared/contracts/names.ts';
import { averageDeviation } from '#shared/statistics/agreement.ts';
import { median } from '#shared/statistics/quantile.ts';
import { mean } from '#shared/statistics/summary.ts';

/** Whoever reads a distribution knows one answer of it at most; so many others must be in it. */
export const LEAST_OTHERS = 3;
/** Upper limit of the average deviation for agreement on five levels, A / 6 (Burke and Dunlap 2002). */
const MOST_DEVIATION = 5 / 6;
/** Sums of thirds and sevenths end a little off. */
const ROUNDING = 1e-9;

/** What the group answered on one practice, as sums only. */
export interface PracticeView {
  readonly practice: PracticeId;
  /** How many answered at all, in whichever way. */
  readonly answered: number;
  /** How many chose level 1 to 5. */
  readonly counts: readonly [number, number, number, number, number];
  readonly dontKnow: number;
  readonly doesNotApply: number;
  /** Of the levels, 1 to 5; null when nobody gave one. */
  readonly mean: number | null;
  readonly median: number | null;
  /** Average deviation about the mean, AD_M; null when nobody gave a level. */
  readonly deviation: number | null;
}

export interface GroupView {
  /** In the order of the practices asked for; null where fewer than 3 others than the reader answered. */
  readonly practices: readonly (PracticeView | { readonly practice: PracticeId; readonly answered: null })[];
  /** Practices to talk about: AD_M over 5/6, widest spread first, else in the order of the practices. */
  readonly agenda: readonly PracticeId[];
}

/** True when at least 3 others than the reader have counted answers, so that there is anything to show at all. */
export const hasEnoughOthers = (counted: readonly CountedResponse[], reader: string): boolean =>
  counted.filter(({ member, answers }) => member !== reader && answers.length > 0).length >= LEAST_OTHERS;

/**
 * Distributions and practice levels as one member of the city may see them (method 8); null while fewer than 3 others
 * than the reader have answered. The order of respondents changes nothing, and nothing says who is in it.
 * @param reader the member id of who reads; it need not be among the respondents.
 */
export const groupView = (
  counted: readonly CountedResponse[],
  practices: readonly PracticeId[],
  reader: string,
): GroupView | null => {
  if (!hasEnoughOthers(counted, reader)) return null;
  const views = practices.map((practice) => viewOf(counted, practice, reader));
  const agenda = views
    .flatMap((view) => (view.answered === null ? [] : [view]))
    .filter(({ deviation }) => deviation !== null && deviation > MOST_DEVIATION + ROUNDING)
    .sort((a, b) => (b.deviation ?? 0) - (a.deviation ?? 0))
    .map(({ practice }) => practice);
  return { practices: views, agenda };
};

const viewOf = (counted: readonly CountedResponse[], practice: PracticeId, reader: string) => {
  const given = counted.flatMap(({ member, answers }) =>
    answers
      .filter((answer) => answer.practice === practice)
      .map(({ choice }) => ({ choice, isOwn: member === reader })),
  );
  if (given.filter(({ isOwn }) => !isOwn).length < LEAST_OTHERS) return { practice, answered: null };
  // Sorted, so that not even the last digit of a sum depends on who comes first.
  const levels = given.flatMap(({ choice }) => (typeof choice === 'number' ? [choice] : [])).sort();
  const chose = (wanted: unknown) => given.filter(({ choice }) => choice === wanted).length;
  return {
    practice,
    answered: given.length,
    counts: [chose(1), chose(2), chose(3), chose(4), chose(5)] as const,
    dontKnow: chose('dont-know'),
    doesNotApply: chose('does-not-apply'),
    mean: mean(levels),
    median: median(levels),
    deviation: averageDeviation(levels),
  };
};
