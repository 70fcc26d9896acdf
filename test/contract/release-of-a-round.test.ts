import { expect, it } from 'vitest';
import { createPreviewRelease } from '#shared/operations/preview-release.ts';
import { createPublishRelease } from '#shared/operations/publish-release.ts';
import { aResponse, NOON, PRACTICES } from '../fakes/assessment-items.ts';
import { aReleaseRound, CITIES } from '../fakes/release-round.ts';
import { describeOnEachTable } from './on-each-table.ts';

const some = (from: number, to: number) => CITIES.slice(from, to);
const [FIRST] = CITIES as [string];

describeOnEachTable('a release of a round', (table) => {
  const start = async (cities: number, change = {}) => {
    const here = aReleaseRound(table());
    const round = await here.open(change);
    for (const city of some(0, cities)) await here.submit(round, city);
    return { ...here, round, preview: createPreviewRelease(here.deps), publish: createPublishRelease(here.deps) };
  };

  it('freezes the levels of every city that submitted', async () => {
    const { round, publish, deps } = await start(15);
    const { entry, leftOut } = await publish(round.id);
    expect(entry).toMatchObject({ id: `${round.id}:1`, cities: 15, publishedAt: NOON });
    expect(leftOut).toEqual([]);
    const release = await deps.releases.get(entry.id);
    expect(release.members.map(({ city }) => city)).toEqual(some(0, 15).toSorted());
    const level = 1 + (CITIES.indexOf(release.members[3]?.city ?? '') % 5);
    expect(release.members[3]?.individual.capabilities['adapting-focus']).toBe(level);
  });

  it('is refused below 15 cities, and stores nothing', async () => {
    const { round, publish, preview, deps } = await start(14);
    await expect(publish(round.id)).rejects.toMatchObject({
      code: 'release_refused',
      issues: [{ message: 'release-too-few-cities', values: { needed: 15, found: 14 } }],
    });
    expect(await deps.releases.list(round.id)).toEqual([]);
    expect((await preview(round.id)).issues).toHaveLength(1);
  });

  it('passes over a city that was invited and did not submit, and says so', async () => {
    const { round, publish, take } = await start(15);
    await take(round, CITIES[15] as string);
    const { entry, leftOut } = await publish(round.id);
    expect(entry.cities).toBe(15);
    expect(leftOut).toEqual([{ city: CITIES[15], reason: 'not-submitted' }]);
  });

  it('takes the newest submission that exists: a version without one was never finished', async () => {
    const { round, publish, submit, deps } = await start(15);
    const responses = [aResponse('r-1', Array(PRACTICES.length).fill(5))];
    const second = await submit(round, FIRST, { version: 2, responses });
    const entry = { submission: crypto.randomUUID(), version: 3, submittedAt: NOON };
    await deps.assessments.addSubmission(round.id, FIRST, entry);
    const release = await deps.releases.get((await publish(round.id)).entry.id);
    const member = release.members.find(({ city }) => city === FIRST);
    expect(member).toMatchObject({ submission: second.id, individual: { capabilities: { 'adapting-focus': 5 } } });
  });

  it('keeps a claimed city out until an operator confirms the claim', async () => {
    const { round, publish, submit, preview } = await start(15, { mode: 'open' });
    await submit(round, CITIES[15] as string, {}, 'claimed');
    await submit(round, CITIES[16] as string, {}, 'confirmed');
    const leftOut = [{ city: CITIES[15], reason: 'claim-not-confirmed' }];
    expect((await preview(round.id)).leftOut).toEqual(leftOut);
    expect(await publish(round.id)).toMatchObject({ entry: { cities: 16 }, leftOut });
  });

  it('lets claimed cities into a demonstration', async () => {
    const { round, publish, submit } = await start(15, { mode: 'open', demonstration: true });
    await submit(round, CITIES[15] as string, {}, 'claimed');
    expect((await publish(round.id)).entry.cities).toBe(16);
  });

  it('names a city only where its submission and its settings of today both allow it', async () => {
    const { round, publish, submit, deps } = await start(15);
    const consents = { named: true, learnFrom: true, research: false, contact: 'The mayor’s office' };
    const [willing, withdrawn] = some(15, 17) as [string, string];
    await submit(round, willing, { consents });
    await submit(round, withdrawn, { consents });
    await deps.assessments.changeSettings(round.id, withdrawn, () => ({
      conditions: [],
      consents: { named: false, learnFrom: false, research: false },
    }));
    const { members } = await deps.releases.get((await publish(round.id)).entry.id);
    const memberOf = (city: string) => members.find((member) => member.city === city);
    expect(memberOf(willing)).toMatchObject({ named: true, learnFrom: true, contact: 'The mayor’s office' });
    expect(memberOf(withdrawn)).toMatchObject({ named: false, learnFrom: false });
    expect(memberOf(withdrawn)).not.toHaveProperty('contact');
  });

  it('waits for five cities that were not in the release before', async () => {
    const { round, publish, submit } = await start(15);
    await publish(round.id);
    for (const city of some(15, 19)) await submit(round, city);
    await expect(publish(round.id)).rejects.toMatchObject({
      issues: [{ message: 'release-too-few-joiners', values: { needed: 5, found: 4 } }],
    });
    await submit(round, CITIES[19] as string);
    expect((await publish(round.id)).entry).toMatchObject({ id: `${round.id}:2`, cities: 20 });
  });

  it('is published once when two operators do it at the same time', async () => {
    const { round, publish, deps } = await start(15);
    const tries = await Promise.allSettled([publish(round.id), publish(round.id)]);
    // The same submissions at the same instant are the same release, and still only one of the two published it.
    expect(tries.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await deps.releases.list(round.id)).toHaveLength(1);
  });

  it('is looked at beforehand: who joins, whose peers change, what stays suppressed, and nothing is published', async () => {
    const { round, publish, preview, submit, deps } = await start(20);
    const first = await preview(round.id);
    expect(first).toMatchObject({ id: `${round.id}:1`, cities: 20, issues: [], leaving: [] });
    expect(first.joining).toEqual(some(0, 20).toSorted());
    expect(first.previews.every(({ changed }) => changed === null)).toBe(true);
    expect(first.previews[0]?.suppressed.every(({ n }) => n < 8)).toBe(true);
    expect(await deps.releases.list(round.id)).toEqual([]);

    await publish(round.id);
    for (const city of some(20, 40)) await submit(round, city);
    const second = await preview(round.id);
    expect(second.joining).toEqual(some(20, 40).toSorted());
    const changed = second.previews.filter((one) => (one.changed?.joined ?? 0) > 0);
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.every(({ city }) => some(0, 20).includes(city))).toBe(true);
  });

  it('says which round is unknown', async () => {
    const { publish, preview } = await start(0);
    await expect(publish('nowhere')).rejects.toMatchObject({ code: 'round_unknown' });
    await expect(preview('nowhere')).rejects.toMatchObject({ code: 'round_unknown' });
  });
});
