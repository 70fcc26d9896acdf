import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aSubmissionInput } from '../fakes/a-submission.ts';
import { until } from './running-system.ts';
import { createSpawnedSystem } from './spawned-system.ts';

type Spawned = Awaited<ReturnType<typeof createSpawnedSystem>>;
type Access = ReturnType<Spawned['access']>;

/** The last thing that was seen of a submission before the process was killed. */
const STAGES: readonly [string, (access: Access, id: string) => Promise<unknown>][] = [
  ['taken', async () => true],
  ['scored', (access, id) => access.issues.findScores(id, 1)],
  ['written', (access, id) => access.issues.findReport(id, 1)],
];

/** Side by side, each on a system of its own: most of the time goes by until what was in hand comes back to its queue. */
describe('a system that is killed', () => {
  const systems = new Map<string, Spawned>();
  const systemOf = (stage: string): Spawned => {
    const system = systems.get(stage);
    if (system === undefined) throw new Error(`No system for ${stage}`);
    return system;
  };
  beforeAll(async () => {
    for (const [stage] of STAGES) systems.set(stage, await createSpawnedSystem({ isWarm: false }));
    await Promise.all([...systems.values()].map((system) => system.start()));
  }, 120_000);
  afterAll(() => Promise.all([...systems.values()].map((system) => system.stop())));

  it.concurrent.each(STAGES)(
    'brings the report once after it was killed when the submission was %s',
    async (stage, isReached) => {
      const system = systemOf(stage);
      const access = system.access();
      const input = aSubmissionInput();
      const token = await access.invite(input);
      expect((await access.post(input, token)).status).toBe(202);
      await until('the stage', async () => (await isReached(access, input.id)) !== undefined);
      await system.kill();

      await system.start();
      await until('the mail', async () => (await system.mailsAbout(input.id)).length > 0, 60);
      await until('the end of the watch', async () => {
        const open = await system.access().issues.overdue(new Date(0), new Date(Date.now() + 60_000));
        return open.every(({ submission }) => submission !== input.id);
      });
      // Twice is possible only between the mail service's yes and our record, which none of the three stages is in.
      expect(await system.mailsAbout(input.id)).toHaveLength(1);
      expect(await system.access().submissions.get(input.id)).toMatchObject({
        id: input.id,
        version: expect.any(Number),
      });
    },
    120_000,
  );

  it('says who holds the port or folder when it is started twice', async () => {
    await expect(systemOf('taken').start()).rejects.toThrow(/already running|taken|in use/i);
  }, 60_000);
});
