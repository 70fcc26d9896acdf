import type { Why } from '#shared/contracts/comparison.ts';
import { FAMILIES, type Family, type Feature, type FeatureValues } from '#shared/contracts/context.ts';
import type { GowerMatrix } from '#shared/statistics/gower-features.ts';
import { comparability, comparePair, type PairComparison } from '#shared/statistics/gower-pair.ts';
import type { GowerWeights } from '#shared/statistics/gower-weights.ts';
import { type LikenessScale, likenessOf } from '../distance/likeness-scale.ts';

const CLOSEST = 3;

/** Two cities side by side. */
export interface Side {
  readonly row: number;
  readonly features: FeatureValues;
}

interface WhyInput {
  readonly features: readonly Feature[];
  readonly matrix: GowerMatrix;
  readonly weights: GowerWeights;
  readonly scale: LikenessScale;
  readonly own: Side;
  readonly other: Side;
}

/**
 * Why two cities are alike: each family in words and as a share of the whole distance, the three closest features, no two
 * of one family, and the biggest difference. Values that only a city itself can state stay with that city. Whole, for named peers.
 */
export const whyOf = (input: WhyInput): Why => {
  const { matrix, weights, own, other } = input;
  const pair = comparePair(matrix, weights, own.row, other.row);
  const ranked = rankFeatures(input, pair);
  const last = ranked.at(-1);
  return {
    families: familyWords(pair, input.scale),
    closest: closestOfEachFamily(ranked).map(({ value }) => value),
    biggestDifference: last !== undefined && last.distance > 0 ? last.value : null,
    compared: comparability(matrix, own.row, other.row).features,
  };
};

const familyWords = ({ distance, families, familyContributions }: PairComparison, scale: LikenessScale) =>
  FAMILIES.flatMap((family, f) => {
    const own = families[f] ?? null;
    if (own === null) return [];
    // Of two cities alike in everything, no family makes the distance.
    const contribution = distance ? Math.min(1, (familyContributions[f] ?? 0) / distance) : 0;
    return [{ family, likeness: likenessOf(scale.families[family], own), contribution }];
  });

/** Features that both know, nearest first; equally near ones in the order of the feature set. */
const rankFeatures = ({ features, own, other }: WhyInput, pair: PairComparison) =>
  features
    .flatMap(({ id, family, inReference }, index) => {
      const distance = pair.features[index] ?? null;
      const [mine, theirs] = [own.features[id], other.features[id]];
      if (distance === null || mine === undefined || theirs === undefined || !inReference) return [];
      return [{ distance, family, value: { feature: id, own: mine, other: theirs } }];
    })
    .sort((a, b) => a.distance - b.distance);

// Cities of one legal family share all of its features: a list of them alone would say one thing three times.
const closestOfEachFamily = <Ranked extends { readonly family: Family }>(ranked: readonly Ranked[]): Ranked[] =>
  ranked
    .filter(({ family }, place) => ranked.findIndex((other) => other.family === family) === place)
    .slice(0, CLOSEST);

/** What may be said of a peer that did not agree to be named: the word for each family, nothing else. */
export const whyInWords = ({ families }: Why): Why => ({
  families: families.map(({ family, likeness }) => ({ family, likeness })),
  closest: [],
  biggestDifference: null,
});
