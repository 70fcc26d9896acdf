import type { Assessment, AssessmentSettings, SubmissionEntry } from '../contracts/assessment.ts';
import type { CityId, RoundId } from '../contracts/names.ts';
import type { Member } from '../contracts/person.ts';
import type { CityProfile } from '../contracts/profile.ts';
import type { Answer, AnswerStamp } from '../contracts/response.ts';
import type { Change } from './change.ts';

/** Whose assessment an API token opens. */
export interface TokenHolder {
  readonly round: RoundId;
  readonly city: CityId;
}

export interface Standing {
  readonly members: readonly Member[];
  /** How many people have at least one answer. */
  readonly respondents: number;
  /** The earliest time that is kept with an answer; null where none is. */
  readonly firstAnswerAt: string | null;
  /** Oldest first. */
  readonly submissions: readonly SubmissionEntry[];
}

export interface AssessmentRepository {
  /** Conditional: gives back the assessment that is kept, new or already there. */
  create(assessment: Assessment): Promise<Assessment>;
  /** In place of the one that is kept. */
  put(assessment: Assessment): Promise<void>;
  find(round: RoundId, city: CityId): Promise<Assessment | undefined>;
  listOfRound(round: RoundId): Promise<readonly Assessment[]>;
  putMember(member: Member): Promise<void>;
  members(round: RoundId, city: CityId): Promise<readonly Member[]>;
  membershipsOf(person: string): Promise<readonly Member[]>;
  removeMember(member: Member): Promise<void>;
  /**
   * Undefined is no answer. `stamp`: to which version of the instrument, and when; kept beside an answer that was
   * changed, never part of it. Gives the answer that is kept then.
   */
  changeAnswer(
    round: RoundId,
    city: CityId,
    respondent: string,
    about: { readonly practice: string; readonly stamp: AnswerStamp },
    change: Change<Answer | undefined>,
  ): Promise<Answer | undefined>;
  /** Over whatever answer there is. */
  putAnswer(round: RoundId, city: CityId, respondent: string, answer: Answer, stamp?: AnswerStamp): Promise<void>;
  /** The stamps of a respondent's answers by practice, as far as answers have one. */
  stampsOf(round: RoundId, city: CityId, respondent: string): Promise<ReadonlyMap<string, AnswerStamp>>;
  answersOf(round: RoundId, city: CityId, respondent: string): Promise<readonly Answer[]>;
  allAnswers(round: RoundId, city: CityId): Promise<ReadonlyMap<string, readonly Answer[]>>;
  removeAnswers(round: RoundId, city: CityId, respondent: string): Promise<void>;
  /** Gives the settings as they are kept then. */
  changeSettings(round: RoundId, city: CityId, change: Change<AssessmentSettings>): Promise<AssessmentSettings>;
  settings(round: RoundId, city: CityId): Promise<AssessmentSettings>;
  /** Gives the profile as it is kept then. */
  changeProfile(city: CityId, change: Change<CityProfile>): Promise<CityProfile>;
  profile(city: CityId): Promise<CityProfile>;
  /** Conditional on the version being free: `submission_conflict`. */
  addSubmission(round: RoundId, city: CityId, entry: SubmissionEntry): Promise<void>;
  submissions(round: RoundId, city: CityId): Promise<readonly SubmissionEntry[]>;
  /** Who takes part, how many answer and what was submitted, in one read; no answer is looked at. */
  standing(round: RoundId, city: CityId): Promise<Standing>;
  /** A city's API token for a round, kept under its SHA-256. */
  putToken(tokenHash: string, holder: TokenHolder): Promise<void>;
  findToken(tokenHash: string): Promise<TokenHolder | undefined>;
}
