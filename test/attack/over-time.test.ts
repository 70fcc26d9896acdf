import { describe, expect, it } from 'vitest';
import { LENSES } from '#shared/contracts/submission.ts';
import { compare } from '#shared/domain/benchmark/compare.ts';
import { atMostTwoChanged } from '#shared/domain/benchmark/kept.ts';
import { createRandom } from '#shared/statistics/random.ts';
import { sampleWithout } from '#shared/statistics/randomisation.ts';
import { population, scoresOf, submissionOf, uuid } from '../unit/benchmark/samples.ts';
import { attack, friendsIn, shareOf } from './collusion.ts';
import { groupsIn, levelsOf, type Output, releaseUnderAttack, statementOf } from './round-under-attack.ts';

describe('one city that asks again and again', () => {
  const release = releaseUnderAttack(40, 'again');
  const { city } = release.members[5]!;
  const submit = (lens: (typeof LENSES)[number], k: 7 | 10 | 13, own: number, version: number) => {
    const comparison = { lens, k, sameCountry: false, sameAdministrativeRank: false, additions: [] };
    return { submission: submissionOf(city, { id: uuid(version), version, comparison }), scores: scoresOf(own) };
  };
  const tries = LENSES.flatMap((lens) =>
    ([7, 10, 13] as const).flatMap((k) => [1.5, 3, 4.5].map((own) => ({ lens, k, own }))),
  );
  const ask = (keeps: boolean) => {
    const first = compare({
      ...submit('balanced', 10, 3, 1),
      release,
      population,
      kept: null,
      earlier: null,
      seed: 'a',
      draws: 0,
    });
    const kept = keeps ? first.entry : null;
    return tries.map(({ lens, k, own }, index) =>
      compare({
        ...submit(lens, k, own, index + 2),
        release,
        population,
        kept,
        earlier: null,
        seed: `${index}`,
        draws: 0,
      }),
    );
  };

  it('reads one group and one set of figures, whatever lens, number of peers and level it sends', () => {
    const read = ask(true).map(({ comparison }) => JSON.stringify([comparison.group, comparison.benchmark]));
    expect(new Set(read).size).toBe(1);
    const truth = levelsOf(release);
    const statement = statementOf(truth, groupsIn(release, 5, { draws: 0 }), truth[5]!);
    expect(attack(release, [5], [statement]).recovered).toBe(0);
  });

  it('would read many groups if figures were not kept', () => {
    const groups = ask(false).map(({ entry }) => entry!.members.toSorted().join());
    expect(new Set(groups).size).toBeGreaterThan(8);
  });

  it('would help its friends to recover levels where quartiles are printed: ten of 40 with free lenses', () => {
    const friends = friendsIn(40, 10, 'lenses');
    const truth = levelsOf(release);
    const statements = friends.flatMap((friend) =>
      LENSES.flatMap((lens) =>
        ([7, 10, 13] as const).map((k) =>
          statementOf(truth, groupsIn(release, friend, { lens, k, draws: 0 }), truth[friend]!, 'quartiles-anywhere'),
        ),
      ),
    );
    const kept = friends.map((friend) =>
      statementOf(truth, groupsIn(release, friend, { draws: 0 }), truth[friend]!, 'quartiles-anywhere'),
    );
    expect(attack(release, friends, kept).recovered).toBe(0);
    expect(attack(release, friends, statements).recovered).toBeGreaterThan(0);
  });
});

/** Quartiles are taken as printed, as they are in larger pools: without them too little is recovered to tell. */
describe('several releases of a round', () => {
  /** What ten friends read over three releases, each with five more cities. */
  const readOver = (seed: string, keeps: boolean, output: Output = 'quartiles-anywhere') => {
    const release = releaseUnderAttack(40, `${seed}40`);
    const random = createRandom(`${seed}10`);
    const joiners = [...sampleWithout(40, 10, random)];
    const staying = release.members.map((_, index) => index).filter((index) => !joiners.includes(index));
    const friends = [...sampleWithout(staying.length, 10, random)].map((place) => staying[place]!);
    const truth = levelsOf(release);
    const groupWithout = (gone: readonly number[], friend: number) => {
      const members = release.members.filter((_, index) => !gone.includes(index));
      const smaller = { ...release, members };
      const found = groupsIn(smaller, members.indexOf(release.members[friend]!), { draws: 0 });
      return {
        candidates: found.candidates,
        members: found.members.map((place) => release.members.indexOf(members[place]!)),
      };
    };
    const statements = friends.flatMap((friend) => {
      let shown: readonly number[] | null = null;
      return [10, 5, 0].flatMap((missing) => {
        const group = groupWithout(joiners.slice(0, missing), friend);
        if (keeps && shown && atMostTwoChanged(shown.map(String), group.members.map(String))) return [];
        shown = group.members;
        return [statementOf(truth, group, truth[friend]!, output)];
      });
    });
    return attack(release, friends, statements);
  };

  it('tell ten friends of 40 nothing, since figures stay while at most two members changed', () => {
    expect(shareOf(['a', 'b'].map((seed) => readOver(seed, true)))).toBe(0);
  });

  it('tell them no more than operators are told of what is printed today', () => {
    expect(shareOf(['a', 'b'].map((seed) => readOver(seed, true, 'coarse')))).toBeLessThanOrEqual(0.03);
  });

  it('would tell them levels if figures were worked out anew for every release', () => {
    expect(shareOf(['a', 'b'].map((seed) => readOver(seed, false)))).toBeGreaterThan(0.05);
  });
});
