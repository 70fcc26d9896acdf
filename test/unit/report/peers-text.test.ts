import { describe, expect, it } from 'vitest';
import type { Peer, PeerGroup } from '#shared/contracts/comparison.ts';
import { buildReport } from '#shared/domain/report/build-report.ts';
import { content } from '#test/fakes/report-content.ts';
import { aComparison, aGroup, noComparison } from '#test/fakes/scores-comparison.ts';
import { compared } from './rare-inputs.ts';
import { blocksOf, textOf } from './report-text.ts';

const say = content.wording('en');
const [PEER] = aGroup(1).peers as [Peer];
const peersText = (change: Partial<PeerGroup>) => textOf(buildReport(compared({ group: aGroup(10, change) })), 'peers');
const itemOf = (change: Partial<Peer>) => {
  const group = aGroup(10, { peers: [{ ...PEER, ...change }] });
  return blocksOf(buildReport(compared({ group })), 'peers', 'peers')[0]?.items[0];
};

describe('why a named peer is alike', () => {
  it('is its families, the two closest features and the biggest difference', () => {
    const [families, closest, differs, ...more] = itemOf({})?.why ?? [];
    expect(more).toEqual([]);
    expect(families).toContain('Law and institutions');
    expect(closest).toContain(say('context.features.population'));
    expect(closest).toContain(say('context.features.legal-tradition'));
    expect(differs).toContain(say('context.features.gdp-per-head'));
  });

  it('is its families alone where no single feature can be named', () => {
    const why = { ...PEER.why, closest: [], biggestDifference: null };
    expect(itemOf({ why })?.why).toHaveLength(1);
    const unknown = { feature: 'favourite-colour', own: 'green', other: 'blue' };
    expect(itemOf({ why: { ...why, closest: [unknown], biggestDifference: unknown } })?.why).toHaveLength(1);
  });

  it('names no more than two features', () => {
    const pair = (feature: string) => ({ feature, own: 1000, other: 2000 });
    const closest = ['population', 'elevation', 'gdp-per-head'].map(pair);
    const told = itemOf({ why: { ...PEER.why, closest, biggestDifference: null } })?.why[1];
    expect(told).toContain(say('context.features.elevation'));
    expect(told).not.toContain(say('context.features.gdp-per-head'));
  });
});

describe('how far a named peer can be trusted', () => {
  it('tells how much was compared only where something was missing', () => {
    const compared = (share: number | undefined) => itemOf({ why: { ...PEER.why, compared: share } })?.stability;
    expect(compared(0.93)).toContain(say('report.peers.compared', { share: '93%' }));
    expect(compared(1)).not.toContain('of features compared');
    expect(compared(undefined)).not.toContain('of features compared');
  });

  it('tells whether it would list the city back, where that is known', () => {
    const [yes, no] = [say('report.peers.reciprocal.yes'), say('report.peers.reciprocal.no')];
    expect(itemOf({ reciprocal: true })?.stability).toContain(yes);
    expect(itemOf({ reciprocal: false })?.stability).toContain(no);
    const unknown = itemOf({ reciprocal: null })?.stability;
    expect(unknown).not.toContain(yes);
    expect(unknown).not.toContain(no);
    expect(itemOf({ stability: null })?.stability).toBeNull();
  });
});

