import { describe, expect, it } from 'vitest';
import { close } from './group-setup.ts';
import { type Colleague, lookAround, readResults, setUpColleagues } from './what-coordinators-see.ts';

const BINTA: Colleague = { name: 'binta', levels: ['1', '2'] };
const KOFI: Colleague = { name: 'kofi', levels: ['3', '4'] };
const LU: Colleague = { name: 'lu', levels: ['5', '2'] };
const as = (colleague: Colleague, { levels }: Colleague): Colleague => ({ ...colleague, levels });

const GROUP = [BINTA, KOFI, LU];
/** The same answers, each given by somebody else. */
const TURNED = [as(BINTA, LU), as(KOFI, BINTA), as(LU, KOFI)];
const OTHER_LEVELS = GROUP.map((colleague) => ({ ...colleague, levels: ['2', '5'] as const }));

describe('a coordinator who looks at every page and at every mail', () => {
  const around = async (colleagues: readonly Colleague[], isClosed: boolean, minutesBetween?: number) => {
    const { form, ama } = await setUpColleagues(colleagues, minutesBetween);
    if (isClosed) await close(ama);
    return lookAround(form, ama);
  };

  it('sees the pages that there are', async () => {
    const seen = await around(GROUP, true);
    expect(Object.keys(seen).length).toBeGreaterThan(30);
    expect(Object.values(seen).join()).toContain('Level 1: 1, level 2: 0, level 3: 1, level 4: 0, level 5: 1');
    expect(Object.values(seen).join()).not.toContain('in secret');
    expect(seen.reminded).toContain('reminded=4');
  });

  it('sees the same whatever people answered, until answering is closed', async () => {
    expect(await around(OTHER_LEVELS, false)).toEqual(await around(GROUP, false));
  });

  it('sees the same whatever two people answered, also when answering is closed', async () => {
    expect(await around(OTHER_LEVELS.slice(1), true)).toEqual(await around(GROUP.slice(1), true));
  });

  it('sees the same whoever of a shown group gave which answers', async () => {
    expect(await around(TURNED, true)).toEqual(await around(GROUP, true));
  });

  it('sees the same, reminders too, in whatever order and at whatever times people answered', async () => {
    expect(await around(GROUP.toReversed(), true, 7)).toEqual(await around(GROUP, true));
  });
});

describe('a coordinator who reads results, tables and API', () => {
  const results = async (colleagues: readonly Colleague[]) => {
    const { form, ama } = await setUpColleagues(colleagues);
    return readResults(form, ama);
  };

  it('reads the same whoever of the group gave which answers, in whatever order', async () => {
    const seen = await results(GROUP);
    expect(seen['results/data.csv']).toContain('looking-ahead');
    expect(await results(TURNED.toReversed())).toEqual(seen);
  });

  it('reads the same whatever two people answered', async () => {
    expect(await results(OTHER_LEVELS.slice(1))).toEqual(await results(GROUP.slice(1)));
  });
});
