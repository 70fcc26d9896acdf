import { describe, expect, it } from 'vitest';
import type { Peer } from '#shared/contracts/comparison.ts';
import { arrangePeers, coarseShare, sizeBandOf, withoutName } from '#shared/domain/peers/disclosure.ts';

const named = (city: string, change: Partial<Peer> = {}): Peer => ({
  city,
  country: 'FI',
  region: 'northern-europe',
  sizeBand: '100k-300k',
  likeness: 'close',
  why: {
    families: [
      { family: 'legal-institutional', likeness: 'close', contribution: 0.25 },
      { family: 'state-capacity', likeness: 'far', contribution: 0.75 },
    ],
    closest: [{ feature: 'gini', own: 27, other: 27.2 }],
    biggestDifference: { feature: 'population', own: 1, other: 2 },
    compared: 0.9,
  },
  stability: { share: 0.735, band: 'likely' },
  reciprocal: true,
  ...change,
});

describe('a peer that did not agree to be named', () => {
  it('is region, size band and words: no name, no country, no features, no exact figures', () => {
    expect(withoutName(named('gn-1'))).toEqual({
      region: 'northern-europe',
      sizeBand: '100k-300k',
      likeness: 'close',
      why: {
        families: [
          { family: 'legal-institutional', likeness: 'close' },
          { family: 'state-capacity', likeness: 'far' },
        ],
        closest: [],
        biggestDifference: null,
      },
      stability: { share: 0.5, band: 'likely' },
      reciprocal: null,
    });
  });

  it.each([
    [1, 0.8, 'firm'],
    [0.8, 0.8, 'firm'],
    [0.795, 0.5, 'likely'],
    [0.5, 0.5, 'likely'],
    [0.495, 0, 'provisional'],
  ] as const)('stays in %f of the perturbations: told as %f, %s', (share, told, band) => {
    const peer = named('gn-1', { stability: { share, band } });
    expect(withoutName(peer).stability).toEqual({ share: told, band });
  });
});

describe('the list of peers', () => {
  it('puts named peers first, nearest first, and the others in an order that tells nothing', () => {
    const [a, b] = [named('gn-9'), named('gn-1')];
    const far = withoutName(named('gn-2', { region: 'western-europe', likeness: 'far' }));
    const near = withoutName(named('gn-3', { region: 'eastern-europe' }));
    expect(arrangePeers([far, a, near, b])).toEqual([a, b, near, far]);
    expect(arrangePeers([near, a, b, far])).toEqual(arrangePeers([far, a, near, b]));
  });
});

describe('peers without a name', () => {
  const bands = ['100k-300k', '1m-3m', 'over-3m'] as const;
  const unnamed = bands.map((sizeBand) => withoutName(named('gn-1', { sizeBand })));

  it('stand in the same order however they came, also where two are told alike', () => {
    const [first, second, third] = unnamed as [Peer, Peer, Peer];
    const twin = withoutName(named('gn-2', { sizeBand: '1m-3m' }));
    const inOrder = [first, second, twin, third];
    for (const came of [
      [third, twin, second, first],
      [second, third, first, twin],
      [twin, first, third, second],
    ]) {
      expect(arrangePeers(came)).toEqual(inOrder);
    }
  });
});

describe('peers without a name that are alike in region, size and likeness', () => {
  it('stand in the order of what else is said of them', () => {
    const told = (likeness: 'close' | 'far', share: number) =>
      withoutName(
        named('gn-1', {
          why: { families: [{ family: 'morphological', likeness }], closest: [], biggestDifference: null },
          stability: { share, band: 'likely' },
        }),
      );
    const inOrder = [told('close', 0.3), told('close', 0.7), told('close', 0.9), told('far', 0.7)];
    for (const came of [inOrder, inOrder.toReversed()]) {
      expect(arrangePeers(came).map(({ why }) => why.families[0]?.likeness)).toEqual([
        'close',
        'close',
        'close',
        'far',
      ]);
      expect(arrangePeers(came)).toEqual(arrangePeers(inOrder));
    }
  });
});

describe('size bands', () => {
  it.each([
    [99_999, 'under-100k'],
    [100_000, '100k-300k'],
    [299_999, '100k-300k'],
    [300_000, '300k-1m'],
    [1_000_000, '1m-3m'],
    [2_999_999, '1m-3m'],
    [3_000_000, 'over-3m'],
  ] as const)('%i people are %s', (people, band) => {
    expect(sizeBandOf(people)).toBe(band);
  });
});

describe('the share of nearer cities', () => {
  it.each([
    [0, 0.01],
    [0.01, 0.01],
    [0.0101, 0.02],
    [0.05, 0.05],
    [0.13, 0.15],
    [0.9, 1],
  ])('%f is told as %f at most', (share, told) => {
    expect(coarseShare(share)).toBe(told);
  });
});
