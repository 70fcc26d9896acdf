import type { Benchmark, ComparisonResult, Peer, PeerGroup } from '#shared/contracts/comparison.ts';
import { FAMILIES } from '#shared/contracts/context.ts';
import { CAPABILITIES } from '#shared/contracts/names.ts';
import { content } from './report-content.ts';

export const NAMED_PEERS = [
  'gn-2274895',
  'gn-2365267',
  'gn-2394819',
  'gn-202061',
  'gn-1040652',
  'gn-2357048',
  'gn-2290956',
] as const;

const named = (city: string, index: number): Peer => ({
  city,
  country: 'SL',
  region: 'western-africa',
  sizeBand: '300k-1m',
  likeness: index < 4 ? 'close' : 'fair',
  why: {
    families: FAMILIES.map((family, place) => ({
      family,
      likeness: place === 1 ? 'fair' : 'close',
      contribution: 0.25,
    })),
    closest: [
      { feature: 'population', own: 802639, other: 939524 },
      { feature: 'legal-tradition', own: ['common', 'customary'], other: ['common', 'customary'] },
    ],
    biggestDifference: { feature: 'gdp-per-head', own: 1600, other: 900 },
    compared: 0.93,
  },
  stability: index < 5 ? { share: 0.92, band: 'firm' } : { share: 0.61, band: 'likely' },
  reciprocal: index % 2 === 0,
});

/** A peer that did not agree to be named: words only. */
export const unnamedPeer: Peer = {
  region: 'eastern-africa',
  sizeBand: '1m-3m',
  likeness: 'fair',
  why: {
    families: FAMILIES.map((family) => ({ family, likeness: 'fair' })),
    closest: [],
    biggestDifference: null,
  },
  stability: { share: 0.5, band: 'likely' },
  reciprocal: null,
};

/** A group of `n` peers, at most seven of them named. */
export const aGroup = (n: number, change: Partial<PeerGroup> = {}): PeerGroup => ({
  lens: 'balanced',
  k: n > 10 ? 13 : 10,
  pool: 63,
  peers: Array.from({ length: n }, (_, index) => {
    const city = NAMED_PEERS[index];
    return city === undefined ? unnamedPeer : named(city, index);
  }),
  additions: [],
  leaveOneOut: 0.86,
  closeness: { share: 0.02, band: 'close' },
  unusual: { isUnusual: false, features: [] },
  ...change,
});

const VERDICTS = [
  'no-detectable-difference',
  'below',
  'above',
  'no-detectable-difference',
  'no-detectable-difference',
] as const;
const MEDIANS = [2.75, 3.25, 3, 2.5, 2.25] as const;

/** What is published of `n` peers: nothing, medians alone, or everything (method 6). */
export const aBenchmark = (n: number, change: Partial<Benchmark> = {}): Benchmark => {
  const practiceIds = content
    .instrument('2026.1', 'en')
    .capabilities.flatMap(({ practices }) => practices.map(({ id }) => id));
  const isFull = n >= 8;
  return {
    release: 'demonstration-2026:1',
    capabilities: CAPABILITIES.map((capability, index) => ({
      capability,
      n,
      ...(n < 5
        ? { reason: 'too-few-peers' as const }
        : isFull
          ? {}
          : { reason: 'verdict-needs-eight-peers' as const }),
      median: n < 5 ? null : isFull ? MEDIANS[index]! : 2.5,
      medianInterval: isFull ? { low: 2.5, high: 3.5 } : null,
      quartiles: isFull ? { low: 2, high: 3.5 } : null,
      higher: isFull ? 'about-half' : null,
      position: isFull ? { delta: -0.25, p: 0.2, adjusted: 0.5, verdict: VERDICTS[index]!, sameWay: 0.25 } : null,
    })),
    practices: practiceIds.map((practice) => ({
      practice,
      n,
      ...(isFull ? {} : { reason: 'practice-detail-needs-eight-peers' as const }),
      median: isFull ? 3.5 : null,
    })),
    keptFrom: null,
    ...change,
  };
};

/** A whole comparison with `n` peers; without any change ten of them. */
export const aComparison = (change: Partial<ComparisonResult> = {}, n = 10): ComparisonResult => ({
  group: aGroup(n),
  benchmark: aBenchmark(n),
  twins: [
    { city: 'gn-2274895', likeness: 'close' },
    { city: 'gn-2365267', likeness: 'close' },
    { city: 'gn-2394819', likeness: 'fair' },
  ],
  contrasts: [
    {
      city: 'gn-3688689',
      capability: 'embedding-experimentation',
      contact: 'Innovation office',
      differs: ['legal-institutional', 'morphological'],
    },
  ],
  profile: aProfile(),
  change: null,
  ...change,
});

/** No release yet: the context profile alone. */
export const noComparison = (): ComparisonResult => ({
  ...aComparison(),
  reason: 'no-release',
  group: null,
  benchmark: null,
  contrasts: [],
  profile: aProfile().map((row) => ({ ...row, peers: null })),
});

const aProfile = (): ComparisonResult['profile'] => {
  const population = content.population();
  const city = population.cities.find(({ id }) => id === 'gn-2409306')!;
  return population.meta.features.map(({ id, kind, year, inReference }) => ({
    feature: id,
    value: city.features[id] ?? null,
    year: city.features[id] === undefined ? null : (city.years[id] ?? year),
    corrected: false,
    position: kind === 'numeric' && inReference ? 0.4 : null,
    peers: kind === 'numeric' && inReference ? { low: 0.3, median: 0.45, high: 0.7 } : null,
  }));
};