describe('how far a group can be trusted', () => {
  const firm = (peer: Peer, index: number): Peer => ({ ...peer, reciprocal: index < 3 ? index === 0 : null });

  it('counts those that would list the city back among those of which it is known', () => {
    const text = peersText({ peers: aGroup(10).peers.map(firm) });
    expect(text).toContain(say('report.peers.reciprocity', { n: 1, of: 3 }));
    const untold = aGroup(10).peers.map((peer) => ({ ...peer, reciprocal: null }));
    expect(peersText({ peers: untold })).not.toContain('would list your city back');
  });

  it('counts peers by how firm they are, and says nothing where it was not tried', () => {
    const summary = say('report.peers.stability.summary', { firm: 5, likely: 5, provisional: 0 });
    expect(peersText({})).toContain(summary);
    const untried = aGroup(10).peers.map((peer) => ({ ...peer, stability: null }));
    expect(peersText({ peers: untried })).not.toContain(summary.slice(0, 10));
    expect(peersText({ leaveOneOut: null })).not.toContain('86%');
    expect(peersText({ leaveOneOut: 0.86 })).toContain('86%');
  });

  it('counts provisional peers too', () => {
    const peers = aGroup(3).peers.map((peer) => ({ ...peer, stability: { share: 0.4, band: 'provisional' as const } }));
    expect(peersText({ peers })).toContain(
      say('report.peers.stability.summary', { firm: 0, likely: 0, provisional: 3 }),
    );
  });

  it('says what named peers’ shares are only where a peer is named', () => {
    const unnamed = aGroup(10).peers.slice(7);
    expect(peersText({})).toContain(say('report.peers.shares'));
    expect(peersText({ peers: unnamed })).not.toContain(say('report.peers.shares'));
  });

  it('says that all are close where all of several are', () => {
    const close = aGroup(2).peers.map((peer) => ({ ...peer, likeness: 'close' as const }));
    expect(peersText({ peers: close })).toContain(say('report.peers.list-all', { n: 2 }));
    expect(peersText({ peers: close.slice(1) })).toContain(say('report.peers.list', { n: 1, close: 1 }));
    expect(peersText({})).toContain(say('report.peers.list', { n: 10, close: 4 }));
  });
});

describe('an unusual city', () => {
  const title = say('report.peers.unusual-title', { city: 'Freetown' });

  it('is called so with the features that set it apart, as far as there are any', () => {
    const without = peersText({ unusual: { isUnusual: true, features: [] } });
    expect(without).toContain(title);
    expect(without).not.toContain('What sets it apart');
    expect(peersText({ unusual: { isUnusual: true, features: ['elevation'] } })).toContain('What sets it apart');
  });

  it('is not called so where that is not known', () => {
    expect(peersText({ unusual: null })).not.toContain(title);
  });
});

describe('the map', () => {
  const [contrast] = aComparison().contrasts;
  const mapOf = (group: PeerGroup, contrasts = aComparison().contrasts) =>
    blocksOf(buildReport(compared({ group, contrasts })), 'peers', 'map')[0];
  const unnamed = aGroup(10).peers.slice(7);

  it('is not drawn where nobody else can be named', () => {
    expect(mapOf(aGroup(10, { peers: unnamed }), [])).toBeUndefined();
    expect(mapOf(aGroup(10, { peers: unnamed }), [contrast!])?.points.map(({ mark }) => mark)).toEqual([
      'own',
      'contrast',
    ]);
  });

  it('has the cities that the coordinator added beside the peers', () => {
    const [peer, addition] = aGroup(2).peers;
    const { points } = mapOf(aGroup(1, { peers: [peer!], additions: [addition!] }), []) ?? {};
    expect(points?.map(({ mark, number }) => [mark, number])).toEqual([
      ['own', null],
      ['peer', 1],
      ['addition', null],
    ]);
  });
});

describe('a city to learn from', () => {
  it('has a contact only where it named one', () => {
    const [{ contact, ...silent }] = aComparison().contrasts as [ReturnType<typeof aComparison>['contrasts'][0]];
    const text = (contrasts: ReturnType<typeof aComparison>['contrasts']) =>
      textOf(buildReport(compared({ contrasts })), 'peers');
    expect(text([{ ...silent, contact: contact ?? '' }])).toContain('Contact: Innovation office');
    expect(text([silent])).not.toContain('Contact');
  });
});

describe('what a city reads where there are no peers', () => {
  const textWith = (reason: 'pool-too-small' | undefined) =>
    textOf(buildReport(compared({ ...noComparison(), ...(reason ? { reason } : { reason: undefined }) })), 'peers');

  it('is the reason', () => {
    expect(textWith('pool-too-small')).toContain(say('reasons.pool-too-small'));
    expect(textWith('pool-too-small')).not.toContain(say('reasons.no-release'));
    expect(textWith(undefined)).toContain(say('reasons.no-release'));
  });

  it('leaves out twins and contrasts that there are none of', () => {
    const headings = (change: Parameters<typeof compared>[0]) =>
      blocksOf(buildReport(compared(change)), 'peers', 'heading').map(({ text }) => text);
    expect(headings({})).toContain(say('report.peers.twins'));
    expect(headings({ twins: [], contrasts: [] })).toEqual([]);
    expect(headings({ twins: [] })).toEqual([say('report.peers.contrasts', { n: aComparison().contrasts.length })]);
  });
});
