import { describe, expect, it } from 'vitest';
import { retentionOf } from '#functions/platform/retention.ts';

const NOW = Date.parse('2026-01-01T00:00:00Z');
const until = (months: number | undefined, PK: string) => {
  const { expiresAt } = retentionOf(months, () => NOW)({ PK });
  return expiresAt === undefined ? undefined : new Date(expiresAt * 1000).toISOString().slice(0, 10);
};

describe('how long an item is kept', () => {
  it.each(['ASSESSMENT#r#gn-1', 'SUBMISSION#a', 'CITY#gn-1', 'PERSON#a', 'TOKEN#a', 'RELEASE#r', 'EXPORT'])(
    'is as many months as the privacy notice says for %s',
    (PK) => {
      expect(until(12, PK)).toBe('2027-01-01');
      expect(until(1, PK)).toBe('2026-01-31');
    },
  );

  it.each(['AUDIT', 'ROUND#r', 'MAIL#a'])('has no end for %s', (PK) => {
    expect(until(12, PK)).toBeUndefined();
  });

  it('has no end where no months are said', () => {
    expect(until(0, 'PERSON#a')).toBeUndefined();
    expect(until(undefined, 'PERSON#a')).toBeUndefined();
  });
});
