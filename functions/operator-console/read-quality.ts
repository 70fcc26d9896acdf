import type { Quality } from '#shared/contracts/quality.ts';
import { createJudgeInstrument, type JudgeDeps } from '#shared/operations/judge-instrument.ts';

const KEPT_RELEASES = 4;

/**
 * The quality of the instrument by a round's newest release; undefined before the first one. A release never changes, so
 * what was worked out for the last few is kept: 500 cities take seconds.
 */
export const createReadQuality = (deps: JudgeDeps) => {
  const judge = createJudgeInstrument(deps);
  const kept = new Map<string, Quality>();
  return async (round: string): Promise<Quality | undefined> => {
    const latest = await deps.releases.latest(round);
    if (latest === undefined) return undefined;
    const quality = kept.get(latest.id) ?? (await judge(round));
    kept.delete(quality.release);
    kept.set(quality.release, quality);
    for (const release of [...kept.keys()].slice(0, -KEPT_RELEASES)) kept.delete(release);
    return quality;
  };
};
