import { beforeEach, describe, expect, it } from 'vitest';
import type { PipelineEvent } from '#shared/contracts/events.ts';
import { type SubmissionInput, submissionInputSchema } from '#shared/contracts/submission.ts';
import { DomainError } from '#shared/domain/errors.ts';
import { createSubmitAssessment, type SubmitDeps } from '#shared/operations/submit-assessment.ts';
import { aResponse } from '#test/fakes/assessment-items.ts';
import { aRelease } from '#test/fakes/release-items.ts';
import { type CityUnderTest, setUpCity } from './city-group.ts';

const NOW = '2026-11-23T10:00:00.000Z';
const BY_API = { source: 'api', verified: [] } as const;

describe('taking a whole assessment', () => {
  let city: CityUnderTest;
  let published: PipelineEvent[];
  let input: SubmissionInput;
  beforeEach(async () => {
    city = await setUpCity();
    published = [];
    input = anInput();
  });
  const anInput = (change: object = {}) =>
    submissionInputSchema.parse({
      id: crypto.randomUUID(),
      round: city.round.id,
      city: city.city,
      instrument: '2026.1',
      language: 'en',
      responses: [aResponse('r-1', [3, 4])],
      recipients: ['office@city.test'],
      ...change,
    });
  const submit = (of = input, deps: Partial<SubmitDeps> = {}) => {
    const events = { publish: async (event: PipelineEvent) => void published.push(event) };
    return createSubmitAssessment({ ...city.deps, events, ...deps })(of, BY_API);
  };
  const listed = () => city.assessments.submissions(city.round.id, city.city);

  it('stores it with its version, issue and watch, and announces it', async () => {
    const submission = await submit();
    expect(submission).toMatchObject({ ...input, source: 'api', version: 1, submittedAt: NOW });
    expect(await city.submissions.find(input.id)).toEqual(submission);
    expect(await listed()).toEqual([{ submission: input.id, version: 1, submittedAt: NOW }]);
    expect(await city.issues.get(input.id, 1)).toEqual({
      submission: input.id,
      issue: 1,
      round: city.round.id,
      city: city.city,
      release: null,
      language: 'en',
      requestedAt: NOW,
    });
    expect(await city.issues.overdue(new Date(0), new Date(NOW))).toEqual([
      { submission: input.id, issue: 1, startedAt: NOW },
    ]);
    expect(published).toEqual([{ type: 'submission.received', submission: input.id, issue: 1 }]);
  });

  it('scores it against the newest release of the round', async () => {
    await city.releases.publish(aRelease({ id: `${city.round.id}:1`, round: city.round.id }));
    await submit();
    expect(await city.issues.get(input.id, 1)).toMatchObject({ release: `${city.round.id}:1` });
  });

  it('only announces again what it has', async () => {
    const first = await submit();
    city.clock.now = new Date('2026-11-24T10:00:00.000Z');
    expect(await submit()).toEqual(first);
    expect(await listed()).toHaveLength(1);
    expect(published).toHaveLength(2);
  });

  it('takes no other content under the same id', async () => {
    await submit();
    const other = { ...input, recipients: ['mayor@city.test'] };
    await expect(submit(other)).rejects.toMatchObject({
      code: 'submission_conflict',
      message: `Submission ${input.id} exists with other content`,
    });
    expect(published).toHaveLength(1);
  });

  it('goes on where it was broken off, under the version that it had taken', async () => {
    const broken = { ...city.submissions, insert: () => Promise.reject(new Error('the line broke')) };
    await expect(submit(input, { submissions: broken })).rejects.toThrow('the line broke');
    expect(await city.issues.overdue(new Date(0), new Date(NOW))).toHaveLength(1);
    await submit(anInput());
    expect(await submit()).toMatchObject({ id: input.id, version: 1 });
    expect((await listed()).map(({ version }) => version)).toEqual([1, 2]);
  });

  /** A list of submissions in which others take the next versions first. */
  const raced = (times: number) => {
    const { assessments } = city;
    let left = times;
    const addSubmission: typeof assessments.addSubmission = async (round, of, entry) => {
      left -= 1;
      if (left >= 0) await assessments.addSubmission(round, of, { ...entry, submission: crypto.randomUUID() });
      await assessments.addSubmission(round, of, entry);
    };
    return { assessments: { ...assessments, addSubmission } };
  };

  it('takes the next version when somebody else took one meanwhile', async () => {
    expect(await submit(input, raced(4))).toMatchObject({ version: 5 });
  });

  it('gives up when others take five of them, and stores nothing', async () => {
    await expect(submit(input, raced(5))).rejects.toMatchObject({
      code: 'submission_conflict',
      message: `Too many submissions of ${city.city} at once`,
    });
    expect(await city.submissions.find(input.id)).toBeUndefined();
    expect(published).toEqual([]);
  });

  it.each([
    ['an error of the table', new Error('the table is gone')],
    ['another refusal', new DomainError('not_allowed', 'the table says no')],
    ['an error with the same code', Object.assign(new Error('the code alone'), { code: 'submission_conflict' })],
  ])('takes %s for no sign of somebody else', async (_, error) => {
    const addSubmission = () => Promise.reject(error);
    await expect(submit(input, { assessments: { ...city.assessments, addSubmission } })).rejects.toBe(error);
  });
});
