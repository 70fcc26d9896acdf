import type { AssessmentSettings } from '#shared/contracts/assessment.ts';
import type { AssessmentRepository } from '#shared/ports.ts';
import type { FieldError, Read } from '../../pages/field-errors.ts';
import type { FormFields } from '../../pages/form-fields.ts';
import { type FormPage, formPage, saveButtons } from '../../pages/form-page.ts';
import { type Reply, redirect } from '../../pages/reply.ts';
import { backOf, fromOf } from '../presenters/assessment-page.ts';
import { keptNotice } from '../presenters/notices-of-practice.ts';
import { pathAfter, type Step } from '../steps.ts';
import type { MemberVisit } from '../visit.ts';

type Content = Pick<FormPage, 'title' | 'caption' | 'heading' | 'intro' | 'fields'>;

/** A page that fills in one part of an assessment's settings. `Values` is the part as typed, right or wrong. */
export interface SettingsPage<Values> {
  step(visit: MemberVisit): Step;
  valuesOf(settings: AssessmentSettings, visit: MemberVisit): Values;
  valuesSent(fields: FormFields): Values;
  read(values: Values, visit: MemberVisit, settings: AssessmentSettings): Read<Partial<AssessmentSettings>>;
  present(visit: MemberVisit, values: Values, errors?: readonly FieldError[]): Content;
}

export interface SettingsDeps {
  readonly assessments: Pick<AssessmentRepository, 'settings' | 'putSettings'>;
}

const show = <Values>(page: SettingsPage<Values>, visit: MemberVisit, values: Values, errors?: FieldError[]): Reply =>
  formPage({
    ...page.present(visit, values, errors),
    notices: keptNotice(visit),
    back: backOf(visit, page.step(visit)),
    isDemonstration: visit.round.demonstration,
    action: visit.path,
    hidden: fromOf(visit),
    buttons: saveButtons(visit.say),
    errors,
  });

export const createShowSettings =
  <Values>({ assessments }: SettingsDeps, page: SettingsPage<Values>) =>
  async (visit: MemberVisit): Promise<Reply> => {
    if (visit.draft !== undefined) return show(page, visit, page.valuesSent(visit.draft));
    const settings = await assessments.settings(visit.round.id, visit.city.id);
    return show(page, visit, page.valuesOf(settings, visit));
  };

export const createSaveSettings =
  <Values>({ assessments }: SettingsDeps, page: SettingsPage<Values>) =>
  async (visit: MemberVisit): Promise<Reply> => {
    const { round, city, fields } = visit;
    const settings = await assessments.settings(round.id, city.id);
    const values = page.valuesSent(fields);
    const read = page.read(values, visit, settings);
    if (read.errors !== undefined) return show(page, visit, values, read.errors);
    await assessments.putSettings(round.id, city.id, { ...settings, ...read.value });
    return redirect(pathAfter(page.step(visit), visit));
  };
