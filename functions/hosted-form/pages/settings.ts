import type { AssessmentSettings } from '#shared/contracts/assessment.ts';
import type { AssessmentRepository } from '#shared/ports/assessments.ts';
import type { FieldError, Read } from '../../pages/field-errors.ts';
import type { FormFields } from '../../pages/form-fields.ts';
import { type FormPage, formPage, saveButtons } from '../../pages/form-page.ts';
import { type Reply, redirect } from '../../pages/reply.ts';
import { isPut, putUnlessChanged, type SentForm, versionOf } from '../answer-version.ts';
import { backOf, fromOf } from '../presenters/assessment-page.ts';
import { meanwhileParts } from '../presenters/meanwhile.ts';
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
  readonly assessments: Pick<AssessmentRepository, 'settings' | 'changeSettings'>;
  /** SHA-256 of a text, in hex. */
  readonly hash: (text: string) => string;
}

interface Shown<Values> {
  readonly values: Values;
  /** Of the settings from which the form was made. */
  readonly version: string;
  readonly errors?: FieldError[];
  /** What was saved elsewhere since, where it is not the same. */
  readonly meanwhile?: Values;
}

const show = <Values>(page: SettingsPage<Values>, visit: MemberVisit, shown: Shown<Values>): Reply => {
  const { values, version, errors, meanwhile } = shown;
  const { say } = visit;
  return formPage({
    ...page.present(visit, values, errors),
    notices: keptNotice(visit),
    back: backOf(visit, page.step(visit)),
    isDemonstration: visit.round.demonstration,
    action: visit.path,
    hidden: [...fromOf(visit), { name: 'version', value: version }],
    ...(meanwhile === undefined
      ? { buttons: saveButtons(say), errors }
      : meanwhileParts(visit, page.present(visit, meanwhile).fields)),
  });
};

export const createShowSettings =
  <Values>({ assessments, hash }: SettingsDeps, page: SettingsPage<Values>) =>
  async (visit: MemberVisit): Promise<Reply> => {
    const saved = page.valuesOf(await assessments.settings(visit.round.id, visit.city.id), visit);
    const version = versionOf(saved, hash);
    const { draft } = visit;
    if (draft === undefined) return show(page, visit, { values: saved, version });
    return show(page, visit, { values: page.valuesSent(draft), version: draft.text('version') || version });
  };

/** Saves, or shows what is wrong, or what was saved in another window meanwhile, beside what was typed. */
export const createSaveSettings =
  <Values>({ assessments, hash }: SettingsDeps, page: SettingsPage<Values>) =>
  async (visit: MemberVisit): Promise<Reply> => {
    const { round, city, fields, path } = visit;
    if (fields.text('go') === 'discard') return redirect(path);
    const settings = await assessments.settings(round.id, city.id);
    const partOf = (saved: AssessmentSettings) => page.valuesOf(saved, visit);
    const values = page.valuesSent(fields);
    const version = fields.text('version');
    const { errors } = page.read(values, visit, settings);
    if (errors !== undefined) {
      return show(page, visit, { values, version: version || versionOf(partOf(settings), hash), errors });
    }
    // Read anew of what is saved at that moment: another coordinator may have saved another part of it.
    const put = (saved: AssessmentSettings) => ({ ...saved, ...page.read(values, visit, saved).value });
    const form: SentForm<AssessmentSettings> = { version, partOf, put, hash };
    const kept = await assessments.changeSettings(round.id, city.id, putUnlessChanged(form));
    if (isPut(form, kept)) return redirect(pathAfter(page.step(visit), visit));
    const meanwhile = partOf(kept);
    return show(page, visit, { values, version: versionOf(meanwhile, hash), meanwhile });
  };
