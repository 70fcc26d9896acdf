import type { Peer } from '#shared/contracts/comparison.ts';
import type { City, Population } from '#shared/contracts/context.ts';
import { featureName, featureText } from '#shared/domain/report/feature-words.ts';
import { familyText, percentText } from '#shared/domain/report/phrasing.ts';
import type { Wording } from '#shared/ports/content.ts';
import type { NearestOfCity } from './nearest-of-known-city.ts';

export interface Judgement {
  readonly city: string;
  /** In a word or two. */
  readonly verdict: string;
  readonly judgement: string;
}

interface Words {
  readonly say: Wording;
  readonly population: Population;
}

type Pair = Peer['why']['closest'][number];

/** One city's chapter: its ten peers with reasons, how near they are, and what a person thought of them. */
export function chapterOf(words: Words, found: NearestOfCity, { verdict, judgement }: Judgement): string {
  const { city, group, withoutCaps } = found;
  return [
    `## ${named(words, city)}`,
    `${surroundingsOf(words, found)}`,
    ['| city | likeness, stays in | family by family | closest | biggest difference |', '|---|---|---|---|---|']
      .concat(group.peers.map((peer) => rowOf(words, peer)))
      .join('\n'),
    twinsSentence(words, found),
    `Without the caps: ${withoutCaps.map((other) => named(words, other)).join('; ')}.`,
    `**Judgement: ${verdict}.** ${judgement}`,
  ].join('\n\n');
}

const named = ({ population }: Words, { name, country }: City): string =>
  `${name} (${population.meta.countries[country] ?? country})`;

const cityOf = ({ population }: Words, id: string | undefined): City =>
  population.cities.find((city) => city.id === id) as City;

const rowOf = (words: Words, peer: Peer): string => {
  const { say } = words;
  const { closest, families, biggestDifference } = peer.why;
  const family = ({ family: name, likeness, contribution = 0 }: (typeof families)[number]) =>
    `${familyText(say, name)} ${likeness} (${percentText(say, contribution)})`;
  const cells = [
    named(words, cityOf(words, peer.city)),
    `${peer.likeness}, ${peer.stability ? percentText(say, peer.stability.share) : ''}`,
    families.map(family).join('; '),
    closest.map((pair) => pairText(words, pair)).join('; '),
    biggestDifference ? pairText(words, biggestDifference) : 'none',
  ];
  return `| ${cells.join(' | ')} |`;
};

const pairText = ({ say, population }: Words, { feature, own, other }: Pair): string => {
  const known = population.meta.features.find(({ id }) => id === feature);
  if (known === undefined) return feature;
  const [ours, theirs] = [featureText(say, known, own), featureText(say, known, other)];
  return `${featureName(say, feature)}: ${ours === theirs ? ours : `${ours} / ${theirs}`}`;
};

const surroundingsOf = ({ say }: Words, { group }: NearestOfCity): string => {
  const { closeness, unusual, leaveOneOut } = group;
  const back = group.peers.filter(({ reciprocal }) => reciprocal).length;
  const features = unusual?.features.map((id) => featureName(say, id)).join(', ');
  return [
    `Closeness: ${closeness?.band}, at most ${percentText(say, closeness?.share ?? 0)} of all cities are nearer than the last of the ten.`,
    unusual?.isUnusual ? `Unusual, by ${features}.` : 'Not unusual.',
    `${percentText(say, leaveOneOut ?? 0)} of the list stays when one feature is left out; ${back} of the ten would list it back.`,
  ].join(' ');
};

/** The two lists follow the same caps and differ only where a pair is not comparable enough for peers. */
const twinsSentence = (words: Words, { twins, group }: NearestOfCity): string => {
  const isSame = twins.every(({ id }, place) => group.peers[place]?.city === id);
  const list = twins.map((twin) => named(words, twin)).join('; ');
  return isSame ? 'The twin list of a report: the same ten.' : `The twin list of a report: ${list}.`;
};
