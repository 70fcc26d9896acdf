import { expect, it } from 'vitest';
import { createRoundRepository } from '#functions/platform/round-repository.ts';
import { aRound } from '../fakes/assessment-items.ts';
import { describeOnEachTable } from './on-each-table.ts';

describeOnEachTable('rounds', (table) => {
  const rounds = () => createRoundRepository(table());

  it('gives back a round, and its newest dates when they were changed', async () => {
    const round = aRound();
    await rounds().put(round);
    expect(await rounds().get(round.id)).toEqual(round);
    const extended = { ...round, closesAt: '2027-06-01T00:00:00Z' };
    await rounds().put(extended);
    expect(await rounds().get(round.id)).toEqual(extended);
  });

  it('lists every round once, by id', async () => {
    const made = [aRound(), aRound(), aRound()];
    for (const round of [...made, ...made]) await rounds().put(round);
    const ids = (await rounds().list()).map(({ id }) => id);
    expect(ids).toEqual(ids.toSorted());
    for (const { id } of made) expect(ids.filter((other) => other === id)).toHaveLength(1);
  });

  it('names the field when there is no such round', async () => {
    await expect(rounds().get('nowhere')).rejects.toMatchObject({
      code: 'round_unknown',
      issues: [{ field: 'round', message: 'round-unknown' }],
    });
  });
});
