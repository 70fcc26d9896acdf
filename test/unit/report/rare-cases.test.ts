import { describe, expect, it } from 'vitest';
import { reportSchema } from '#shared/contracts/report.ts';
import { buildReport } from '#shared/domain/report/build-report.ts';
import { RARE_CASES } from './rare-cases.ts';
import { printed } from './report-text.ts';

describe('a report with something rare in it', () => {
  it.each(RARE_CASES)('says so: %s', (_, input, sentence) => {
    const report = reportSchema.parse(buildReport(input()));
    expect(printed(report)).toContain(sentence);
  });
});
