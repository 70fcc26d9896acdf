import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { CAPABILITIES } from '#shared/contracts/names.ts';
import { successorWithout } from '#shared/domain/release/build-release.ts';
import { anAnswer, anAssessment, anIssue } from '#test/fakes/assessment-items.ts';
import { aRelease, aReleaseMember } from '#test/fakes/release-items.ts';
import { CITIES, content } from '#test/fakes/release-round.ts';
import {
  BOGOTA,
  type ConsoleUnderTest,
  DAY,
  enter,
  FREETOWN,
  OPERATOR,
  ROUND,
  setUpConsole,
  setUpRound,
} from './console-setup.ts';

const PAGE = `/console/rounds/${ROUND.id}/pictures`;

/** The round of this file, of cities in which all five capabilities have these levels. */
const aReleaseOf = (levels: readonly number[]) =>
  aRelease({
    round: ROUND.id,
    members: levels.map((level, index) =>
      aReleaseMember({
        city: CITIES[index] ?? '',
        individual: { capabilities: Object.fromEntries(CAPABILITIES.map((each) => [each, level])), practices: {} },
      }),
    ),
  });

const submit = async (tested: ConsoleUnderTest, city: string, at: Date, mailedAt?: Date): Promise<void> => {
  const submission = crypto.randomUUID();
  const submittedAt = at.toISOString();
  await tested.assessments.addSubmission(ROUND.id, city, { submission, version: 1, submittedAt });
  await tested.issues.put(anIssue({ submission, city, round: ROUND.id, requestedAt: submittedAt }));
  if (mailedAt === undefined) return;
  const delivery = { submission, issue: 1, messageId: 'm', sentAt: mailedAt.toISOString() };
  await tested.issues.putDelivery(delivery, 'a-reader');
};

/** Cells of the table rows that begin with a name. */
const rowOf = (html: string, name: string): string[] => {
  const [, cells = ''] = new RegExp(`<th[^>]*>${name}</th>(.*?)</tr>`, 's').exec(html) ?? [];
  return [...cells.matchAll(/<td[^>]*>([^<]*)</g)].map(([, cell]) => cell ?? '');
};

