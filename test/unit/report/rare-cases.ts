import { FAMILIES } from '#shared/contracts/context.ts';
import type { ReportInput } from '#shared/domain/report/report-input.ts';
import { allAt, MIXED } from '#test/fakes/scores-answers.ts';
import { aComparison } from '#test/fakes/scores-comparison.ts';
import {
  agreedByTwo,
  aloneInContext,
  answered,
  choosing,
  compared,
  fairGroup,
  instead,
  likened,
  needing,
  profileOf,
  withoutRwgj,
  withVerdict,
  withVerdicts,
} from './rare-inputs.ts';

/** Rarer sentences: what brings each about, and how it reads. */
export const RARE_CASES: readonly (readonly [string, () => ReportInput, string])[] = [
  [
    'above its peers alone',
    () => withVerdicts('above', 'no-detectable-difference'),
    'Set against your 10 peers, you are above in: Spotting problems and opportunities. Elsewhere no difference can be detected.',
  ],
  [
    'up to a third higher',
    () => withVerdict('above', 'up-to-a-third'),
    'Up to a third of your 10 peers are at a higher level; you are above your peers.',
  ],
  [
    'below its peers alone',
    () => withVerdicts('below', 'no-detectable-difference'),
    'Set against your 10 peers, you are below in: Spotting problems and opportunities. Elsewhere no difference can be detected.',
  ],
  [
    'more than two thirds higher',
    () => withVerdict('below', 'more-than-two-thirds'),
    'More than two thirds of your 10 peers are at a higher level; you are below your peers.',
  ],
  [
    'no difference anywhere',
    () => withVerdict('no-detectable-difference'),
    'no difference can be detected in any of the 5 capabilities that could be compared.',
  ],
  ['a verdict without a band', () => withVerdict('below', null), 'Individual answers show you are below your peers.'],
  ['no verdict', () => withVerdict(null), 'No verdict is given for this capability.'],
  [
    'nothing answered but don’t know',
    () => answered(allAt('dont-know')),
    'There are too few answers for suggestions; fill the gaps first',
  ],
  [
    'no practice to start from',
    () => answered(allAt('dont-know')),
    'no practice of this capability has a level to start from',
  ],
  ['agreed by two', agreedByTwo, 'own answers hidden, so not compared'],
  [
    'four respondents',
    () => answered(MIXED, MIXED, MIXED, instead({ 0: 4 })),
    'The 4 people who answered are on average',
  ],
  [
    'four of one mind',
    () => answered(MIXED, MIXED, MIXED, MIXED),
    'The answers of the 4 people are close enough on every practice',
  ],
  [
    'four, nobody knows one capability',
    () =>
      answered(
        ...Array.from({ length: 4 }, () => instead({ 0: 'dont-know', 1: 'dont-know', 2: 'dont-know', 3: 'dont-know' })),
      ),
    'Too few answers to say how far people agree.',
  ],
  [
    'don’t know of several',
    () => answered(MIXED, MIXED, MIXED, MIXED, instead({ 0: 'dont-know' })),
    'Looking ahead (1 of 5)',
  ],
  ['left without any answer', () => answered(instead({ 0: null })), 'Left without any answer: Looking ahead.'],
  ['weak agreement', withoutRwgj, 'show weak agreement: mean rwg 0.40'],
  ['agreement without a pooled figure', withoutRwgj, 'rwg(J) is not available'],
  ['an example fairly like the reader', () => likened('fair'), 'In its structure this place is fairly like your city.'],
  ['an example far from the reader', () => likened('far'), 'take the idea, not the recipe'],
  ['a suggestion that takes something', needing, 'What it takes'],
  [
    'peers of the same country',
    () => choosing({ sameCountry: true }),
    'You asked for cities of your own country only.',
  ],
  [
    'peers at the same level of government',
    () => choosing({ sameAdministrativeRank: true }),
    'You asked for cities at the same level of government only.',
  ],
  [
    'a fairly close group',
    () => compared({ group: fairGroup() }),
    'The group is fairly close: up to 10% of all cities',
  ],
  ['a provisional peer', () => compared({ group: fairGroup() }), 'Provisional: stays in 40%.'],
  ['a far peer', () => compared({ group: fairGroup() }), 'Far from your city'],
  [
    'a city to learn from that is unlike in everything',
    () => compared({ contrasts: aComparison().contrasts.map((contrast) => ({ ...contrast, differs: [...FAMILIES] })) }),
    'Unlike your city in every family of features.',
  ],
  ['one named peer', () => compared({ group: fairGroup() }), 'One of your 10 peers can be named'],
  [
    'outside the range of its peers',
    () => profileOf({ position: 0.9 }, 'population'),
    'Your context lies outside the range of your named peers in: Population',
  ],
  [
    'highest and lowest of all cities where there are no peers',
    aloneInContext,
    'yours stands highest in: Growth of cities and towns; lowest in: Taxes and other public revenue',
  ],
  [
    'a value of its own',
    () => profileOf({ corrected: true, year: 2024 }, 'population'),
    'Population (your own value, 2024)',
  ],
  ['a value that is not known', () => profileOf({ value: null, position: null }, 'gini'), 'not known'],
  ['a national value of no year', () => profileOf({ year: null }, 'gini'), 'Income inequality (Gini) (national)'],
  [
    'a range of ranks',
    () => profileOf({ peers: { low: 0.2, median: 0.6, high: 1 } }, 'administrative-rank'),
    'peers as drawn',
  ],
  [
    'a change downwards',
    () =>
      compared({
        change: {
          round: 'Round 2025',
          rows: [
            { capability: 'adapting-focus', difference: -1, interval: { low: -1.5, high: -0.5 }, basis: 'individual' },
          ],
        },
      }),
    'lower than last time',
  ],
  [
    'no change to tell',
    () =>
      compared({
        change: {
          round: 'Round 2025',
          rows: [
            { capability: 'adapting-focus', difference: 0.1, interval: { low: -0.5, high: 0.7 }, basis: 'individual' },
          ],
        },
      }),
    'No change can be told from chance.',
  ],
  [
    'questions that changed since the last round',
    () =>
      compared({
        change: {
          round: 'Round 2025',
          rows: [],
          withheld: [{ capability: 'adapting-focus', reason: 'other-instrument' }],
        },
      }),
    'Not compared: Changing priorities when needed.',
  ],
];
