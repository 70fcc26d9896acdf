import type { Feature, FeatureValue, Population } from '#shared/contracts/context.ts';
import { columnOf } from '#shared/domain/context/feature-columns.ts';
import { mean } from '#shared/statistics/summary.ts';

const SHOWN = 3;

/**
 * The three features that set a cluster apart: numbers by the difference of its mean from that of all cities over the
 * reference range, words and sets by the largest difference in how many have a word, largest first.
 */
export const distinguishingFeatures = (
  { meta, cities }: Population,
  clusters: Int32Array,
  cluster: number,
): readonly string[] => {
  const inside = cities.filter((_, row) => clusters[row] === cluster);
  const scored = meta.features
    .filter(({ inReference }) => inReference)
    .map((feature) => {
      const range = meta.constants.ranges[feature.id];
      const [own, all] = [inside, cities].map((some) => some.map(({ features }) => features));
      const apart =
        range && range.high > range.low
          ? Math.abs(meanOf(feature, own!) - meanOf(feature, all!)) / (range.high - range.low)
          : wordsApart(feature, own!, all!);
      return { id: feature.id, apart };
    });
  return scored
    .filter(({ apart }) => apart > 0)
    .sort((a, b) => b.apart - a.apart)
    .slice(0, SHOWN)
    .map(({ id }) => id);
};

type Rows = readonly Readonly<Record<string, FeatureValue>>[];

const meanOf = (feature: Feature, rows: Rows): number =>
  mean(columnOf(feature, rows).filter((value) => !Number.isNaN(value))) ?? Number.NaN;

const wordsApart = ({ id }: Feature, own: Rows, all: Rows): number => {
  const words = (rows: Rows) => rows.flatMap((row) => row[id] ?? []).map(String);
  const [inside, everywhere] = [words(own), words(all)];
  const share = (list: readonly string[], word: string, of: number) => list.filter((one) => one === word).length / of;
  const differences = [...new Set(everywhere)].map((word) =>
    Math.abs(share(inside, word, own.length) - share(everywhere, word, all.length)),
  );
  return Math.max(0, ...differences);
};
