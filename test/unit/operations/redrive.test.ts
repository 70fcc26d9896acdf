import { beforeEach, describe, expect, it } from 'vitest';
import type { FailedMessage } from '#shared/contracts/failed-work.ts';
import { createListFailedWork, createRedrive } from '#shared/operations/redrive.ts';
import type { DeadLetterQueue, GivenUp } from '#shared/ports/pipeline.ts';
import { aSubmission, NOON } from '#test/fakes/assessment-items.ts';
import { createInMemoryAudit } from '#test/fakes/in-memory-audit.ts';

const submission = aSubmission({ city: 'gn-101', round: 'cities-2026' });
const ERASURE = 'f7a4f4a0-6a8e-4a6c-9a55-3f3c6c1a1f10';
const OF_NOTHING = { submission: null, issue: null, erasure: null };
const givenUp = (id: string, message: FailedMessage | null): GivenUp => ({ id, message, sentAt: new Date(NOON) });

const SCORED = givenUp('a', { ...OF_NOTHING, step: 'submission.received', submission: submission.id, issue: 2 });
const ERASED = givenUp('b', { ...OF_NOTHING, step: 'erasure.erase', erasure: ERASURE });
const UNREAD = givenUp('c', null);
const MAILED = givenUp('d', { ...OF_NOTHING, step: 'mail.reported' });
const GONE = givenUp('e', { ...OF_NOTHING, step: 'report.rendered', submission: crypto.randomUUID(), issue: 1 });

const PLACE = { city: 'gn-101', round: 'cities-2026' };
const NOWHERE = { city: null, round: null };

describe('what functions gave up on', () => {
  let log: ReturnType<typeof createInMemoryAudit>;
  let queues: DeadLetterQueue[];
  beforeEach(() => {
    log = createInMemoryAudit();
    queues = [aQueue('score-submission', SCORED, UNREAD), aQueue('erase-data', ERASED, MAILED, GONE)];
  });
  const aQueue = (name: string, ...messages: GivenUp[]): DeadLetterQueue => ({
    name,
    look: async () => messages,
    async redrive(told, { isWanted = () => true, mayGoOn = () => true } = {}) {
      const wanted = messages.filter((message) => isWanted(message) && mayGoOn());
      for (const message of wanted) told(message);
      return wanted.length;
    },
  });
  const request = { step: 'requested', ...PLACE, by: 'operator:ada', at: NOON } as const;
  const erasure = { id: ERASURE, request, looked: undefined, order: undefined, receipts: [] };
  const deps = () => ({
    queues,
    submissions: { find: async (id: string) => (id === submission.id ? submission : undefined) },
    erasures: { find: async (id: string) => (id === ERASURE ? erasure : undefined) },
  });
  const redrive = (wanted?: Parameters<ReturnType<typeof createRedrive>>[0]) =>
    createRedrive({ ...deps(), audit: log.audit })(wanted);

  const work = [
    { id: 'a', queue: 'score-submission', ...SCORED.message, ...PLACE, givenUpAt: NOON },
    { id: 'c', queue: 'score-submission', step: null, ...OF_NOTHING, ...NOWHERE, givenUpAt: NOON },
    { id: 'b', queue: 'erase-data', ...ERASED.message, ...PLACE, givenUpAt: NOON },
    { id: 'd', queue: 'erase-data', ...MAILED.message, ...NOWHERE, givenUpAt: NOON },
    { id: 'e', queue: 'erase-data', ...GONE.message, ...NOWHERE, givenUpAt: NOON },
  ];

  it('is listed queue by queue, with the city that it is about', async () => {
    expect(await createListFailedWork(deps())()).toEqual(work);
    expect(await log.noted()).toEqual([]);
  });

  it('goes back as a whole, is told of one by one, and stands in the audit log', async () => {
    const told: number[] = [];
    expect(await redrive({ onMoved: (moved) => void told.push(moved) })).toEqual(work);
    expect(told).toEqual([1, 2, 3, 4, 5]);
    expect(await log.audits.list()).toMatchObject([{ action: 'work-redriven', count: 5 }]);
    expect(await createRedrive(deps())()).toEqual(work);
  });

  it('goes back in part, and nothing that is not there any more', async () => {
    expect((await redrive({ only: ['d', 'a'] })).map(({ id }) => id)).toEqual(['a', 'd']);
    expect(await redrive({ only: ['x'] })).toEqual([]);
    expect(await log.audits.list()).toMatchObject([{ count: 2 }]);
    expect(await log.audits.list()).toHaveLength(1);
  });

  it('stays where it is when the time is up', async () => {
    expect(await redrive({ mayGoOn: () => false })).toEqual([]);
    let left = 2;
    queues = [
      aQueue('score-submission', SCORED),
      { ...aQueue('erase-data', ERASED), redrive: aQueue('x', MAILED).redrive },
    ];
    const moved = await redrive({ mayGoOn: () => left-- > 0 });
    expect(moved.map(({ id }) => id)).toEqual(['a']);
  });
});
