import * as z from 'zod';

/** Why something is not shown. Report and API print the same code; language files hold its sentence under `reasons.`. */
export const REASONS = [
  'not-enough-answers',
  'does-not-apply',
  'too-few-respondents',
  'no-release',
  'pool-too-small',
  'too-few-peers',
  'too-few-verified-peers',
  'no-interval',
  'no-agreement-band',
  'practice-detail-needs-eight-peers',
  'verdict-needs-eight-peers',
  'quartiles-need-larger-pool',
  'statistics-kept',
  'other-instrument',
] as const;
export const reasonSchema = z.enum(REASONS);
export type Reason = z.infer<typeof reasonSchema>;
