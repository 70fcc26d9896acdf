import { describe, expect, it } from 'vitest';
import type { Peer } from '#shared/contracts/comparison.ts';
import { carriedInto, shownTo } from '#shared/domain/benchmark/kept.ts';
import type { LedgerEntry } from '#shared/ports/releases.ts';
import { memberWith, releaseWith, uuid } from './samples.ts';

const unnamed: Peer = {
  region: 'western-europe',
  sizeBand: 'under-100k',
  likeness: 'close',
  why: { families: [], closest: [], biggestDifference: null },
  stability: { share: 0.8, band: 'firm' },
  reciprocal: null,
};
const namedPeer = (city: string): Peer => ({ ...unnamed, city, country: 'AA', reciprocal: true });

const earlier: LedgerEntry = {
  city: 'gn-1',
  release: 'trial:1',
  submission: uuid(1),
  members: ['gn-2', 'gn-3', 'gn-4', 'gn-5'],
  memberSubmissions: [uuid(2), uuid(3), uuid(4), uuid(5)],
  group: {
    lens: 'balanced',
    k: 4,
    pool: 20,
    peers: [namedPeer('gn-2'), namedPeer('gn-3'), namedPeer('gn-4'), unnamed],
    additions: [],
    leaveOneOut: null,
    closeness: null,
    unusual: null,
  },
  benchmark: { release: 'trial:1', capabilities: [], practices: [], keptFrom: null },
};
/** One peer still agrees to be named, one no longer does, one left. */
const next = releaseWith([memberWith({ city: 'gn-2', named: true }), memberWith({ city: 'gn-3', named: false })], {
  id: 'trial:2',
});

describe('statistics carried into the next release', () => {
  it('keep the names of peers that still agree to it, and of no other', () => {
    const { peers } = carriedInto(earlier, next).group;
    expect(peers).toEqual([namedPeer('gn-2'), unnamed, unnamed, unnamed]);
  });

  it('name the submission and the release that they are from, however often they are carried on', () => {
    const keptFrom = { submission: uuid(1), release: 'trial:1' };
    const once = carriedInto(earlier, next);
    expect(once).toMatchObject({ release: 'trial:2', benchmark: { release: 'trial:1', keptFrom } });
    const twice = carriedInto({ ...once, submission: uuid(9) }, { ...next, id: 'trial:3' });
    expect(twice).toMatchObject({ release: 'trial:3', benchmark: { keptFrom } });
  });
});

describe('statistics shown to a submission', () => {
  it('name the one they were worked out for, unless it is this one', () => {
    expect(shownTo(earlier, uuid(1)).keptFrom).toBeNull();
    expect(shownTo(earlier, uuid(7)).keptFrom).toEqual({ submission: uuid(1), release: 'trial:1' });
  });

  it('go on naming the first one where they were carried on', () => {
    const carried = { ...carriedInto(earlier, next), submission: uuid(9) };
    for (const reader of [uuid(1), uuid(7), uuid(9)]) {
      expect(shownTo(carried, reader).keptFrom).toEqual({ submission: uuid(1), release: 'trial:1' });
    }
  });
});
