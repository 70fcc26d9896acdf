import type { GroupDifference } from '#shared/contracts/quality.ts';
import { studentQuantile } from '#shared/statistics/distributions.ts';
import { mean, sumOfSquares } from '#shared/statistics/summary.ts';
import { figure, suppressed } from './figure.ts';

/** One city's level on an item beside its level on the whole capability. */
export interface MatchedLevel {
  readonly group: string;
  readonly item: number;
  readonly capability: number;
}

/** Cities needed on either side, among those that can be matched. */
export const FEWEST_IN_GROUP = 10;
const WIDTH_OF_A_STRATUM = 0.5;
const ONE_SIDED = 0.95;

/**
 * Does an item mean the same everywhere? Per group the standardised mean difference on the item against all other cities
 * at the same capability level, in strata of half a level weighted by the group's own numbers (Dorans and Kulick 1986;
 * Zwick and Thayer 1996), with a 90 % interval from the variance within strata and sides. Groups in the order of their
 * names; fewer than 10 matched cities on either side suppress the difference.
 */
export const groupDifferences = (levels: readonly MatchedLevel[]): GroupDifference[] => {
  const groups = [...new Set(levels.map(({ group }) => group))].sort();
  return groups.map((group) => ({ group, ...differenceOf(group, levels) }));
};

interface Stratum {
  readonly own: readonly number[];
  readonly others: readonly number[];
}

const differenceOf = (group: string, levels: readonly MatchedLevel[]): Omit<GroupDifference, 'group'> => {
  const matched = strataOf(group, levels).filter(({ own, others }) => own.length > 0 && others.length > 0);
  const n = matched.reduce((sum, { own }) => sum + own.length, 0);
  const against = matched.reduce((sum, { others }) => sum + others.length, 0);
  if (n < FEWEST_IN_GROUP || against < FEWEST_IN_GROUP) {
    return { difference: suppressed('fewer-than-10-in-group', n), interval: null };
  }
  let difference = 0;
  let squares = 0;
  let spread = 0;
  for (const { own, others } of matched) {
    const weight = own.length / n;
    difference += weight * ((mean(own) as number) - (mean(others) as number));
    squares += sumOfSquares(own) + sumOfSquares(others);
    spread += weight ** 2 * (1 / own.length + 1 / others.length);
  }
  // There are nine strata at most, so that ten cities on either side leave some.
  const degrees = n + against - 2 * matched.length;
  const half = studentQuantile(ONE_SIDED, degrees) * Math.sqrt((squares / degrees) * spread);
  return { difference: figure(difference, n), interval: { low: difference - half, high: difference + half } };
};

const strataOf = (group: string, levels: readonly MatchedLevel[]): Stratum[] => {
  const strata = new Map<number, { own: number[]; others: number[] }>();
  for (const level of levels) {
    const place = Math.round(level.capability / WIDTH_OF_A_STRATUM);
    const stratum = strata.get(place) ?? { own: [], others: [] };
    (level.group === group ? stratum.own : stratum.others).push(level.item);
    strata.set(place, stratum);
  }
  return [...strata].sort(([a], [b]) => a - b).map(([, stratum]) => stratum);
};
