import type { Population } from '#shared/contracts/context.ts';
import type { Reminded } from '#shared/operations/remind-cities.ts';
import { bullets, type PageBlock, paragraph } from '../../pages/blocks.ts';
import { findCity } from '../../pages/find-city.ts';
import { button, formPage } from '../../pages/form-page.ts';
import type { PageReply } from '../../pages/reply.ts';
import type { CityVisit, RoundVisit } from '../visit.ts';

type Outcome = Reminded['outcome'];

/** In the order in which they are told. */
const OUTCOMES: readonly Outcome[] = ['would-send', 'sent', 'too-soon', 'suppressed', 'taken', 'refused', 'unclear'];

/** Where a page about one city or a whole round lies, and what it is called. */
const placeOf = (visit: RoundVisit | CityVisit) =>
  'city' in visit
    ? { home: visit.cityBase, back: 'city', caption: `${visit.city.name}, ${visit.round.name}` }
    : { home: visit.base, back: 'round', caption: visit.round.name };

const countsOf = (reminded: readonly Reminded[]): ReadonlyMap<Outcome, number> =>
  new Map(
    OUTCOMES.map((outcome) => [outcome, reminded.filter((each) => each.outcome === outcome).length] as const).filter(
      ([, count]) => count > 0,
    ),
  );

export const presentRemind = (visit: RoundVisit | CityVisit, planned: readonly Reminded[]): PageReply => {
  const { say, path, round } = visit;
  const { home, back, caption } = placeOf(visit);
  const counts = countsOf(planned);
  const count = counts.get('would-send') ?? 0;
  const others = (['too-soon', 'suppressed'] as const).filter((outcome) => counts.has(outcome));
  return formPage({
    title: say('console.remind.title'),
    caption,
    heading: say('console.remind.title'),
    back: { href: home, text: say('form.back') },
    isDemonstration: round.demonstration,
    action: path,
    intro: [
      paragraph(say('console.remind.who', { count })),
      ...(others.length === 0
        ? []
        : [bullets(others.map((outcome) => say(`console.remind.${outcome}`, { count: counts.get(outcome) ?? 0 })))]),
      ...(count === 0 ? [] : [paragraph(say('console.remind.once'))]),
    ],
    fields: [],
    buttons: count === 0 ? [] : [button(say('console.remind.button', { count }))],
    links: [{ href: home, text: say(count === 0 ? `console.remind.back-${back}` : 'console.remind.cancel') }],
  });
};

interface RemindedPage {
  readonly reminded: readonly Reminded[];
  /** Cities that this request did not come to. */
  readonly left: number;
  /** The last city that it came to. */
  readonly after: string;
  readonly population: Population;
}

export const presentReminded = (visit: RoundVisit | CityVisit, shown: RemindedPage): PageReply => {
  const { say, path, round } = visit;
  const { home, back, caption } = placeOf(visit);
  const { left, after } = shown;
  return formPage({
    title: say(left > 0 ? 'console.remind.more-title' : 'console.remind.done-title'),
    caption,
    heading: say(left > 0 ? 'console.remind.more-title' : 'console.remind.done-title'),
    isDemonstration: round.demonstration,
    action: path,
    intro: [
      ...(left > 0 ? [paragraph(say('console.remind.left', { count: left }))] : []),
      ...resultBlocks(visit, shown),
    ],
    hidden: [{ name: 'after', value: after }],
    fields: [],
    buttons: left > 0 ? [button(say('console.remind.go-on', { count: left }))] : [],
    links: [{ href: home, text: say(`console.remind.back-${back}`) }],
  });
};

const resultBlocks = ({ say }: RoundVisit, { reminded, population }: RemindedPage): PageBlock[] => {
  if (reminded.length === 0) return [paragraph(say('console.remind.nobody'))];
  const lines = [...countsOf(reminded)].map(([outcome, count]) => say(`console.remind.${outcome}`, { count }));
  return [
    bullets(lines),
    {
      kind: 'table',
      title: say('console.remind.each'),
      columns: [
        { title: say('console.round.city'), align: 'start', width: 1 },
        { title: say('console.remind.outcome'), align: 'start', width: 1 },
      ],
      rows: reminded.map(({ city, outcome }) => [
        findCity(population, city).name,
        say(`console.remind.one.${outcome}`),
      ]),
    },
  ];
};
