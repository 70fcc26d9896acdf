import type { ComparisonResult } from '#shared/contracts/comparison.ts';
import type { Feature } from '#shared/contracts/context.ts';
import type { Block } from '#shared/contracts/report.ts';
import { featureName, featureText, valueAt } from './feature-words.ts';
import { listText, paragraph } from './phrasing.ts';
import type { Material } from './report-input.ts';

type ProfileRow = ComparisonResult['profile'][number];
type ProfileBlock = Extract<Block, { kind: 'profile' }>;

/** The city's context beside its peers', each value with its year; national values are called so. */
export const contextProfile = (material: Material): Block[] => {
  const { say, shown } = material;
  const rows = shown.comparison.profile.flatMap((row) => toRow(material, row));
  if (rows.length === 0) return [];
  const outside = rows
    .filter(({ position, peers }) => isOutside(position, peers))
    .map(({ feature }) => featureName(say, feature));
  return [
    paragraph(say('report.profile.intro')),
    {
      kind: 'profile',
      title: titleOf(material, rows, outside),
      description: rows.map(({ label, own, peers }) => describe(say, label, own, peers?.text)).join(' '),
      rows: rows.map(({ feature: _, ...row }) => row),
      lowEnd: say('report.profile.low'),
      highEnd: say('report.profile.high'),
    },
  ];
};

type Row = ProfileBlock['rows'][number] & { readonly feature: string };

const MOST_NAMED = 3;

const titleOf = (material: Material, rows: readonly Row[], outside: readonly string[]): string => {
  const { say } = material;
  if (rows.every(({ peers }) => peers === null)) return titleAlone(material, rows);
  if (outside.length === 0) return say('report.profile.title-like');
  return say('report.profile.title', { features: listText(say, outside.slice(0, MOST_NAMED)) });
};

/** Without peers: where the city stands highest and lowest of all cities. */
const titleAlone = ({ say, population }: Material, rows: readonly Row[]): string => {
  const numeric = new Set(population.meta.features.filter(({ kind }) => kind === 'numeric').map(({ id }) => id));
  const placed = rows
    .flatMap(({ feature, position }) => (position === null || !numeric.has(feature) ? [] : [{ feature, position }]))
    .sort((a, b) => a.position - b.position);
  const [lowest, highest] = [placed[0], placed.at(-1)];
  if (lowest === undefined || highest === undefined || lowest.position === highest.position) {
    return say('report.profile.title-known', { n: rows.length });
  }
  return say('report.profile.title-alone', {
    lowest: featureName(say, lowest.feature),
    highest: featureName(say, highest.feature),
  });
};

const isOutside = (position: number | null, peers: ProfileRow['peers']): boolean =>
  position !== null && peers !== null && (position < peers.low || position > peers.high);

const toRow = ({ say, population }: Material, row: ProfileRow): Row[] => {
  const feature = population.meta.features.find(({ id }) => id === row.feature);
  // What only the city can state, and did not, has nothing to show on either side.
  if (feature === undefined || (row.value === null && row.peers === null)) return [];
  return [
    {
      feature: row.feature,
      label: labelOf(say, feature, row),
      own: row.value === null ? say('report.profile.unknown') : featureText(say, feature, row.value),
      position: row.position,
      peers: row.peers && { ...row.peers, text: peersText(say, feature, row.peers, population) },
    },
  ];
};

const labelOf = (say: Material['say'], feature: Feature, { year, corrected }: ProfileRow): string => {
  const name = featureName(say, feature.id);
  if (corrected) return say('report.profile.label.own', { name, year: year ?? 0 });
  if (year === null) return feature.level === 'country' ? say('report.profile.label.national', { name }) : name;
  return say(`report.profile.label.${feature.level}-year`, { name, year });
};

const peersText = (
  say: Material['say'],
  feature: Feature,
  { median }: NonNullable<ProfileRow['peers']>,
  { meta }: Material['population'],
): string => {
  const value = valueAt(feature, meta.constants.ranges[feature.id], median);
  return value === null
    ? say('report.profile.peers-drawn')
    : say('report.profile.peers', { median: featureText(say, feature, value) });
};

const describe = (say: Material['say'], label: string, own: string, peers: string | undefined): string =>
  peers === undefined
    ? say('report.profile.row', { label, own })
    : say('report.profile.row-peers', { label, own, peers });
