import type { SubmissionEntry } from '#shared/contracts/assessment.ts';
import type { Member } from '#shared/contracts/person.ts';

/** What was submitted since the city has members: what a demonstration was seeded with before is nobody's own. */
export const ownSubmissions = (members: readonly Member[], entries: readonly SubmissionEntry[]): SubmissionEntry[] =>
  entries.filter(({ submittedAt }) => members.some(({ invitedAt }) => invitedAt <= submittedAt));
