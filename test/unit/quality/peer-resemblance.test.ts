import { describe, expect, it } from 'vitest';
import { type PeerChoice, peerResemblance } from '#shared/domain/quality/peer-resemblance.ts';
import { randomGroups } from '#shared/domain/quality/random-group.ts';
import { createRandom } from '#shared/statistics/random.ts';
import { aReleaseMember } from '../../fakes/release-items.ts';

const random = () => createRandom('peers');
const atLevel = (level: number) =>
  aReleaseMember({ individual: { capabilities: { 'adapting-focus': level }, practices: {} } });

describe('random groups', () => {
  const draw = (options: Parameters<typeof randomGroups>[1], rows: number, size: number, count: number) => {
    const next = randomGroups(rows, options, size, random());
    return Array.from({ length: count }, () => Array.from(next()));
  };

  it('hold different candidates, never the city itself', () => {
    const eligible = [1, 1, 0, 1, 1, 1];
    for (const group of draw({ k: 3, eligible, except: 0 }, 6, 3, 200)) {
      expect(new Set(group).size).toBe(3);
      expect(group).not.toContain(0);
      expect(group).not.toContain(2);
    }
  });

  it('keep the caps of countries', () => {
    const codes = [0, 0, 0, 0, 1, 1, 2];
    const cap = (state: number) => (state === 0 ? 2 : 1);
    for (const group of draw({ k: 4, groups: { codes, cap } }, 7, 4, 200)) {
      const states = group.map((row) => codes[row]).toSorted();
      expect(states).toEqual([0, 0, 1, 2]);
    }
  });

  it('are all equally likely', () => {
    const counts = new Map<string, number>();
    for (const group of draw({ k: 2 }, 4, 2, 6000)) {
      const name = group.toSorted().join();
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    // Six sets of 1,000 each; four standard deviations are 115.
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(115);
  });
});

describe('the resemblance of peers', () => {
  /** Ten cities, every other one at level 1 and at level 5. */
  const members = Array.from({ length: 10 }, (_, row) => atLevel(row % 2 === 0 ? 1 : 5));
  const others = (row: number) => Array.from({ length: 10 }, (_, other) => other).filter((other) => other !== row);
  const choiceOf = (peersOf: PeerChoice['peersOf']): PeerChoice => ({
    ruleOf: (row) => ({ k: 4, except: row }),
    peersOf,
  });
  const alike: PeerChoice['peersOf'] = (row) => others(row).filter((other) => other % 2 === row % 2);

  it('is complete when every peer is at the city’s own level', () => {
    const { all } = peerResemblance(members, choiceOf(alike), { random: random(), draws: 99 });
    expect(all.difference).toEqual({ value: 0, n: 10 });
    expect(all.random.value).toBeGreaterThan(1.5);
    expect(all.p).toBe(0.01);
  });

  it('is the mean absolute difference to the peers’ median', () => {
    // Peers 1, 5, 5, 5 for a city at 1: median 5, difference 4; peers 1, 1, 5, 5 for a city at 5: median 3, difference 2.
    const mixed: PeerChoice['peersOf'] = (row) => (row % 2 === 0 ? [row === 0 ? 2 : 0, 1, 3, 5] : [0, 2, 7, 9]);
    const { all } = peerResemblance(members, choiceOf(mixed), { random: random(), draws: 19 });
    expect(all.difference.value).toBe(3);
    expect(all.p).toBe(1);
  });

  it('is judged with each family left out against the same random groups', () => {
    const peersOf: PeerChoice['peersOf'] = (row, without) =>
      without === 'morphological'
        ? others(row)
            .filter((other) => other % 2 !== row % 2)
            .slice(0, 4)
        : alike(row, null);
    const { all, withoutFamily } = peerResemblance(members, choiceOf(peersOf), { random: random(), draws: 99 });
    expect(withoutFamily.map(({ family, difference, p }) => [family, difference.value, p])).toEqual([
      ['legal-institutional', 0, 0.01],
      ['state-capacity', 0, 0.01],
      ['morphological', 4, 1],
      ['socio-economic', 0, 0.01],
    ]);
    for (const { random: drawn } of withoutFamily) expect(drawn).toEqual(all.random);
  });

  it('passes over cities without a group and peers without a level', () => {
    const some = [...members, aReleaseMember({ individual: { capabilities: {}, practices: {} } })];
    const choice: PeerChoice = {
      ruleOf: (row) => (row < 4 ? { k: 4, except: row } : null),
      peersOf: (row) => [...Array.from(alike(row, null)), 10].filter((peer) => peer !== row),
    };
    const { all } = peerResemblance(some, choice, { random: random(), draws: 19 });
    expect(all.difference).toEqual({ value: 0, n: 4 });
  });

  it('is counted over cities and peers that have a level', () => {
    const silent = aReleaseMember({ individual: { capabilities: {}, practices: {} } });
    const some = [...members, silent, silent];
    /** Rows 0 and 1 have a silent peer beside one at the other level, row 2 has silent peers only. */
    const peers: Record<number, number[]> = { 0: [1, 10], 1: [0, 10], 2: [10, 11], 10: [0, 1] };
    const choice: PeerChoice = {
      ruleOf: (row) => (row in peers ? { k: 2, except: row } : null),
      peersOf: (row) => peers[row] ?? [],
    };
    const { all } = peerResemblance(some, choice, { random: random(), draws: 9 });
    expect(all.difference).toEqual({ value: 4, n: 2 });
  });

  it('has a reason where there are no groups at all', () => {
    const none: PeerChoice = { ruleOf: () => null, peersOf: () => [] };
    const { all } = peerResemblance(members, none, { random: random(), draws: 9 });
    expect(all).toEqual({
      difference: { value: null, n: 0, reason: 'no-peer-groups' },
      random: { value: null, n: 0, reason: 'no-peer-groups' },
      p: null,
    });
  });

  it('has a reason where cities with a group have no level', () => {
    const silent = members.map(() => aReleaseMember({ individual: { capabilities: {}, practices: {} } }));
    const { all } = peerResemblance(silent, choiceOf(alike), { random: random(), draws: 9 });
    expect(all.difference.reason).toBe('no-peer-groups');
  });
});
