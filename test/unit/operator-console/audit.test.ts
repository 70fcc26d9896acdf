import { beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '#functions/platform/repositories.ts';
import type { AuditedAction } from '#shared/contracts/audit.ts';
import { AUDIT_ACTIONS, type AuditEntry, auditEntrySchema } from '#shared/contracts/audit.ts';
import { createAuditLog } from '#shared/operations/audit.ts';
import type { Visitor } from '../hosted-form/visitor.ts';
import { BOGOTA, type ConsoleUnderTest, FREETOWN, OPERATOR, ROUND, setUpRound } from './console-setup.ts';

const LOG = '/console/audit';
/** Sequence numbers of the entries that a page shows. */
const entriesIn = (html: string) => [...html.matchAll(/>Entry (\d+)</g)].map(([, number]) => Number(number));
/** Addresses as a browser follows them. */
const linkIn = (html: string, text: RegExp) =>
  new RegExp(`href="([^"]*)"[^>]*>(?:(?!</a>)[\\s\\S])*?${text.source}`).exec(html)?.[1]?.replaceAll('&amp;', '&') ??
  '';

describe('the audit log in the console', () => {
  let tested: ConsoleUnderTest;
  let operator: Visitor;
  let first: number;
  beforeEach(async () => {
    ({ tested, operator } = await setUpRound());
    first = ((await tested.audits.last())?.sequence ?? 0) + 1;
  });

  const record = async (...actions: readonly Omit<AuditedAction, 'actor'>[]) => {
    const { audits } = tested;
    const now = () => tested.clock.now;
    const log = createAuditLog({ audits, now, hash: sha256, actor: `person:${tested.people.idOf(OPERATOR)}` });
    for (const action of actions) await log.record(action);
  };
  const show = async (query = '') => (await operator.get(`${LOG}${query}`)).html;

  it('says what was done, to what, when and by whom, the newest first', async () => {
    await record({ action: 'cities-reminded', round: ROUND.id, city: FREETOWN ?? '', count: 1 });
    await record({ action: 'release-published', round: ROUND.id, release: `${ROUND.id}:1`, count: 15 });
    const html = await show();
    expect(entriesIn(html).slice(0, 2)).toEqual([first + 1, first]);
    for (const words of ['One coordinator reminded', 'Release of 15 cities published', 'Freetown, Sierra Leone']) {
      expect(html).toContain(words);
    }
    expect(html).toContain(OPERATOR);
    expect(html).toContain('Cities 2026, cities-2026:1');
  });

  it('has words for everything that can be done', async () => {
    await record(...AUDIT_ACTIONS.map((action) => ({ action, count: 2 })));
    expect(entriesIn(await show())).toHaveLength(AUDIT_ACTIONS.length + first - 1);
  });

  it('is narrowed by kind, and by a word of the round, the city, the action or the person', async () => {
    await record(
      { action: 'cities-reminded', round: ROUND.id, city: BOGOTA ?? '', count: 1 },
      { action: 'city-erased', city: FREETOWN ?? '', count: 3 },
      { action: 'backup-made' },
    );
    const [reminded, erased, backup] = [first, first + 1, first + 2];
    expect(entriesIn(await show('?only=data'))).toEqual([backup, erased]);
    expect(entriesIn(await show('?search=bogota'))).toEqual([reminded]);
    expect(entriesIn(await show('?search=gn-2409306'))).toEqual([erased]);
    expect(entriesIn(await show('?search=backup'))).toEqual([backup]);
    expect(entriesIn(await show(`?search=${OPERATOR}`))).toEqual([backup, erased, reminded]);
    expect(await show('?search=nothing+like+it')).toContain('No entry fits');
  });

  it('goes back by fifty, with a bounded number of reads, and newer entries shift nothing', async () => {
    await record(...Array.from({ length: 120 }, () => ({ action: 'backup-made' as const })));
    const page = await show();
    expect(entriesIn(page)).toHaveLength(50);
    const older = linkIn(page, /Older/);
    await record({ action: 'round-opened', round: ROUND.id });
    const second = (await operator.get(older)).html;
    expect(entriesIn(second)[0]).toBe((entriesIn(page).at(-1) ?? 0) - 1);
    expect(linkIn(second, /Newest/)).toBe(LOG);
  });

  it('looks no further back than five thousand entries at a time', async () => {
    await record({ action: 'city-erased', city: FREETOWN ?? '' });
    await record({ action: 'backup-made' });
    const last = await tested.audits.last();
    let reads = 0;
    const far = auditEntrySchema.parse({ ...last, sequence: 7000 });
    const before = async (sequence: number, limit: number): Promise<readonly AuditEntry[]> => {
      reads += 1;
      return Array.from({ length: limit }, (_, index) => ({ ...far, sequence: sequence - 1 - index }));
    };
    Object.assign(tested.audits, { before, last: async () => far });
    const html = await show('?search=freetown');
    expect(html).toContain('5,000 entries were looked at. There are older ones.');
    expect(linkIn(html, /Older/)).toBe(`${LOG}?search=freetown&before=2001`);
    expect(reads).toBeLessThanOrEqual(20);
  });
});

describe('checking the audit log in the console', () => {
  const setUp = async () => {
    const { tested, operator } = await setUpRound();
    const { audits } = tested;
    const log = createAuditLog({ audits, now: () => tested.clock.now, hash: sha256, actor: 'operator:ada' });
    for (let count = 0; count < 5; count += 1) await log.record({ action: 'backup-made' });
    const check = async (query = '') => (await operator.get(`${LOG}/check${query}`)).html;
    const entries = await audits.list();
    const pretend = (changed: readonly AuditEntry[]) =>
      Object.assign(audits, {
        after: async (sequence: number, limit: number) =>
          changed.filter((entry) => entry.sequence > sequence).slice(0, limit),
      });
    return { tested, operator, check, entries, pretend };
  };

  it('says that nobody touched it, and its head', async () => {
    const { check, entries } = await setUp();
    const last = entries.at(-1);
    const html = await check();
    expect(html).toContain(`Entries 1 to ${entries.length} are as they were written`);
    expect(html).toContain(`${last?.sequence}:${last?.hash}`);
    expect(await check(`?head=${last?.sequence}:${last?.hash}`)).toContain('are as they were written');
  });

  it('names an entry that was changed, one that is missing, and one that was cut off', async () => {
    const { check, entries, pretend } = await setUp();
    const [second, third] = entries.slice(1) as [AuditEntry, AuditEntry];
    pretend(entries.map((entry) => (entry === second ? { ...entry, actor: 'operator:eve' } : entry)));
    expect(await check()).toContain(`Entry ${second.sequence} was changed after it was written.`);
    pretend(entries.filter((entry) => entry !== third));
    expect(await check()).toContain(`Entry ${third.sequence} is missing.`);
    const last = entries.at(-1);
    pretend(entries.slice(0, -1));
    expect(await check()).toContain('are as they were written');
    expect(await check(`?head=${last?.sequence}:${last?.hash}`)).toContain(
      `Entry ${last?.sequence} was the last one when its head was noted`,
    );
  });

  it('says what a head looks like when something else was typed, and keeps it', async () => {
    const { operator } = await setUp();
    const shown = await operator.get(`${LOG}/check?head=41`);
    expect(shown.status).toBe(422);
    expect(shown.html).toContain('Type the head as this page prints it');
    expect(shown.html).toContain('value="41"');
  });

  it('ends when the time of a request is up and goes on from there', async () => {
    const { tested, check, entries } = await setUp();
    const long = Array.from({ length: 2500 }, (_, index) => ({ ...(entries[0] as AuditEntry), sequence: index + 1 }));
    const after = async (sequence: number, limit: number) => {
      tested.clock.now = new Date(tested.clock.now.getTime() + 8000);
      return long.slice(sequence, sequence + limit);
    };
    Object.assign(tested.audits, { after });
    const html = await check();
    expect(html).toContain('Go on with entry 2,001');
    expect(linkIn(html, /Go on with entry/)).toBe(`${LOG}/check?from=2000`);
  });
});
