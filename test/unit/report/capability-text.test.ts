import { describe, expect, it } from 'vitest';
import type { Benchmark } from '#shared/contracts/comparison.ts';
import type { CapabilityScore } from '#shared/contracts/scores.ts';
import { practiceSpread } from '#shared/domain/report/agreement-words.ts';
import { buildReport } from '#shared/domain/report/build-report.ts';
import { basesIn, levelsBlock } from '#shared/domain/report/levels-block.ts';
import type { ReportInput } from '#shared/domain/report/report-input.ts';
import { content } from '#test/fakes/report-content.ts';
import { anInput } from '#test/fakes/report-inputs.ts';
import { allAt, aSubmission, instrument, MIXED, scoresOf } from '#test/fakes/scores-answers.ts';
import { aBenchmark, aComparison } from '#test/fakes/scores-comparison.ts';
import { answered, instead } from './rare-inputs.ts';
import { blocksOf, textOf } from './report-text.ts';

const say = content.wording('en');
const FIRST = 'strategic-awareness' as const;
const textWith = (input: ReportInput, change: (score: CapabilityScore) => CapabilityScore): string => {
  const capabilities = input.scores.capabilities.map((score) => (score.capability === FIRST ? change(score) : score));
  return textOf(buildReport({ ...input, scores: { ...input.scores, capabilities } }), FIRST);
};
const against = (benchmark: Benchmark): string => {
  const submission = aSubmission([MIXED]);
  return textOf(buildReport(anInput(submission, scoresOf(submission, aComparison({ benchmark })))), FIRST);
};

describe('the title of the practices', () => {
  const titleOf = (input: ReportInput) => blocksOf(buildReport(input), FIRST, 'levels')[0]?.title;

  it('names the lowest and the highest practice wherever they stand', () => {
    const [, second, third] = instrument.capabilities[0]?.practices ?? [];
    expect(titleOf(answered(instead({ 0: 3, 1: 1, 2: 5, 3: 2 })))).toBe(
      `From ${second?.name} (1.0) to ${third?.name} (5.0), individual answers`,
    );
  });

  it('says so where no practice has a level', () => {
    expect(titleOf(answered(allAt('dont-know')))).toBe(say('report.capability.chart-none'));
  });
});

describe('the note under the practices', () => {
  const needsEight = say('reasons.practice-detail-needs-eight-peers');

  it('says why no practice has a median of peers, and nothing where one has', () => {
    const none = aBenchmark(6);
    expect(against(none)).toContain(needsEight);
    const practices = none.practices.map((row, index) =>
      index === 1 ? { ...row, reason: undefined, median: 3 } : row,
    );
    expect(against({ ...none, practices } as Benchmark)).not.toContain(needsEight);
    expect(against(aBenchmark(10))).not.toContain(needsEight);
  });
});

describe('the interval of a level', () => {
  it('is passed over where there is none', () => {
    const runs = say('report.interval.runs', { range: '|' }).split('|')[0] ?? '';
    const text = textWith(answered(MIXED), (score) => ({
      ...score,
      individual: { ...score.individual, interval: null },
    }));
    expect(text).not.toContain(runs);
    expect(textWith(answered(MIXED), (score) => score)).toContain(runs);
  });
});

describe('the peers with a verified level', () => {
  it('are missed with the reason', () => {
    const verified = { level: 3, practicesWithLevel: 4, practicesThatApply: 4 };
    const text = textWith(answered(MIXED), (score) => ({ ...score, headline: 'verified', verified }));
    expect(text).toContain(say('reasons.too-few-verified-peers'));
    expect(textWith(answered(MIXED), (score) => score)).not.toContain(say('reasons.too-few-verified-peers'));
  });
});

