import { expect, it } from 'vitest';
import { createSubmissionRepository } from '#functions/platform/submission-repository.ts';
import { aHash, aResponse, aSubmission, PRACTICES } from '../fakes/assessment-items.ts';
import { describeOnEachTable } from './on-each-table.ts';

describeOnEachTable('submissions', (table) => {
  const submissions = () => createSubmissionRepository(table());

  it('gives back a submission as it was', async () => {
    const submission = aSubmission({
      profile: { ownRevenueShare: 100 / 3, corrections: { population: { value: 1_234_567, year: 2024 } } },
      responses: [aResponse('r-1', [1, 'dont-know', 'does-not-apply', null, 5])],
    });
    await submissions().insert(submission);
    expect(await submissions().get(submission.id)).toEqual(submission);
  });

  it('takes the same content again, even when it came at another time', async () => {
    const submission = aSubmission();
    await submissions().insert(submission);
    await submissions().insert({ ...submission, submittedAt: '2026-11-23T13:00:00.000Z' });
    expect((await submissions().get(submission.id)).submittedAt).toBe(submission.submittedAt);
  });

  it('refuses other content under a taken id and keeps the first', async () => {
    const submission = aSubmission();
    await submissions().insert(submission);
    await expect(submissions().insert({ ...submission, hash: aHash() })).rejects.toMatchObject({
      code: 'submission_conflict',
    });
    expect(await submissions().get(submission.id)).toEqual(submission);
  });

  it('lets one of two simultaneous ones with other content through', async () => {
    const submission = aSubmission();
    const tries = await Promise.allSettled([
      submissions().insert(submission),
      submissions().insert({ ...submission, hash: aHash() }),
    ]);
    expect(tries.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('says which submission is unknown', async () => {
    const id = crypto.randomUUID();
    expect(await submissions().find(id)).toBeUndefined();
    await expect(submissions().get(id)).rejects.toMatchObject({ code: 'submission_not_found' });
  });

  it('keeps the answers of 200 respondents', async () => {
    const responses = Array.from({ length: 200 }, (_, index) =>
      aResponse(`respondent-${index}`, Array(PRACTICES.length).fill(4)),
    );
    const submission = aSubmission({ responses });
    await submissions().insert(submission);
    expect(await submissions().get(submission.id)).toEqual(submission);
  });
});
