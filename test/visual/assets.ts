import { loadReportAssets } from '#functions/platform/report-assets.ts';

/** Fonts and maps of the report, opened once for everything that draws: letters that were set need not be set again. */
export const assets = loadReportAssets();
