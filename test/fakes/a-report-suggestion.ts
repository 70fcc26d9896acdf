import type { SuggestionBlock } from '#shared/contracts/report.ts';

/** A suggestion with an example of its own, or without one. */
export const aSuggestion = (practice: string, level: number, own: boolean): SuggestionBlock => ({
  kind: 'suggestion',
  title: 'Write the city’s three real priorities on one page',
  context: `${practice} · level ${level.toFixed(1)}`,
  why: `Chosen because ${practice.toLowerCase()} stands at ${level.toFixed(1)} and you named this capability as your focus.`,
  description:
    'Ask the mayor and each head of department separately for the three things that matter most this year. Lay the answers side by side, settle on three, and pin the page where the weekly meeting takes place.',
  whyItWorks:
    'Most city halls have dozens of aims and no order among them. Seeing how far the answers lie apart is often the nudge that makes leaders choose.',
  steps: {
    title: 'First steps in 90 days',
    items: [
      'Collect three priorities from each leader, in one sentence each, by Friday.',
      'Show the unsigned list to the group and agree on three within one meeting.',
      'Ask at the start of every weekly meeting what moved on the three.',
    ],
  },
  facts: [
    { term: 'Effort', value: 'Low' },
    { term: 'Shows after', value: '2 months' },
    { term: 'Involve', value: 'Mayor, chief executive and heads of department' },
    { term: 'You see it works when', value: 'Asked at random, heads of department name the same three priorities.' },
  ],
  example: own
    ? {
        place: 'Freetown, Sierra Leone',
        claim: 'Transform Freetown has 19 targets in 11 sectors and 4 clusters, reported each year.',
        link: 'https://www.knowledge-uclga.org/transform-freetown-second-year-report-january-2020-january-2021.html',
        linkText: 'Second year report of Freetown',
        likeness: 'Freetown is fairly like you: similar size, also a coastal capital.',
      }
    : {
        place: 'No published example',
        claim: 'We know of no city that has published this.',
        link: null,
        linkText: '',
        likeness: null,
      },
});
