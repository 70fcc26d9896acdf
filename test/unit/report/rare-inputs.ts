import type { ComparisonResult } from '#shared/contracts/comparison.ts';
import type { Choice } from '#shared/contracts/response.ts';
import type { ReportInput } from '#shared/domain/report/report-input.ts';
import { anInput, REPORT_INPUTS } from '#test/fakes/report-inputs.ts';
import { type Answers, aSubmission, MIXED, PRACTICE_IDS, scoresOf } from '#test/fakes/scores-answers.ts';
import { aBenchmark, aComparison, aGroup, unnamedPeer } from '#test/fakes/scores-comparison.ts';

type Verdict = 'above' | 'below' | 'no-detectable-difference';
type Higher = 'up-to-a-third' | 'about-half' | 'more-than-two-thirds' | null;

export const withVerdict = (verdict: Verdict | null, higher: Higher = 'about-half'): ReportInput =>
  withVerdicts(verdict, verdict, higher);

/** One verdict on the first capability, another on all others. */
export const withVerdicts = (
  first: Verdict | null,
  others: Verdict | null,
  higher: Higher = 'about-half',
): ReportInput => {
  const benchmark = aBenchmark(10);
  const capabilities = benchmark.capabilities.map((row, index) => {
    const verdict = index === 0 ? first : others;
    return { ...row, higher, position: verdict && row.position && { ...row.position, verdict } };
  });
  const submission = aSubmission([MIXED]);
  return anInput(submission, scoresOf(submission, aComparison({ benchmark: { ...benchmark, capabilities } })));
};

export const answered = (...answers: Answers[]): ReportInput => anInput(aSubmission(answers));
export const instead = (change: Partial<Record<number, Choice | null>>): Answers =>
  MIXED.map((choice, place) => (place in change ? (change[place] ?? null) : choice));

export const compared = (change: Partial<ComparisonResult>): ReportInput => {
  const submission = aSubmission([MIXED]);
  return anInput(submission, scoresOf(submission, aComparison(change)));
};

export const agreedByTwo = (): ReportInput =>
  anInput(aSubmission([MIXED, MIXED], { agreed: PRACTICE_IDS.map((practice) => ({ practice, level: 3 as const })) }));

export const choosing = (comparison: object): ReportInput =>
  anInput(aSubmission([MIXED], { comparison: { ...aSubmission([MIXED]).comparison, ...comparison } }));

export const likened = (likeness: 'fair' | 'far'): ReportInput => {
  const input = answered(MIXED);
  const suggestions = input.scores.suggestions.map((chosen) => ({
    ...chosen,
    example: chosen.example && { ...chosen.example, likeness },
  }));
  return { ...input, scores: { ...input.scores, suggestions } };
};

export const needing = (): ReportInput => {
  const input = answered(MIXED);
  const [first, ...rest] = input.scores.suggestions;
  const suggestion = input.suggestions.find(({ needs, practice }) => needs.length > 0 && practice === first?.practice);
  const other = input.suggestions.find(({ needs }) => needs.length > 0);
  const chosen = suggestion ?? other;
  if (first === undefined || chosen === undefined) throw new Error('no suggestion needs anything');
  const capability = input.instrument.capabilities.find(({ practices }) =>
    practices.some(({ id }) => id === chosen.practice),
  );
  if (capability === undefined) throw new Error('no such practice');
  const placed = {
    ...first,
    suggestion: chosen.id,
    practice: chosen.practice,
    capability: capability.id,
    example: null,
  };
  return { ...input, scores: { ...input.scores, suggestions: [placed, ...rest] } };
};

export const profileOf = (change: Partial<ComparisonResult['profile'][number]>, feature: string): ReportInput =>
  compared({
    profile: aComparison().profile.map((row) => (row.feature === feature ? { ...row, ...change } : row)),
  });

/** No named peers, and a place for every feature: the first lowest. */
export const aloneInContext = (): ReportInput =>
  compared({
    profile: aComparison().profile.map((row, index, rows) => ({
      ...row,
      peers: null,
      position: row.position === null ? null : index / rows.length,
    })),
  });

export const fairGroup = () =>
  aGroup(10, {
    closeness: { share: 0.1, band: 'fair' },
    peers: aGroup(10).peers.map((peer, index) =>
      index === 0
        ? { ...peer, stability: { share: 0.4, band: 'provisional' as const }, likeness: 'far' as const }
        : { ...unnamedPeer },
    ),
  });

export const withoutRwgj = (): ReportInput => {
  const input = REPORT_INPUTS['many-with-disagreement']();
  const capabilities = input.scores.capabilities.map((capability) => ({
    ...capability,
    agreement: capability.agreement && { respondents: 6, rwg: 0.4, adM: 0.7, band: 'weak' as const },
  }));
  return { ...input, scores: { ...input.scores, capabilities } };
};
