import { describe, expect, it } from 'vitest';
import { restoreTyped } from '#functions/pages/kept-text.ts';
import { SESSION_COOKIE } from '#functions/platform/session-cookies.ts';
import { BASE, bounce, hiddenIn } from './console-actions.ts';
import { enter, FREETOWN, OPERATOR, setUpRound } from './console-setup.ts';

describe('inviting a list of cities', () => {
  const GOOD = 'gn-2653941, vice@cambridge.test\nLyon, France, maire@lyon.test';

  it('says who would be invited, mails nobody before, and then each once', async () => {
    const { tested, operator } = await setUpRound();
    await operator.get(`${BASE}/invite`);
    const { html } = await operator.post(`${BASE}/invite`, { list: `${GOOD}\n${FREETOWN}, ama@freetown.test` });
    expect(html).toContain('2 coordinators will be invited by mail.');
    expect(html).toContain('One coordinator was invited before');
    expect(tested.mails).toEqual([]);
    const list = hiddenIn(html, 'list');
    const sent = await operator.post(`${BASE}/invite`, { list, go: 'send' });
    expect(sent.html).toContain('2 coordinators were invited.');
    await operator.post(`${BASE}/invite`, { list, go: 'send' });
    expect(tested.mails.map(({ to }) => to)).toEqual(['vice@cambridge.test', 'maire@lyon.test']);
    expect((await tested.audits.list()).at(-1)).toMatchObject({
      actor: `person:${tested.people.idOf(OPERATOR)}`,
      action: 'cities-invited',
      city: 'gn-2996944',
      count: 1,
    });
  });

  it('mails nobody while a line is wrong, and says which', async () => {
    const { tested, operator } = await setUpRound();
    await operator.get(`${BASE}/invite`);
    const list = `${GOOD}\nFreetown, a@b.test\ngn-1, c@d.test\ngn-2409306, nonsense\nLyon, France, none`;
    for (const go of ['', 'send']) {
      const { status, html } = await operator.post(`${BASE}/invite`, { list, go });
      expect(status).toBe(422);
      expect(html).toContain('Line 3: write the country after “Freetown”');
      expect(html).toContain('Line 4: there is no city “gn-1”');
      expect(html).toContain('Line 5: “nonsense” is no e-mail address');
      expect(html).toContain('Line 6: “none” is no e-mail address');
      expect(html).toContain('Lyon, France, maire@lyon.test');
    }
    expect(tested.mails).toEqual([]);
  });

  it.each([
    ['', 'Paste the list of cities'],
    ['city,country\nLyon,France', 'does not name the column address'],
    ['Lyon, France, "a@b.test', 'quotation mark'],
  ])('says what is no list: %o', async (list, message) => {
    const { operator } = await setUpRound();
    await operator.get(`${BASE}/invite`);
    expect((await operator.post(`${BASE}/invite`, { list })).html).toContain(message);
  });

  it('leaves out an address that bounced, and says what to do', async () => {
    const { tested, operator } = await setUpRound();
    await bounce(tested, 'maire@lyon.test');
    await operator.get(`${BASE}/invite`);
    const { html } = await operator.post(`${BASE}/invite`, { list: 'Lyon, France, maire@lyon.test' });
    expect(html).toContain('Ask these cities for another address');
    expect(html).not.toContain('value="send"');
    await operator.post(`${BASE}/invite`, { list: 'Lyon, France, maire@lyon.test', go: 'send' });
    expect(tested.mails).toEqual([]);
  });

  it('takes a long list in slices, and goes on where it ended', async () => {
    const { tested, operator } = await setUpRound();
    tested.mailing.before = () => {
      tested.clock.now = new Date(tested.clock.now.getTime() + 20_000);
    };
    await operator.get(`${BASE}/invite`);
    const first = await operator.post(`${BASE}/invite`, { list: GOOD, go: 'send' });
    expect(first.html).toContain('One line is left.');
    const after = hiddenIn(first.html, 'after');
    expect((await operator.post(`${BASE}/invite`, { list: GOOD, go: 'send', after })).html).toContain(
      'Invitations are done',
    );
    expect(tested.mails.map(({ to }) => to)).toEqual(['vice@cambridge.test', 'maire@lyon.test']);
  });

  it('keeps the typed list when the session ended meanwhile', async () => {
    const { tested, operator } = await setUpRound();
    const { html } = await operator.get(`${BASE}/invite`);
    const owner = hiddenIn(html, 'owner');
    operator.cookies.delete(SESSION_COOKIE);
    const list = Array.from({ length: 600 }, (_, index) => `gn-${index}, coordinator-${index}@city.test`).join('\n');
    const refused = await operator.post(`${BASE}/invite`, { list, owner });
    const kept = hiddenIn(refused.html, 'kept');
    expect(refused.status).toBe(403);
    expect(kept).not.toBe('');
    const person = tested.people.idOf(OPERATOR);
    await restoreTyped(tested, { kept, person, now: tested.clock.now });
    const again = await enter(tested, OPERATOR);
    expect((await again.get(`${BASE}/invite`)).html).toContain('gn-599, coordinator-599@city.test');
  });
});
