import type { ItemKey } from './table.ts';

/**
 * What the privacy notice says is kept for some months: everything about cities and people. Rounds and the audit log
 * stay, and so does whom not to mail; what ends sooner says so itself.
 */
const RETAINED = /^(ASSESSMENT|SUBMISSION|CITY|PERSON|TOKEN|RELEASE|REISSUE|EXPORT|FEEDBACK)(#|$)/;
const SECONDS_A_MONTH = (365.25 / 12) * 24 * 3600;

const ofEnvironment = (): number => Number(process.env.RETENTION_MONTHS ?? 0);

/**
 * Until when an item is kept that is written now, in seconds as the table's sweep reads it; nothing for what stays.
 * Counted from the last time it was written, so a round must be shorter than that. 0 months: for ever.
 */
export const retentionOf =
  (months = ofEnvironment(), now: () => number = Date.now) =>
  ({ PK }: Pick<ItemKey, 'PK'>): { readonly expiresAt?: number } =>
    months > 0 && RETAINED.test(PK) ? { expiresAt: Math.ceil(now() / 1000 + months * SECONDS_A_MONTH) } : {};
