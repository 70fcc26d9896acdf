import { describe, expect, it } from 'vitest';
import { createReleaseRepository } from '#functions/platform/release-repository.ts';
import type { Consents } from '#shared/contracts/submission.ts';
import { consentsOfToday } from '#shared/operations/draft-release.ts';
import { createPublishRelease } from '#shared/operations/publish-release.ts';
import { createReadLevelDistributions } from '#shared/operations/read-level-distributions.ts';
import { createInMemoryFiles } from '#test/fakes/in-memory-files.ts';
import { createInMemoryTable } from '#test/fakes/in-memory-table.ts';
import { aRelease } from '#test/fakes/release-items.ts';
import { aReleaseRound, CITIES } from '#test/fakes/release-round.ts';

const ROUND = 'cities-2026';

describe('the consents that a release goes by', () => {
  const ALL: Consents = { named: true, learnFrom: true, research: true, contact: 'Ama' };
  const NONE: Consents = { named: false, learnFrom: false, research: false };

  it('are those of the submission as long as the settings say nothing', () => {
    expect(consentsOfToday(ALL, undefined)).toEqual(ALL);
  });

  it.each(['named', 'learnFrom', 'research'] as const)('count only where both say %s', (consent) => {
    expect(consentsOfToday({ ...NONE, [consent]: true }, { ...NONE, [consent]: true })).toEqual({
      ...NONE,
      [consent]: true,
    });
    expect(consentsOfToday({ ...NONE, [consent]: true }, NONE)).toEqual(NONE);
    expect(consentsOfToday(NONE, { ...NONE, [consent]: true })).toEqual(NONE);
  });

  it('have the newer contact, else the submitted one, else none', () => {
    expect(consentsOfToday(ALL, { ...ALL, contact: 'Eva' })).toEqual({ ...ALL, contact: 'Eva' });
    const { contact: _, ...given } = ALL;
    expect(consentsOfToday(ALL, given)).toEqual(ALL);
    expect(Object.keys(consentsOfToday(given, given))).not.toContain('contact');
  });
});

describe('a release that is published', () => {
  it('is the one that was looked at, or none', async () => {
    const here = aReleaseRound(createInMemoryTable());
    const { id } = await here.open();
    for (const city of CITIES.slice(0, 15)) await here.submit(await here.deps.rounds.get(id), city);
    const publish = createPublishRelease(here.deps);
    await expect(publish(id, { as: `${id}:2` })).rejects.toMatchObject({
      code: 'release_conflict',
      message: `The next release is not ${id}:2`,
    });
    expect((await publish(id, { as: `${id}:1` })).entry.id).toBe(`${id}:1`);
    const again = publish(id, { as: `${id}:1` });
    await expect(again).rejects.toMatchObject({ message: `The next release is not ${id}:1` });
  });

  it('is read once for how its levels lie', async () => {
    const releases = createReleaseRepository(createInMemoryTable(), createInMemoryFiles());
    const reads: string[] = [];
    const get: typeof releases.get = (id) => {
      reads.push(id);
      return releases.get(id);
    };
    const read = createReadLevelDistributions({ ...releases, get });
    expect(await read(ROUND)).toBeUndefined();
    const first = await releases.publish(aRelease({ id: `${ROUND}:1`, round: ROUND, number: 1 }));
    const levels = await read(ROUND);
    expect(levels).toMatchObject({ entry: first, distributions: { length: 5 } });
    expect(await read(ROUND)).toBe(levels);
    await releases.publish(aRelease({ id: `${ROUND}:2`, round: ROUND, number: 2 }));
    expect(await read(ROUND)).toMatchObject({ entry: { id: `${ROUND}:2` } });
    expect(reads).toEqual([`${ROUND}:1`, `${ROUND}:2`]);
  });
});
