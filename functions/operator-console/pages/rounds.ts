import type { RoundRepository } from '#shared/ports/rounds.ts';
import type { Reply } from '../../pages/reply.ts';
import { presentRounds } from '../presenters/rounds.ts';
import type { createReadProgress } from '../read-progress.ts';
import type { OperatorVisit } from '../visit.ts';

export interface RoundsDeps {
  readonly rounds: Pick<RoundRepository, 'list'>;
  readonly readProgress: ReturnType<typeof createReadProgress>;
}

/** `GET /console`: every round with its dates and how far its cities are, the newest first. */
export const createShowRounds =
  ({ rounds, readProgress }: RoundsDeps) =>
  async (visit: OperatorVisit): Promise<Reply> => {
    const all = (await rounds.list()).toSorted((one, other) => Date.parse(other.opensAt) - Date.parse(one.opensAt));
    return presentRounds(visit, await Promise.all(all.map(async ({ id }) => (await readProgress(id)).status)));
  };
