import type { Report } from '#shared/contracts/report.ts';
import { buildReport } from '#shared/domain/report/build-report.ts';
import { canonicalJson } from '#shared/domain/submission/canonical-json.ts';
import type { Content } from '#shared/ports/content.ts';
import type { FileStore } from '#shared/ports/files.ts';
import type { IssueRepository } from '#shared/ports/issues.ts';
import type { EventPublisher } from '#shared/ports/pipeline.ts';
import type { ReleaseRepository } from '#shared/ports/releases.ts';
import type { RoundRepository } from '#shared/ports/rounds.ts';
import type { SubmissionRepository } from '#shared/ports/submissions.ts';
import type { Consumer } from '../platform/worker.ts';

export interface RenderReportDeps {
  readonly content: Content;
  readonly rounds: RoundRepository;
  readonly releases: ReleaseRepository;
  readonly submissions: SubmissionRepository;
  readonly issues: IssueRepository;
  readonly files: FileStore;
  readonly events: EventPublisher;
  readonly draw: (report: Report) => Promise<{ readonly bytes: Uint8Array; readonly pages: number }>;
  readonly hash: (bytes: Uint8Array) => string;
}

/** Writes the report of a scored issue: content model and PDF, both named by submission and issue. Repeats give the same bytes. */
export const createConsumer = (deps: RenderReportDeps): Consumer => {
  const { content, rounds, submissions, issues, files, events, draw, hash } = deps;
  return async ({ submission: id, issue }) => {
    const [submission, { language, release: releaseId, round }] = await Promise.all([
      submissions.get(id),
      issues.get(id, issue),
    ]);
    const scores = await issues.findScores(id, issue);
    if (scores === undefined) throw new Error('The issue is not scored');
    const report = buildReport({
      submission,
      scores,
      round: await rounds.get(round),
      release: releaseId === null ? null : await deps.releases.get(releaseId),
      population: content.population(),
      instrument: content.instrument(submission.instrument, language),
      suggestions: content.suggestions(language),
      say: content.wording(language),
    });
    const { bytes, pages } = await draw(report);
    const [pdfKey, jsonKey] = [`reports/${id}/${issue}.pdf`, `reports/${id}/${issue}.json`];
    await files.put(jsonKey, new TextEncoder().encode(canonicalJson(report)), 'application/json');
    await files.put(pdfKey, bytes, 'application/pdf');
    await issues.putReport({
      submission: id,
      issue,
      language,
      pdfKey,
      jsonKey,
      pdfHash: hash(bytes),
      pdfBytes: bytes.length,
      pages,
    });
    await events.publish({ type: 'report.rendered', submission: id, issue });
  };
};
