import { describe, expect, it } from 'vitest';
import { composeMail } from '#functions/deliver-report/compose.ts';
import type { Report } from '#shared/contracts/report.ts';
import { REPORT_CASES } from '#test/fakes/report-inputs.ts';
import { reportOf } from '#test/fakes/reports.ts';
import { contrast, declaredPairs } from './contrast.ts';

const RESULTS = 'https://capabilities.example/results/7f0c3c5e-9a51-4f0e-8a6e-6f6f0d0a3b11';
const report = reportOf('one-respondent');

/** What a reader sees of the HTML: text without tags, entities resolved. */
const visible = (html: string): string =>
  html
    .replace(/<(style|title)>.*?<\/\1>/gs, '')
    .replace(/<[^>]+>/g, '\n')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) =>
      line
        .replace(/^(- |\*\*\* )/, '')
        .replace(/( \*\*\*|:)$/, '')
        .trim(),
    )
    .filter((line) => line !== '' && line !== RESULTS);

describe('the mail with the report', () => {
  it.each(REPORT_CASES)('says the same in text and HTML: %s', (name) => {
    const { text, html } = composeMail(reportOf(name), RESULTS, true);
    expect(lines(visible(html))).toEqual(lines(text));
  });

  it('carries the findings of the report and the way to it', () => {
    const { subject, text, html } = composeMail(report, RESULTS, true);
    expect(subject).toBe('Freetown: your city capability report');
    for (const finding of report.mail.findings) {
      expect(text).toContain(`- ${finding}`);
      expect(visible(html)).toContain(finding);
    }
    expect(text).toContain(RESULTS);
    expect(html).toContain(`href="${RESULTS}"`);
    expect(text).toContain('attached as a PDF');
  });

  it('says where the PDF is when it is too large', () => {
    const { text, html } = composeMail(report, RESULTS, false);
    expect(text).toContain('The PDF is too large to attach');
    expect(visible(html)).not.toContain('is attached');
  });

  it('marks demonstration data first, and only then', () => {
    expect(composeMail(report, RESULTS, true).text).toMatch(
      /^\*\*\* Demonstration data: no finding about any city \*\*\*/,
    );
    const real: Report = { ...report, demonstration: null };
    expect(composeMail(real, RESULTS, true).text).toMatch(/^Hello,/);
    expect(composeMail(real, RESULTS, true).html).not.toMatch(/demonstration data/i);
  });

  it('is small and asks for nothing from elsewhere', () => {
    const { html } = composeMail(report, RESULTS, true);
    expect(html.length).toBeLessThan(5_000);
    expect(html).not.toMatch(/<img|<link|<script|url\(|src=|@import/);
    expect(html.match(/https?:\/\/[^"\s]+/g)).toEqual([RESULTS]);
  });

  it('names its language and direction', () => {
    expect(composeMail(report, RESULTS, true).html).toContain('<html lang="en" dir="ltr">');
    expect(composeMail({ ...report, direction: 'rtl' }, RESULTS, true).html).toContain('dir="rtl"');
  });
});

describe('a name with mark-up in it', () => {
  const hostile = "\"><script>alert(1)</script><a href='javascript:x'>&Ö\r\nBcc: all@example.org";
  const { mail } = report;
  const planted: Report = {
    ...report,
    mail: {
      ...mail,
      subject: `${hostile}: your report`,
      greeting: hostile,
      intro: hostile,
      findings: [hostile],
      linkText: hostile,
      whoToAsk: hostile,
      label: hostile,
    },
    demonstration: hostile,
  };
  const { subject, text, html } = composeMail(planted, `${RESULTS}?"onmouseover="x`, true);

  it('opens no element and ends no attribute', () => {
    expect(html).not.toMatch(/<script|<a href='|onmouseover="x/);
    expect(html).toContain('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).toContain('&amp;Ö');
    expect(html.match(/<a /g)).toHaveLength(1);
  });

  it('stays one line in the subject', () => {
    expect(subject).not.toMatch(/[\r\n]/);
    expect(subject).toContain('Bcc: all@example.org: your report');
  });

  it('stays as it is in the text', () => {
    expect(text).toContain('<script>alert(1)</script>');
  });
});

describe('the colours of the mail', () => {
  const { html } = composeMail(report, RESULTS, true);
  const pairs = declaredPairs(html);

  it.each(pairs)('are readable: $name', ({ foreground, background }) => {
    expect(contrast(foreground, background)).toBeGreaterThanOrEqual(4.5);
  });

  it('are given for light and dark', () => {
    expect(pairs.map(({ name }) => name).filter((name) => name.startsWith('light'))).toHaveLength(5);
    expect(pairs.map(({ name }) => name).filter((name) => name.startsWith('dark'))).toHaveLength(2);
  });
});
