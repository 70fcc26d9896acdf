import type { Progress } from '#shared/contracts/issue.ts';
import { type Report, reportSchema } from '#shared/contracts/report.ts';
import type { FileStore } from '#shared/ports/files.ts';
import type { IssueRepository } from '#shared/ports/issues.ts';
import type { Reply } from '../../pages/reply.ts';
import { type EarlierDeps, listOtherResults } from '../earlier-results.ts';
import { presentProgress } from '../presenters/progress.ts';
import { presentReceipt } from '../presenters/receipt.ts';
import { presentResults } from '../presenters/results.ts';
import type { ReaderVisit } from '../visit.ts';

export interface ResultsDeps extends EarlierDeps {
  readonly newId: () => string;
  readonly issues: Pick<IssueRepository, 'list' | 'findReport'>;
  readonly files: Pick<FileStore, 'get' | 'downloadLink'>;
  readonly progress: (submission: string, issue: number) => Promise<Progress>;
}

/** The newest issue's report, once it is written. */
export const findNewestReport = async ({ issues }: Pick<ResultsDeps, 'issues'>, { submission }: ReaderVisit) => {
  const issue = (await issues.list(submission.id)).at(-1)?.issue ?? 1;
  return { issue, rendered: await issues.findReport(submission.id, issue) };
};

export const readReport = async ({ files }: Pick<ResultsDeps, 'files'>, jsonKey: string): Promise<Report> =>
  reportSchema.parse(JSON.parse(new TextDecoder().decode(await files.get(jsonKey))));

/** `GET /results/:submission`: how far the report is, and then the report itself. */
export const createShowResults =
  (deps: ResultsDeps) =>
  async (visit: ReaderVisit): Promise<Reply> => {
    const { issue, rendered } = await findNewestReport(deps, visit);
    const progress = await deps.progress(visit.submission.id, issue);
    if (rendered === undefined) return presentProgress(visit, progress);
    const [report, others] = await Promise.all([readReport(deps, rendered.jsonKey), listOtherResults(deps, visit)]);
    return presentResults(visit, report, { progress, pages: rendered.pages, others, feedback: deps.newId() });
  };

/** `GET /results/:submission/receipt`: it has arrived, and what happens next. */
export const createShowReceipt =
  ({ newId }: Pick<ResultsDeps, 'newId'>) =>
  (visit: ReaderVisit): Reply =>
    presentReceipt(visit, newId());
