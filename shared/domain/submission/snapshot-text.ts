import type { VerifiedLevel } from '#shared/contracts/response.ts';
import type { SubmissionInput } from '#shared/contracts/submission.ts';
import { canonicalJson } from './canonical-json.ts';

/**
 * What the hash of a submission is taken of: everything that the city sent, and the levels that its assessors had
 * verified by then. Another answer, agreed level or verified level gives another text; the order of keys does not.
 */
export const snapshotText = (input: SubmissionInput, verified: readonly VerifiedLevel[]): string =>
  canonicalJson({ ...input, verified });
