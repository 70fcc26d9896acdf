import { expect, it } from 'vitest';
import { createLedgerRepository } from '#functions/platform/ledger-repository.ts';
import { aRoundId } from '../fakes/assessment-items.ts';
import { aLedgerEntry } from '../fakes/release-items.ts';
import { describeOnEachTable } from './on-each-table.ts';

const CITY = 'gn-3688689';

describeOnEachTable('the ledger', (table) => {
  const ledger = () => createLedgerRepository(table());

  it('keeps what a city was shown first in a release, and gives that back', async () => {
    const first = aLedgerEntry();
    expect(await ledger().putOnce(first)).toEqual(first);
    const second = aLedgerEntry({ release: first.release, members: ['gn-103', 'gn-104'] });
    expect(await ledger().putOnce(second)).toEqual(first);
    expect(await ledger().find(CITY, first.release)).toEqual(first);
  });

  it('gives two simultaneous scorings the same entry', async () => {
    const first = aLedgerEntry();
    const second = aLedgerEntry({ release: first.release });
    const [one, other] = await Promise.all([ledger().putOnce(first), ledger().putOnce(second)]);
    expect(one).toEqual(other);
  });

  it('keeps cities and releases apart', async () => {
    const entry = aLedgerEntry();
    await ledger().putOnce(entry);
    expect(await ledger().find('gn-101', entry.release)).toBeUndefined();
    expect(await ledger().find(CITY, `${aRoundId()}:1`)).toBeUndefined();
  });

  it('finds the newest earlier entry of the round, by number and not by text', async () => {
    const round = aRoundId();
    for (const number of [2, 9, 10]) await ledger().putOnce(aLedgerEntry({ release: `${round}:${number}` }));
    expect((await ledger().before(CITY, `${round}:11`))?.release).toBe(`${round}:10`);
    expect((await ledger().before(CITY, `${round}:10`))?.release).toBe(`${round}:9`);
    expect(await ledger().before(CITY, `${round}:2`)).toBeUndefined();
  });

  it('does not take another round for an earlier release', async () => {
    const round = aRoundId();
    await ledger().putOnce(aLedgerEntry({ release: `${round}-b:1` }));
    await ledger().putOnce(aLedgerEntry({ release: `${round}:1` }));
    expect(await ledger().before(CITY, `${round}:1`)).toBeUndefined();
    expect(await ledger().before(CITY, `${round}-b:1`)).toBeUndefined();
  });
});
