import type { Count, CountedResponse } from '#shared/contracts/consensus.ts';
import type { ConsensusRepository } from '#shared/ports/consensus.ts';

export interface KeptCount {
  readonly count: Count | undefined;
  readonly counted: readonly CountedResponse[];
}

const MOST_TRIES = 5;

/** The newest count with its responses, all of one count: while another is written the old ones go away. */
export const readCount = async (
  consensus: Pick<ConsensusRepository, 'newestCount' | 'counted'>,
  round: string,
  city: string,
): Promise<KeptCount> => {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const count = await consensus.newestCount(round, city);
    if (count === undefined) return { count, counted: [] };
    const counted = await consensus.counted(round, city, count.set);
    if ((await consensus.newestCount(round, city))?.number === count.number) return { count, counted };
  }
  throw new Error('The answers are counted again and again');
};
