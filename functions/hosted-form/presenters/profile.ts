import type { ContextMeta, Feature, FeatureValue } from '#shared/contracts/context.ts';
import { type CityProfile, FORMS_OF_GOVERNMENT, POWERS } from '#shared/contracts/profile.ts';
import { featureText } from '#shared/domain/report/feature-words.ts';
import type { Wording } from '#shared/ports/content.ts';
import { type ChangeableFacts, heading, type PageBlock, paragraph } from '../../pages/blocks.ts';
import type { FieldError } from '../../pages/field-errors.ts';
import { checkboxes, type Field, input, radios } from '../../pages/fields.ts';
import { formPage, saveButtons } from '../../pages/form-page.ts';
import type { PageReply } from '../../pages/reply.ts';
import { NO_POWERS, type ProfileValues } from '../profile-form.ts';
import type { MemberVisit } from '../visit.ts';
import { backOf, fromOf } from './assessment-page.ts';
import { meanwhileParts } from './meanwhile.ts';
import { keptNotice } from './notices-of-practice.ts';

interface ProfilePage {
  readonly profile: CityProfile;
  readonly meta: ContextMeta;
  readonly values: ProfileValues;
  /** Of the statements from which the form was made. */
  readonly version: string;
  readonly errors?: readonly FieldError[];
  /** What was saved elsewhere since, where it is not the same. */
  readonly meanwhile?: ProfileValues;
}

export const presentProfile = (visit: MemberVisit, shown: ProfilePage): PageReply => {
  const { say, city, round } = visit;
  const { version, meanwhile, errors } = shown;
  return formPage({
    title: say('form.profile.title', { city: city.name }),
    heading: say('form.profile.title', { city: city.name }),
    back: backOf(visit, 'profile'),
    isDemonstration: round.demonstration,
    notices: keptNotice(visit),
    intro: [paragraph(say('form.profile.intro'))],
    action: visit.path,
    hidden: [...fromOf(visit), { name: 'version', value: version }],
    fields: statementFields(visit, shown),
    ...(meanwhile === undefined
      ? { buttons: saveButtons(say), errors }
      : meanwhileParts(visit, statementFields(visit, { values: meanwhile }))),
    after: [
      heading(say('form.profile.reference')),
      paragraph(say('form.profile.reference-intro')),
      ...reference(visit, shown),
    ],
  });
};

const statementFields = ({ say }: MemberVisit, { values, errors }: Pick<ProfilePage, 'values' | 'errors'>): Field[] => [
  radios({
    say,
    name: 'government',
    label: say('form.profile.government'),
    chosen: values.government,
    options: FORMS_OF_GOVERNMENT.map((value) => ({ value, text: say(`form.profile.governments.${value}`) })),
  }),
  input({
    say,
    errors,
    name: 'revenue',
    label: say('form.profile.revenue'),
    hint: say('form.profile.revenue-hint'),
    value: values.revenue,
    inputMode: 'decimal',
    suffix: '%',
    classes: 'govuk-input--width-4',
  }),
  checkboxes({
    say,
    name: 'powers',
    label: say('form.profile.powers'),
    hint: say('form.profile.powers-hint'),
    chosen: values.powers,
    options: [
      ...POWERS.map((value) => ({ value, text: say(`form.profile.power.${value}`) })),
      { value: NO_POWERS, text: say('form.profile.power.none'), divider: say('form.practice.or'), isAlone: true },
    ],
  }),
  input({
    say,
    errors,
    name: 'staff',
    label: say('form.profile.staff'),
    hint: say('form.profile.staff-hint'),
    value: values.staff,
    inputMode: 'numeric',
    classes: 'govuk-input--width-10',
  }),
  input({
    say,
    errors,
    name: 'budget',
    label: say('form.profile.budget'),
    hint: say('form.profile.budget-hint'),
    value: values.budget,
    classes: 'govuk-input--width-20',
  }),
];

/** What is known from open data, value by value, with the city's own correction beside it. */
const reference = ({ say, city, base }: MemberVisit, { profile, meta }: ProfilePage): PageBlock[] => {
  const publishers = new Map(meta.sources.map(({ id, publisher }) => [id, publisher]));
  const rows: ChangeableFacts['rows'] = meta.features
    .filter(({ inReference }) => inReference)
    .map((feature) => {
      const { id, level, source } = feature;
      const value = city.features[id];
      const correction = profile.corrections?.[id];
      const year = city.years[id] ?? feature.year;
      const told = value === undefined ? say('form.profile.unknown') : featureText(say, feature, value);
      const origin = say(`form.profile.origin-${level}`, {
        source: publishers.get(source) ?? source,
        year: year === null ? say('form.profile.no-year') : String(year),
      });
      const own =
        correction === undefined
          ? ''
          : ` ${say('form.profile.corrected', { value: correctionText(say, feature, correction.value), year: String(correction.year) })}`;
      const name = say(`context.features.${id}`);
      return {
        term: name,
        value: `${told} ${origin}${own}`,
        action: { href: `${base}/profile/${id}`, text: say('form.profile.correct'), hidden: name },
      };
    });
  return [{ kind: 'facts', rows }];
};

/** A city's own number stands as it was stated; a reference value is known to two digits at best. */
const correctionText = (say: Wording, feature: Feature, value: FeatureValue): string =>
  feature.kind === 'numeric' && typeof value === 'number'
    ? say(`context.units.${feature.unit}`, { value })
    : featureText(say, feature, value);
