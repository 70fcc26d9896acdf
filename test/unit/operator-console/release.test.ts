import { beforeEach, describe, expect, it } from 'vitest';
import { anAssessment, aResponse, aSubmission, PRACTICES } from '#test/fakes/assessment-items.ts';
import { CITIES } from '#test/fakes/release-round.ts';
import type { Visitor } from '../hosted-form/visitor.ts';
import { type ConsoleUnderTest, OPERATOR, ROUND, setUpRound } from './console-setup.ts';

const BASE = `/console/rounds/${ROUND.id}`;

/** So many cities more submit, from a place in the list of cities on. */
const submitCities = async ({ assessments, submissions }: ConsoleUnderTest, from: number, to: number) => {
  for (const city of CITIES.slice(from, to)) {
    const level = (1 + (CITIES.indexOf(city) % 5)) as 1;
    const responses = [aResponse('r-1', Array(PRACTICES.length).fill(level))];
    const submission = aSubmission({ round: ROUND.id, city, responses });
    await assessments.create(anAssessment({ round: ROUND.id, city }));
    await submissions.insert(submission);
    await assessments.addSubmission(ROUND.id, city, {
      submission: submission.id,
      version: submission.version,
      submittedAt: submission.submittedAt,
    });
  }
};

/** What the form of a page would send. */
const hiddenIn = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="(release|seal)" value="([^"]*)"/g)].map(([, name, value]) => [
      name ?? '',
      value ?? '',
    ]),
  );

describe('publishing a release from the console', () => {
  let tested: ConsoleUnderTest;
  let operator: Visitor;
  beforeEach(async () => {
    ({ tested, operator } = await setUpRound());
  });

  const look = async () => (await operator.get(`${BASE}/release`)).html;
  const releases = () => tested.releases.list(ROUND.id);

  it('says too early by which rule, and what to do, and has no button', async () => {
    await submitCities(tested, 0, 14);
    const html = await look();
    expect(html).toContain('It is too early to publish');
    expect(html).toContain('A benchmark needs 15 cities, and there are 14');
    expect(html).toContain('Wait for more cities or remind those that have not submitted');
    expect(html).not.toContain('<button');
    const refused = await operator.post(`${BASE}/release`, hiddenIn(html));
    expect(refused.status).toBe(409);
    expect(refused.html).toContain('there are 14');
    expect(await releases()).toEqual([]);
  });

  it('says who joins, who is left out and why, and what stays hidden for whom', async () => {
    await submitCities(tested, 0, 20);
    const html = await look();
    expect(html).toContain(`Release ${ROUND.id}:1 can be published`);
    expect(html).toMatch(/Cities in it<\/dt><dd[^>]*>20</);
    expect(html).toContain('Freetown, Sierra Leone: has not submitted yet');
    expect(html).toMatch(/A verdict takes eight peers|Fewer than five peers/);
    expect(html).toMatch(/: \d peers with a level in every capability/);
  });

  it('says for how many cities the round is too small to show quartiles', async () => {
    const row = (count: number) =>
      new RegExp(`Cities without quartiles, since the round is too small for them</dt><dd[^>]*>${count}<`);
    await submitCities(tested, 0, 16);
    const few = await look();
    expect(few).toMatch(/Cities for which something stays hidden<\/dt><dd[^>]*>16</);
    expect(few).toMatch(row(0));
    await submitCities(tested, 16, 60);
    expect(await look()).toMatch(row(60));
  });

  it('publishes once, however often the form is sent, in the operator’s name', async () => {
    await submitCities(tested, 0, 20);
    const form = hiddenIn(await look());
    const sent = await operator.post(`${BASE}/release`, form);
    expect(sent.location).toBe(`${BASE}/releases?published=${encodeURIComponent(`${ROUND.id}:1`)}`);
    await submitCities(tested, 20, 30);
    expect((await operator.post(`${BASE}/release`, form)).location).toBe(sent.location);
    expect(await releases()).toMatchObject([{ id: `${ROUND.id}:1`, cities: 20 }]);
    const entries = (await tested.audits.list()).filter(({ action }) => action === 'release-published');
    expect(entries).toMatchObject([{ actor: `person:${tested.people.idOf(OPERATOR)}`, release: `${ROUND.id}:1` }]);
    const { html } = await operator.get(sent.location);
    expect(html).toContain(`${ROUND.id}:1 is published`);
    expect(html).toContain('can no longer be changed');
  });

  it('publishes once when two forms are sent at the same moment', async () => {
    await submitCities(tested, 0, 15);
    const form = hiddenIn(await look());
    const answers = await Promise.all([1, 2].map(() => operator.post(`${BASE}/release`, form)));
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(await releases()).toHaveLength(1);
  });

  it('publishes nothing that the operator has not seen', async () => {
    await submitCities(tested, 0, 15);
    const form = hiddenIn(await look());
    await submitCities(tested, 15, 16);
    const changed = await operator.post(`${BASE}/release`, form);
    expect(changed.status).toBe(409);
    expect(changed.html).toContain('Something changed since you looked');
    expect(await releases()).toEqual([]);
    expect((await operator.post(`${BASE}/release`, hiddenIn(changed.html))).status).toBe(303);
    expect(await releases()).toMatchObject([{ cities: 16 }]);
  });

  it('waits for five new cities before the next one, and says whose peers would change', async () => {
    await submitCities(tested, 0, 20);
    await operator.post(`${BASE}/release`, hiddenIn(await look()));
    await submitCities(tested, 20, 24);
    expect(await look()).toContain('Since the last benchmark at least 5 cities must have joined, and 4 have');
    await submitCities(tested, 24, 40);
    const html = await look();
    expect(html).toMatch(/Cities whose peers change \(\d+\)/);
    expect(html).toMatch(/: (one new peer|\d+ new peers), /);
  });

  it('lists the releases, and which was closed because a city was erased', async () => {
    expect((await operator.get(`${BASE}/releases`)).html).toContain('This round has no release yet');
    await submitCities(tested, 0, 15);
    await operator.post(`${BASE}/release`, hiddenIn(await look()));
    expect((await operator.get(`${BASE}/releases`)).html).toContain('In use');
    const [entry] = await releases();
    if (entry !== undefined) await tested.releases.succeed(entry, tested.clock.now.toISOString());
    expect((await operator.get(`${BASE}/releases`)).html).toMatch(/Closed<[\s\S]*Too few cities were left/);
  });
});
