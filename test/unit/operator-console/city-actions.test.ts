import { describe, expect, it } from 'vitest';
import { sha256 } from '#functions/platform/repositories.ts';
import { anAssessment } from '#test/fakes/assessment-items.ts';
import { actionsOf, BASE, bounce, CITY, hiddenIn } from './console-actions.ts';
import { ROUND, setUpRound } from './console-setup.ts';

describe('what can be done for one city', () => {
  it('invites another coordinator, once', async () => {
    const { tested, operator } = await setUpRound();
    await operator.get(`${CITY}/invite`);
    const { html } = await operator.post(`${CITY}/invite`, { address: 'second@freetown.test' });
    expect(html).toContain('An invitation goes to second@freetown.test');
    expect(tested.mails).toEqual([]);
    const sent = await operator.post(`${CITY}/invite`, { address: 'second@freetown.test', go: 'send' });
    expect(sent.location).toContain('done=invited');
    const again = await operator.post(`${CITY}/invite`, { address: 'second@freetown.test', go: 'send' });
    expect(again.location).toContain('done=already');
    expect(tested.mails).toHaveLength(1);
    expect((await operator.get(CITY)).html).toContain('second@freetown.test');
  });

  it('refuses an address that bounced, is none, or was invited, with the remedy', async () => {
    const { tested, operator } = await setUpRound();
    await bounce(tested, 'gone@freetown.test');
    await operator.get(`${CITY}/invite`);
    for (const [address, message] of [
      ['gone@freetown.test', 'Ask the city for another address'],
      ['nonsense', 'Enter an e-mail address'],
      ['ama@freetown.test', 'send the invitation once more'],
    ] as const) {
      const { status, html } = await operator.post(`${CITY}/invite`, { address });
      expect([status, html.includes(message), html.includes(`value="${address}"`)]).toEqual([422, true, true]);
    }
    expect(tested.mails).toEqual([]);
  });

  it('sends the invitation once more, and one order is one mail', async () => {
    const { tested, operator } = await setUpRound();
    const { html } = await operator.get(`${CITY}/resend`);
    const order = { member: /name="member"[^>]*value="([^"]+)"/.exec(html)?.[1] ?? '', at: hiddenIn(html, 'at') };
    tested.clock.now = new Date(tested.clock.now.getTime() + 1000);
    expect((await operator.post(`${CITY}/resend`, order)).location).toContain('done=resent');
    expect((await operator.post(`${CITY}/resend`, order)).location).toContain('done=already');
    expect(tested.mails.map(({ to }) => to)).toEqual(['ama@freetown.test']);
    expect((await operator.post(`${CITY}/resend`, { member: 'nobody' })).status).toBe(422);
  });

  it('allows mail again after a bounce, and never after a complaint', async () => {
    const { tested, operator } = await setUpRound();
    await bounce(tested, 'ama@freetown.test');
    expect((await operator.get(CITY)).html).toContain(`${CITY}/lift`);
    const { html } = await operator.get(`${CITY}/lift`);
    const member = /name="member"[^>]*value="([^"]+)"/.exec(html)?.[1] ?? '';
    for (const _ of ['first', 'second']) {
      expect((await operator.post(`${CITY}/lift`, { member })).location).toContain('done=suppression-lifted');
    }
    expect(await tested.deliveryEvents.isSuppressed(tested.people.idOf('ama@freetown.test'))).toBe(false);
    expect((await actionsOf(tested)).filter((action) => action === 'suppression-lifted')).toHaveLength(1);
    await bounce(tested, 'ama@freetown.test', 'complaint');
    expect((await operator.get(`${CITY}/lift`)).html).not.toContain('<button');
  });

  it('names an assessor who is nobody of the city, and dismisses him', async () => {
    const { tested, operator } = await setUpRound();
    await operator.get(`${CITY}/assessor`);
    expect((await operator.post(`${CITY}/assessor`, { address: 'ama@freetown.test' })).html).toContain(
      'Name somebody from elsewhere',
    );
    expect((await operator.post(`${CITY}/assessor`, { address: 'judge@else.test' })).html).toContain('Name and ask');
    expect(tested.mails).toEqual([]);
    for (const done of ['assessor-named', 'already']) {
      const named = await operator.post(`${CITY}/assessor`, { address: 'judge@else.test', go: 'send' });
      expect(named.location).toContain(`done=${done}`);
    }
    expect(tested.mails).toHaveLength(1);
    expect((await operator.get(CITY)).html).toContain('judge@else.test');
    const { html } = await operator.get(`${CITY}/dismiss-assessor`);
    const member = /name="member"[^>]*value="([^"]+)"/.exec(html)?.[1] ?? '';
    for (const _ of ['first', 'second']) {
      expect((await operator.post(`${CITY}/dismiss-assessor`, { member })).location).toContain('assessor-dismissed');
    }
    expect((await actionsOf(tested)).slice(-2)).toEqual(['assessor-named', 'assessor-dismissed']);
    expect((await operator.get(CITY)).html).not.toContain('judge@else.test');
  });

  it('confirms a claim, which an invited city does not have', async () => {
    const { tested, operator } = await setUpRound();
    const lyon = 'gn-2996944';
    await tested.assessments.create(anAssessment({ round: ROUND.id, city: lyon, claim: 'claimed' }));
    const place = `${BASE}/cities/${lyon}`;
    expect((await operator.get(place)).html).toContain(`${place}/claim`);
    await operator.get(`${place}/claim`);
    for (const _ of ['first', 'second']) expect((await operator.post(`${place}/claim`)).status).toBe(303);
    expect((await tested.assessments.find(ROUND.id, lyon))?.claim).toBe('confirmed');
    expect((await tested.assessments.listOfRound(ROUND.id)).map(({ city }) => city)).toContain(lyon);
    expect((await actionsOf(tested)).filter((action) => action === 'claim-confirmed')).toHaveLength(1);
    expect((await operator.get(`${CITY}/claim`)).html).toContain('You invited this city');
  });

  it('shows a new token once, and makes no second one of the same form', async () => {
    const { tested, operator } = await setUpRound();
    await operator.get(`${BASE}/token`);
    expect((await operator.post(`${BASE}/token`, { city: 'Freetown' })).html).toContain('Write the country');
    const { html } = await operator.post(`${BASE}/token`, { city: 'Lyon, France' });
    const order = { city: 'Lyon, France', order: hiddenIn(html, 'order'), go: 'issue' };
    const shown = await operator.post(`${BASE}/token`, order);
    const token = />([\w-]{43})</.exec(shown.html)?.[1] ?? '';
    expect(await tested.assessments.findToken(sha256(token))).toEqual({ round: ROUND.id, city: 'gn-2996944' });
    const again = await operator.post(`${BASE}/token`, order);
    expect(again.html).toContain('issued its token already');
    expect(again.html).not.toContain(token);
    expect((await actionsOf(tested)).filter((action) => action === 'token-issued')).toHaveLength(1);
  });
});

it('says at the top of a page only what it knows', async () => {
  const { operator } = await setUpRound();
  expect((await operator.get(`${BASE}?done=claim-confirmed`)).html).toContain('The claim is confirmed.');
  expect((await operator.get(`${BASE}?done=<b>nonsense`)).html).not.toContain('nonsense');
});
