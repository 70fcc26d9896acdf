import { describe, expect, it } from 'vitest';
import type { Evidence } from '#shared/contracts/response.ts';
import { agreedOn, response, responses, scoreFirst, verifiedOn } from './assessment.ts';

const minutes: Evidence = { id: 'minutes', kind: 'text', title: 'Minutes', value: 'Council minutes of May' };

describe('a practice', () => {
  it('counts what was picked, what was not known and how far answers differ', () => {
    const rows = responses(
      [1, 3, 3, 3],
      [5, 3, 3, 3],
      [3, 3, 3, 3],
      ['dont-know', 3, 3, 3],
      ['does-not-apply', 3, 3, 3],
    );
    const [practice, unanimous] = scoreFirst({ responses: rows }).practices;
    // 1, 5, 3: s² = (4 + 4 + 0) / 2
    expect(practice?.individual).toEqual({
      level: 3,
      levels: 3,
      dontKnow: 1,
      doesNotApply: 1,
      counts: [1, 0, 1, 0, 1],
      standardDeviation: 2,
    });
    expect(unanimous?.individual).toMatchObject({ counts: [0, 0, 5, 0, 0], standardDeviation: 0 });
    expect(practice?.applies).toBe(true);
  });

  it('keeps the reason of an agreed level where one was given', () => {
    const agreed = agreedOn([2, 4, null, null]);
    const { practices } = scoreFirst({
      responses: responses([2, 2, 2, 2]),
      agreed: [agreed[0]!, { ...agreed[1]!, reason: 'The unit was set up in June' }],
    });
    expect(practices.map(({ agreed }) => agreed)).toEqual([
      { level: 2 },
      { level: 4, reason: 'The unit was set up in June' },
      null,
      null,
    ]);
  });

  it('has no agreed level where the group agreed that it does not apply, though it is one too many', () => {
    const no = 'does-not-apply';
    const { practices } = scoreFirst({ responses: responses([3, 3, 3, 3]), agreed: agreedOn([no, no, no, 4]) });
    expect(practices.map(({ applies }) => applies)).toEqual([false, false, true, true]);
    expect(practices.map(({ agreed }) => agreed?.level ?? null)).toEqual([null, null, null, 4]);
  });

  it('is the same to the last digit and letter whoever answered first', () => {
    const rows = ([1, 1, 2, 2, 3, 5, 5] as const).map((level, index) =>
      response(`r-${index}`, [level, 3, 3, 3], { where: index % 2 === 0 ? ['universities'] : ['trend-scan'] }),
    );
    const written = (given: typeof rows) => JSON.stringify(scoreFirst({ responses: given }).practices);
    const [first, second, third, ...rest] = rows;
    for (const turned of [rows.toReversed(), [...rest, third!, first!, second!], [second!, third!, ...rest, first!]]) {
      expect(written(turned)).toBe(written(rows));
    }
  });

  it('counts each respondent once for an option', () => {
    const rows = [
      response('r-1', [3, 'dont-know', 3, 3], { where: ['trend-scan', 'universities'] }),
      response('r-2', [3, 3, 3, 3], { where: ['universities', 'universities'] }),
      response('r-3', [3, 3, 3, 3]),
    ];
    const { practices } = scoreFirst({ responses: rows });
    expect(practices[0]?.where).toEqual({ 'trend-scan': 1, universities: 2 });
    expect(practices[1]?.where).toEqual({ 'trend-scan': 1, universities: 2 });
  });
});

describe('evidence strength', () => {
  it('is verified before supplied, supplied before asserted', () => {
    const rows = [
      response('r-1', [3, 3, 'dont-know', 'dont-know']),
      response('r-2', [null, 3, null, null], { evidence: [minutes] }),
    ];
    const score = scoreFirst({ responses: rows, verified: verifiedOn([4, null, null, null]) });
    expect(score.practices.map(({ evidence }) => evidence)).toEqual(['verified', 'supplied', 'none', 'none']);
    expect(score.evidence).toEqual({ asserted: 0, supplied: 0.25, verified: 0.25 });
  });

  it('is asserted by an agreed level alone', () => {
    const score = scoreFirst({
      responses: responses(['dont-know', 4, null, null]),
      agreed: agreedOn([3, null, null, 'does-not-apply']),
    });
    expect(score.practices.map(({ evidence }) => evidence)).toEqual(['asserted', 'asserted', 'none', 'none']);
    // Of the three that apply.
    expect(score.evidence.asserted).toBeCloseTo(2 / 3, 12);
  });
});
