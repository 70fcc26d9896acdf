import { FAMILIES, type Family, type Population } from '#shared/contracts/context.ts';
import type { Release } from '#shared/contracts/release.ts';
import type { Comparison } from '#shared/contracts/submission.ts';
import { gowerDistances } from '#shared/statistics/gower.ts';
import { gowerWeights } from '#shared/statistics/gower-weights.ts';
import { nearest } from '#shared/statistics/nearest.ts';
import { lensWeights } from '../distance/lens-weights.ts';
import { peerRule } from '../peers/choice.ts';
import { poolOf } from '../peers/pool.ts';
import type { PeerChoice } from './peer-resemblance.ts';

const COMPARISON = { k: 10, sameCountry: false, sameAdministrativeRank: false } satisfies Partial<Comparison>;

/** The peers of every member of a release under the default rule: balanced lens, ten peers, no filters. */
export const peerChoiceOf = (population: Population, release: Release): PeerChoice => {
  const [first] = release.members;
  if (first === undefined) return { ruleOf: () => null, peersOf: () => [] };
  // Any member may stand as the seeker: every row keeps its own values.
  const pool = poolOf(population, release, first);
  const families = lensWeights(population.meta.constants, 'balanced');
  const distancesWithout = (without: Family | null) =>
    gowerDistances(
      pool.matrix,
      gowerWeights(pool.matrix, { families: families.map((weight, f) => (FAMILIES[f] === without ? 0 : weight)) }),
    );
  const measures = new Map([null, ...FAMILIES].map((without) => [without, distancesWithout(without)]));
  const ruleOf = (row: number) => peerRule(pool, row, first, COMPARISON);
  return {
    ruleOf,
    peersOf: (row, without) => {
      const rule = ruleOf(row);
      const distances = measures.get(without)?.(row, new Float64Array(pool.matrix.rows));
      return rule === null || distances === undefined ? [] : nearest(distances, rule);
    },
  };
};
