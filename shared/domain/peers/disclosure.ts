import type { Likeness, Peer } from '#shared/contracts/comparison.ts';
import type { FeatureValue } from '#shared/contracts/context.ts';
import { stabilityBand } from './stability.ts';
import { whyInWords } from './why.ts';

const SIZES: readonly (readonly [below: number, band: Peer['sizeBand']])[] = [
  [100_000, 'under-100k'],
  [300_000, '100k-300k'],
  [1_000_000, '300k-1m'],
  [3_000_000, '1m-3m'],
];

/** The size band of a number of people; each band begins with its lower end. */
export const sizeBandOf = (population: FeatureValue | undefined): Peer['sizeBand'] =>
  SIZES.find(([below]) => Number(population) < below)?.[1] ?? 'over-3m';

const LOWER_END = { firm: 0.8, likely: 0.5, provisional: 0 } as const;

/**
 * A peer that did not agree to be named: region, size band, and likeness in words. Its stability is the lower end of its
 * band and nobody learns whether it would list the city back: exact figures would tell which city it is.
 */
export const withoutName = ({ region, sizeBand, likeness, why, stability }: Peer): Peer => {
  const band = stability && stabilityBand(stability.share);
  return {
    region,
    sizeBand,
    likeness,
    why: whyInWords(why),
    stability: band && { share: LOWER_END[band], band },
    reciprocal: null,
  };
};

const WORDS: readonly Likeness[] = ['close', 'fair', 'far'];

const orderOfUnnamed = (peer: Peer): string =>
  [peer.region, peer.sizeBand, WORDS.indexOf(peer.likeness), JSON.stringify([peer.why, peer.stability])].join('|');

/**
 * The peers as a reader may see them: named ones first, nearest first, then the others in the order of what is said of
 * them, since their place in the list of distances would say more.
 */
export const arrangePeers = (nearestFirst: readonly Peer[]): Peer[] => {
  const named = nearestFirst.filter(({ city }) => city !== undefined);
  const unnamed = nearestFirst.filter(({ city }) => city === undefined);
  const keyed = unnamed.map((peer) => ({ peer, key: orderOfUnnamed(peer) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)));
  return [...named, ...keyed.map(({ peer }) => peer)];
};

/** Steps to which the share of nearer cities is rounded up: an exact one would count out who the last peer is. */
const STEPS = [0.01, 0.02, 0.05, 0.1, 0.15, 0.25, 0.5, 1];

/** A share rounded up to the next step of 1, 2, 5, 10, 15, 25, 50 and 100 percent. */
export const coarseShare = (share: number): number => STEPS.find((step) => share <= step) ?? 1;
