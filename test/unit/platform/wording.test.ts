import { describe, expect, it } from 'vitest';
import { createWording, flatten } from '#functions/platform/wording.ts';

describe('wording', () => {
  const say = createWording(
    {
      report: {
        peers: '{n, plural, one {# peer} other {# peers}}',
        date: 'on {date, date, long}',
        hostile: 'by {name}',
        tag: 'a <b> is no tag',
      },
    },
    'en',
  );

  it('fills in values by the rules of the language', () => {
    expect(say('report.peers', { n: 1 })).toBe('1 peer');
    expect(say('report.peers', { n: 10 })).toBe('10 peers');
  });

  it('leaves what people typed as it is', () => {
    expect(say('report.hostile', { name: '{n} <script>' })).toBe('by {n} <script>');
    expect(say('report.tag')).toBe('a <b> is no tag');
  });

  it('tells dates in UTC, day first', () => {
    expect(say('report.date', { date: Date.UTC(2026, 10, 23, 23, 59) })).toBe('on 23 November 2026');
  });

  it('fails on an unknown key and on a missing value, so that no reader sees one', () => {
    expect(() => say('report.nothing')).toThrow('No words for "report.nothing" in en');
    expect(() => say('report.peers')).toThrow();
  });

  it('names nested messages by their path', () => {
    expect(flatten({ a: { b: 'x', c: { d: 'y' } } })).toEqual([
      ['a.b', 'x'],
      ['a.c.d', 'y'],
    ]);
  });
});
