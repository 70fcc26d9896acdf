import { expect, it } from 'vitest';
import { createReleaseRepository } from '#functions/platform/release-repository.ts';
import { aRoundId } from '../fakes/assessment-items.ts';
import { createInMemoryFiles } from '../fakes/in-memory-files.ts';
import { aRelease } from '../fakes/release-items.ts';
import { describeOnEachTable } from './on-each-table.ts';

describeOnEachTable('releases', (table) => {
  const aRepository = () => {
    const files = createInMemoryFiles();
    return { files, releases: createReleaseRepository(table(), files) };
  };

  it('gives back a release as it was published, from a file that is named by its hash', async () => {
    const { files, releases } = aRepository();
    const release = aRelease();
    const entry = await releases.publish(release);
    expect(await releases.get(release.id)).toEqual(release);
    expect(entry).toMatchObject({ id: release.id, cities: 15, publishedAt: release.publishedAt });
    expect(files.names()).toEqual([`releases/${entry.hash}.json`]);
  });

  it('gives the same release the same hash, whatever the order of its keys', async () => {
    const first = aRelease();
    const turned = Object.fromEntries(Object.entries(first).toReversed()) as typeof first;
    const [one, other] = [aRepository(), aRepository()];
    const { hash } = await one.releases.publish(first);
    await expect(other.releases.publish(turned)).rejects.toMatchObject({ code: 'release_conflict' });
    expect(other.files.names()).toEqual([`releases/${hash}.json`]);
  });

  it('refuses a number that is taken and keeps what was published', async () => {
    const { releases } = aRepository();
    const release = aRelease();
    await releases.publish(release);
    const other = { ...release, publishedAt: '2026-12-01T00:00:00.000Z' };
    await expect(releases.publish(other)).rejects.toMatchObject({ code: 'release_conflict' });
    expect(await releases.get(release.id)).toEqual(release);
  });

  it('lets one of two simultaneous releases of one number through', async () => {
    const { releases } = aRepository();
    const release = aRelease();
    const tries = await Promise.allSettled([
      releases.publish(release),
      releases.publish({ ...release, publishedAt: '2026-12-01T00:00:00.000Z' }),
    ]);
    expect(tries.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('knows the latest of a round by number, not by text', async () => {
    const { releases } = aRepository();
    const round = aRoundId();
    for (const number of [1, 2, 10, 9]) await releases.publish(aRelease({ round, number }));
    expect((await releases.list(round)).map(({ number }) => number)).toEqual([1, 2, 9, 10]);
    expect((await releases.latest(round))?.number).toBe(10);
    expect(await releases.latest(aRoundId())).toBeUndefined();
  });

  it('refuses a file that is not what was published', async () => {
    const { files, releases } = aRepository();
    const release = aRelease();
    const { hash } = await releases.publish(release);
    const forged = JSON.stringify({ ...release, publishedAt: '2020-01-01T00:00:00.000Z' });
    await files.put(`releases/${hash}.json`, new TextEncoder().encode(forged), 'application/json');
    await expect(releases.get(release.id)).rejects.toThrow(/not what was published/);
  });

  it('stores nothing of a release that breaks its schema', async () => {
    const { files, releases } = aRepository();
    const small = { ...aRelease(), members: aRelease().members.slice(0, 14) };
    await expect(releases.publish(small)).rejects.toThrow();
    expect(files.names()).toEqual([]);
    expect(await releases.latest(small.round)).toBeUndefined();
  });

  it('says which release is unknown', async () => {
    await expect(aRepository().releases.get('nowhere:1')).rejects.toMatchObject({ code: 'release_not_found' });
  });
});
