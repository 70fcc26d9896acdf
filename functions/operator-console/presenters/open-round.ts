import type { Round } from '#shared/contracts/round.ts';
import { type ChangeableFacts, paragraph } from '../../pages/blocks.ts';
import type { FieldError } from '../../pages/field-errors.ts';
import { input, radios } from '../../pages/fields.ts';
import type { PageReply } from '../../pages/reply.ts';
import type { TypedRound } from '../pages/open-round.ts';
import type { OperatorVisit } from '../visit.ts';
import { askPage } from './ask.ts';

export const presentOpenRound = (
  visit: OperatorVisit,
  typed: TypedRound,
  errors?: readonly FieldError[],
): PageReply => {
  const { say } = visit;
  const text = (name: keyof TypedRound, classes?: string) =>
    input({
      say,
      errors,
      name,
      label: say(`console.open-round.${name}`),
      hint: say(`console.open-round.${name}-hint`),
      value: typed[name],
      autocomplete: 'off',
      ...(classes !== undefined && { classes }),
    });
  return askPage(visit, {
    title: say('console.open-round.title'),
    intro: [],
    fields: [
      text('name'),
      text('id'),
      radios({
        say,
        errors,
        name: 'mode',
        label: say('console.open-round.mode'),
        options: (['invited', 'open'] as const).map((mode) => ({
          value: mode,
          text: say(`console.open-round.mode-${mode}`),
          hint: say(`console.open-round.mode-${mode}-hint`),
        })),
        chosen: typed.mode,
      }),
      text('opens', 'govuk-input--width-10'),
      text('closes', 'govuk-input--width-10'),
      text('instrument', 'govuk-input--width-10'),
    ],
    does: say('console.open-round.check'),
    errors,
  });
};

/** The round as it would be, before it is opened. */
export const presentCheckRound = (
  visit: OperatorVisit,
  typed: TypedRound,
  round: Round,
  isThere: boolean,
): PageReply => {
  const { say } = visit;
  const row = (name: keyof TypedRound, value: string) => ({ term: say(`console.open-round.${name}`), value });
  const facts: ChangeableFacts = {
    kind: 'facts',
    rows: [
      row('name', round.name),
      row('id', round.id),
      row('mode', say(`console.open-round.mode-${round.mode}`)),
      row('opens', say('console.date', { at: Date.parse(round.opensAt) })),
      row('closes', say('console.date', { at: Date.parse(round.closesAt) - 1 })),
      row('instrument', round.instrument),
    ],
  };
  return askPage(visit, {
    title: say('console.open-round.check-title'),
    intro: [paragraph(say(isThere ? 'console.open-round.there' : `console.open-round.means-${round.mode}`)), facts],
    hidden: typed,
    does: say('console.open-round.button'),
    go: 'open',
    change: say('console.ask.change'),
  });
};
