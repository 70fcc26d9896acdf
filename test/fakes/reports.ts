import type { Report } from '#shared/contracts/report.ts';
import { buildReport } from '#shared/domain/report/build-report.ts';
import { REPORT_CASES, REPORT_INPUTS, type ReportCase } from './report-inputs.ts';

/** The report of a case, built anew each time. */
export const reportOf = (name: ReportCase): Report => buildReport(REPORT_INPUTS[name]());

interface NamedReport {
  readonly name: ReportCase;
  readonly report: Report;
}

let all: readonly NamedReport[] | undefined;

/** Every case with its report, for views that draw them all: built once, as nobody changes them. */
export const allReports = (): readonly NamedReport[] => {
  all ??= REPORT_CASES.map((name) => ({ name, report: reportOf(name) }));
  return all;
};
