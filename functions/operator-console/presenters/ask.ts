import type { PageBlock } from '../../pages/blocks.ts';
import type { FieldError } from '../../pages/field-errors.ts';
import type { Field } from '../../pages/fields.ts';
import { type Button, button, formPage } from '../../pages/form-page.ts';
import type { PageReply } from '../../pages/reply.ts';
import type { CityVisit, OperatorVisit, RoundVisit } from '../visit.ts';

interface Asked {
  readonly title: string;
  /** What would happen. */
  readonly intro: readonly PageBlock[];
  readonly fields?: readonly Field[];
  readonly hidden?: Readonly<Record<string, string>>;
  /** Words of the one button; without it nothing can be done here. */
  readonly does?: string | undefined;
  /** Value of the button's `go`. */
  readonly go?: string;
  /** Leads back to the form, with what was typed. */
  readonly change?: string;
  readonly errors?: readonly FieldError[] | undefined;
  readonly after?: readonly PageBlock[];
  readonly progress?: { readonly text: string; readonly value: number; readonly maximum: number };
}

/** Where a page lies, by what it is about. */
export const placeOf = (visit: OperatorVisit | RoundVisit | CityVisit) => {
  const { say } = visit;
  if ('city' in visit) {
    const caption = `${visit.city.name}, ${visit.round.name}`;
    return { home: visit.cityBase, caption, back: say('console.ask.back-city') };
  }
  if ('round' in visit) return { home: visit.base, caption: visit.round.name, back: say('console.ask.back-round') };
  return { home: '/console', caption: undefined, back: say('console.to-rounds') };
};

/** A form or a question before an action: one button that does it, and a way back that does nothing, to its page or to `from`. */
export const askPage = (
  visit: OperatorVisit | RoundVisit | CityVisit,
  asked: Asked,
  from?: { readonly href: string; readonly text: string },
): PageReply => {
  const { say, path } = visit;
  const { title, intro, fields = [], hidden = {}, does, go, change, errors, after, progress } = asked;
  const { home, caption, back } = placeOf(visit);
  const { href, text } = from ?? { href: home, text: back };
  const buttons: Button[] = [
    ...(does === undefined ? [] : [{ ...button(does), ...(go !== undefined && { name: 'go', value: go }) }]),
    ...(change === undefined
      ? []
      : [{ ...button(change), name: 'go', value: 'change', classes: 'govuk-button--secondary' }]),
  ];
  return formPage({
    title,
    caption,
    heading: title,
    back: { href, text: say('form.back') },
    ...('round' in visit && { isDemonstration: visit.round.demonstration }),
    action: path,
    intro,
    hidden: Object.entries(hidden).map(([name, value]) => ({ name, value })),
    fields,
    buttons,
    links: [{ href, text: does === undefined ? text : say('console.ask.cancel') }],
    errors,
    ...(after !== undefined && { after }),
    ...(progress !== undefined && { progress }),
  });
};
