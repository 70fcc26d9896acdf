import { beforeEach, describe, expect, it } from 'vitest';
import { createEraseCity } from '#shared/operations/erase-city.ts';
import { aSubmission, NOON } from '#test/fakes/assessment-items.ts';
import { someScores } from '#test/fakes/release-items.ts';
import { BOGOTA, FILE, FREETOWN, ROUND, setUpFreetown } from './erasable-world.ts';

describe('what an erasure finds of a city', () => {
  let here: Awaited<ReturnType<typeof setUpFreetown>>;
  beforeEach(async () => {
    here = await setUpFreetown();
  });

  it('has traces where something was written meanwhile: items, names of files and what text files say', async () => {
    const { world } = here;
    const late = { PK: 'ROUND#x', SK: 'NOTE', data: { about: FREETOWN } };
    const put = (key: string, text: string) => world.files.put(key, new TextEncoder().encode(text), 'text/plain');
    const objects = {
      ...world.objects,
      async erase(key: string) {
        await world.items.put(late);
        await put(`evidence/${ROUND.id}/${FREETOWN}/late`, 'late');
        await put('releases/a.json', JSON.stringify({ members: [{ city: FREETOWN }] }));
        await put('releases/b.json', JSON.stringify({ members: [{ city: BOGOTA }] }));
        await put('pictures/c.txt', `{ "city": "${FREETOWN}" }`);
        return await world.objects.erase(key);
      },
    };
    const { receipt, traces } = await createEraseCity({ ...world, objects })(FREETOWN);
    expect(traces).toEqual(['ROUND#x NOTE', `evidence/${ROUND.id}/${FREETOWN}/late`, 'releases/a.json']);
    expect(receipt.traces).toBe(3);
  });

  it('leaves no old version of a file that somebody deleted before', async () => {
    const { world } = here;
    world.deleteFile(`evidence/${ROUND.id}/${FREETOWN}/${FILE}`);
    const { receipt } = await createEraseCity(world)(FREETOWN);
    expect(receipt).toMatchObject({ files: 2, fileVersions: 4 });
    expect(world.left(FILE)).toEqual([]);
  });

  it('takes along the sessions of who takes part for it alone', async () => {
    const { world, ama, kofi } = here;
    const session = { expiresAt: NOON, signedInAt: NOON };
    await world.people.putSession({ ...session, hash: 'a'.repeat(64), person: ama });
    await world.people.putSession({ ...session, hash: 'b'.repeat(64), person: kofi });
    const { receipt } = await createEraseCity(world)(FREETOWN);
    expect(receipt).toMatchObject({ people: 1, deleted: { PERSON: 2, SESSION: 1 }, traces: 0 });
    expect(world.left(kofi)).not.toEqual([]);
  });

  it('goes also where only a list of submissions leads to one, or only the submission itself', async () => {
    const { world } = here;
    const submission = crypto.randomUUID();
    await world.assessments.addSubmission(ROUND.id, FREETOWN, { submission, version: 2, submittedAt: NOON });
    await world.issues.watch({ submission, issue: 1, startedAt: NOON });
    const unlisted = aSubmission({ city: FREETOWN });
    await world.submissions.insert(unlisted);
    await world.issues.watch({ submission: unlisted.id, issue: 1, startedAt: NOON });
    await createEraseCity(world)(FREETOWN);
    expect(world.left(submission, unlisted.id)).toEqual([]);
  });

  it('takes along what lies elsewhere and names its people or files: an upload, what was remembered of them', async () => {
    const { world } = here;
    await world.files.put(`incoming/${FILE}`, new Uint8Array(3), 'application/pdf');
    await world.items.put({ PK: 'IDEMPOTENCY#x', SK: 'upload', data: { member: 'm-kofi' } });
    const { receipt, traces } = await createEraseCity(world)(FREETOWN);
    expect(receipt).toMatchObject({ files: 3, deleted: { IDEMPOTENCY: 1 } });
    expect(traces).toEqual([]);
    expect(world.left(FILE, 'm-kofi')).toEqual([]);
  });

  it('is named in as many reports as show it to others', async () => {
    const { world, own, other } = here;
    const { comparison } = (await world.issues.findScores(other.id, 1)) ?? {};
    await world.issues.putScores(someScores({ submission: other.id, issue: 2 }));
    await world.issues.putScores(someScores({ submission: own.id, issue: 2, ...(comparison && { comparison }) }));
    await world.items.put({ PK: `SUBMISSION#${other.id}`, SK: 'NOTE', data: { comparison } });
    const { receipt } = await createEraseCity(world)(FREETOWN, { dryRun: true });
    expect(receipt).toMatchObject({ namedInReports: 1, rewritten: { SUBMISSION: 1 } });
  });
});
