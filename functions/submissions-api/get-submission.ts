import * as z from 'zod';
import type { Progress } from '#shared/contracts/issue.ts';
import { reportSchema } from '#shared/contracts/report.ts';
import { DomainError } from '#shared/domain/errors.ts';
import type { FileStore } from '#shared/ports/files.ts';
import type { IssueRepository } from '#shared/ports/issues.ts';
import type { SubmissionRepository } from '#shared/ports/submissions.ts';
import { type HttpHandler, json } from '../platform/http.ts';
import { type FindToken, requireToken } from './token.ts';

const SECONDS_A_LINK_LASTS = 300;

export interface GetSubmissionDeps {
  readonly findToken: FindToken;
  readonly submissions: SubmissionRepository;
  readonly issues: IssueRepository;
  readonly files: FileStore;
  readonly progress: (submission: string, issue: number) => Promise<Progress>;
}

/** `GET /v1/submissions/{id}`: how far the newest issue is, and its results once they are written. */
export const createGetSubmission =
  ({ findToken, submissions, issues, files, progress }: GetSubmissionDeps): HttpHandler =>
  async (request) => {
    const holder = await requireToken(request, findToken);
    const id = z.uuid().safeParse(request.pathParameters?.id).data;
    const submission = id === undefined ? undefined : await submissions.find(id);
    if (submission === undefined || submission.city !== holder.city || submission.round !== holder.round) {
      throw new DomainError('submission_not_found', 'No such submission under this token');
    }
    const issue = (await issues.list(submission.id)).at(-1)?.issue ?? 1;
    const report = await issues.findReport(submission.id, issue);
    return json(200, {
      id: submission.id,
      version: submission.version,
      submittedAt: submission.submittedAt,
      issue,
      progress: await progress(submission.id, issue),
      ...(report !== undefined && { report: await reportLinks(files, report) }),
    });
  };

const reportLinks = async (
  files: FileStore,
  { pdfKey, jsonKey, pdfHash }: { pdfKey: string; jsonKey: string; pdfHash: string },
) => {
  const report = reportSchema.parse(JSON.parse(new TextDecoder().decode(await files.get(jsonKey))));
  return {
    pdf: await files.downloadLink(pdfKey, `${report.title} ${report.cityName}.pdf`, SECONDS_A_LINK_LASTS),
    pdfSha256: pdfHash,
    results: report.data,
  };
};
