import type { RoundStatus } from '#shared/operations/round-status.ts';
import type { Clock } from '#shared/ports/clock.ts';

/** Filters, searches and pages of one look at a round follow each other within seconds. */
const KEPT_MILLISECONDS = 20_000;

export interface ReadProgress {
  readonly status: RoundStatus;
  readonly countedAt: Date;
}

/**
 * Where the cities of a round stand, counted at most some seconds ago: a round of hundreds is read city by city, and
 * not anew for every click. `isNew` counts now.
 */
export const createReadProgress = (countRound: (round: string) => Promise<RoundStatus>, now: Clock) => {
  const kept = new Map<string, ReadProgress>();
  return async (round: string, isNew = false): Promise<ReadProgress> => {
    const known = kept.get(round);
    const countedAt = now();
    if (known !== undefined && !isNew && countedAt.getTime() - known.countedAt.getTime() < KEPT_MILLISECONDS) {
      return known;
    }
    const counted = { status: await countRound(round), countedAt };
    kept.set(round, counted);
    return counted;
  };
};
