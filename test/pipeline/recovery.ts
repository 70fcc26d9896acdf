import { beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '#functions/platform/repositories.ts';
import { snapshotText } from '#shared/domain/submission/snapshot-text.ts';
import { aSubmissionInput } from '../fakes/a-submission.ts';
import { type System, until } from './running-system.ts';

const ROUND = 'demonstration-2026';

/** On a system with the demonstration round. */
export const describeRecovery = (ground: () => System): void => {
  describe('what goes wrong on the way', () => {
    let system: System;
    beforeAll(() => {
      system = ground();
    });

    const mailsAbout = async (id: string) =>
      (await system.messages()).filter(({ text }) => text.includes(`/results/${id}`));

    /** Everything that the API stores, and no announcement: what a lost event leaves behind. */
    const storeUnannounced = async (minutesAgo: number) => {
      const input = aSubmissionInput();
      await system.invite(input);
      const at = new Date(Date.now() - minutesAgo * 60_000).toISOString();
      const { id, round, city, language } = input;
      await system.issues.watch({ submission: id, issue: 1, startedAt: at });
      const release = (await system.releases.latest(ROUND))?.id ?? null;
      await system.issues.put({ submission: id, issue: 1, round, city, release, language, requestedAt: at });
      await system.submissions.insert({
        ...input,
        verified: [],
        source: 'api',
        version: 1,
        submittedAt: at,
        demonstration: true,
        hash: sha256(snapshotText(input, [])),
      });
      return id;
    };

    it('is brought by reconcile when an event was lost', async () => {
      const id = await storeUnannounced(30);
      expect(await mailsAbout(id)).toEqual([]);
      expect(await system.invoke('reconcile', {})).toMatchObject({ published: 1 });
      await until('the mail', async () => (await mailsAbout(id)).length === 1);
    });

    it('is left alone by reconcile while it is still on its way, and when it is past the age limit', async () => {
      const fresh = await storeUnannounced(0);
      const ancient = await storeUnannounced(60 * 24 * 365);
      expect(await system.invoke('reconcile', {})).toMatchObject({ published: 0 });
      expect(await system.issues.findScores(fresh, 1)).toBeUndefined();
      expect(await system.issues.findScores(ancient, 1)).toBeUndefined();
    });

    it('drops a watch whose submission was never stored', async () => {
      const id = crypto.randomUUID();
      await system.issues.watch({
        submission: id,
        issue: 1,
        startedAt: new Date(Date.now() - 1_800_000).toISOString(),
      });
      expect(await system.invoke('reconcile', {})).toMatchObject({ dropped: 1 });
      const open = await system.issues.overdue(new Date(0), new Date());
      expect(open.filter(({ submission }) => submission === id)).toEqual([]);
    });

    it('becomes a dead letter after three failures, and goes through once it is sent again', async () => {
      const entry = await system.releases.latest(ROUND);
      const key = `releases/${entry?.hash}.json`;
      const original = await system.files.get(key);
      await system.files.put(key, new TextEncoder().encode('{}'), 'application/json');
      const input = aSubmissionInput();
      const token = await system.invite(input);
      expect((await system.post(input, token)).status).toBe(202);
      const letter = await until(
        'a dead letter',
        async () => system.deadLetters().find(({ body }) => body.includes(input.id)),
        60,
      );
      expect(JSON.parse(letter.body)).toEqual({ type: 'submission.received', submission: input.id, issue: 1 });
      expect(await mailsAbout(input.id)).toEqual([]);

      await system.files.put(key, original, 'application/json');
      expect(await system.redrive()).toBe(1);
      await until('the mail', async () => (await mailsAbout(input.id)).length === 1);
      expect(system.deadLetters()).toEqual([]);
    }, 90_000);
  });
};
