import { describe, expect, it } from 'vitest';
import type { Peer } from '#shared/contracts/comparison.ts';
import type { Scores } from '#shared/contracts/scores.ts';
import { buildReport } from '#shared/domain/report/build-report.ts';
import { REPORT_INPUTS } from '#test/fakes/report-inputs.ts';
import { reportOf } from '#test/fakes/reports.ts';
import { blocksOf, printed, textOf } from './report-text.ts';

type Capability = Scores['capabilities'][number];

/** The same scores with every individual practice level, and what restates it, changed where it is hidden. */
const otherHiddenPractices = (capability: Capability): Capability => {
  if (capability.shown.practices) return capability;
  return {
    ...capability,
    agreement: capability.agreement && { ...capability.agreement, rwg: 0.11, adM: 1.7 },
    evidence: { asserted: 0, supplied: 0, verified: 0 },
    practices: capability.practices.map((practice) => ({
      ...practice,
      headline: capability.headline === 'individual' ? 4.4 : practice.headline,
      individual: { ...practice.individual, level: 4.4, counts: [0, 0, 0, 1, 2], dontKnow: 2, standardDeviation: 1.1 },
      agreement: practice.agreement && { ...practice.agreement, rwg: 0.11, adM: 1.7 },
      where: { 'trend-scan': 3 },
      evidence: 'none' as const,
    })),
  };
};

const otherHiddenCapability = (capability: Capability): Capability =>
  capability.shown.capability
    ? capability
    : {
        ...capability,
        individual: {
          ...capability.individual,
          level: 4.4,
          variance: 1.3,
          practicesWithLevel: 3,
          interval: { low: 4.1, high: 4.7, borrowed: true },
        },
      };

const withOtherHiddenAnswers = (scores: Scores): Scores => ({
  ...scores,
  capabilities: scores.capabilities.map(otherHiddenPractices).map(otherHiddenCapability),
  agenda: ['looking-ahead', 'using-data'],
  suggestions: scores.suggestions.map((chosen) => ({ ...chosen, level: 4.4, need: 0.15, gap: 0.9, priority: 0.9 })),
  comparison: {
    ...scores.comparison,
    benchmark: scores.comparison.benchmark && {
      ...scores.comparison.benchmark,
      practices: scores.comparison.benchmark.practices.map((row) => ({ ...row, higher: 'up-to-a-third' as const })),
    },
  },
});

describe('hidden individual levels', () => {
  it.each(['two-respondents-hidden', 'three-respondents'] as const)(
    'change nothing that a reader of the case %s can see',
    (name) => {
      const input = REPORT_INPUTS[name]();
      const other = { ...input, scores: withOtherHiddenAnswers(input.scores) };
      expect(buildReport(other)).toEqual(reportOf(name));
    },
  );

  it('stay hidden with two respondents, down to verdict and data, with the reason', () => {
    const report = reportOf('two-respondents-hidden');
    expect(report.data.capabilities.map(({ level, verdict, reason }) => [level, verdict, reason])).toEqual(
      Array.from({ length: 5 }, () => [null, null, 'too-few-respondents']),
    );
    expect(report.data.practices.every(({ level }) => level === null)).toBe(true);
    expect(textOf(report, 'strategic-awareness')).toContain('a capability takes three of them and a practice four');
    expect(textOf(report, 'method')).toContain('a capability takes three of them and a practice four');
    expect(printed(report)).not.toMatch(/at level \d|statement \d/i);
  });

  it('show the capability from three respondents and its practices from four', () => {
    const three = reportOf('three-respondents');
    expect(three.data.capabilities.every(({ level }) => level !== null)).toBe(true);
    expect(three.data.practices.every(({ level }) => level === null)).toBe(true);
    expect(blocksOf(three, 'strategic-awareness', 'suggestion').map(({ why }) => why)).toContainEqual(
      expect.stringContaining('Your level here cannot be shown, so this was chosen without it.'),
    );
    expect(reportOf('many-with-disagreement').data.practices.every(({ level }) => level !== null)).toBe(true);
  });

  it('still let agreed levels be read', () => {
    const input = REPORT_INPUTS['two-respondents-hidden']();
    const [first, ...rest] = input.scores.capabilities;
    if (first === undefined) throw new Error('no capability');
    const agreed = { level: 3, practicesWithLevel: 4, practicesThatApply: 4 };
    const practices = first.practices.map((practice) => ({ ...practice, headline: 3, agreed: { level: 3 } }));
    const scores = {
      ...input.scores,
      capabilities: [{ ...first, headline: 'agreed' as const, agreed, practices }, ...rest],
    };
    const report = buildReport({ ...input, scores });
    expect(textOf(report, 'strategic-awareness')).toContain('Freetown is at level 3.0 of 5 as agreed by the group');
    expect(report.data.capabilities.filter(({ capability }) => capability === 'strategic-awareness')).toMatchObject([
      { basis: 'agreed', level: 3, peers: null, verdict: null },
      { basis: 'individual', level: null, reason: 'too-few-respondents' },
    ]);
  });
});

