import { expect, it } from 'vitest';
import { createSubmissionRepository } from '#functions/platform/submission-repository.ts';
import { aHash, anAnswer, aResponse, aSubmission, PRACTICES } from '../fakes/assessment-items.ts';
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

  it('keeps more comments than one item holds, in any script', async () => {
    const comment = '東京都の説明 🏙️ "quoted" \\ '.repeat(90).slice(0, 1999).trim();
    const responses = Array.from({ length: 10 }, (_, index) => {
      const response = aResponse(`respondent-${index}`, Array(PRACTICES.length).fill(4));
      return { ...response, answers: response.answers.map((answer) => ({ ...answer, comment })) };
    });
    const submission = aSubmission({ responses });
    await submissions().insert(submission);
    await submissions().insert(submission);
    expect(await submissions().get(submission.id)).toEqual(submission);
    const other = { ...submission, hash: aHash(), responses: responses.slice(1) };
    await expect(submissions().insert(other)).rejects.toMatchObject({ code: 'submission_conflict' });
    expect(await submissions().get(submission.id)).toEqual(submission);
  });

  it('is loud when a part is gone', async () => {
    const long = {
      ...aResponse('r-1', [3]),
      answers: [{ ...anAnswer(PRACTICES[0] as string, 3), comment: 'x'.repeat(2000) }],
    };
    const responses = Array.from({ length: 100 }, (_, index) => ({ ...long, respondent: `r-${index}` }));
    const submission = aSubmission({ responses });
    await submissions().insert(submission);
    await table().delete({ PK: `SUBMISSION#${submission.id}`, SK: `PART#${submission.hash}#0001` });
    await expect(submissions().find(submission.id)).rejects.toThrow(/parts/);
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
