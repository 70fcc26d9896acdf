import { paragraph } from '../../pages/blocks.ts';
import { radios } from '../../pages/fields.ts';
import type { PageReply } from '../../pages/reply.ts';
import type { CityVisit } from '../visit.ts';
import { askPage } from './ask.ts';

interface PeoplePage {
  /** Whose words it has: `console.<about>`. */
  readonly about: 'resend' | 'dismiss-assessor' | 'lift';
  readonly people: readonly { readonly id: string; readonly address: string }[];
  /** When this page asked: by it a form that comes twice is known. */
  readonly at: Date;
  readonly error?: string;
}

/** Asks about whom of a city something is to be done. */
export const presentPeople = (visit: CityVisit, { about, people, at, error }: PeoplePage): PageReply => {
  const { say } = visit;
  const errors = error === undefined ? undefined : [{ field: 'member', text: error }];
  const isAny = people.length > 0;
  return askPage(visit, {
    title: say(`console.${about}.title`),
    intro: [paragraph(say(isAny ? `console.${about}.intro` : `console.${about}.nobody`))],
    fields: isAny
      ? [
          radios({
            say,
            errors,
            name: 'member',
            label: say(`console.${about}.who`),
            options: people.map(({ id, address }) => ({ value: id, text: address })),
            chosen: people.length === 1 ? (people[0]?.id ?? '') : visit.fields.text('member'),
          }),
        ]
      : [],
    hidden: { at: at.toISOString() },
    does: isAny ? say(`console.${about}.button`) : undefined,
    errors,
  });
};
