import type { Population } from '#shared/contracts/context.ts';
import type { Instrument } from '#shared/contracts/instrument.ts';
import type { VerifiedLevel } from '#shared/contracts/response.ts';
import type { Round } from '#shared/contracts/round.ts';
import type { Submission, SubmissionInput } from '#shared/contracts/submission.ts';
import { DomainError, type DomainErrorCode, type FieldIssue } from '../errors.ts';
import { responseIssues } from './answer-issues.ts';
import { cityIssues, otherIssues, roundIssues } from './assessment-issues.ts';
import { instrumentIds } from './instrument-ids.ts';
import { agreedIssues, verifiedIssues } from './judgement-issues.ts';
import { profileIssues } from './profile-issues.ts';

/** What a well-formed input is held against, and what the receiver adds to it. */
export interface Reception {
  readonly instrument: Instrument;
  readonly round: Round;
  readonly population: Population;
  readonly source: Submission['source'];
  readonly verified: readonly VerifiedLevel[];
  readonly version: number;
  readonly now: Date;
  /** SHA-256 of `snapshotText`. */
  readonly hash: string;
}

/**
 * Turns a well-formed input into a submission, if it fits its round, instrument and population.
 * @throws DomainError naming every wrong field at once: `invalid_input`, or, when nothing else is wrong,
 * `round_closed`, `city_unknown` or `instrument_unknown`.
 */
export const receiveSubmission = (input: SubmissionInput, reception: Reception): Submission => {
  const issues = submissionIssues(input, reception);
  if (issues.length > 0) throw new DomainError(codeOf(issues), 'The submission does not fit', issues);
  const { round, source, verified, version, now, hash } = reception;
  return {
    ...input,
    verified: [...verified],
    source,
    version,
    submittedAt: now.toISOString(),
    demonstration: round.demonstration,
    hash,
  };
};

/** Every wrong field of an input, in the order of the document; none when it can be received. */
export const submissionIssues = (
  input: SubmissionInput,
  { instrument, round, population, verified, now }: Omit<Reception, 'source' | 'version' | 'hash'>,
): FieldIssue[] => {
  const ids = instrumentIds(instrument);
  return [
    ...roundIssues(input, round, now),
    ...cityIssues(input, population),
    ...profileIssues(input.profile, population),
    ...responseIssues(input.responses, ids),
    ...agreedIssues(input.agreed, input.responses, ids),
    ...otherIssues(input, ids),
    ...verifiedIssues(verified, ids),
  ];
};

const CODE_BY_FIELD: ReadonlyMap<string, DomainErrorCode> = new Map([
  ['round', 'round_closed'],
  ['city', 'city_unknown'],
  ['instrument', 'instrument_unknown'],
]);

const codeOf = (issues: readonly FieldIssue[]): DomainErrorCode => {
  const [first, ...others] = issues;
  const code = first !== undefined && others.length === 0 ? CODE_BY_FIELD.get(first.field) : undefined;
  return code ?? 'invalid_input';
};
