import { CITY_STATES, type RoundStatus } from '#shared/operations/round-status.ts';
import type { PageReply } from '../../pages/reply.ts';
import { type RoundState, stateOf } from '../round-state.ts';
import type { OperatorVisit } from '../visit.ts';
import { type Cell, listPage, type Tag } from './list-page.ts';

const TONES: Record<RoundState, Tag['tone']> = { planned: 'yellow', open: 'green', closed: 'grey' };

export const roundTag = ({ say, now }: OperatorVisit, round: RoundStatus['round']): Tag => {
  const state = stateOf(round, now);
  return { text: say('console.rounds.state', { state }), tone: TONES[state] };
};

export const presentRounds = (visit: OperatorVisit, rounds: readonly RoundStatus[]): PageReply => {
  const { say } = visit;
  return listPage({
    title: say('console.rounds.title'),
    actions: [{ text: say('console.rounds.open'), href: '/console/open-round' }],
    table: {
      title: say('console.rounds.title'),
      columns: [
        { title: say('console.rounds.round') },
        { title: say('console.rounds.state-title') },
        { title: say('console.rounds.dates') },
        { title: say('console.rounds.cities'), isNumber: true },
        { title: say('console.rounds.progress') },
      ],
      rows: rounds.map((status) => rowOf(visit, status)),
    },
    emptyText: say('console.rounds.none'),
  });
};

const rowOf = (visit: OperatorVisit, { round, counts, cities }: RoundStatus): Cell[] => {
  const { say } = visit;
  const progress = CITY_STATES.filter((state) => counts[state] > 0).map((state) =>
    say('console.rounds.count', { count: counts[state], state: say(`console.states.${state}`) }),
  );
  return [
    { text: round.name, link: `/console/rounds/${round.id}`, note: round.id },
    { tags: [roundTag(visit, round)] },
    {
      text: say('console.rounds.from-to', { opens: Date.parse(round.opensAt), closes: Date.parse(round.closesAt) - 1 }),
    },
    { text: String(cities.length) },
    { text: progress.join(' · ') },
  ];
};
