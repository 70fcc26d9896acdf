import type { Report } from '#shared/contracts/report.ts';
import { buildReport } from '#shared/domain/report/build-report.ts';
import { REPORT_CASES, REPORT_INPUTS, type ReportCase } from './report-inputs.ts';

/** The report of a case, built anew each time. */
export const reportOf = (name: ReportCase): Report => buildReport(REPORT_INPUTS[name]());

/** Every case with its report, for views that draw them all. */
export const allReports = (): { readonly name: ReportCase; readonly report: Report }[] =>
  REPORT_CASES.map((name) => ({ name, report: reportOf(name) }));
