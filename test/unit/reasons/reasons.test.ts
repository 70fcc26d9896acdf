import { describe, expect, it } from 'vitest';
import { flatten, readLanguage } from '#functions/platform/wording.ts';
import { REASONS, type Reason } from '#shared/contracts/reasons.ts';
import { reportSchema } from '#shared/contracts/report.ts';
import { buildReport } from '#shared/domain/report/build-report.ts';
import { content } from '#test/fakes/report-content.ts';
import { printed } from '../report/report-text.ts';
import { REFUSED } from './refused.ts';

const say = content.wording('en');
/** Reasons for something that only people read: a band, a sentence, where figures come from. */
const IN_WORDS_ONLY: readonly Reason[] = ['too-few-verified-peers', 'no-agreement-band', 'statistics-kept'];

const reportOf = (reason: Reason) => reportSchema.parse(buildReport(REFUSED[reason]()));
const codesOf = ({ data }: ReturnType<typeof reportOf>) => [
  ...new Set([...data.capabilities, ...data.practices, ...data.changes].flatMap((row) => row.reason ?? [])),
];

describe('a reason for not showing something', () => {
  it.each(REASONS)('is brought about by real scoring, and said in the report: %s', (reason) => {
    expect(printed(reportOf(reason))).toContain(say(`reasons.${reason}`));
  });

  it.each(REASONS.filter((reason) => !IN_WORDS_ONLY.includes(reason)))(
    'is the same code in the results that the API gives: %s',
    (reason) => {
      expect(codesOf(reportOf(reason))).toContain(reason);
    },
  );

  it('is never a code without a sentence, nor a sentence without a code', () => {
    const sentences = flatten(readLanguage('en')).flatMap(([key]) => key.match(/^reasons\.(.*)/)?.[1] ?? []);
    expect(sentences.sort()).toEqual([...REASONS].sort());
    expect(REASONS.flatMap((reason) => codesOf(reportOf(reason))).filter((code) => !isReason(code))).toEqual([]);
  });

  it('is not given where everything can be shown', () => {
    const { data } = reportOf('statistics-kept');
    expect(data.capabilities.map(({ reason }) => reason)).toEqual(Array(5).fill(null));
  });
});

const isReason = (code: string): boolean => (REASONS as readonly string[]).includes(code);
