import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { createAuditRepository } from '#functions/platform/audit-repository.ts';
import { createAuditLog, createListAudit, createVerifyAudit } from '#shared/operations/audit.ts';
import { createPublishRelease } from '#shared/operations/publish-release.ts';
import { aReleaseRound, CITIES } from '../fakes/release-round.ts';
import { describeOnEachTable } from './on-each-table.ts';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const now = () => new Date('2026-11-23T10:00:00.000Z');

/** One table for all: the log goes on from test to test, as it does in life. */
describeOnEachTable('the audit log', (table) => {
  const setUp = () => {
    const audits = createAuditRepository(table());
    const logOf = (actor: string) => createAuditLog({ audits, now, hash, actor });
    return { audits, logOf, verify: createVerifyAudit({ audits, hash }), list: createListAudit({ audits }) };
  };

  it('says who did what, newest first, by city and round', async () => {
    const { logOf, list } = setUp();
    const ada = logOf('operator:ada');
    await ada.record({ action: 'round-opened', round: 'cities-2026' });
    await ada.record({ action: 'token-issued', round: 'cities-2026', city: 'gn-1' });
    await logOf('system').record({ action: 'token-issued', round: 'cities-2027', city: 'gn-2' });
    expect(await list({ round: 'cities-2026' })).toMatchObject([
      { actor: 'operator:ada', action: 'token-issued', city: 'gn-1', at: now().toISOString() },
      { action: 'round-opened' },
    ]);
    expect(await list({ city: 'gn-2' })).toMatchObject([{ actor: 'system', round: 'cities-2027' }]);
    expect(await list({ limit: 1 })).toHaveLength(1);
  });

  it('gives each of many that write at once a place of its own', async () => {
    const { logOf, verify } = setUp();
    const { entries } = await verify();
    await Promise.all(
      ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => logOf(`operator:${name}`).record({ action: 'backup-made' })),
    );
    expect(await verify()).toMatchObject({ entries: entries + 6, head: { sequence: entries + 6 }, faults: [] });
  });

  it('takes no address and no free text', async () => {
    const { logOf } = setUp();
    await expect(logOf('operator:ada@cities.test').record({ action: 'backup-made' })).rejects.toThrow();
    const noted = { action: 'backup-made', comment: 'level 3' } as never;
    await expect(logOf('system').record(noted)).rejects.toThrow();
  });

  it('is written by the operations themselves', async () => {
    const { logOf, list } = setUp();
    const here = aReleaseRound(table());
    const round = await here.open();
    for (const city of CITIES.slice(0, 15)) await here.submit(round, city);
    const { entry } = await createPublishRelease({ ...here.deps, audit: logOf('operator:ada') })(round.id);
    expect(await list({ round: round.id })).toMatchObject([
      { action: 'release-published', release: entry.id, count: 15, document: entry.hash },
    ]);
  });
});
