import type { AgreedLevel, Response, VerifiedLevel } from '#shared/contracts/response.ts';
import { median } from '#shared/statistics/quantile.ts';
import type { FieldIssue } from '../errors.ts';
import { MOST_THAT_DO_NOT_APPLY } from '../levels/applicability.ts';
import { collectAnswers } from '../levels/given-answers.ts';
import { issueAt, repeated } from './field-issues.ts';
import type { InstrumentIds } from './instrument-ids.ts';

/** How far the group may settle from the individual median without saying why. */
const FREE_DIFFERENCE = 0.5;

/** What is wrong with agreed levels: unknown or repeated practices, a missing reason, too many that do not apply. */
export const agreedIssues = (
  agreed: readonly AgreedLevel[],
  responses: readonly Response[],
  ids: InstrumentIds,
): FieldIssue[] => [
  ...practiceIssues('agreed', agreed, ids),
  ...agreed.flatMap((entry, index) =>
    needsReason(entry, responses) && (entry.reason ?? '') === ''
      ? [issueAt(['agreed', index, 'reason'], 'reason-missing', { practice: entry.practice })]
      : [],
  ),
  ...tooManyThatDoNotApply(agreed, ids),
];

/** What is wrong with verified levels: unknown or repeated practices. */
export const verifiedIssues = (verified: readonly VerifiedLevel[], ids: InstrumentIds): FieldIssue[] =>
  practiceIssues('verified', verified, ids);

const practiceIssues = (
  list: 'agreed' | 'verified',
  entries: readonly { readonly practice: string }[],
  { capabilityOf }: InstrumentIds,
): FieldIssue[] => [
  ...entries.flatMap(({ practice }, index) =>
    capabilityOf.has(practice) ? [] : [issueAt([list, index, 'practice'], 'practice-unknown', { practice })],
  ),
  ...repeated(entries, ({ practice }) => practice).map(({ index, key }) =>
    issueAt([list, index, 'practice'], 'practice-twice', { practice: key }),
  ),
];

const needsReason = ({ practice, level }: AgreedLevel, responses: readonly Response[]): boolean => {
  const middle = median([...collectAnswers(practice, responses).levelBy.values()]);
  return typeof level === 'number' && middle !== null && Math.abs(level - middle) > FREE_DIFFERENCE;
};

const tooManyThatDoNotApply = (agreed: readonly AgreedLevel[], { capabilityOf }: InstrumentIds): FieldIssue[] => {
  const countBy = new Map<string, number>();
  return agreed.flatMap(({ practice, level }, index) => {
    const capability = capabilityOf.get(practice);
    if (level !== 'does-not-apply' || capability === undefined) return [];
    const count = (countBy.get(capability) ?? 0) + 1;
    countBy.set(capability, count);
    if (count <= MOST_THAT_DO_NOT_APPLY) return [];
    return [issueAt(['agreed', index, 'level'], 'too-many-do-not-apply', { maximum: MOST_THAT_DO_NOT_APPLY })];
  });
};
