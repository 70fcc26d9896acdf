import {
  demonstrationRelease,
  demonstrationRound,
  demonstrationSubmissions,
  readDemonstration,
} from '#infra/local/demonstration/seed.ts';
import type { Release } from '#shared/contracts/release.ts';
import type { Report } from '#shared/contracts/report.ts';
import type { Submission } from '#shared/contracts/submission.ts';
import { buildReport } from '#shared/domain/report/build-report.ts';
import { scoreSubmission } from '#shared/domain/scoring/score-submission.ts';
import { content } from './report-content.ts';

/** The demonstration round as it is seeded: its cities' invented answers and the release made of them. */
export const demonstration = (): { readonly submissions: readonly Submission[]; readonly release: Release } => {
  const submissions = demonstrationSubmissions(content);
  return { submissions, release: demonstrationRelease(content, submissions) };
};

/** A report from answers to finished sentences: scored against the release, nothing of it made up by hand. */
export const scoredReport = (submission: Submission, release: Release): Report => {
  const instrument = content.instrument(submission.instrument, 'en');
  const common = { submission, release, instrument, population: content.population() };
  const { scores } = scoreSubmission({
    ...common,
    issue: 1,
    library: content.suggestions('en'),
    kept: null,
    earlier: null,
    earlierRound: null,
    mappings: [],
  });
  const round = demonstrationRound(readDemonstration().round);
  return buildReport({
    ...common,
    scores,
    round,
    suggestions: content.suggestions('en'),
    say: content.wording('en'),
  });
};
