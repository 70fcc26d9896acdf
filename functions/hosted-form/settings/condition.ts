import { conditionAnswerSchema } from '#shared/contracts/response.ts';
import { DomainError } from '#shared/domain/errors.ts';
import { radios } from '../../pages/fields.ts';
import type { SettingsPage } from '../pages/settings.ts';
import { statementOptions } from '../presenters/statements.ts';
import { conditionStep } from '../steps.ts';
import type { MemberVisit } from '../visit.ts';

const conditionOf = ({ instrument, parameters }: MemberVisit) => {
  const condition = instrument.conditions.find(({ id }) => id === parameters.condition);
  if (condition !== undefined) return condition;
  throw new DomainError('not_found', 'No such enabling condition');
};

/** One enabling condition: asked like a practice, shown in the report, never scored. */
export const conditionPage: SettingsPage<string> = {
  step: (visit) => conditionStep(conditionOf(visit).id),
  valuesOf({ conditions }, visit) {
    const answer = conditions.find(({ condition }) => condition === conditionOf(visit).id);
    return answer === undefined ? '' : String(answer.choice);
  },
  valuesSent: (fields) => fields.text('choice'),
  read(value, visit, { conditions }) {
    const { id } = conditionOf(visit);
    const choice = /^\d$/.test(value) ? Number(value) : value;
    const answer = conditionAnswerSchema.safeParse({ condition: id, choice }).data;
    if (answer === undefined) return { errors: [{ field: 'choice', text: visit.say('form.errors.choice') }] };
    const ids = visit.instrument.conditions.map((condition) => condition.id);
    const kept = [...conditions.filter(({ condition }) => condition !== id), answer];
    return { value: { conditions: kept.sort((a, b) => ids.indexOf(a.condition) - ids.indexOf(b.condition)) } };
  },
  present(visit, value, errors) {
    const { say, language } = visit;
    const { name, question, gloss, statements } = conditionOf(visit);
    return {
      title: name,
      caption: say('form.overview.conditions'),
      fields: [
        radios({
          say,
          errors,
          name: 'choice',
          label: question,
          isHeading: true,
          hint: gloss,
          classes: 'app-statements',
          hasBoldLabels: true,
          chosen: value,
          options: [
            ...statementOptions(statements, language),
            { value: 'dont-know', text: say('form.practice.dont-know'), divider: say('form.practice.or') },
          ],
        }),
      ],
    };
  },
};
