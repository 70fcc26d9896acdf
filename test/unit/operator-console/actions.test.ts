import { describe, expect, it } from 'vitest';
import { restoreTyped } from '#functions/pages/kept-text.ts';
import { sha256 } from '#functions/platform/repositories.ts';
import { SESSION_COOKIE } from '#functions/platform/session-cookies.ts';
import { anAnswer, anAssessment, anIssue, aSubmission } from '#test/fakes/assessment-items.ts';
import { aRelease } from '#test/fakes/release-items.ts';
import { BOGOTA, type ConsoleUnderTest, enter, FREETOWN, OPERATOR, ROUND, setUpRound } from './console-setup.ts';

const BASE = `/console/rounds/${ROUND.id}`;
const CITY = `${BASE}/cities/${FREETOWN}`;
const hiddenIn = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
const actionsOf = async ({ audits }: ConsoleUnderTest) => (await audits.list()).map(({ action }) => action);

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

const bounce = (tested: ConsoleUnderTest, address: string, kind: 'bounce' | 'complaint' = 'bounce') =>
  tested.deliveryEvents.put({
    person: tested.people.idOf(address),
    kind,
    messageId: 'm',
    at: tested.clock.now.toISOString(),
    permanent: true,
  });

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

const submit = async (tested: ConsoleUnderTest, city: string) => {
  const submission = aSubmission({ round: ROUND.id, city });
  await tested.submissions.insert(submission);
  const { id, version, submittedAt } = submission;
  await tested.assessments.addSubmission(ROUND.id, city, { submission: id, version, submittedAt });
  await tested.issues.put(anIssue({ submission: id, city, round: ROUND.id }));
  return id;
};

describe('new reports', () => {
  const setUpReleased = async () => {
    const { tested, operator } = await setUpRound();
    const submissions = [await submit(tested, FREETOWN ?? ''), await submit(tested, BOGOTA ?? '')];
    await tested.releases.publish(aRelease({ id: `${ROUND.id}:1`, round: ROUND.id, number: 1 }));
    return { tested, operator, submissions };
  };

  it('wait for a release', async () => {
    const { operator } = await setUpRound();
    const { html } = await operator.get(`${BASE}/reissue`);
    expect(html).toContain('Publish a release first');
    expect(html).not.toContain('<button');
  });

  it('are counted, timed and priced before they begin, and each begins once', async () => {
    const { tested, operator, submissions } = await setUpReleased();
    const { html } = await operator.get(`${BASE}/reissue`);
    expect(html).toContain('2 cities get a new report against cities-2026:1');
    expect(html).toMatch(/about one minute, 10 reports at a time, and costs about US\$0\.0\d on AWS/);
    expect(tested.events).toEqual([]);
    const begun = await operator.post(`${BASE}/reissue`, { go: 'begin' });
    expect(begun.location).toBe(`${BASE}/reissue`);
    expect(new Set(tested.events.map(({ submission, issue }) => `${submission} ${issue}`))).toEqual(
      new Set(submissions.map((submission) => `${submission} 2`)),
    );
    expect((await tested.audits.list()).map(({ action, city }) => `${action} ${city}`).toSorted()).toEqual(
      expect.arrayContaining([`reports-reissued ${FREETOWN}`, `reports-reissued ${BOGOTA}`]),
    );
    const under = await operator.get(`${BASE}/reissue`);
    expect(under.html).toContain('0 of 2 reports finished');
    expect(under.headers.refresh).toBe('10');
    await operator.post(`${BASE}/reissue`, { go: 'begin' });
    expect((await tested.issues.list(submissions[0] ?? '')).map(({ issue }) => issue)).toEqual([1, 2]);
    for (const submission of submissions) {
      const sent = { submission, issue: 2, messageId: 'm', sentAt: tested.clock.now.toISOString() };
      await tested.issues.putDelivery(sent, tested.people.idOf('office@city.test'));
    }
    const done = await operator.get(`${BASE}/reissue`);
    expect(done.html).toContain('2 of 2 reports finished');
    expect(done.headers.refresh).toBeUndefined();
  });

  it('go on where the time of a request was up, and a city that fails stops no other', async () => {
    const { tested, operator, submissions } = await setUpReleased();
    await operator.get(`${BASE}/reissue`);
    tested.reissueFails.submission = submissions[0] ?? '';
    const failed = await operator.post(`${BASE}/reissue`, { go: 'begin' });
    expect(failed.html).toContain('One city could not be begun');
    expect(failed.html).toContain('Freetown: Unreachable');
    expect(tested.events).toHaveLength(1);
    tested.reissueFails.submission = '';
    expect((await operator.post(`${BASE}/reissue`, { go: 'begin' })).status).toBe(303);
    expect(new Set(tested.events.map(({ submission }) => submission))).toEqual(new Set(submissions));
  });

  it('can be asked for under a name of one’s own', async () => {
    const { tested, operator } = await setUpReleased();
    await operator.get(`${BASE}/reissue`);
    const wrong = await operator.post(`${BASE}/reissue`, { go: 'plan', label: 'Better Maps' });
    expect([wrong.status, wrong.html.includes('value="Better Maps"')]).toEqual([422, true]);
    const planned = await operator.post(`${BASE}/reissue`, { go: 'plan', label: 'better-maps' });
    expect(planned.location).toBe(`${BASE}/reissue?label=better-maps`);
    await operator.post(`${BASE}/reissue`, { go: 'begin', chosen: 'better-maps' });
    expect(await tested.reissues.find(ROUND.id, 'better-maps')).toBeDefined();
  });

  it('go to one city, once a form', async () => {
    const { tested, operator, submissions } = await setUpReleased();
    const { html } = await operator.get(`${CITY}/reissue`);
    const label = hiddenIn(html, 'label');
    for (const _ of ['first', 'second']) {
      expect((await operator.post(`${CITY}/reissue`, { label })).location).toContain('done=reissue-begun');
    }
    expect((await tested.issues.list(submissions[0] ?? '')).map(({ issue }) => issue)).toEqual([1, 2]);
    expect((await tested.issues.list(submissions[1] ?? '')).map(({ issue }) => issue)).toEqual([1]);
  });
});

describe('failed work', () => {
  it('is told with what it means for which city, and goes back one by one or all at once', async () => {
    const { tested, operator } = await setUpRound();
    const submissions = [await submit(tested, FREETOWN ?? ''), await submit(tested, BOGOTA ?? '')];
    for (const [index, submission] of submissions.entries()) {
      const type = index === 0 ? 'submission.received' : 'report.rendered';
      tested.failed.push({ id: `id-${index}`, event: { type, submission, issue: 1 }, sentAt: tested.clock.now });
    }
    tested.failed.push({ id: 'id-2', event: null, sentAt: tested.clock.now });
    const { html } = await operator.get('/console/failed');
    expect(html).toContain('gave up on 3 pieces of work');
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
});

it('says at the top of a page only what it knows', async () => {
  const { operator } = await setUpRound();
  expect((await operator.get(`${BASE}?done=claim-confirmed`)).html).toContain('The claim is confirmed.');
  expect((await operator.get(`${BASE}?done=<b>nonsense`)).html).not.toContain('nonsense');
});
