import { beforeEach, describe, expect, it } from 'vitest';
import { createReleaseRepository } from '#functions/platform/release-repository.ts';
import { DomainError } from '#shared/domain/errors.ts';
import { createEraseFromReleases } from '#shared/operations/erase-from-releases.ts';
import { NOON } from '#test/fakes/assessment-items.ts';
import { createInMemoryAudit } from '#test/fakes/in-memory-audit.ts';
import { createInMemoryFiles } from '#test/fakes/in-memory-files.ts';
import { createInMemoryTable } from '#test/fakes/in-memory-table.ts';
import { aRelease, aReleaseMember } from '#test/fakes/release-items.ts';

const ROUND = 'cities-2026';
const CITY = 'gn-101';
const others = Array.from({ length: 15 }, (_, index) => aReleaseMember({ city: `gn-${102 + index}` }));

describe('releases that hold an erased city', () => {
  let releases: ReturnType<typeof createReleaseRepository>;
  let erased: string[];
  let log: ReturnType<typeof createInMemoryAudit>;
  beforeEach(() => {
    releases = createReleaseRepository(createInMemoryTable(), createInMemoryFiles());
    erased = [];
    log = createInMemoryAudit();
  });
  const publish = (number: number, members?: typeof others) =>
    releases.publish(aRelease({ id: `${ROUND}:${number}`, round: ROUND, number, ...(members && { members }) }));
  const withCity = [aReleaseMember({ city: CITY }), ...others];
  const erase = (change: Partial<typeof releases> = {}) => {
    const objects = { erase: async (key: string) => erased.push(key) };
    const deps = { releases: { ...releases, ...change }, objects, audit: log.audit, now: () => new Date(NOON) };
    return createEraseFromReleases(deps)(ROUND, CITY);
  };

  it('are succeeded by one without it, each noted by its hash', async () => {
    const first = await publish(1, withCity);
    const second = await publish(2, withCity);
    const successor = { release: `${ROUND}:3`, hash: expect.any(String) };
    expect(await erase()).toEqual([
      { release: first.id, hash: first.hash, successor },
      { release: second.id, hash: second.hash, successor },
    ]);
    expect(await log.audits.list()).toMatchObject([
      { action: 'release-succeeded', round: ROUND, release: first.id, document: first.hash },
      { release: second.id, document: second.hash },
    ]);
    expect(await releases.list(ROUND)).toMatchObject([
      { erasedAt: NOON, succeededBy: `${ROUND}:3` },
      { erasedAt: NOON, succeededBy: `${ROUND}:3` },
      { id: `${ROUND}:3`, cities: 15, publishedAt: NOON },
    ]);
  });

  it('need no successor where a later release is without the city', async () => {
    const first = await publish(1, withCity);
    const second = await publish(2, others);
    expect(await erase()).toEqual([
      { release: first.id, hash: first.hash, successor: { release: second.id, hash: second.hash } },
    ]);
    expect(await releases.list(ROUND)).toHaveLength(2);
    expect(erased).toEqual([`releases/${first.hash}.json`]);
  });

  it('have the successor of the try before, when that was broken off', async () => {
    const first = await publish(1, withCity);
    const succeed = () => Promise.reject(new Error('the line broke'));
    await expect(erase({ succeed })).rejects.toThrow('the line broke');
    expect(await erase()).toMatchObject([{ successor: { release: `${ROUND}:2` } }]);
    expect(await releases.list(ROUND)).toHaveLength(2);
    expect(erased).toEqual([`releases/${first.hash}.json`]);
  });

  it('have a number behind all that ever were, also behind an erased one', async () => {
    await publish(1, withCity);
    for (const number of [2, 3]) await releases.succeed(await publish(number, others), NOON);
    expect(await erase()).toMatchObject([{ release: `${ROUND}:1`, successor: { release: `${ROUND}:4` } }]);
  });

  it('have no successor below fifteen cities, and say so', async () => {
    const first = await publish(1, withCity.slice(0, 15));
    expect(await erase()).toEqual([{ release: first.id, hash: first.hash, successor: null }]);
    expect(await releases.list(ROUND)).toEqual([{ ...first, erasedAt: NOON }]);
  });

  it.each([
    ['another refusal', new DomainError('release_conflict', 'It is there')],
    ['any other error', Object.assign(new Error('no'), { code: 'release_refused' })],
  ])('stay as they are after %s', async (_, error) => {
    const first = await publish(1, withCity);
    await expect(erase({ publish: () => Promise.reject(error) })).rejects.toBe(error);
    expect(await releases.list(ROUND)).toEqual([first]);
  });
});
