import { describe, expect, it } from 'vitest';
import { belongsTo, deletionRank, fileBelongsTo, type Target } from '#shared/domain/erasure/erasable.ts';
import { isTrace, isTraceInText } from '#shared/domain/erasure/traces.ts';
import { isNamedIn, NO_CITY, NO_SUBMISSION, withoutCity } from '#shared/domain/erasure/unmention.ts';

const CITY = 'gn-12';
const SUBMISSION = '6f1b1a3e-32a2-4d5e-9f3a-0a6f0d1c2b3a';
const PERSON = 'c'.repeat(64);
const target: Target = {
  cities: new Set([CITY]),
  submissions: new Set([SUBMISSION]),
  members: new Set(['member-1']),
  people: new Set([PERSON]),
  evidence: new Set(['evidence-1']),
};
const item = (key: string, data: unknown = {}) => {
  const [PK = '', SK = ''] = key.split(' ');
  return { PK, SK, data };
};

describe('what belongs to an erased city', () => {
  it.each([
    ['its profile', item('CITY#gn-12 PROFILE')],
    ['an answer', item('ASSESSMENT#r#gn-12 ANSWER#x#looking-ahead')],
    ['a part of a large submission', item(`SUBMISSION#${SUBMISSION} PART#${'a'.repeat(64)}#0001`, 'text')],
    ['what was remembered of a mail', item(`IDEMPOTENCY#${SUBMISSION} deliver#abc`)],
    ['a token', item(`TOKEN#${'b'.repeat(64)} TOKEN`, { round: 'r', city: CITY })],
    ['an invitation of somebody who stays', item(`PERSON#${'d'.repeat(64)} INVITED#r#gn-12#0000`)],
    ['what somebody typed on its pages', item(`PERSON#${'d'.repeat(64)} DRAFT#/rounds/r/gn-12/practice`)],
    ['a session of its people', item('SESSION#abc SESSION', { person: PERSON })],
    ['a bounce of its report', item(`MAIL#${'d'.repeat(64)} EVENT#1#bounce`, { issue: { submission: SUBMISSION } })],
  ])('is %s', (_, one) => {
    expect(belongsTo(target, one)).toBe(true);
  });

  it.each([
    ['a city whose id begins alike', item('CITY#gn-123 PROFILE')],
    ['the audit log', item('AUDIT 000000000001', { city: CITY })],
    ['a list of exports', item('EXPORT EXPORT#x', { cities: [CITY] })],
    ['what another city was shown', item('CITY#gn-9 LEDGER#r:0001', { city: 'gn-9', members: [CITY] })],
    ['somebody else', item(`PERSON#${'d'.repeat(64)} PERSON`)],
  ])('is not %s', (_, one) => {
    expect(belongsTo(target, one)).toBe(false);
  });

  it('are its files, whatever they are named by', () => {
    const keys = [
      `reports/${SUBMISSION}/1.pdf`,
      'evidence/r/gn-12/x.pdf',
      'evidence/evidence-1',
      'incoming/member-1/a',
    ];
    expect(keys.every((key) => fileBelongsTo(target, key))).toBe(true);
    expect(fileBelongsTo(target, 'evidence/r/gn-123/x.pdf')).toBe(false);
  });

  it('goes in an order in which a second try finds everything again', () => {
    const keys = ['SUBMITTED#0001', 'SUBMISSION', 'ISSUE#0001#SCORES', 'MEMBER#a', 'ANSWER#a#b', 'ISSUED#0001'];
    const sorted = keys.toSorted((a, b) => deletionRank({ PK: '', SK: a }) - deletionRank({ PK: '', SK: b }));
    expect(sorted).toEqual([
      'ISSUE#0001#SCORES',
      'ANSWER#a#b',
      'SUBMISSION',
      'ISSUED#0001',
      'SUBMITTED#0001',
      'MEMBER#a',
    ]);
  });
});

describe('what is found by others', () => {
  it('goes last by how its key begins, not by what else stands in it', () => {
    const rankOf = (SK: string) => deletionRank({ PK: '', SK });
    expect(['SUBMITTED#1', 'MEMBER#a', 'EVIDENCE#a', 'ASSESSMENT'].map(rankOf)).toEqual([2, 2, 2, 2]);
    expect(['DRAFT#MEMBER#a', 'ANSWER#EVIDENCE#a'].map(rankOf)).toEqual([0, 0]);
  });
});

