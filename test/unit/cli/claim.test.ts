import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aReleaseRound, CITIES } from '../../fakes/release-round.ts';
import { startDeploymentEmulator } from './deployment-emulator.ts';

describe('a claim of a city', () => {
  let deployment: Awaited<ReturnType<typeof startDeploymentEmulator>>;
  beforeAll(async () => {
    deployment = await startDeploymentEmulator();
  });
  afterAll(() => deployment.stop());

  it('lets its city into a release once it is confirmed, and not in a dry run', async () => {
    const here = aReleaseRound(deployment.table, deployment.files);
    const round = await here.open({ mode: 'open' });
    for (const city of CITIES.slice(0, 15)) await here.submit(round, city);
    const city = CITIES[15] as string;
    await here.submit(round, city, {}, 'claimed');
    const words = ['claim', 'confirm', '--round', round.id, '--city', city];
    const joining = async () => {
      const { out } = await deployment.run('release', 'preview', '--round', round.id, '--json');
      return (JSON.parse(out) as { joining: string[] }).joining.includes(city);
    };
    expect(await joining()).toBe(false);
    expect(await deployment.run(...words, '--dry-run')).toMatchObject({
      exit: 0,
      out: expect.stringContaining('Nothing was confirmed (--dry-run)'),
    });
    expect(await joining()).toBe(false);
    expect(await deployment.run(...words)).toMatchObject({ exit: 0, out: expect.stringContaining('is confirmed') });
    expect(await joining()).toBe(true);
    const log = await deployment.run('audit', 'list', '--round', round.id, '--json');
    expect(JSON.parse(log.out)).toMatchObject([{ action: 'claim-confirmed', city }]);

    const invited = await deployment.run('claim', 'confirm', '--round', round.id, '--city', CITIES[0] as string);
    expect(invited).toMatchObject({ exit: 0, out: expect.stringContaining('there is no claim to confirm') });
  });

  it('is of a city that takes part, in a round that there is', async () => {
    const { id } = await aReleaseRound(deployment.table, deployment.files).open();
    for (const [round, said] of [
      [id, 'does not take part'],
      ['nowhere', 'No round nowhere'],
    ] as const) {
      const { exit, error } = await deployment.run('claim', 'confirm', '--round', round, '--city', CITIES[0] as string);
      expect({ exit, error }).toEqual({ exit: 2, error: expect.stringContaining(said) });
    }
  });
});
