import { expect, it } from 'vitest';
import * as z from 'zod';
import { createAuditRepository } from '#functions/platform/audit-repository.ts';
import { sha256 } from '#functions/platform/repositories.ts';
import { createAuditLog } from '#shared/operations/audit.ts';
import { createEraseFromReleases } from '#shared/operations/erase-from-releases.ts';
import { createPublishRelease } from '#shared/operations/publish-release.ts';
import { anAnswer, aResponse } from '../fakes/assessment-items.ts';
import { aReleaseRound, CITIES } from '../fakes/release-round.ts';
import { describeOnEachTable } from './on-each-table.ts';

const [CITY] = CITIES as [string];
const now = () => new Date('2026-11-24T10:00:00.000Z');

describeOnEachTable('releases of a round that held an erased city', (table) => {
  const start = async (cities: number) => {
    const here = aReleaseRound(table());
    const round = await here.open();
    for (const city of CITIES.slice(0, cities)) await here.submit(round, city);
    const publish = createPublishRelease(here.deps);
    const erasedKeys: string[] = [];
    const objects = { erase: async (key: string) => erasedKeys.push(key) };
    const audit = createAuditLog({ audits: createAuditRepository(table()), now, hash: sha256, actor: 'operator:ada' });
    const erase = createEraseFromReleases({ releases: here.deps.releases, objects, audit, now });
    return { ...here, round, publish, erasedKeys, erase: (city = CITY) => erase(round.id, city) };
  };

  it('are closed, and the newest is succeeded by one without it; printed ones are not scored against again', async () => {
    const { round, publish, submit, deps, erase, erasedKeys } = await start(15);
    const first = (await publish(round.id)).entry;
    for (const city of CITIES.slice(15, 20)) await submit(round, city);
    const second = (await publish(round.id)).entry;
    const [one, two] = await erase();
    expect([one?.release, two?.release]).toEqual([first.id, second.id]);
    expect(two?.successor?.release).toBe(`${round.id}:3`);
    expect(await deps.releases.latest(round.id)).toMatchObject({ id: `${round.id}:3`, cities: 19 });
    expect(await deps.releases.get(`${round.id}:3`)).toMatchObject({ succeeds: second.hash });
    expect((await deps.releases.list(round.id))[0]).toMatchObject({ hash: first.hash, succeededBy: `${round.id}:3` });
    await expect(deps.releases.get(first.id)).rejects.toMatchObject({ code: 'release_refused' });
    expect(erasedKeys.toSorted()).toEqual([first, second].map(({ hash }) => `releases/${hash}.json`).toSorted());
  });

  it('leave no benchmark where fewer than 15 cities remain; the next release has a number of its own', async () => {
    const { round, publish, submit, deps, erase } = await start(15);
    await publish(round.id);
    expect(await erase()).toMatchObject([{ release: `${round.id}:1`, successor: null }]);
    expect(await deps.releases.latest(round.id)).toBeUndefined();
    await submit(round, CITIES[15] as string);
    expect((await publish(round.id)).entry.id).toBe(`${round.id}:2`);
  });

  it('are left alone when they never held it, and when it is done again', async () => {
    const { round, publish, deps, erase } = await start(16);
    await publish(round.id);
    expect(await erase(CITIES[30])).toEqual([]);
    await erase();
    expect(await erase()).toEqual([]);
    expect(await deps.releases.list(round.id)).toHaveLength(2);
  });
});

describeOnEachTable('a submission that outgrew one item', (table) => {
  it('is rewritten whole when a person is erased from it, and nothing of before stays', async () => {
    const { submit, open, deps } = aReleaseRound(table());
    const round = await open();
    const response = aResponse('r-1', [3]);
    const long = Array.from({ length: 40 }, () => anAnswer('looking-ahead', 3, { comment: 'w'.repeat(2000) }));
    const responses = [0, 1, 2].map((number) => ({ ...response, respondent: `r-${number}`, answers: long }));
    const large = await submit(round, CITY, { responses });
    const plain = responses.map((one) => ({ ...one, answers: one.answers.map(({ comment: _, ...answer }) => answer) }));
    await deps.submissions.rewrite({ ...large, responses: plain });
    expect((await deps.submissions.get(large.id)).responses).toEqual(plain);
    expect(await table().list(`SUBMISSION#${large.id}`, 'PART#', z.string())).toEqual([]);
  });
});
