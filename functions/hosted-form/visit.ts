import type { Assessment } from '#shared/contracts/assessment.ts';
import type { City } from '#shared/contracts/context.ts';
import type { Instrument } from '#shared/contracts/instrument.ts';
import type { Member } from '#shared/contracts/person.ts';
import type { Round } from '#shared/contracts/round.ts';
import type { Submission } from '#shared/contracts/submission.ts';
import type { SignedInVisit } from '../pages/visit.ts';

/** A member's visit to the assessment of a city in a round. */
export interface MemberVisit extends SignedInVisit {
  readonly round: Round;
  readonly city: City;
  readonly assessment: Assessment;
  readonly member: Member;
  /** Everybody who has a part in the assessment. */
  readonly members: readonly Member[];
  readonly instrument: Instrument;
  /** Path of the assessment, under which all its pages lie. */
  readonly base: string;
}

/** A member's visit to what came of a submission. */
export interface ReaderVisit extends SignedInVisit {
  readonly submission: Submission;
  readonly round: Round;
  readonly city: City;
  readonly member: Member;
}
