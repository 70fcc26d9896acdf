import { describe, expect, it } from 'vitest';
import { estimateMonth, estimateReissue } from '#shared/domain/cost/estimate.ts';

const MILLION = 1_000_000;

describe('what a month costs', () => {
  it('is, without cities, the firewall, two secrets and a tenth of a dollar an alarm', () => {
    expect(estimateMonth(0, 0)).toEqual({ cities: 0, fixed: 9.8, usage: 0, total: 9.8 });
    expect(estimateMonth(0, 22)).toMatchObject({ usage: 0, fixed: 12, total: 12 });
  });

  it('grows with the cities alone', () => {
    const [some, many] = [100, 200].map((cities) => estimateMonth(cities, 22));
    expect((many?.usage ?? 0) / (some?.usage ?? 1)).toBeCloseTo(2, 1);
    expect(many?.fixed).toBe(some?.fixed);
  });

  it('is for a million cities what their reports, pages, table, mails and files come to', () => {
    const reports = 2 * 342.12;
    // Each dollar below is that of a millionth city: 600 pages, 900 writes, 9,000 reads, 20 mails, 20 scans, 40 MB.
    const pages = 600 * (1.11 + 0.2) + 600 * 0.04 * 13.3333;
    const table = 900 * 0.705 + 9000 * 0.1415;
    const mails = 2000;
    const files = 4300 + (40 / 1024) * 113_000;
    const { usage, total, fixed } = estimateMonth(MILLION, 10);
    expect(usage).toBeGreaterThan(14_411);
    expect(Math.abs(usage - (reports + pages + table + mails + files))).toBeLessThan(0.1);
    expect(total).toBeCloseTo(fixed + usage, 2);
  });

  it('is rounded up to cents', () => {
    expect(estimateMonth(1, 0)).toMatchObject({ usage: 0.02, total: 9.82 });
  });
});

describe('what a re-issue takes', () => {
  it('is four seconds a report, shared by as many as work at a time, in begun minutes', () => {
    expect(estimateReissue(500, 10)).toMatchObject({ reports: 500, minutes: 4 });
    expect(estimateReissue(500, 20).minutes).toBe(2);
    expect(estimateReissue(150, 10).minutes).toBe(1);
    expect(estimateReissue(151, 10).minutes).toBe(2);
  });

  it('costs for a million reports what computing, queues and table, mails and attachments come to', () => {
    const [computing, queuesAndTable, mails] = [5.46 * 13.3333, 3 * 0.2 + 60 * 0.705 + 400 * 0.1415, 100];
    const attachments = (0.5 / 1024) * 143_000;
    const { dollars } = estimateReissue(MILLION, 10);
    expect(Math.abs(dollars - (computing + queuesAndTable + mails + attachments))).toBeLessThan(0.02);
    expect(estimateReissue(1, 1).dollars).toBe(0.01);
  });
});
