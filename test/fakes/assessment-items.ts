import type { Assessment } from '#shared/contracts/assessment.ts';
import { instrumentSchema } from '#shared/contracts/instrument.ts';
import type { Issue } from '#shared/contracts/issue.ts';
import type { Member } from '#shared/contracts/person.ts';
import type { Answer, Choice, Response } from '#shared/contracts/response.ts';
import { type Round, roundSchema } from '#shared/contracts/round.ts';
import { type Submission, submissionSchema } from '#shared/contracts/submission.ts';
import instrumentJson from '#templates/instruments/2026.1/en.json' with { type: 'json' };

export const instrument = instrumentSchema.parse(instrumentJson);
export const PRACTICES = instrument.capabilities.flatMap(({ practices }) => practices.map(({ id }) => id));
export const NOON = '2026-11-23T12:00:00.000Z';

export const aHash = () => crypto.randomUUID().replaceAll('-', '').repeat(2);
/** A round id that no other test uses, so that tests share a table. */
export const aRoundId = () => `round-${crypto.randomUUID().slice(0, 8)}`;

export const aRound = (change: Partial<Round> = {}): Round =>
  roundSchema.parse({
    id: aRoundId(),
    name: 'Cities in practice 2026',
    mode: 'invited',
    instrument: '2026.1',
    languages: ['en'],
    opensAt: '2026-01-01T00:00:00Z',
    closesAt: '2027-01-01T00:00:00Z',
    demonstration: false,
    ...change,
  });

export const anAssessment = (change: Partial<Assessment> = {}): Assessment => ({
  round: aRoundId(),
  city: 'gn-3688689',
  instrument: '2026.1',
  claim: 'invited',
  createdAt: NOON,
  ...change,
});

export const aMember = (change: Partial<Member> = {}): Member => ({
  id: `m-${crypto.randomUUID()}`,
  person: aHash(),
  round: aRoundId(),
  city: 'gn-3688689',
  roles: ['coordinator'],
  invitedAt: NOON,
  ...change,
});

export const anAnswer = (practice: string, choice: Choice, change: Partial<Answer> = {}): Answer => ({
  practice,
  choice,
  where: [],
  evidence: [],
  ...change,
});

/** One respondent's choices on the practices of the instrument, in its order; null is no answer. */
export const aResponse = (respondent: string, choices: readonly (Choice | null)[]): Response => ({
  respondent,
  answers: choices.flatMap((choice, index) => (choice === null ? [] : [anAnswer(PRACTICES[index] as string, choice)])),
});

export const aSubmission = (change: Partial<Submission> = {}): Submission =>
  submissionSchema.parse({
    id: crypto.randomUUID(),
    round: 'round-1',
    city: 'gn-3688689',
    instrument: '2026.1',
    language: 'en',
    responses: [aResponse('r-1', Array(PRACTICES.length).fill(3))],
    recipients: ['office@city.test'],
    source: 'form',
    version: 1,
    submittedAt: NOON,
    demonstration: false,
    hash: aHash(),
    ...change,
  });

export const anIssue = (change: Partial<Issue> = {}): Issue => ({
  submission: crypto.randomUUID(),
  issue: 1,
  round: 'round-1',
  city: 'gn-3688689',
  release: null,
  language: 'en',
  requestedAt: NOON,
  ...change,
});
