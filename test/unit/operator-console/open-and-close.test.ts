import { describe, expect, it } from 'vitest';
import { anAnswer } from '#test/fakes/assessment-items.ts';
import { actionsOf, BASE } from './console-actions.ts';
import { FREETOWN, ROUND, setUpRound } from './console-setup.ts';

describe('opening a round', () => {
  const wanted = { name: 'Cities 2027', id: 'cities-2027', mode: 'open', instrument: '2026.1', closes: '2027-06-30' };

  it('shows it before, and opens it until the end of its last day', async () => {
    const { tested, operator } = await setUpRound();
    await operator.get('/console/open-round');
    const { html } = await operator.post('/console/open-round', wanted);
    expect(html).toContain('30 June 2027');
    expect(await tested.rounds.list()).toHaveLength(1);
    const opened = await operator.post('/console/open-round', { ...wanted, go: 'open' });
    expect(opened.location).toBe('/console/rounds/cities-2027?count=again&done=round-opened');
    expect(await tested.rounds.get('cities-2027')).toMatchObject({
      mode: 'open',
      closesAt: '2027-07-01T00:00:00.000Z',
    });
    expect((await operator.get(opened.location)).html).toContain('The round is there.');
  });

  it('is one round when the form is sent twice', async () => {
    const { tested, operator } = await setUpRound();
    await operator.get('/console/open-round');
    for (const _ of ['first', 'second']) {
      expect((await operator.post('/console/open-round', { ...wanted, go: 'open' })).status).toBe(303);
    }
    expect((await actionsOf(tested)).filter((action) => action === 'round-opened')).toHaveLength(1);
  });

  it.each([
    ['id', { id: 'Cities 2027' }, 'lower-case words joined by hyphens'],
    ['id', { id: ROUND.id }, 'Choose a new identifier'],
    ['name', { name: 'x' }, '3 to 90 characters'],
    ['instrument', { instrument: '1999.1' }, 'no questionnaire of this version'],
    ['opens', { opens: '1.9.2026' }, 'such as 2026-12-31'],
    ['closes', { closes: '2027-02-30' }, 'such as 2026-12-31'],
    ['closes', { opens: '2027-07-01' }, 'not before the first day'],
    ['closes', { opens: '2025-01-01', closes: '2025-02-01' }, 'not over yet'],
  ])('names what is wrong with %s %o and keeps what was typed', async (field, change, message) => {
    const { tested, operator } = await setUpRound();
    await operator.get('/console/open-round');
    const { status, html } = await operator.post('/console/open-round', { ...wanted, ...change, go: 'open' });
    expect(status).toBe(422);
    expect(html).toContain(`href="#${field}"`);
    expect(html).toContain(message);
    for (const value of Object.values({ ...wanted, ...change })) expect(html).toContain(value);
    expect(await tested.rounds.list()).toHaveLength(1);
  });
});

describe('closing a round', () => {
  it('names the cities with open drafts, and closes only when that was ticked', async () => {
    const { tested, operator } = await setUpRound();
    await tested.assessments.putAnswer(ROUND.id, FREETOWN ?? '', 'somebody', anAnswer('looking-ahead', 3));
    const { html } = await operator.get(`${BASE}/close`);
    expect(html).toContain('One city has begun and not submitted');
    expect(html).toContain('<li>Freetown</li>');
    const refused = await operator.post(`${BASE}/close`);
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('href="#drafts"');
    expect((await tested.rounds.get(ROUND.id)).closesAt).toBe(ROUND.closesAt);
    const closed = await operator.post(`${BASE}/close`, { drafts: 'yes' });
    expect(closed.location).toContain('done=round-closed');
    expect((await tested.rounds.get(ROUND.id)).closesAt).toBe(tested.clock.now.toISOString());
    expect((await operator.post(`${BASE}/close`)).status).toBe(303);
    expect((await actionsOf(tested)).filter((action) => action === 'round-closed')).toHaveLength(1);
    expect((await operator.get(`${BASE}/close`)).html).not.toContain('<button');
  });
});
