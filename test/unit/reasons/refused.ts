import { CAPABILITIES } from '#shared/contracts/names.ts';
import type { Reason } from '#shared/contracts/reasons.ts';
import type { Release } from '#shared/contracts/release.ts';
import type { Submission } from '#shared/contracts/submission.ts';
import type { ReportInput } from '#shared/domain/report/report-input.ts';
import { type ScoringInput, scoreSubmission } from '#shared/domain/scoring/score-submission.ts';
import { content } from '#test/fakes/report-content.ts';
import { anInput } from '#test/fakes/report-inputs.ts';
import { type Answers, allAt, aSubmission, instrument, MIXED, PRACTICE_IDS } from '#test/fakes/scores-answers.ts';
import { memberWith, releaseOf } from '../benchmark/samples.ts';

/** Real cities of one demonstration release, all at one level or without any. */
const releaseWithLevels = (size: number, level: number | null): Release => {
  const release = releaseOf(size);
  const capabilities = level === null ? {} : Object.fromEntries(CAPABILITIES.map((id) => [id, level]));
  const practices = level === null ? {} : Object.fromEntries(PRACTICE_IDS.map((id) => [id, level]));
  const members = release.members.map((member) =>
    memberWith({ ...member, individual: { capabilities, practices }, named: true }),
  );
  return { ...release, demonstration: true, members };
};

/** What a report is written from after the whole of the scoring. */
const scored = (submission: Submission, change: Partial<ScoringInput> = {}): ReportInput => {
  const input: ScoringInput = {
    submission,
    issue: 1,
    instrument,
    population: content.population(),
    library: content.suggestions('en'),
    release: releaseWithLevels(60, 3),
    kept: null,
    earlier: null,
    earlierRound: null,
    mappings: [],
    draws: 0,
    ...change,
  };
  return anInput(submission, scoreSubmission(input).scores, { release: input.release });
};

const alone = aSubmission([MIXED]);
const answering = (...answers: Answers[]) => scored(aSubmission(answers));
const against = (release: Release | null) => scored(alone, { release });

const verified = () =>
  scored(
    aSubmission([MIXED], {
      verified: PRACTICE_IDS.map((practice) => ({ practice, level: 3, reason: 'Minutes seen.', assessor: 'a-1' })),
    }),
  );

const keptFromAnother = () => {
  const release = releaseWithLevels(101, 3);
  const first = aSubmission([MIXED], { id: crypto.randomUUID() });
  const { entry } = scoreSubmission({
    submission: first,
    issue: 1,
    instrument,
    population: content.population(),
    library: [],
    release,
    kept: null,
    earlier: null,
    earlierRound: null,
    mappings: [],
    draws: 0,
  });
  return scored(alone, { release, kept: entry });
};

/** What brings every reason about: a submission and a release, through the whole of scoring. */
export const REFUSED: Readonly<Record<Reason, () => ReportInput>> = {
  'not-enough-answers': () => answering(allAt('dont-know')),
  'does-not-apply': () => answering(MIXED.map((choice, place) => (place === 0 ? 'does-not-apply' : choice))),
  'too-few-respondents': () => answering(MIXED, MIXED),
  'no-release': () => against(null),
  'pool-too-small': () => against(releaseWithLevels(14, 3)),
  'too-few-peers': () => against(releaseWithLevels(60, null)),
  'too-few-verified-peers': verified,
  'no-interval': verified,
  'no-agreement-band': () => answering(MIXED, MIXED, MIXED, MIXED),
  'practice-detail-needs-eight-peers': () => against(releaseWithLevels(18, 3)),
  'verdict-needs-eight-peers': () => against(releaseWithLevels(18, 3)),
  'quartiles-need-larger-pool': () => against(releaseWithLevels(30, 3)),
  'statistics-kept': keptFromAnother,
  'other-instrument': () => against({ ...releaseWithLevels(60, 3), instrument: '2025.1' }),
};
