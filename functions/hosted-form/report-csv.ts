import { stringify } from 'csv-stringify/sync';
import type { Report } from '#shared/contracts/report.ts';

const COLUMNS = [
  'kind',
  'capability',
  'practice',
  'name',
  'basis',
  'level',
  'low',
  'high',
  'difference',
  'practices',
  'peers',
  'peerMedian',
  'peerQ1',
  'peerQ3',
  'verdict',
  'reason',
  'suggestion',
  'when',
] as const;

/** The numbers of a report as one table. What a spreadsheet would run as a formula is made plain text. */
export const reportCsv = ({ data }: Report): string =>
  stringify(
    [
      ...data.capabilities.map((row) => ({ kind: 'capability', ...row })),
      ...data.practices.map((row) => ({ kind: 'practice', ...row })),
      ...data.changes.map((row) => ({ kind: 'change', ...row })),
      ...data.suggestions.map((row) => ({ kind: 'suggestion', ...row })),
    ],
    { header: true, columns: [...COLUMNS], escape_formulas: true, bom: true, record_delimiter: 'windows' },
  );
