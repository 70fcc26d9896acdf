import type { RoundId } from '../contracts/names.ts';
import type { Round } from '../contracts/round.ts';

export interface RoundRepository {
  put(round: Round): Promise<void>;
  /** Throws `round_unknown`. */
  get(id: RoundId): Promise<Round>;
  list(): Promise<readonly Round[]>;
}
