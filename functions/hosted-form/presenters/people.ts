import type { CityProgress, MemberProgress } from '#shared/operations/members/member-progress.ts';
import type { Wording } from '#shared/ports/content.ts';
import { type ChangeableFacts, callout, heading, linkList, type PageBlock, paragraph } from '../../pages/blocks.ts';
import type { FieldError } from '../../pages/field-errors.ts';
import { radios, textarea } from '../../pages/fields.ts';
import { button, formPage } from '../../pages/form-page.ts';
import type { PageReply } from '../../pages/reply.ts';
import type { MemberVisit } from '../visit.ts';
import { keptNotice } from './notices-of-practice.ts';

export interface PeopleValues {
  readonly addresses: string;
  readonly role: 'respondent' | 'coordinator' | undefined;
}

export const NOBODY_INVITED: PeopleValues = { addresses: '', role: 'respondent' };

interface PeoplePage {
  readonly progress: CityProgress;
  readonly values: PeopleValues;
  readonly errors: readonly FieldError[] | undefined;
}

/** Nothing on the page tells who of the invited has answered, only how many. */
export const presentPeople = (visit: MemberVisit, { progress, values, errors }: PeoplePage): PageReply => {
  const { say, city, round, base } = visit;
  const { respondents, begun, complete } = progress;
  return formPage({
    title: say('group.people.title'),
    caption: city.name,
    heading: say('group.people.title'),
    back: { href: base, text: say('form.back-to-list') },
    isDemonstration: round.demonstration,
    action: visit.path,
    notices: [...doneNotice(visit), ...keptNotice(visit)],
    intro: [
      paragraph(say('group.people.intro')),
      paragraph(say('group.people.progress', { respondents, begun, complete })),
      paragraph(say('group.people.three'), 'note'),
    ],
    fields: [
      textarea({
        say,
        errors,
        name: 'addresses',
        label: say('group.people.addresses'),
        hint: say('group.people.addresses-hint'),
        value: values.addresses,
        rows: 5,
      }),
      radios({
        say,
        errors,
        name: 'role',
        label: say('group.people.role-label'),
        chosen: values.role ?? '',
        options: [
          { value: 'respondent', text: say('group.people.role-respondent') },
          {
            value: 'coordinator',
            text: say('group.people.role-coordinator'),
            hint: say('group.people.role-coordinator-hint'),
          },
        ],
      }),
    ],
    buttons: [button(say('group.people.invite'))],
    after: [
      heading(say('group.people.list-title')),
      listOf(visit, progress.members),
      linkList([
        { text: say('group.people.remind-link'), href: `${base}/remind` },
        { text: say('group.people.step-down-link'), href: `${base}/step-down` },
      ]),
    ],
    errors,
  });
};

const listOf = ({ say, member, base }: MemberVisit, members: readonly MemberProgress[]): ChangeableFacts => ({
  kind: 'facts',
  rows: members.map(({ id, address, roles, isUnreachable }) => ({
    term: id === member.id ? say('group.people.you', { address }) : address,
    value: [
      ...roles.map((role) => say('group.people.role', { role })),
      ...(isUnreachable ? [say('group.people.unreachable')] : []),
    ].join('. '),
    ...(id !== member.id &&
      roles.includes('respondent') && {
        action: {
          href: `${base}/people/${id}`,
          text: say('group.people.change'),
          hidden: say('group.people.change-hidden', { address }),
        },
      }),
  })),
});

/** What was done a moment ago, as the address says; only ever numbers, so that nobody can put words in our mouth. */
const doneNotice = ({ say, query }: MemberVisit): PageBlock[] => {
  const told = (name: string, isToldForNone = false): string[] => {
    const count = Number(query.get(name) ?? Number.NaN);
    if (!Number.isInteger(count) || count < 0 || (count === 0 && !isToldForNone)) return [];
    return [say(`group.people.done-${name}`, { count })];
  };
  const lines = [...told('sent'), ...told('already'), ...told('removed'), ...told('reminded', true)];
  return lines.length === 0 ? [] : [doneCallout(say, lines)];
};

export const doneCallout = (say: Wording, lines: readonly string[]): PageBlock =>
  callout(say('group.people.done-title'), lines);
