import { beforeEach, describe, expect, it } from 'vitest';
import type { Issue } from '#shared/contracts/issue.ts';
import { createIsFinished, createReissueOne, createTakeIssue } from '#shared/operations/reissue-one.ts';
import { NOON } from '#test/fakes/assessment-items.ts';
import { type ReissueUnderTest, setUpReissue } from './reissue-setup.ts';

const CITY = 'gn-200';
const SECOND = 1000;

describe('one report that is issued again', () => {
  let here: ReissueUnderTest;
  let submission: string;
  let reissue: { round: string; label: string; release: string; startedAt: string };
  beforeEach(async () => {
    here = await setUpReissue([CITY, 'gn-201']);
    submission = here.submissionOf(CITY);
    reissue = { round: here.round, label: 'anew', release: `${here.round}:1`, startedAt: NOON };
  });
  const report = (issue: number) => {
    const keys = { pdfKey: 'a.pdf', jsonKey: 'a.json', pdfHash: '0'.repeat(64), pdfBytes: 1, pages: 1 };
    return here.deps.issues.putReport({ submission, issue, language: 'en', ...keys });
  };

  describe('is finished', () => {
    const isFinished = () => createIsFinished(here.deps.issues, here.deps.now)(submission, 2);

    it('once it was mailed', async () => {
      expect(await isFinished()).toBe(false);
      await here.deps.issues.putDelivery({ submission, issue: 2, messageId: 'm', sentAt: NOON }, 'person');
      expect(await isFinished()).toBe(true);
    });

    it('once it was written and nobody watches it any more, whatever others are watched', async () => {
      await here.deps.issues.watch({ submission, issue: 2, startedAt: NOON });
      await here.deps.issues.watch({ submission, issue: 1, startedAt: NOON });
      await here.deps.issues.watch({ submission: here.submissionOf('gn-201'), issue: 2, startedAt: NOON });
      await report(2);
      expect(await isFinished()).toBe(false);
      await here.deps.issues.unwatch(submission, 2);
      expect(await isFinished()).toBe(true);
    });

    it('not before, when its watch began on a clock that is a little ahead', async () => {
      await here.deps.issues.watch({ submission, issue: 2, startedAt: '2026-11-23T12:00:30.000Z' });
      await report(2);
      expect(await isFinished()).toBe(false);
    });
  });

  describe('takes a number', () => {
    const take = (issues = here.deps.issues) => createTakeIssue({ ...here.deps, issues })(reissue, submission);

    it('after the newest issue, and the same one again', async () => {
      await here.finish([CITY], 1, null);
      expect(await take()).toBe(2);
      expect(await take()).toBe(2);
      expect(await here.deps.issues.get(submission, 2)).toEqual({
        submission,
        issue: 2,
        round: here.round,
        city: CITY,
        release: `${here.round}:1`,
        language: 'en',
        requestedAt: NOON,
      });
    });

    it('that it noted before a crash', async () => {
      await here.deps.reissues.putIssue(submission, 'anew', 7);
      expect(await take()).toBe(7);
    });

    /** Issues of which others make the next ones first. */
    const raced = (times: number, other: Partial<Issue>) => {
      const { issues } = here.deps;
      let left = times;
      return {
        ...issues,
        async put(issue: Issue) {
          left -= 1;
          if (left >= 0) await issues.put({ ...issue, ...other });
          await issues.put(issue);
        },
      };
    };

    it.each([
      ['against another release', { release: null }],
      ['at another time', { requestedAt: '2026-11-23T11:59:59.000Z' }],
    ])('after that of somebody else, who made it meanwhile %s', async (_, other) => {
      expect(await take(raced(4, other))).toBe(5);
      expect(await here.deps.reissues.issueOf(submission, 'anew')).toBe(5);
    });

    it('five times at most', async () => {
      await expect(take(raced(5, { release: null }))).rejects.toMatchObject({
        code: 'submission_conflict',
        message: `Too many issues of ${submission} at once`,
      });
    });
  });

  describe('is waited for', () => {
    const waited = (onPause: () => unknown, patienceMs = 3 * SECOND) => {
      let pauses = 0;
      const pause = async () => {
        pauses += 1;
        here.clock.now = new Date(here.clock.now.getTime() + SECOND);
        await onPause();
      };
      const reissueOne = createReissueOne({ ...here.deps, pause, patienceMs });
      return { run: () => reissueOne(reissue, { city: CITY, submission }), pauses: () => pauses };
    };

    it('until it was sent', async () => {
      const { run, pauses } = waited(() => here.finish([CITY], 1, null));
      expect(await run()).toEqual({ city: CITY, submission, issue: 1, outcome: 'sent' });
      expect(pauses()).toBe(1);
      expect(here.published).toEqual([{ type: 'submission.received', submission, issue: 1 }]);
    });

    it('until it was written with nobody to mail it to', async () => {
      const { run } = waited(async () => {
        await report(1);
        await here.deps.issues.unwatch(submission, 1);
      });
      expect(await run()).toEqual({ city: CITY, submission, issue: 1, outcome: 'nobody-to-mail' });
    });

    it('no longer than there is patience', async () => {
      const { run, pauses } = waited(() => {});
      expect(await run()).toEqual({ city: CITY, submission, issue: 1, outcome: 'late' });
      expect(pauses()).toBe(3);
      expect(await here.deps.issues.overdue(new Date(0), new Date(NOON))).toEqual([
        { submission, issue: 1, startedAt: NOON },
      ]);
    });

    it('in vain where it cannot be begun, and says with which code', async () => {
      const { run } = waited(() => {});
      here.refuses.set(submission, Object.assign(new Error('no'), { name: 'TimeoutError' }));
      expect(await run()).toEqual({ city: CITY, submission, issue: 1, outcome: 'failed', error: 'TimeoutError' });
      submission = crypto.randomUUID();
      expect(await run()).toMatchObject({ issue: null, outcome: 'failed', error: 'submission_not_found' });
    });
  });
});
