import type { Peer, Why } from '#shared/contracts/comparison.ts';
import type { Block } from '#shared/contracts/report.ts';
import { featureName, featureText } from './feature-words.ts';
import { familyText, percentText, sentences } from './phrasing.ts';
import type { Material } from './report-input.ts';

type PeersBlock = Extract<Block, { kind: 'peers' }>;
type PeerItem = PeersBlock['items'][number];

export const isNamed = (peer: Peer): peer is Peer & { city: string } => peer.city !== undefined;

/**
 * Named peers in the order of likeness with their numbers on the map, then the others in the order of region and
 * size: their place in the list says nothing about their distance.
 */
export const peerItems = (material: Material, peers: readonly Peer[]): PeerItem[] => {
  const named = peers.filter(isNamed).map((peer, index) => namedItem(material, peer, index + 1));
  const others = peers
    .filter((peer) => !isNamed(peer))
    .map((peer) => unnamedItem(material, peer))
    .sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
  return [...named, ...others];
};

/** More shared features would hide the telling ones. */
const MOST_ALIKE = 2;

const sortKey = ({ place, likeness, why }: PeerItem): string => [place, likeness, ...why].join('\n');

const namedItem = (material: Material, peer: Peer & { city: string }, number: number): PeerItem => {
  const { say, cityOf, countryOf } = material;
  const city = cityOf(peer.city);
  const { stability, reciprocal } = peer;
  const { compared } = peer.why;
  return {
    number,
    name: city.name,
    place: countryOf(city),
    likeness: say(`report.peers.likeness.${peer.likeness}`),
    stability:
      stability &&
      sentences(
        say(`report.peers.stability.${stability.band}`, { share: percentText(say, stability.share) }),
        reciprocal === null ? null : say(`report.peers.reciprocal.${reciprocal ? 'yes' : 'no'}`),
        compared === undefined || compared === 1
          ? null
          : say('report.peers.compared', { share: percentText(say, compared) }),
      ),
    why: namedWhy(material, peer.why),
  };
};

/** Region, size and likeness in words: nothing from which the city could be told. */
const unnamedItem = ({ say, population }: Material, { region, sizeBand, likeness, why }: Peer): PeerItem => ({
  number: null,
  name: say('report.peers.unnamed'),
  place: say('report.peers.unnamed-place', {
    region: population.meta.regions[region] ?? region,
    size: say(`context.size-bands.${sizeBand}`),
  }),
  likeness: say(`report.peers.likeness.${likeness}`),
  stability: null,
  why: [
    familiesSentence(
      say,
      why.families.map(({ family, likeness: word }) => ({ family, likeness: word })),
    ),
  ],
});

const familiesSentence = (say: Material['say'], families: Why['families']): string => {
  const words = families
    .map(({ family, likeness, contribution }) =>
      contribution === undefined
        ? say('report.peers.family', { family: familyText(say, family), likeness: say(`context.likeness.${likeness}`) })
        : say('report.peers.family-share', {
            family: familyText(say, family),
            likeness: say(`context.likeness.${likeness}`),
            share: percentText(say, contribution),
          }),
    )
    .join('; ');
  return say('report.peers.families', { families: words });
};

const namedWhy = ({ say, population }: Material, why: Why): string[] => {
  const pair = ({ feature, own, other }: Why['closest'][number]): string | null => {
    const found = population.meta.features.find(({ id }) => id === feature);
    if (found === undefined) return null;
    const [ours, theirs] = [featureText(say, found, own), featureText(say, found, other)];
    const name = featureName(say, feature);
    return ours === theirs
      ? say('report.peers.pair-same', { name, value: ours })
      : say('report.peers.pair', { name, own: ours, other: theirs });
  };
  const closest = why.closest
    .map(pair)
    .filter((text) => text !== null)
    .slice(0, MOST_ALIKE);
  const difference = why.biggestDifference && pair(why.biggestDifference);
  return [
    familiesSentence(say, why.families),
    ...(closest.length > 0 ? [say('report.peers.closest', { pairs: closest.join('; ') })] : []),
    ...(difference ? [say('report.peers.differs', { pair: difference })] : []),
  ];
};
