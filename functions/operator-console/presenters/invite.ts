import type { Population } from '#shared/contracts/context.ts';
import type { Invited, Outcome } from '#shared/operations/invite-cities.ts';
import { bullets, type PageBlock, paragraph } from '../../pages/blocks.ts';
import type { FieldError } from '../../pages/field-errors.ts';
import { textarea } from '../../pages/fields.ts';
import { findCity } from '../../pages/find-city.ts';
import type { PageReply } from '../../pages/reply.ts';
import type { RoundVisit } from '../visit.ts';
import { askPage } from './ask.ts';

/** In the order in which they are told. */
const OUTCOMES: readonly Outcome[] = ['would-send', 'sent', 'already', 'suppressed', 'taken', 'refused', 'unclear'];
/** What an operator does something about. */
const NEEDS_A_LOOK: readonly Outcome[] = ['suppressed', 'refused', 'unclear'];
/** More wrong lines than anybody mends at once are counted. */
const MOST_ERRORS = 50;

export const presentInvite = (visit: RoundVisit, list: string, errors?: readonly FieldError[]): PageReply => {
  const { say } = visit;
  const shown = errors?.slice(0, MOST_ERRORS) ?? [];
  const more = (errors?.length ?? 0) - shown.length;
  const summary =
    more > 0 ? [...shown, { field: 'list', text: say('console.invite.more-bad', { count: more }) }] : shown;
  const message = say('console.errors.list', { count: errors?.length ?? 0 });
  const [first] = shown;
  const ofField = shown.length > 1 ? [{ field: 'list', text: message }] : first === undefined ? [] : [first];
  return askPage(visit, {
    title: say('console.invite.title'),
    intro: [
      paragraph(say('console.invite.intro')),
      bullets(['row', 'name', 'columns'].map((each) => say(`console.invite.${each}`))),
    ],
    fields: [
      textarea({
        say,
        errors: ofField,
        name: 'list',
        label: say('console.invite.list'),
        hint: say('console.invite.list-hint'),
        value: list,
        rows: 12,
      }),
    ],
    does: say('console.invite.check'),
    ...(errors !== undefined && { errors: summary }),
  });
};

interface CheckedList {
  readonly list: string;
  readonly planned: readonly Invited[];
  readonly population: Population;
}

export const presentCheckInvitees = (visit: RoundVisit, { list, planned, population }: CheckedList): PageReply => {
  const { say } = visit;
  const count = planned.filter(({ outcome }) => outcome === 'would-send').length;
  return askPage(visit, {
    title: say('console.invite.check-title'),
    intro: [paragraph(say('console.invite.who', { count })), ...resultBlocks(visit, planned, population)],
    hidden: { list },
    does: count === 0 ? undefined : say('console.invite.button', { count }),
    go: 'send',
    change: say('console.ask.change'),
  });
};

interface InvitedPage {
  readonly list: string;
  readonly results: readonly Invited[];
  /** Lines that this request did not come to. */
  readonly left: number;
  readonly population: Population;
}

export const presentInvited = (visit: RoundVisit, { list, results, left, population }: InvitedPage): PageReply => {
  const { say } = visit;
  return askPage(visit, {
    title: say(left > 0 ? 'console.invite.more-title' : 'console.invite.done-title'),
    intro: [
      ...(left > 0 ? [paragraph(say('console.invite.left', { count: left }))] : []),
      ...resultBlocks(visit, results, population),
    ],
    hidden: { list, after: String(results.at(-1)?.line ?? 0) },
    does: left > 0 ? say('console.invite.go-on', { count: left }) : undefined,
    go: 'send',
  });
};

const resultBlocks = ({ say }: RoundVisit, results: readonly Invited[], population: Population): PageBlock[] => {
  const countOf = (outcome: Outcome) => results.filter((each) => each.outcome === outcome).length;
  const lines = OUTCOMES.filter((outcome) => outcome !== 'would-send' && countOf(outcome) > 0).map((outcome) =>
    say(`console.invite.${outcome}`, { count: countOf(outcome) }),
  );
  // What needs a look first, or nobody finds it among hundreds.
  const rows = results.toSorted((a, b) => rank(a) - rank(b) || a.line - b.line);
  return [
    ...(lines.length === 0 ? [] : [bullets(lines)]),
    ...(results.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            title: say('console.invite.each'),
            columns: [
              { title: say('console.invite.line'), align: 'start' as const, width: 1 },
              { title: say('console.round.city'), align: 'start' as const, width: 2 },
              { title: say('console.invite.outcome'), align: 'start' as const, width: 4 },
            ],
            rows: rows.map(({ line, city, outcome }) => [
              String(line),
              findCity(population, city).name,
              say(`console.invite.one.${outcome}`),
            ]),
          },
        ]),
  ];
};

const rank = ({ outcome }: Invited): number => (NEEDS_A_LOOK.includes(outcome) ? 0 : 1);
