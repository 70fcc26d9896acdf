import type { CityProgress, CityState } from '#shared/operations/round-status.ts';
import type { Wording } from '#shared/ports/content.ts';
import type { Tag } from './list-page.ts';

const TONES: Record<CityState, Tag['tone']> = {
  'taking-part': 'grey',
  invited: 'grey',
  answering: 'blue',
  submitted: 'blue',
  reported: 'yellow',
  delivered: 'green',
};

/** How far a city is, and what is wrong. The words say it all; colours only help. */
export const cityTags = (say: Wording, { state, bounced, unclear }: CityProgress): Tag[] => [
  { text: say(`console.states.${state}`), tone: TONES[state] },
  ...(bounced ? [{ text: say('console.states.bounced'), tone: 'red' as const }] : []),
  ...(unclear ? [{ text: say('console.states.unclear'), tone: 'yellow' as const }] : []),
];
