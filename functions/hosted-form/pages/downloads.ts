import { DomainError } from '#shared/domain/errors.ts';
import { type Reply, redirect } from '../../pages/reply.ts';
import { reportCsv } from '../report-csv.ts';
import type { ReaderVisit } from '../visit.ts';
import { findNewestReport, type ResultsDeps, readReport } from './results.ts';

const SECONDS_A_LINK_LASTS = 120;

const requireReport = async (deps: ResultsDeps, visit: ReaderVisit) => {
  const { rendered } = await findNewestReport(deps, visit);
  if (rendered === undefined) throw new DomainError('not_found', 'The report is not written yet');
  return { rendered, report: await readReport(deps, rendered.jsonKey) };
};

const fileName = ({ city, submission }: ReaderVisit, extension: string): string =>
  `city-capabilities-${city.id}-v${submission.version}.${extension}`;

/** `GET /results/:submission/report.pdf`: on to the file, by a link that expires. */
export const createDownloadPdf =
  (deps: ResultsDeps) =>
  async (visit: ReaderVisit): Promise<Reply> => {
    const { rendered, report } = await requireReport(deps, visit);
    const name = `${report.title} ${report.cityName}.pdf`;
    return redirect(await deps.files.downloadLink(rendered.pdfKey, name, SECONDS_A_LINK_LASTS));
  };

/** `GET /results/:submission/data.json`: the numbers of the report as values. */
export const createDownloadJson =
  (deps: ResultsDeps) =>
  async (visit: ReaderVisit): Promise<Reply> => {
    const { report } = await requireReport(deps, visit);
    const { submission, issue, city, cityName, round, label, demonstration, date, data } = report;
    const document = { submission, issue, city, cityName, round, label, demonstration, date, ...data };
    return {
      kind: 'file',
      body: `${JSON.stringify(document, null, 2)}\n`,
      contentType: 'application/json; charset=utf-8',
      downloadName: fileName(visit, 'json'),
    };
  };

/** `GET /results/:submission/data.csv`: the same as one table. */
export const createDownloadCsv =
  (deps: ResultsDeps) =>
  async (visit: ReaderVisit): Promise<Reply> => {
    const { report } = await requireReport(deps, visit);
    return {
      kind: 'file',
      body: reportCsv(report),
      contentType: 'text/csv; charset=utf-8',
      downloadName: fileName(visit, 'csv'),
    };
  };
