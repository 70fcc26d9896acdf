import type { Assessment } from '#shared/contracts/assessment.ts';
import type { City } from '#shared/contracts/context.ts';
import type { Instrument } from '#shared/contracts/instrument.ts';
import type { Language } from '#shared/contracts/names.ts';
import type { Member, Person, Session } from '#shared/contracts/person.ts';
import type { Round } from '#shared/contracts/round.ts';
import type { Submission } from '#shared/contracts/submission.ts';
import type { Wording } from '#shared/ports.ts';
import type { FormFields } from './form-fields.ts';

/** One request, understood: who comes, what for, in which language. */
export interface Visit {
  readonly path: string;
  /** The named parts of the path. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** What the form sent; empty for a GET. */
  readonly fields: FormFields;
  readonly language: Language;
  readonly say: Wording;
  readonly now: Date;
  /** For limits only, never stored as it is. */
  readonly networkAddress: string;
  readonly sessionHash?: string | undefined;
  readonly session?: Session | undefined;
  /** What the person typed on this page before and could not save. */
  readonly draft?: FormFields | undefined;
  readonly person?: Person | undefined;
  readonly isSignedIn: boolean;
  keepCookie?(seconds: number): string;
}

export interface SignedInVisit extends Visit {
  readonly person: Person;
  readonly sessionHash: string;
  readonly session: Session;
  /** The cookie of this very session, for so many seconds more. */
  keepCookie(seconds: number): string;
}

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
