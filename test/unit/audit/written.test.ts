import { beforeEach, describe, expect, it } from 'vitest';
import { createAuditRepository } from '#functions/platform/audit-repository.ts';
import { sha256 } from '#functions/platform/repositories.ts';
import type { AuditEntry } from '#shared/contracts/audit.ts';
import { createAuditLog, createListAudit } from '#shared/operations/audit.ts';
import { createAuditMember } from '#shared/operations/audit-member.ts';
import type { AuditRepository } from '#shared/ports/audit.ts';
import { aMember, aRound, NOON } from '#test/fakes/assessment-items.ts';
import { createInMemoryTable } from '#test/fakes/in-memory-table.ts';
import { chainOf, logOf } from './long-log.ts';

const now = () => new Date(NOON);

describe('writing to the log', () => {
  let audits: AuditRepository;
  beforeEach(() => {
    audits = createAuditRepository(createInMemoryTable());
  });
  const penOf = (of: AuditRepository) => createAuditLog({ audits: of, now, hash: sha256, actor: 'operator:ada' });

  it('takes the next place when somebody else took one, a hundred times at most', async () => {
    let taken = 99;
    const append = async (entry: AuditEntry) => (taken-- > 0 ? false : audits.append(entry));
    expect(await penOf({ ...audits, append }).record({ action: 'backup-made' })).toMatchObject({ sequence: 1 });
    taken = 100;
    await expect(penOf({ ...audits, append }).record({ action: 'backup-made' })).rejects.toThrow(
      'Too many others write to the audit log: the action was done and is not in it',
    );
  });

  it('goes on after an entry that could not be written', async () => {
    const pen = penOf(audits);
    const bad = pen.record({ action: 'backup-made', count: -1 });
    const good = pen.record({ action: 'backup-made' });
    await expect(bad).rejects.toThrow();
    expect(await good).toMatchObject({ sequence: 1, actor: 'operator:ada', at: NOON });
  });

  it('is read newest first, a hundred entries unless more are asked for', async () => {
    const list = createListAudit({ audits: logOf(chainOf(120)) });
    expect((await list()).map(({ sequence }) => sequence)).toEqual(Array.from({ length: 100 }, (_, i) => 120 - i));
    expect(await list({ limit: 110 })).toHaveLength(110);
  });

  it('names a member by the random id, after it was done and only where there is something to tell', async () => {
    const auditBy = (actor: string) => createAuditLog({ audits, now, hash: sha256, actor });
    const audited = createAuditMember(auditBy);
    const acting = { round: aRound({ id: 'cities-2026' }), city: { id: 'gn-1' }, member: aMember({ id: 'm-1' }) };
    const work = async (_: typeof acting, ...words: string[]) => words.join(' ');
    expect(await audited('evidence-read', work)(acting, 'two', 'words')).toBe('two words');
    await audited('member-invited', work, (result) => ({ count: result.length }))(acting, 'four');
    await audited('level-agreed', work, () => undefined)(acting);
    const failing = audited('level-verified', () => Promise.reject(new Error('no')));
    await expect(failing(acting)).rejects.toThrow('no');
    const by = { actor: 'member:m-1', round: 'cities-2026', city: 'gn-1' };
    expect(await audits.list()).toMatchObject([
      { ...by, action: 'evidence-read' },
      { ...by, action: 'member-invited', count: 4 },
    ]);
    expect(await audits.list()).toHaveLength(2);
  });
});
