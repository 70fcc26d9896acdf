import { beforeAll, describe, expect, it } from 'vitest';
import { aSubmissionInput } from '../fakes/a-submission.ts';
import { type System, until } from './running-system.ts';

/** On a system with the demonstration round. */
export const describeSubmissionsApi = (ground: () => System): void => {
  describe('POST /v1/submissions', () => {
    let system: System;
    let token: string;
    beforeAll(async () => {
      system = ground();
      token = await system.invite(aSubmissionInput());
    });

    const mailsAbout = async (id: string) =>
      (await system.messages()).filter(({ text }) => text.includes(`/results/${id}`));
    const problem = async (document: unknown, withToken = token) => {
      const response = await system.post(document, withToken);
      expect(response.headers.get('content-type')).toContain('application/problem+json');
      return { status: response.status, body: (await response.json()) as { errors?: { pointer: string }[] } };
    };
    const pointers = ({ body }: Awaited<ReturnType<typeof problem>>) =>
      (body.errors ?? []).map(({ pointer }) => pointer);

    it('takes the same document twice: one submission, one mail, 202 both times', async () => {
      const input = aSubmissionInput();
      expect((await system.post(input, token)).status).toBe(202);
      expect((await system.post(input, token)).status).toBe(202);
      await until('the mail', async () => (await mailsAbout(input.id)).length > 0);
      expect((await system.post(input, token)).status).toBe(202);
      await new Promise((done) => setTimeout(done, 1500));
      expect(await mailsAbout(input.id)).toHaveLength(1);
      const entries = await system.assessments.submissions(input.round, input.city);
      expect(entries.filter(({ submission }) => submission === input.id)).toHaveLength(1);
    });

    it('refuses other answers under a taken id', async () => {
      const input = aSubmissionInput();
      await system.post(input, token);
      const other = { ...input, focus: { capabilities: ['strategic-awareness'] } };
      expect((await problem(other)).status).toBe(409);
    });

    it('names every wrong field of a wrong document at once', async () => {
      const { recipients: _, ...rest } = aSubmissionInput();
      const answer = { practice: 'looking-ahead', choice: 9 };
      const wrong = { ...rest, id: 'seven', extra: 1, responses: [{ respondent: 'r1', answers: [answer] }] };
      const answered = await problem(wrong);
      expect(answered.status).toBe(422);
      expect(pointers(answered).toSorted()).toEqual([
        '#/extra',
        '#/id',
        '#/recipients',
        '#/responses/0/answers/0/choice',
      ]);
    });

    it.each([
      ['city', { city: 'gn-1' }],
      ['instrument', { instrument: '1999.1' }],
      ['language', { language: 'tlh' }],
    ])('names an unknown %s', async (field, change) => {
      const input = { ...aSubmissionInput(), ...change };
      const own = await system.invite({ ...input, recipients: [] });
      const answered = await problem(input, own);
      expect(answered.status).toBe(422);
      expect(pointers(answered)).toEqual([`#/${field}`]);
    });

    it.each(['', 'a-token-that-nobody-issued'])('refuses the token "%s"', async (wrong) => {
      expect((await problem(aSubmissionInput(), wrong)).status).toBe(401);
    });

    it('refuses the token of another city', async () => {
      const other = await system.invite({ ...aSubmissionInput(), city: 'gn-3688689' });
      expect((await problem(aSubmissionInput(), other)).status).toBe(403);
    });

    it('refuses a document that is too large', async () => {
      const input = aSubmissionInput({ focus: { capabilities: [], reason: 'x'.repeat(1_000_001) } });
      expect((await problem(input)).status).toBe(413);
    });

    it('tells how far a submission is, to its own city alone', async () => {
      const input = aSubmissionInput();
      await system.post(input, token);
      const state = await until('the report', async () => {
        const response = await system.request(`/v1/submissions/${input.id}`, token);
        const body = (await response.json()) as { progress: string; report?: { pdf: string; results: unknown } };
        return body.progress === 'sent' && body;
      });
      const pdf = await fetch(state.report?.pdf ?? '');
      expect(
        Buffer.from(await pdf.arrayBuffer())
          .subarray(0, 5)
          .toString(),
      ).toBe('%PDF-');
      const other = await system.invite({ ...input, city: 'gn-3688689' });
      expect((await system.request(`/v1/submissions/${input.id}`, other)).status).toBe(404);
      expect((await system.request(`/v1/submissions/${crypto.randomUUID()}`, token)).status).toBe(404);
    });

    it('describes itself in OpenAPI 3.1 to everybody', async () => {
      const response = await fetch(`${system.apiUrl}/openapi.json`);
      const description = (await response.json()) as { openapi: string; paths: Record<string, unknown> };
      expect(description.openapi).toBe('3.1.0');
      expect(Object.keys(description.paths)).toEqual(['/v1/submissions', '/v1/submissions/{id}']);
      expect(JSON.stringify(description)).toContain('"responses"');
    });

    it('mails nobody who has not confirmed the address', async () => {
      const input = aSubmissionInput({ recipients: ['stranger@freetown.test'] });
      await system.post(input, token);
      await until('the report', () => system.issues.findReport(input.id, 1));
      await until(
        'the end of the watch',
        async () => (await system.issues.overdue(new Date(0), new Date(Date.now() + 60_000))).length === 0,
      );
      expect((await system.messages()).filter(({ to }) => to.includes('stranger'))).toEqual([]);
    });
  });
};
