import type { Comparison } from '#shared/contracts/submission.ts';
import type { NearestOptions } from '#shared/statistics/nearest.ts';
import { candidatesOf, type Pool, type Seeker } from './pool.ts';

/** Below this many candidates there are no peers. */
export const SMALLEST_POOL = 15;
const SHARE_OF_POOL = 1 / 3;
/** From here on single practices and quartiles are shown (method 6). */
const DETAILED = 8;
const OWN_STATE = 1 / 2;
const OTHER_STATE = 3;
/** A state that holds more of the pool than this has no cap: the round is a national one. */
const NATIONAL = 0.8;

/**
 * How many peers: as chosen, but at most a third of the candidates, and then an even number from eight on: the median of
 * an odd number is one city's own level. (In collusions of half the cities that doubled what was recovered.)
 */
export const groupSize = (chosen: number, candidates: number): number => {
  const third = Math.floor(candidates * SHARE_OF_POOL + 1e-9);
  if (chosen <= third) return chosen;
  return third < DETAILED ? third : third - (third % 2);
};

/**
 * The rule by which the peers of the city in `row` are picked from its distances: its candidates, their number, and
 * the caps of method 5 (at most half from the own sovereign state, three from any other; none with the same-country
 * filter, none for a state that holds more than 80 % of the pool). Null under 15 candidates.
 */
export const peerRule = (
  pool: Pool,
  row: number,
  seeker: Seeker,
  comparison: Pick<Comparison, 'k' | 'sameCountry' | 'sameAdministrativeRank'>,
): (NearestOptions & { readonly candidates: number }) | null => {
  const eligible = candidatesOf(pool, row, seeker, comparison);
  const candidates = eligible.reduce((sum, one) => sum + one, 0);
  if (candidates < SMALLEST_POOL) return null;
  const k = groupSize(comparison.k, candidates);
  if (comparison.sameCountry) return { k, eligible, candidates, except: row };
  const { states } = pool;
  const national = nationalStates(states, eligible, candidates);
  const cap = (state: number) => {
    if (national.has(state)) return k;
    return state === states[row] ? Math.floor(k * OWN_STATE) : OTHER_STATE;
  };
  return { k, eligible, candidates, except: row, groups: { codes: states, cap } };
};

/** At most one, since more than half of the candidates are in it. */
const nationalStates = (states: Int32Array, eligible: Uint8Array, candidates: number): ReadonlySet<number> => {
  const sizes = new Map<number, number>();
  for (const [row, state] of states.entries()) {
    if (eligible[row] === 1) sizes.set(state, (sizes.get(state) ?? 0) + 1);
  }
  return new Set([...sizes].filter(([, size]) => size > NATIONAL * candidates).map(([state]) => state));
};
