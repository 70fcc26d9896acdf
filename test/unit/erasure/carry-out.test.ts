import { beforeEach, describe, expect, it } from 'vitest';
import { createErasureRepository } from '#functions/platform/erasure-repository.ts';
import type { ErasureMessage } from '#shared/contracts/erasure.ts';
import { createCarryOutErasure, isFinished } from '#shared/operations/carry-out-erasure.ts';
import { createOrderErasure, createRequestErasure } from '#shared/operations/order-erasure.ts';
import { NOON } from '#test/fakes/assessment-items.ts';
import { FREETOWN, now, ROUND, setUpWorld, type World } from './erasable-world.ts';

const [ADA, EVE] = ['operator:ada', 'operator:eve'];
const ID = 'f7a4f4a0-6a8e-4a6c-9a55-3f3c6c1a1f10';

describe('an erasure that an operator orders', () => {
  let world: World;
  let erasures: ReturnType<typeof createErasureRepository>;
  let desk: ErasureMessage[];
  beforeEach(async () => {
    world = await setUpWorld();
    erasures = createErasureRepository(world.table);
    desk = [];
  });
  const deps = () => ({ erasures, desk: { send: async (one: ErasureMessage) => void desk.push(one) }, now });
  const request = () => createRequestErasure({ ...deps(), newId: () => ID })(ROUND.id, FREETOWN, ADA);
  const order = (id = ID, by = EVE) => createOrderErasure({ ...deps(), newId: () => ID })(id, by);
  const carryOut = (task: ErasureMessage['task'], change: Partial<World> = {}, erasure = ID) =>
    createCarryOutErasure({ ...world, ...change, erasures })({ erasure, task });
  const erasedBy = async () => (await world.audits.list()).map(({ actor, action }) => `${actor} ${action}`);
  /** A table in which one item comes back so many times. */
  const stubborn = (times: number) => {
    let left = times;
    const put = { PK: `CITY#${FREETOWN}`, SK: 'PROFILE', data: { staff: 1 } };
    return {
      ...world.items,
      async delete(key: { PK: string; SK: string }) {
        await world.items.delete(key);
        if (key.SK === 'ASSESSMENT' || key.SK === 'PROFILE') left -= 1;
        if (left >= 0) await world.items.put(put);
      },
    };
  };

  it('is looked at once, and that erases nothing', async () => {
    expect(await request()).toBe(ID);
    expect(desk).toEqual([{ erasure: ID, task: 'look' }]);
    const requested = { step: 'requested', city: FREETOWN, round: ROUND.id, by: ADA, at: NOON };
    expect(await erasures.find(ID)).toMatchObject({ request: requested, receipts: [] });
    await carryOut('look');
    const { looked } = (await erasures.find(ID)) ?? {};
    expect(looked).toMatchObject({ of: { city: FREETOWN }, deleted: { ASSESSMENT: 1 } });
    await world.assessments.changeProfile(FREETOWN, () => ({ staff: 5 }));
    const looks: string[] = [];
    await createCarryOutErasure({ ...world, erasures: { ...erasures, putLook: async (id) => void looks.push(id) } })({
      erasure: ID,
      task: 'look',
    });
    expect(looks).toEqual([]);
    expect(await erasedBy()).toEqual([]);
  });

  it('is ordered by who saw what would go, and carried out in that name', async () => {
    await request();
    await expect(order()).rejects.toMatchObject({ code: 'not_allowed', message: 'Nobody has looked what would go' });
    await carryOut('look');
    await order();
    expect(desk.at(-1)).toEqual({ erasure: ID, task: 'erase' });
    expect(await erasures.find(ID)).toMatchObject({ order: { step: 'ordered', by: EVE, at: NOON } });
    await carryOut('erase');
    await carryOut('erase');
    const erasure = await erasures.find(ID);
    expect(erasure?.receipts).toMatchObject([{ traces: 0, deleted: { ASSESSMENT: 1 } }]);
    expect(erasure && isFinished(erasure)).toBe(true);
    expect(await erasedBy()).toEqual([`${EVE} city-erased`]);
  });

  it('is tried three times where something of the city is written meanwhile', async () => {
    await request();
    await carryOut('look');
    await order();
    await carryOut('erase', { items: stubborn(2) });
    expect((await erasures.find(ID))?.receipts.map(({ traces }) => traces)).toEqual([1, 1, 0]);
  });

  it('fails while traces are left, and goes on with the next number', async () => {
    await request();
    await carryOut('look');
    await order();
    const again = 'Something of the city is written again and again';
    await expect(carryOut('erase', { items: stubborn(9) })).rejects.toThrow(again);
    const left = await erasures.find(ID);
    expect(left?.receipts.map(({ traces }) => traces)).toEqual([1, 1, 1]);
    expect(left && isFinished(left)).toBe(false);
    const numbers: number[] = [];
    const putReceipt: typeof erasures.putReceipt = (id, number, receipt) => {
      numbers.push(number);
      return erasures.putReceipt(id, number, receipt);
    };
    await createCarryOutErasure({ ...world, erasures: { ...erasures, putReceipt } })({ erasure: ID, task: 'erase' });
    expect(numbers).toEqual([4]);
    expect((await erasures.find(ID))?.receipts.map(({ traces }) => traces)).toEqual([1, 1, 1, 0]);
  });

  it('is one that was asked for, and ordered', async () => {
    const unknown = { code: 'not_found', message: 'No such erasure' };
    await expect(order()).rejects.toMatchObject(unknown);
    await expect(carryOut('look')).rejects.toMatchObject(unknown);
    await request();
    await expect(carryOut('erase')).rejects.toMatchObject({
      code: 'not_allowed',
      message: 'Nobody ordered this erasure',
    });
  });
});