describe('the pictures of a round', () => {
  it('say what progress there is, by the day and by the region', async () => {
    const { tested, operator } = await setUpRound();
    const { now } = tested.clock;
    await submit(tested, FREETOWN ?? '', now, now);
    const { html } = await operator.get(PAGE);
    expect(html).toContain('One of 2 cities has submitted; one in the last seven days');
    expect(rowOf(html, '2 March 2026')).toEqual(['2', '0', '0', '0']);
    expect(rowOf(html, '3 March 2026')).toEqual(['2', '1', '1', '1']);
    expect(html).toContain('2 cities in 2 countries take part; in one region none has submitted yet');
    expect(rowOf(html, 'Western Africa')).toEqual(['1', '0', '0', '0', '1']);
    expect(rowOf(html, 'South America')).toEqual(['1', '1', '0', '0', '0']);
  });

  it('show when people began to answer, and nothing of what they answered', async () => {
    const { tested, operator } = await setUpRound();
    const secret = anAnswer('looking-ahead', 4, { comment: 'The mayor does not listen' });
    const stamp = { instrument: '2026.1', savedAt: tested.clock.now.toISOString() };
    await tested.assessments.putAnswer(ROUND.id, BOGOTA ?? '', 'somebody', secret, stamp);
    const { html } = await operator.get(PAGE);
    expect(rowOf(html, '3 March 2026')).toEqual(['2', '1', '0', '0']);
    expect(html).not.toMatch(/mayor|looking-ahead|somebody/);
  });

  it('count the first mail with a report, whatever was issued later', async () => {
    const { tested } = await setUpRound();
    const first = new Date(tested.clock.now);
    await submit(tested, BOGOTA ?? '', first, first);
    tested.clock.now = new Date(first.getTime() + 3 * DAY);
    const [entry] = await tested.assessments.submissions(ROUND.id, BOGOTA ?? '');
    const { submission = '' } = entry ?? {};
    const requestedAt = tested.clock.now.toISOString();
    await tested.issues.put(anIssue({ submission, issue: 2, city: BOGOTA ?? '', round: ROUND.id, requestedAt }));
    const { html } = await (await enter(tested, OPERATOR)).get(PAGE);
    expect(rowOf(html, '3 March 2026')).toEqual(['2', '1', '1', '1']);
  });

  it('say what to do in a round without a city', async () => {
    const tested = setUpConsole();
    await tested.rounds.put(ROUND);
    const { html, status } = await (await enter(tested, OPERATOR)).get(PAGE);
    expect(status).toBe(200);
    expect(html).toContain('Invite cities first.');
    expect(html).toContain('There is no release yet.');
    expect(html).not.toContain('<svg class="app-climb');
  });

  it('can be drawn for one city on the day of its invitation', async () => {
    const tested = setUpConsole();
    await tested.rounds.put(ROUND);
    await tested.invite(FREETOWN ?? '', 'ama@freetown.test');
    const { html } = await (await enter(tested, OPERATOR)).get(PAGE);
    expect(html).toContain('The one city has not submitted yet');
    expect(html).toContain('One city takes part');
    expect(html).not.toContain('NaN');
  });

  it('hold 500 cities and a year in less than 40 KB, with nothing inline that the policy forbids', async () => {
    const { tested } = await setUpRound();
    const start = tested.clock.now.getTime();
    for (const [index, { id }] of content.population().cities.slice(0, 500).entries()) {
      const createdAt = new Date(start + (index % 9) * DAY).toISOString();
      await tested.assessments.create(anAssessment({ round: ROUND.id, city: id, createdAt }));
      if (index % 2 === 0) await submit(tested, id, new Date(start + (index % 300) * DAY), new Date(start + 301 * DAY));
    }
    await tested.releases.publish(aReleaseOf(Array.from({ length: 120 }, (_, index) => 1 + (index % 33) / 8)));
    tested.clock.now = new Date(start + 302 * DAY);
    await enter(tested, OPERATOR).then((visitor) => visitor.get(PAGE));
    const { html } = await (await enter(tested, OPERATOR)).get(PAGE);
    expect(html).toContain('502 cities');
    expect(gzipSync(html).length).toBeLessThan(40_000);
    expect(html).not.toMatch(/ style=|<style|<script>/);
  });
});

describe('the picture of levels', () => {
  it('shows half levels that at least five cities share, says that it is no ranking, and names no city', async () => {
    const { tested, operator } = await setUpRound();
    await tested.releases.publish(aReleaseOf([...Array(11).fill(3.25), ...Array(6).fill(2), 4.75, 4.75]));
    const { html } = await operator.get(PAGE);
    expect(html).toContain('Levels across 19 cities');
    expect(html).toContain('This is no ranking.');
    expect(rowOf(html, '3.0 to under 3.5')).toEqual(Array(5).fill('about 10'));
    expect(rowOf(html, '2.0 to under 2.5')).toEqual(Array(5).fill('about 5'));
    expect(rowOf(html, '4.5 to 5.0')).toEqual(Array(5).fill('under 5'));
    expect(rowOf(html, '1.0 to under 1.5')).toEqual(Array(5).fill('under 5'));
    expect(html).toContain('Most often 3.0 to under 3.5: about 10 cities.');
    const names = content.population().cities.filter(({ id }) => CITIES.slice(0, 19).includes(id));
    for (const { name } of names) expect(html).not.toContain(`>${name}<`);
  });

  it('is left out after the erasure of a city, with the reason', async () => {
    const { tested, operator } = await setUpRound();
    const release = aReleaseOf(Array(16).fill(3.25));
    const entry = await tested.releases.publish(release);
    expect((await operator.get(PAGE)).html).toContain('Levels across 16 cities');
    const publishedAt = tested.clock.now.toISOString();
    const next = successorWithout(release, CITIES[0] ?? '', { number: 2, publishedAt, succeeds: entry.hash });
    await tested.releases.publish(next);
    await tested.releases.succeed(entry, publishedAt, next.id);
    const { html } = await operator.get(PAGE);
    expect(html).toContain('A city was erased from the release.');
    expect(html).not.toContain('Levels across 1');
  });
});
