import type { AnsweringClosed, Count, CountedResponse } from '../contracts/consensus.ts';
import type { CityId, RoundId } from '../contracts/names.ts';
import type { AgreedLevel, VerifiedLevel } from '../contracts/response.ts';
import type { Change } from './change.ts';

/** What a city's group made of its answers, and what its assessor did. */
export interface ConsensusRepository {
  /** Conditional: gives back the first closing. */
  close(round: RoundId, city: CityId, closed: AnsweringClosed): Promise<AnsweringClosed>;
  closed(round: RoundId, city: CityId): Promise<AnsweringClosed | undefined>;
  newestCount(round: RoundId, city: CityId): Promise<Count | undefined>;
  /** Responses first, count second and conditional on its number being free; gives back the count that is kept. */
  addCount(round: RoundId, city: CityId, count: Count, responses: readonly CountedResponse[]): Promise<Count>;
  /** By the random name of the respondent. */
  counted(round: RoundId, city: CityId, set: string): Promise<readonly CountedResponse[]>;
  putCounted(round: RoundId, city: CityId, set: string, response: CountedResponse): Promise<void>;
  removeCounted(round: RoundId, city: CityId, set: string, respondent: string): Promise<void>;
  /** Keeps the first time. */
  markShown(round: RoundId, city: CityId, number: number, at: Date): Promise<void>;
  /** Undefined is no agreed level. Gives the one that is kept then. */
  changeAgreed(
    round: RoundId,
    city: CityId,
    practice: string,
    change: Change<AgreedLevel | undefined>,
  ): Promise<AgreedLevel | undefined>;
  agreed(round: RoundId, city: CityId): Promise<readonly AgreedLevel[]>;
  /** Undefined is no verified level. Gives the one that is kept then. */
  changeVerified(
    round: RoundId,
    city: CityId,
    practice: string,
    change: Change<VerifiedLevel | undefined>,
  ): Promise<VerifiedLevel | undefined>;
  verified(round: RoundId, city: CityId): Promise<readonly VerifiedLevel[]>;
}
