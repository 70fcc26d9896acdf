import type { PracticeId } from '#shared/contracts/names.ts';
import type { AgreedLevel } from '#shared/contracts/response.ts';
import type { FieldIssue } from '../errors.ts';
import { MOST_THAT_DO_NOT_APPLY } from '../levels/applicability.ts';
import type { GroupView } from './group-view.ts';

/** How far the group may settle from the individual median without saying why. */
export const FREE_DIFFERENCE = 0.5;

/**
 * Whether an agreed level must come with a reason: when it differs from the individual median by more than 0.5. Where
 * the reader may not see the median, always, so that leaving the reason out tells nothing about it.
 */
export const needsReason = (view: GroupView | null, practice: PracticeId, level: AgreedLevel['level']): boolean => {
  if (level === 'does-not-apply') return false;
  const shown = view?.practices.find((candidate) => candidate.practice === practice);
  if (shown === undefined || shown.answered === null) return true;
  return shown.median !== null && Math.abs(level - shown.median) > FREE_DIFFERENCE;
};

/** What is wrong with an agreed level: a missing reason, or too many practices of its capability that do not apply. */
export const agreedLevelIssues = (
  wanted: AgreedLevel,
  view: GroupView | null,
  /** The agreed levels on the other practices of the same capability. */
  beside: readonly AgreedLevel[],
): FieldIssue[] => {
  const { practice, level, reason = '' } = wanted;
  const left = beside.filter((other) => other.level === 'does-not-apply').length;
  return [
    ...(needsReason(view, practice, level) && reason === ''
      ? [{ field: 'reason', message: 'reason-missing', values: { practice } }]
      : []),
    ...(level === 'does-not-apply' && left >= MOST_THAT_DO_NOT_APPLY
      ? [{ field: 'level', message: 'too-many-do-not-apply', values: { maximum: MOST_THAT_DO_NOT_APPLY } }]
      : []),
  ];
};
