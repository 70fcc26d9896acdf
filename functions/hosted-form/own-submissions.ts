import type { Assessment, SubmissionEntry } from '#shared/contracts/assessment.ts';

/** What was submitted since the city has members: what a demonstration was seeded with before is nobody's own. */
export const ownSubmissions = ({ createdAt }: Assessment, entries: readonly SubmissionEntry[]): SubmissionEntry[] =>
  entries.filter(({ submittedAt }) => submittedAt >= createdAt);