const peer = (city: string) => ({
  city,
  country: 'SL',
  region: 'western-africa',
  sizeBand: '300k-1m',
  likeness: 'close',
  stability: { share: 0.93, band: 'firm' },
  reciprocal: true,
  why: {
    families: [{ family: 'morphological', likeness: 'close', contribution: 0.4 }],
    closest: [{ feature: 'elevation', own: 1, other: 2 }],
    biggestDifference: null,
    compared: 0.9,
  },
});

describe('other cities after an erasure', () => {
  it('keep what they were shown, with as many members, none of them the erased one', () => {
    const ledger = item('CITY#gn-9 LEDGER#r:0001', {
      city: 'gn-9',
      members: ['gn-3', CITY],
      memberSubmissions: ['s-3', SUBMISSION],
      group: { peers: [peer('gn-3'), peer(CITY)] },
    });
    const changed = withoutCity(ledger, CITY) as { group: { peers: unknown[] } };
    expect(changed).toMatchObject({ members: ['gn-3', NO_CITY], memberSubmissions: ['s-3', NO_SUBMISSION] });
    expect(changed.group.peers).toEqual([
      peer('gn-3'),
      {
        region: 'western-africa',
        sizeBand: '300k-1m',
        likeness: 'close',
        stability: { share: 0.8, band: 'firm' },
        reciprocal: null,
        why: { families: [{ family: 'morphological', likeness: 'close' }], closest: [], biggestDifference: null },
      },
    ]);
    expect(isTrace(target, [], { ...ledger, data: changed })).toBe(false);
    expect(isTrace(target, [], ledger)).toBe(true);
  });

  it('no longer learn from it; twins from public data stay', () => {
    const comparison = { group: { peers: [] }, contrasts: [{ city: CITY }, { city: 'gn-3' }], twins: [{ city: CITY }] };
    const scores = item('SUBMISSION#other ISSUE#0001#SCORES', { comparison });
    expect(isNamedIn(scores, CITY)).toBe(true);
    expect(isNamedIn(scores, 'gn-4')).toBe(false);
    const changed = withoutCity(scores, CITY);
    expect(changed).toMatchObject({ comparison: { contrasts: [{ city: 'gn-3' }], twins: [{ city: CITY }] } });
    expect(isTrace(target, [], { ...scores, data: changed })).toBe(false);
  });

  it('are not rewritten where it is not mentioned', () => {
    const scores = { comparison: { group: null, contrasts: [], twins: [] } };
    expect(withoutCity(item('SUBMISSION#other ISSUE#0001#SCORES', scores), CITY)).toBeUndefined();
    expect(withoutCity(item('EXPORT EXPORT#x', { cities: ['gn-123'] }), CITY)).toBeUndefined();
    // In an order that peers are no longer kept in: it is not put right on this occasion.
    const { city: _, ...unnamed } = peer('gn-4');
    const ledger = { members: ['gn-3'], memberSubmissions: ['s-3'], group: { peers: [unnamed, peer('gn-3')] } };
    expect(withoutCity(item('CITY#gn-9 LEDGER#r:0001', ledger), CITY)).toBeUndefined();
    expect(withoutCity(item('EXPORT EXPORT#x', { cities: ['gn-3', CITY] }), CITY)).toEqual({ cities: ['gn-3'] });
  });
});

describe('a search for traces', () => {
  it('finds ids in keys and values, and addresses in any case', () => {
    expect(isTrace(target, [], item('ROUND#r X', { note: `see ${SUBMISSION}` }))).toBe(true);
    expect(isTrace(target, ['ama@freetown.test'], item('ROUND#r X', { to: ['Ama@Freetown.test'] }))).toBe(true);
    expect(isTraceInText(target, [], JSON.stringify({ members: [{ city: CITY }] }))).toBe(true);
  });

  it('takes no word of three letters or fewer for an id', () => {
    const of = (id: string) => ({ ...target, members: new Set([id]) });
    expect(isTrace(of('abc'), [], item('ROUND#r X', { note: 'abc' }))).toBe(false);
    expect(isTrace(of('abcd'), [], item('ROUND#r X', { note: 'abcd' }))).toBe(true);
  });

  it('does not take one city for another', () => {
    expect(isTrace(target, [], item('CITY#gn-123 PROFILE', { city: 'gn-1234' }))).toBe(false);
    expect(isTraceInText(target, [], JSON.stringify({ members: [{ city: 'gn-123' }] }))).toBe(false);
  });
});
