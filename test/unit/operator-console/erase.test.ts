import { beforeEach, describe, expect, it } from 'vitest';
import type { ErasureReceipt } from '#shared/contracts/erasure.ts';
import { aHash } from '#test/fakes/assessment-items.ts';
import type { Visitor } from '../hosted-form/visitor.ts';
import { BOGOTA, type ConsoleUnderTest, ERASURE, FREETOWN, OPERATOR, ROUND, setUpRound } from './console-setup.ts';

const CITY_PAGE = `/console/rounds/${ROUND.id}/cities/${FREETOWN}`;

const aReceipt = (change: Partial<ErasureReceipt> = {}): ErasureReceipt => ({
  of: { city: FREETOWN ?? '' },
  at: '2026-03-03T10:00:00.000Z',
  deleted: { ASSESSMENT: 40, SUBMISSION: 7 },
  rewritten: { CITY: 2 },
  files: 2,
  fileVersions: 3,
  keysHash: aHash(),
  releases: [{ release: `${ROUND.id}:1`, hash: aHash(), successor: null }],
  exports: [],
  namedInReports: 1,
  people: 1,
  traces: 0,
  ...change,
});

describe('erasing a city from the console', () => {
  let tested: ConsoleUnderTest;
  let operator: Visitor;
  beforeEach(async () => {
    ({ tested, operator } = await setUpRound());
  });

  /** An operator asked what would go, and `erase-data` looked. */
  const lookFirst = async () => {
    await operator.get(`${CITY_PAGE}/erase`);
    const { location } = await operator.post(`${CITY_PAGE}/erase`);
    const id = location.split('/').at(-1) ?? '';
    await tested.erasures.putLook(id, aReceipt());
    return { id, location, show: async () => (await operator.get(location)).html };
  };

  it('says first what erasing means, and what is less, and asks only to look', async () => {
    const { html } = await operator.get(`${CITY_PAGE}/erase`);
    for (const words of ['What is erased cannot be brought back', 'Backups that you made are not reached']) {
      expect(html).toContain(words);
    }
    expect(html).toContain(`href="${CITY_PAGE}/consents"`);
    expect(html).toContain('npm run capability -- erase --person');
    const { location } = await operator.post(`${CITY_PAGE}/erase`);
    expect(tested.desk).toEqual([{ erasure: location.split('/').at(-1), task: 'look' }]);
    const waiting = await operator.get(location);
    expect(waiting.html).toContain('Looking what would go: Freetown');
    expect(waiting.headers.refresh).toBe('3');
  });

  it('says what would go and which release is closed, and orders nothing without the city’s name', async () => {
    const { location, show } = await lookFirst();
    const html = await show();
    expect(html).toContain('Erase Freetown for ever?');
    expect(html).toMatch(/Items of the table<\/dt><dd[^>]*>47</);
    expect(html).toContain(`${ROUND.id}:1 holds the city: it is closed`);
    for (const city of ['', 'Bogotá', 'yes', 'Free', 'gn-24093']) {
      const refused = await operator.post(location, { city });
      expect([city, refused.status]).toEqual([city, 422]);
      expect(refused.html).toContain('Type Freetown or gn-2409306');
      expect(refused.html).toContain(`value="${city}"`);
    }
    expect(tested.desk.map(({ task }) => task)).toEqual(['look']);
  });

  it('is ordered by the name in any spelling or by the id, in the operator’s name, and once', async () => {
    for (const city of ['FREETOWN', 'freetown', FREETOWN ?? '']) {
      const { id, location } = await lookFirst();
      for (const _ of [1, 2]) expect((await operator.post(location, { city })).location).toBe(location);
      expect((await tested.erasures.find(id))?.order?.by).toBe(`person:${tested.people.idOf(OPERATOR)}`);
      expect((await operator.get(location)).html).toContain('Freetown is being erased');
    }
  });

  it('shows the proof afterwards: what went, that nothing is left, and the hash that the audit log keeps', async () => {
    const { id, location, show } = await lookFirst();
    await operator.post(location, { city: 'Freetown' });
    tested.clock.now = new Date(tested.clock.now.getTime() + 30 * 60_000);
    expect(await show()).toContain('is not finished');
    const left = aReceipt({ traces: 2 });
    await tested.erasures.putReceipt(id, 1, left);
    expect(await show()).toContain('Something of Freetown is left');
    const asked = tested.desk.length;
    expect((await operator.post(location)).location).toBe(location);
    expect(tested.desk.slice(asked)).toEqual([{ erasure: id, task: 'erase' }]);
    const receipt = aReceipt({ deleted: { ASSESSMENT: 2 } });
    await tested.erasures.putReceipt(id, 2, receipt);
    const html = await show();
    expect(html).toContain('Freetown is erased');
    expect(html).toContain(receipt.keysHash);
    expect(html).toContain(left.keysHash);
    expect(html).toMatch(/Found by a search afterwards<\/dt><dd[^>]*>Nothing</);
    expect(html).toContain('Too few cities were left for a successor');
    expect((await operator.get('/console/erasures')).html).toMatch(/Freetown, Sierra Leone<[\s\S]*>Erased</);
  });

  it('cannot be ordered before anybody has looked', async () => {
    await operator.get(`/console/erasures/${ERASURE}`);
    expect((await operator.post(`/console/erasures/${ERASURE}`, { city: BOGOTA ?? '' })).status).toBe(403);
    expect(tested.desk).toEqual([]);
    expect((await operator.get('/console/erasures/no-such-one')).status).toBe(404);
  });
});

describe('taking back a consent from the console', () => {
  const setUp = async () => {
    const { tested, operator } = await setUpRound();
    const consents = { named: true, learnFrom: true, research: false, contact: 'The mayor’s office' };
    await tested.assessments.changeSettings(ROUND.id, FREETOWN ?? '', () => ({ conditions: [], consents }));
    const standing = async () => (await tested.assessments.settings(ROUND.id, FREETOWN ?? '')).consents;
    return { tested, operator, standing, page: `${CITY_PAGE}/consents` };
  };
  const withdrawals = async ({ audits }: ConsoleUnderTest) =>
    (await audits.list()).filter(({ action }) => action === 'consent-withdrawn');

  it('offers what stands, takes back what is ticked, and says from when on', async () => {
    const { tested, operator, standing, page } = await setUp();
    const { html } = await operator.get(page);
    expect([...html.matchAll(/name="consents" type="checkbox" value="(\w+)"/g)].map(([, value]) => value)).toEqual([
      'named',
      'learnFrom',
    ]);
    const { location } = await operator.post(page, { consents: ['learnFrom'] });
    expect(await standing()).toEqual({ named: true, learnFrom: false, research: false });
    expect((await operator.get(location)).html).toMatch(/Taken back[\s\S]*This holds from the next release/);
    expect(await withdrawals(tested)).toMatchObject([{ city: FREETOWN, count: 1 }]);
  });

  it('changes nothing when the form is sent again, and asks when nothing is ticked', async () => {
    const { tested, operator, standing, page } = await setUp();
    await operator.get(page);
    for (const _ of [1, 2]) await operator.post(page, { consents: ['named', 'learnFrom'] });
    expect(await standing()).toEqual({ named: false, learnFrom: false, research: false });
    expect(await withdrawals(tested)).toHaveLength(1);
    const empty = await operator.post(page);
    expect([empty.status, empty.html.includes('Choose what the city takes back')]).toEqual([422, true]);
    expect((await operator.get(page)).html).toContain('The city agrees to nothing at present');
  });
});
