import { describe, expect, it } from 'vitest';
import { createJudgeInstrument } from '#shared/operations/judge-instrument.ts';
import { createPublishRelease } from '#shared/operations/publish-release.ts';
import { createInMemoryTable } from '#test/fakes/in-memory-table.ts';
import { aReleaseRound, CITIES } from '#test/fakes/release-round.ts';

const setUp = async (cities: number) => {
  const here = aReleaseRound(createInMemoryTable());
  const round = await here.open();
  for (const city of CITIES.slice(0, cities)) await here.submit(round, city);
  return { ...here, round: round.id };
};

describe('the newest release of a round', () => {
  it('is judged by each of its submissions, but those that were erased since', async () => {
    const { deps, round } = await setUp(20);
    await createPublishRelease(deps)(round);
    const read: string[] = [];
    let erased = '';
    const find = async (id: string) => {
      read.push(id);
      return id === erased ? undefined : await deps.submissions.find(id);
    };
    const judge = createJudgeInstrument({ ...deps, submissions: { find } });
    const whole = await judge(round);
    expect(whole).toMatchObject({ release: `${round}:1`, cities: 20 });
    expect(new Set(read).size).toBe(20);
    expect(read).toHaveLength(20);
    erased = read[3] ?? '';
    expect(await judge(round)).toMatchObject({ cities: 19 });
  });

  it('is there, or nothing can be judged', async () => {
    const { deps, round } = await setUp(0);
    await expect(createJudgeInstrument(deps)(round)).rejects.toMatchObject({
      code: 'release_not_found',
      message: `The round ${round} has no release yet`,
    });
  });
});
