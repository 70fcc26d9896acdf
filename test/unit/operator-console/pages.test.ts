import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { PAGE_ROWS } from '#functions/operator-console/list-query.ts';
import { anAnswer, anAssessment, aRound } from '#test/fakes/assessment-items.ts';
import { content } from '#test/fakes/release-round.ts';
import { BOGOTA, DAY, enter, FREETOWN, OPERATOR, ROUND, setUpConsole, setUpRound, tokenOf } from './console-setup.ts';

const BASE = `/console/rounds/${ROUND.id}`;
/** Names of the cities in the table of a page. */
const citiesIn = (html: string): string[] =>
  [...html.matchAll(/href="[^"]+\/cities\/gn-\d+">([^<]+)</g)].map(([, name]) => name ?? '');

describe('the list of rounds', () => {
  it('says of each whether it is open, from when to when, and how far its cities are', async () => {
    const { tested, operator } = await setUpRound();
    const [start, end] = ['2027-01-01T00:00:00Z', '2027-06-01T00:00:00Z'];
    await tested.rounds.put(aRound({ id: 'next', name: 'Cities 2027', opensAt: start, closesAt: end }));
    await tested.rounds.put(
      aRound({ id: 'old', name: 'Cities 2025', opensAt: '2025-01-01T00:00:00Z', closesAt: '2026-01-01T00:00:00Z' }),
    );
    const { html } = await operator.get('/console');
    expect([...html.matchAll(/Cities 20\d\d/g)].map(([name]) => name)).toEqual([
      'Cities 2027',
      'Cities 2026',
      'Cities 2025',
    ]);
    expect([...html.matchAll(/Not yet open|>Open<|>Closed</g)].map(([tag]) => tag)).toEqual([
      'Not yet open',
      '>Open<',
      '>Closed<',
    ]);
    expect(html).toContain('1 January 2026 to 31 December 2026');
    expect(html).toContain('Invited 2');
  });

  it('says what to do when there is none', async () => {
    const { html } = await (await enter(setUpConsole(), OPERATOR)).get('/console');
    expect(html).toContain('href="/console/open-round"');
  });
});

describe('the page of a round', () => {
  it('shows where each city stands, narrowed by state', async () => {
    const { tested, operator } = await setUpRound();
    await tested.assessments.putAnswer(ROUND.id, FREETOWN ?? '', 'somebody', anAnswer('looking-ahead', 3));
    const all = (await operator.get(BASE)).html;
    expect(citiesIn(all)).toEqual(['Bogotá', 'Freetown']);
    expect(citiesIn((await operator.get(`${BASE}?only=invited`)).html)).toEqual(['Bogotá']);
    const answering = (await operator.get(`${BASE}?only=answering`)).html;
    expect(citiesIn(answering)).toEqual(['Freetown']);
    expect(answering).toMatch(/aria-current="true">Answering <span[^>]*>1</);
  });

  it('marks a city whose coordinator’s address bounced', async () => {
    const { tested, operator } = await setUpRound();
    const person = tested.people.idOf('maria@bogota.test');
    const at = tested.clock.now.toISOString();
    await tested.deliveryEvents.put({ person, kind: 'bounce', messageId: 'm', at, permanent: true });
    expect(citiesIn((await operator.get(`${BASE}?only=bounced`)).html)).toEqual(['Bogotá']);
    expect((await operator.get(`${BASE}/cities/${BOGOTA}`)).html).toContain('Mail to this address bounced');
  });

  it('finds a city by a part of its name, without accents, and keeps the filter', async () => {
    const { operator } = await setUpRound();
    expect(citiesIn((await operator.get(`${BASE}?search=BOGOTA`)).html)).toEqual(['Bogotá']);
    const { html } = await operator.get(`${BASE}?search=nowhere&only=invited`);
    expect(html).toContain('No city fits');
    expect(html).toContain('<input type="hidden" name="only" value="invited">');
  });

  it('takes any address for what it can be read as', async () => {
    const { operator } = await setUpRound();
    for (const query of ['only=nonsense', 'page=-1', 'page=x', 'page=99', 'only=', 'search=%00<b>']) {
      expect([query, (await operator.get(`${BASE}?${query}`)).status]).toEqual([query, 200]);
    }
    expect((await operator.get(`${BASE}?search=%3Cb%3E`)).html).not.toContain('<b>');
  });

  it('has pages of fifty cities, small enough for a slow line', async () => {
    const { tested, operator } = await setUpRound();
    for (const { id } of content.population().cities.slice(0, 120)) {
      await tested.assessments.create(anAssessment({ round: ROUND.id, city: id }));
    }
    const first = (await operator.get(`${BASE}?count=again`)).html;
    expect(citiesIn(first)).toHaveLength(PAGE_ROWS);
    expect(gzipSync(first).length).toBeLessThan(12_000);
    expect(first).toContain(`href="${BASE}?page=3"`);
    const seen = [
      first,
      ...(await Promise.all([2, 3].map((page) => operator.get(`${BASE}?page=${page}`)))).map(({ html }) => html),
    ];
    const names = seen.flatMap(citiesIn);
    expect(names.length).toBeGreaterThanOrEqual(120);
    expect(names).toEqual(names.toSorted((one, other) => one.localeCompare(other, 'en')));
  });

  it('counts anew when asked, and not for every click', async () => {
    const { tested, operator } = await setUpRound();
    await operator.get(BASE);
    await tested.assessments.putAnswer(ROUND.id, FREETOWN ?? '', 'somebody', anAnswer('looking-ahead', 3));
    expect(citiesIn((await operator.get(`${BASE}?only=answering`)).html)).toEqual([]);
    expect((await operator.get(`${BASE}?count=again`)).html).toContain('>Answering<');
    await tested.assessments.putAnswer(ROUND.id, BOGOTA ?? '', 'else', anAnswer('looking-ahead', 3));
    tested.clock.now = new Date(tested.clock.now.getTime() + 60_000);
    expect(citiesIn((await operator.get(`${BASE}?only=answering`)).html)).toEqual(['Bogotá', 'Freetown']);
  });
});

describe('the page of a city', () => {
  it('names its coordinators and counts who answers, and shows nothing of what they answered', async () => {
    const { tested, operator } = await setUpRound();
    const secret = anAnswer('looking-ahead', 4, { comment: 'The mayor does not listen' });
    await tested.assessments.putAnswer(ROUND.id, FREETOWN ?? '', 'somebody', secret);
    const { html } = await operator.get(`${BASE}/cities/${FREETOWN}`);
    expect(html).toContain('ama@freetown.test');
    expect(html).toContain('Has not signed in yet.');
    expect(html).toContain('One person');
    expect(html).not.toMatch(/mayor|looking-ahead|somebody/);
  });
});

describe('reminding', () => {
  it('says before to how many it goes, then what happened to each, and is in the audit log in the operator’s name', async () => {
    const { tested, operator } = await setUpRound();
    expect((await operator.get(`${BASE}/remind`)).html).toContain('2 coordinators will get a reminder');
    expect(tested.mails).toEqual([]);
    const { html } = await operator.post(`${BASE}/remind`);
    expect(tested.mails.map(({ to }) => to).toSorted()).toEqual(['ama@freetown.test', 'maria@bogota.test']);
    expect(html).toContain('2 coordinators were reminded.');
    expect(html).toMatch(/Freetown<\/th><td[^>]*>Reminded</);
    const actor = `person:${tested.people.idOf(OPERATOR)}`;
    const entry = { actor, action: 'cities-reminded', round: ROUND.id, count: 1 };
    const entries = (await tested.audits.list()).slice(-2);
    expect(entries).toMatchObject([entry, entry]);
    expect(new Set(entries.map(({ city }) => city))).toEqual(new Set(['gn-2409306', BOGOTA]));
  });

  it('mails nobody twice when the form is sent again', async () => {
    const { tested, operator } = await setUpRound();
    await operator.get(`${BASE}/remind`);
    await operator.post(`${BASE}/remind`);
    expect((await operator.post(`${BASE}/remind`)).html).toContain('within the last 24 hours');
    expect(tested.mails).toHaveLength(2);
    expect((await operator.get(`${BASE}/remind`)).html).not.toContain('<button');
  });

  it('reminds one city alone from its page', async () => {
    const { tested, operator } = await setUpRound();
    await operator.get(`${BASE}/cities/${BOGOTA}/remind`);
    await operator.post(`${BASE}/cities/${BOGOTA}/remind`);
    expect(tested.mails.map(({ to }) => to)).toEqual(['maria@bogota.test']);
    expect((await tested.audits.list()).at(-1)).toMatchObject({ city: BOGOTA, count: 1 });
  });

  it('ends before the time of a request is up, says what is left, and goes on there', async () => {
    const { tested, operator } = await setUpRound();
    tested.mailing.before = () => {
      tested.clock.now = new Date(tested.clock.now.getTime() + 20_000);
    };
    await operator.get(`${BASE}/remind`);
    const { html } = await operator.post(`${BASE}/remind`);
    expect(tested.mails).toHaveLength(1);
    expect(html).toContain('One city is left.');
    const after = /name="after" value="([^"]+)"/.exec(html)?.[1] ?? '';
    expect((await operator.post(`${BASE}/remind`, { after })).html).toContain('Reminders are done');
    expect(new Set(tested.mails.map(({ to }) => to)).size).toBe(2);
  });

  it('is refused without the token of an own page', async () => {
    const { tested, operator } = await setUpRound();
    await operator.get(`${BASE}/remind`);
    for (const csrf of ['', 'x.y']) expect((await operator.post(`${BASE}/remind`, {}, csrf)).status).toBe(403);
    expect(tested.mails).toEqual([]);
  });

  it('says that a round is closed', async () => {
    const { tested } = await setUpRound();
    tested.clock.now = new Date(Date.parse(ROUND.closesAt) + DAY);
    const late = await enter(tested, OPERATOR);
    expect((await late.get(`${BASE}/remind`)).status).toBe(409);
    expect((await late.post(`${BASE}/remind`, {}, tokenOf(late))).html).toContain('round');
    expect(tested.mails).toEqual([]);
    expect((await late.get(BASE)).html).not.toContain(`${BASE}/remind`);
  });
});
