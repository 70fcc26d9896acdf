import { beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '#functions/platform/repositories.ts';
import { canonicalJson } from '#shared/domain/submission/canonical-json.ts';
import { createEraseCity } from '#shared/operations/erase-city.ts';
import { createPublishRelease } from '#shared/operations/publish-release.ts';
import { NOON } from '#test/fakes/assessment-items.ts';
import { aReleaseRound, CITIES } from '#test/fakes/release-round.ts';
import { BOGOTA, FILE, FREETOWN, now, ROUND, setUpFreetown, setUpWorld } from './erasable-world.ts';

describe('a city that is erased', () => {
  let here: Awaited<ReturnType<typeof setUpFreetown>>;
  beforeEach(async () => {
    here = await setUpFreetown();
  });

  it('is gone with its files, and what is of others stays without it', async () => {
    const { world, own, ama, kofi, other } = here;
    const { traces } = await createEraseCity(world)(FREETOWN);
    expect(traces).toEqual([]);
    expect(world.left(FREETOWN, own.id, ama, 'm-ama', FILE, 'ama@freetown.test')).toEqual([]);
    expect(await world.people.find(kofi)).toMatchObject({ address: 'kofi@both.test' });
    expect(await world.assessments.members(ROUND.id, BOGOTA)).toHaveLength(1);
    expect(await world.assessments.find(ROUND.id, BOGOTA)).toBeDefined();
    expect(await world.submissions.find(other.id)).toEqual(other);
    expect(await world.issues.findScores(other.id, 1)).toMatchObject({ comparison: { contrasts: [] } });
    expect((await world.ledger.find(BOGOTA, `${ROUND.id}:1`))?.members).toHaveLength(2);
    expect((await world.exports.list()).map(({ cities }) => cities)).toEqual([[BOGOTA], [BOGOTA]]);
  });

  it('has a receipt of everything that went, was rewritten and cannot be called back', async () => {
    const { world, own, exported } = here;
    const { receipt } = await createEraseCity(world)(FREETOWN);
    expect(receipt).toEqual({
      of: { city: FREETOWN },
      at: NOON,
      deleted: { ASSESSMENT: 6, CITY: 1, PERSON: 1, SUBMISSION: 2, TOKEN: 1 },
      rewritten: { CITY: 1, EXPORT: 1, SUBMISSION: 1 },
      files: 2,
      fileVersions: 3,
      keysHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      releases: [],
      exports: [{ id: exported.id, release: exported.release, hash: exported.hash }],
      namedInReports: 1,
      people: 1,
      traces: 0,
    });
    const [entry] = await world.audits.list();
    expect(entry).toMatchObject({ actor: 'operator:ada', action: 'city-erased', city: FREETOWN, count: 11 });
    expect(entry?.document).toBe(sha256(canonicalJson(receipt)));
    expect((await createEraseCity(world)(FREETOWN)).receipt).toMatchObject({ deleted: {}, rewritten: {}, files: 0 });
    expect(own.city).toBe(FREETOWN);
  });

  it('is described beforehand by the same receipt, and then nothing is changed or noted', async () => {
    const { world } = here;
    const before = world.everything();
    const looked = await createEraseCity(world)(FREETOWN, { dryRun: true });
    expect(world.everything()).toEqual(before);
    const { receipt } = await createEraseCity(world)(FREETOWN);
    expect(looked).toEqual({ receipt: { ...receipt, fileVersions: 0 }, traces: [] });
  });

  it('goes file by file and item by item, and those last by which the others are found', async () => {
    const { world } = here;
    const gone: string[] = [];
    const told: number[][] = [];
    const objects = { ...world.objects, erase: async (key: string) => gone.push(key.split('/')[0] ?? '') };
    const items = { ...world.items, delete: async ({ SK }: { SK: string }) => void gone.push(SK.split('#')[0] ?? '') };
    const onProgress = (done: number, all: number) => void told.push([done, all]);
    await createEraseCity({ ...world, objects, items })(FREETOWN, { onProgress });
    expect(gone.slice(0, 2)).toEqual(['evidence', 'reports']);
    expect(gone.slice(-6).toSorted()).toEqual([
      'ASSESSMENT',
      'EVIDENCE',
      'MEMBER',
      'MEMBER',
      'SUBMISSION',
      'SUBMITTED',
    ]);
    expect(gone.at(-6)).toBe('SUBMISSION');
    expect(told).toEqual(gone.map((_, index) => [index + 1, gone.length]));
  });

  it('has a hash of the keys of everything that went, in their order', async () => {
    const { world } = here;
    const before = world.everything();
    const { receipt } = await createEraseCity(world)(FREETOWN);
    const after = world.everything();
    const left = new Set([...after.items.map(([key]) => key), ...after.files]);
    const gone = [...before.items.map(([key]) => key), ...before.files].filter((key) => !left.has(key));
    expect(receipt.keysHash).toBe(sha256(gone.sort().join('\n\n')));
  });
});

describe('releases that held an erased city', () => {
  it('are named beforehand without a successor, and have one afterwards', async () => {
    const world = await setUpWorld();
    const round = aReleaseRound(world.table, world.files);
    const { id } = await round.open();
    for (const city of CITIES.slice(0, 16)) await round.submit({ ...ROUND, id }, city);
    const { entry } = await createPublishRelease(round.deps)(id);
    const [city = ''] = CITIES;
    const erase = createEraseCity({ ...world, ...round.deps, now });
    const held = { release: entry.id, hash: entry.hash };
    expect((await erase(city, { dryRun: true })).receipt.releases).toEqual([{ ...held, successor: null }]);
    const { receipt, traces } = await erase(city);
    const latest = await world.releases.latest(id);
    expect(receipt.releases).toEqual([{ ...held, successor: { release: latest?.id, hash: latest?.hash } }]);
    expect(traces).toEqual([]);
  });
});
