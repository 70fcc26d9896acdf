import type { CapabilityScore } from '#shared/contracts/scores.ts';
import { DomainError } from '../errors.ts';
import { type Context, groupAlike, rarestGroup } from './group-alike.ts';

/** Every row shares what it tells of its context with at least this many rows, itself included (method 8). */
export const K = 5;

/** Survey codes beside the levels 1 to 5: a reader who forgets them sees an impossible level, not a likely one. */
export const MISSING = { notShown: 7, doesNotApply: 8, notKnown: 9 } as const;

/** A city that agreed to research, with what its row is made of. */
export interface ResearchCity extends Context {
  readonly city: string;
  readonly capabilities: readonly CapabilityScore[];
}

/** Region, size band, and levels or missing codes by capability or practice id. No name, no id, no free text. */
export interface ResearchRow extends Context {
  readonly row: number;
  readonly levels: Readonly<Record<string, number>>;
}

export interface ResearchTable {
  readonly rows: readonly ResearchRow[];
  /** Cities that the rows are made of, in the order of their ids. */
  readonly cities: readonly string[];
  readonly withheld: number;
}

/** To half a level: exact means would tell how many people gave which answer. */
const coarse = (level: number): number => Math.round(level * 2) / 2;

const levelsOf = (capabilities: readonly CapabilityScore[]): Record<string, number> =>
  Object.fromEntries(
    capabilities.flatMap(({ capability, individual, shown, practices }) => [
      [capability, levelOrCode(individual.level, shown.capability, individual.practicesThatApply > 0)] as const,
      ...practices.map(
        ({ practice, applies, individual: own }) =>
          [practice, levelOrCode(own.level, shown.practices, applies)] as const,
      ),
    ]),
  );

const levelOrCode = (level: number | null, shown: boolean, applies: boolean): number => {
  if (!applies) return MISSING.doesNotApply;
  if (level === null) return MISSING.notKnown;
  return shown ? coarse(level) : MISSING.notShown;
};

const orderOf = ({ region, sizeBand, levels }: Omit<ResearchRow, 'row'>): string =>
  [region, sizeBand, ...Object.values(levels)].join('|');

/**
 * The rows of a research export. Their order and numbers follow from what they tell, so they say nothing of the order of
 * cities. Levels that no reader outside the group of respondents may see stay out. Throws `not_allowed` when fewer than
 * k = 5 cities can be told apart from nobody.
 */
export const researchRows = (cities: readonly ResearchCity[]): ResearchTable => {
  const contexts = groupAlike(cities, K);
  const kept = cities.flatMap((city, index) => {
    const context = contexts[index];
    return context ? [{ city: city.city, ...context, levels: levelsOf(city.capabilities) }] : [];
  });
  if (kept.length === 0) {
    throw new DomainError('not_allowed', `Only ${cities.length} cities agreed to research; an export needs ${K}`);
  }
  // The rule once more on what is about to be written, whatever the steps before it did.
  const rarest = rarestGroup(kept);
  if (rarest < K) throw new Error(`A row would share its context with only ${rarest} rows`);
  const rows = kept
    .map(({ region, sizeBand, levels }) => ({ region, sizeBand, levels }))
    .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : Number(orderOf(a) > orderOf(b))))
    .map((row, index) => ({ row: index + 1, ...row }));
  return { rows, cities: kept.map(({ city }) => city).sort(), withheld: cities.length - kept.length };
};
