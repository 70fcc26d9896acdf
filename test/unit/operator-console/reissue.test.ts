import { describe, expect, it } from 'vitest';
import { aRelease } from '#test/fakes/release-items.ts';
import { BASE, CITY, hiddenIn, submit } from './console-actions.ts';
import { BOGOTA, FREETOWN, ROUND, setUpRound } from './console-setup.ts';

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

  it('can be asked for anew under a short name', async () => {
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
