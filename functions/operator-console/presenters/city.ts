import { type DeliveryEvent, MAIL_EVENTS } from '#shared/contracts/delivery-event.ts';
import type { CityProgress } from '#shared/operations/round-status.ts';
import { type ChangeableFacts, heading, linkList } from '../../pages/blocks.ts';
import type { Button } from '../../pages/form-page.ts';
import type { PageReply } from '../../pages/reply.ts';
import { doneNotices } from '../done.ts';
import type { Contact } from '../pages/city.ts';
import { stateOf } from '../round-state.ts';
import type { CityVisit } from '../visit.ts';
import { cityTags } from './city-tags.ts';
import { listPage } from './list-page.ts';

interface CityPage {
  readonly progress: CityProgress;
  readonly coordinators: readonly Contact[];
  readonly assessors: readonly Contact[];
  readonly events: readonly DeliveryEvent['kind'][];
}

export const presentCity = (visit: CityVisit, { progress, coordinators, assessors, events }: CityPage): PageReply => {
  const { say, round, city, base, cityBase } = visit;
  return listPage({
    title: city.name,
    caption: round.name,
    back: { href: base, text: say('console.city.back') },
    isDemonstration: round.demonstration,
    notices: doneNotices(visit),
    actions: urgentActions(visit, progress),
    intro: [progressFacts(visit, progress, events)],
    after: [
      heading(say('console.city.coordinators')),
      contactFacts(visit, coordinators),
      ...(assessors.length === 0 ? [] : [heading(say('console.city.assessors')), contactFacts(visit, assessors)]),
      heading(say('console.city.more')),
      linkList([
        ...otherActions(visit, { progress, coordinators, assessors }),
        { text: say('console.consents.link'), href: `${cityBase}/consents` },
        { text: say('console.erase.link'), href: `${cityBase}/erase` },
      ]),
    ],
  });
};

const linkTo = ({ say, cityBase }: CityVisit, action: string) => ({
  text: say(`console.${action}.link-one`),
  href: `${cityBase}/${action}`,
});

/** What most probably has to be done next. */
const urgentActions = (visit: CityVisit, progress: CityProgress): Button[] => {
  const isOpen = stateOf(visit.round, visit.now) === 'open';
  return [
    ...(visit.assessment.claim === 'claimed' ? [linkTo(visit, 'claim')] : []),
    ...(isOpen && progress.submission === null && progress.mails > 0 ? [linkTo(visit, 'remind')] : []),
  ];
};

const otherActions = (visit: CityVisit, { progress, coordinators, assessors }: Omit<CityPage, 'events'>) => {
  const { say, round, city, base, now } = visit;
  const takesPart = stateOf(round, now) !== 'closed';
  const isOpen = stateOf(round, now) === 'open';
  const hasBounced = [...coordinators, ...assessors].some(({ suppressed }) => suppressed === 'bounce');
  return [
    ...(takesPart ? [linkTo(visit, 'invite')] : []),
    ...(takesPart && progress.mails > 0 ? [linkTo(visit, 'resend')] : []),
    ...(hasBounced ? [linkTo(visit, 'lift')] : []),
    ...(progress.submission === null ? [] : [linkTo(visit, 'reissue')]),
    ...(isOpen ? [linkTo(visit, 'assessor')] : []),
    ...(assessors.length > 0 ? [linkTo(visit, 'dismiss-assessor')] : []),
    { text: say('console.token.link-one'), href: `${base}/token?city=${city.id}` },
  ];
};

const progressFacts = ({ say }: CityVisit, progress: CityProgress, events: CityPage['events']): ChangeableFacts => {
  const dateOf = (at: string | null) =>
    at === null ? say('console.city.not-yet') : say('console.date-time', { at: Date.parse(at) });
  const row = (name: string, value: string) => ({ term: say(`console.city.${name}`), value });
  const told = MAIL_EVENTS.map((kind) => ({ kind, count: events.filter((each) => each === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => say('console.city.event', { kind, count }));
  return {
    kind: 'facts',
    rows: [
      row(
        'state',
        cityTags(say, progress)
          .map(({ text }) => text)
          .join('. '),
      ),
      row('claim-title', say('console.city.claim', { claim: progress.claim })),
      row(
        'mails-title',
        say('console.city.mails', { count: progress.mails, at: Date.parse(progress.lastMailAt ?? '') || 0 }),
      ),
      row('respondents-title', say('console.city.respondents', { count: progress.respondents })),
      row('submitted', dateOf(progress.submittedAt)),
      ...(progress.issue === null
        ? []
        : [
            row(
              'report-title',
              say('console.city.report', { issue: progress.issue, release: progress.release ?? 'none' }),
            ),
          ]),
      ...(progress.submission === null
        ? []
        : [row('sent-title', [say('console.city.sent', { count: progress.reportsSent }), ...told].join(' '))]),
    ],
  };
};

const contactFacts = ({ say }: CityVisit, coordinators: readonly Contact[]): ChangeableFacts => ({
  kind: 'facts',
  rows:
    coordinators.length === 0
      ? [{ term: say('console.city.nobody'), value: say('console.city.nobody-hint') }]
      : coordinators.map(({ address, hasSignedIn, suppressed }) => ({
          term: address ?? say('console.city.erased'),
          value: [
            say(hasSignedIn ? 'console.city.signed-in' : 'console.city.not-signed-in'),
            ...(suppressed === null ? [] : [say('console.city.suppressed', { reason: suppressed })]),
          ].join(' '),
        })),
});