describe('where and with whom a practice happens', () => {
  const ways = instrument.capabilities[0]?.practices.flatMap(({ where }) => where.methodologies) ?? [];
  const ticked = (where: Readonly<Record<string, number>>) =>
    textWith(answered(MIXED), (score) => ({
      ...score,
      practices: score.practices.map((practice, index) => ({ ...practice, where: index === 0 ? where : {} })),
    }));
  const sentence = (labels: readonly string[]) =>
    say('report.where.ways', {
      ways: labels
        .slice(0, -1)
        .join(', ')
        .concat(` and ${labels.at(-1)}`),
    });

  it('is told with what was ticked most often first', () => {
    const [one, two, three] = ways as [(typeof ways)[0], (typeof ways)[0], (typeof ways)[0]];
    expect(ticked({ [one.id]: 1, [two.id]: 3, [three.id]: 2 })).toContain(
      sentence([two.label, three.label, one.label]),
    );
  });

  it('adds up the ticks of all its practices', () => {
    const [one, two] = ways as [(typeof ways)[0], (typeof ways)[0]];
    const text = textWith(answered(MIXED), (score) => ({
      ...score,
      practices: score.practices.map((practice, index) => ({
        ...practice,
        where: index === 0 ? { [one.id]: 2 } : { [two.id]: 1 },
      })),
    }));
    expect(text).toContain(sentence([two.label, one.label]));
  });

  it('names no more than six ways', () => {
    const where = Object.fromEntries(ways.slice(0, 7).map(({ id }, index) => [id, 9 - index]));
    const text = ticked(where);
    expect(text).toContain(ways[5]?.label);
    expect(text.split('\n').find((line) => line.includes(`${ways[5]?.label}`))).not.toContain(ways[6]?.label);
  });

  it('is no sentence where nothing was ticked', () => {
    const beginning = say('report.where.ways', { ways: '|' }).split('|')[0] ?? '';
    expect(ticked({})).not.toContain(beginning);
    expect(ticked({ [ways[0]?.id ?? '']: 1 })).toContain(beginning);
  });
});

describe('agreement in words', () => {
  const agreement = { respondents: 4, rwg: 0.5, adM: 0.75 };

  it('is the spread of a practice alone under five people, and its band from five on', () => {
    expect(practiceSpread(say, agreement)).toBe('on average 0.8 levels from the mean');
    expect(practiceSpread(say, { ...agreement, respondents: 5, band: 'weak' })).toBe(
      'weak agreement; on average 0.8 levels from the mean',
    );
  });
});

describe('the kinds of level among rows', () => {
  it('are those that any of them has, strongest first', () => {
    const rows = [
      { levels: [{ basis: 'individual', level: 2 }] },
      {
        levels: [
          { basis: 'verified', level: 3 },
          { basis: 'individual', level: 2 },
        ],
      },
    ] as const;
    expect(basesIn(rows)).toEqual(['verified', 'individual']);
    expect(basesIn([{ levels: [] }])).toEqual([]);
  });
});

describe('the legend of levels', () => {
  const bare = { label: 'One', marks: [] };
  const full = {
    label: 'Other',
    marks: (['verified', 'agreed', 'individual'] as const).map((basis) => ({ basis, value: 3, text: '3.0' })),
    interval: { low: 2, high: 4, text: '2.0 to 4.0' },
    peers: { median: { value: 3, text: '3.0' }, quartiles: { low: 2, high: 4, text: '2.0 to 4.0' } },
    counts: [0, 0, 1, 0, 0],
  };
  const marksOf = (...rows: Parameters<typeof levelsBlock>[2]) =>
    levelsBlock({ say, instrument }, 'Title', rows, null).legend.map(({ mark }) => mark);

  it('explains what any of the rows holds, and nothing else', () => {
    const all = ['verified', 'agreed', 'individual', 'interval', 'median', 'quartiles', 'counts'];
    expect(marksOf(bare, full)).toEqual(all);
    expect(marksOf(bare)).toEqual([]);
    expect(marksOf({ ...bare, peers: { median: full.peers.median } }, bare)).toEqual(['median']);
  });
});

describe('the worked example', () => {
  const exampleIn = (
    change: (score: CapabilityScore, index: number) => CapabilityScore,
    benchmark: Benchmark | null,
  ) => {
    const submission = aSubmission([MIXED]);
    const { scores, ...rest } = anInput(submission, scoresOf(submission, aComparison({ benchmark })));
    const capabilities = scores.capabilities.map(change);
    return blocksOf(buildReport({ ...rest, scores: { ...scores, capabilities } }), 'how-to-read', 'levels')[0]?.rows[0]
      ?.label;
  };
  const names = instrument.capabilities.map(({ plainName }) => plainName);
  const withoutInterval = (from: number, to: number) => (score: CapabilityScore, index: number) =>
    index >= from && index < to ? { ...score, individual: { ...score.individual, interval: null } } : score;
  const withoutMedian = (to: number): Benchmark => {
    const benchmark = aBenchmark(10);
    const capabilities = benchmark.capabilities.map((row, at) => (at < to ? { ...row, median: null } : row));
    return { ...benchmark, capabilities };
  };

  it('is the first capability with an interval and peers, else with an interval, else with a level', () => {
    expect(exampleIn(withoutInterval(0, 0), withoutMedian(0))).toBe(names[0]);
    expect(exampleIn(withoutInterval(0, 2), withoutMedian(0))).toBe(names[2]);
    expect(exampleIn(withoutInterval(0, 1), withoutMedian(3))).toBe(names[3]);
    expect(exampleIn(withoutInterval(0, 1), null)).toBe(names[1]);
    expect(exampleIn(withoutInterval(0, 5), null)).toBe(names[0]);
  });
});
