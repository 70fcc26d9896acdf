import { describe, expect, it } from 'vitest';
import { failedMessageSchema } from '#shared/contracts/failed-work.ts';
import { submit } from './console-actions.ts';
import { BOGOTA, type ConsoleUnderTest, ERASURE, FREETOWN, setUpRound } from './console-setup.ts';

const aFailure = (tested: ConsoleUnderTest, id: string, message: unknown) =>
  tested.failed.push({
    id,
    message: message === null ? null : failedMessageSchema.parse(message),
    sentAt: tested.clock.now,
  });

describe('failed work', () => {
  it('is told with what it means for which city, and goes back one by one or all at once', async () => {
    const { tested, operator } = await setUpRound();
    const submissions = [await submit(tested, FREETOWN ?? ''), await submit(tested, BOGOTA ?? '')];
    for (const [index, submission] of submissions.entries()) {
      const type = index === 0 ? 'submission.received' : 'report.rendered';
      aFailure(tested, `id-${index}`, { type, submission, issue: 1 });
    }
    aFailure(tested, 'id-2', null);
    const { html } = await operator.get('/console/failed');
    expect(html).toContain('3 pieces of work could not be done in three tries');
    expect(html).toMatch(/Freetown[\s\S]*Not scored: the report is missing[\s\S]*Bogotá[\s\S]*written, but not mailed/);
    expect(html).toContain('Cannot be read');
    await operator.get('/console/failed/redrive?message=id-1');
    const one = await operator.post('/console/failed/redrive', { message: 'id-1' });
    expect(one.location).toContain('done=redriven');
    expect(tested.failed.map(({ id }) => id)).toEqual(['id-0', 'id-2']);
    expect((await operator.post('/console/failed/redrive', { message: 'id-1' })).location).toContain(
      'nothing-redriven',
    );
    await operator.post('/console/failed/redrive');
    expect(tested.failed).toEqual([]);
    expect((await tested.audits.list()).map(({ action, count }) => `${action} ${count}`).slice(-2)).toEqual([
      'work-redriven 1',
      'work-redriven 2',
    ]);
    expect((await operator.get('/console/failed/redrive')).html).not.toContain('<button');
    expect((await operator.get('/console/failed')).html).toContain('Nothing failed.');
  });

  it('names the city of an erasure and leads to it, and goes back as everything else', async () => {
    const { tested, operator } = await setUpRound();
    aFailure(tested, 'look', { erasure: ERASURE, task: 'look' });
    aFailure(tested, 'erase', { erasure: ERASURE, task: 'erase' });
    aFailure(tested, 'forgotten', { erasure: crypto.randomUUID(), task: 'erase' });
    const { html } = await operator.get('/console/failed');
    expect(html).toMatch(/Bogotá<[\s\S]*Nobody knows yet what erasing the city would remove[\s\S]*Bogotá</);
    expect(html).toMatch(/The city was to be erased, and is not[\s\S]*Unknown/);
    expect(html.split(`href="/console/erasures/${ERASURE}"`)).toHaveLength(3);
    expect((await operator.get('/console/failed/redrive?message=erase')).html).toContain(
      'Bogotá: The city was to be erased, and is not',
    );
    await operator.post('/console/failed/redrive', { message: 'erase' });
    expect(tested.failed.map(({ id }) => id)).toEqual(['look', 'forgotten']);
    expect(tested.desk).toEqual([]);
  });

  it('says whose news of a mail is missing, without an address', async () => {
    const { tested, operator } = await setUpRound();
    const submission = await submit(tested, FREETOWN ?? '');
    const bounce = { eventType: 'Bounce', bounce: { bouncedRecipients: [{ emailAddress: 'ama@freetown.test' }] } };
    aFailure(tested, 'report', { ...bounce, mail: { tags: { submission: [submission], issue: ['2'] } } });
    aFailure(tested, 'invitation', { ...bounce, mail: { tags: { kind: ['invitation'] } } });
    const { html } = await operator.get('/console/failed');
    expect(html).toMatch(/Freetown<[\s\S]*Nobody knows what became of a mail[\s\S]*Issue 2/);
    expect(html).toContain('Somebody who was mailed');
    expect(html).not.toContain('ama@freetown.test');
  });
});