describe('peers that did not agree to be named', () => {
  const report = reportOf('one-respondent');
  const items = blocksOf(report, 'peers', 'peers').flatMap((block) => block.items);
  const unnamed = items.filter(({ number }) => number === null);

  it('appear by region, size and likeness in words', () => {
    expect(unnamed).toHaveLength(3);
    expect(unnamed[0]).toEqual({
      number: null,
      name: 'A city that did not ask to be named',
      place: 'Eastern Africa · 1 to 3 million people',
      likeness: 'Fairly like your city',
      stability: null,
      why: ['Law and institutions: fair; State capacity: fair; Size and place: fair; Society and economy: fair.'],
    });
  });

  it('are told no finer when the scores hold more', () => {
    const input = REPORT_INPUTS['one-respondent']();
    const { group } = input.scores.comparison;
    if (group === null) throw new Error('no group');
    const finer = (peer: Peer): Peer =>
      peer.city !== undefined
        ? peer
        : {
            ...peer,
            country: 'TZ',
            reciprocal: null,
            stability: { share: 0.77, band: 'likely' },
            why: {
              families: peer.why.families.map((family) => ({ ...family, contribution: 0.31 })),
              closest: [{ feature: 'population', own: 802639, other: 1234567 }],
              biggestDifference: { feature: 'elevation', own: 38, other: 1100 },
              compared: 0.71,
            },
          };
    const comparison = { ...input.scores.comparison, group: { ...group, peers: group.peers.map(finer) } };
    expect(buildReport({ ...input, scores: { ...input.scores, comparison } })).toEqual(report);
  });

  it('are not on the map', () => {
    const [map] = blocksOf(report, 'peers', 'map');
    expect(map?.points.map(({ mark }) => mark)).toEqual([
      'own',
      ...Array.from({ length: 7 }, () => 'peer'),
      'contrast',
    ]);
    expect(map?.title).toBe('7 of your 10 peers can be named; they lie in 7 countries');
  });

  it('stand in an order that says nothing of their distance', () => {
    const input = REPORT_INPUTS['one-respondent']();
    const { group } = input.scores.comparison;
    if (group === null) throw new Error('no group');
    const far: Peer = { ...group.peers[9]!, region: 'central-asia', likeness: 'far' };
    const arranged = (peers: Peer[]) =>
      blocksOf(
        buildReport({
          ...input,
          scores: { ...input.scores, comparison: { ...input.scores.comparison, group: { ...group, peers } } },
        }),
        'peers',
        'peers',
      )[0]?.items;
    const named = group.peers.slice(0, 7);
    expect(arranged([...named, far, ...group.peers.slice(8)])).toEqual(
      arranged([...named, ...group.peers.slice(8), far]),
    );
  });
});
