import type { Answer } from '#shared/contracts/response.ts';
import { DomainError } from '#shared/domain/errors.ts';
import type { AssessmentRepository } from '#shared/ports/assessments.ts';
import type { DraftRepository } from '#shared/ports/people.ts';
import { putDraft } from '../../pages/kept-text.ts';
import { data, type Reply, redirect } from '../../pages/reply.ts';
import type { Seal } from '../../platform/sealed-text.ts';
import { isPut, putUnlessChanged, type SentForm, versionOf } from '../answer-version.ts';
import { type ChangeDeps, findChange } from '../changed-practices.ts';
import { NO_ANSWER, readAnswer, valuesOf, valuesSent } from '../practice-form.ts';
import { presentPractice } from '../presenters/practice.ts';
import { pathAfter, practiceStep } from '../steps.ts';
import type { MemberVisit } from '../visit.ts';

export interface PracticeDeps extends ChangeDeps {
  readonly assessments: Pick<AssessmentRepository, 'answersOf' | 'changeAnswer' | 'stampsOf'>;
  readonly drafts: Pick<DraftRepository, 'put'>;
  readonly seal: Seal;
  /** SHA-256 of a text, in hex. */
  readonly hash: (text: string) => string;
}

const findPractice = ({ instrument, parameters, member }: MemberVisit) => {
  if (!member.roles.includes('respondent')) throw new DomainError('not_allowed', 'For respondents only');
  for (const capability of instrument.capabilities) {
    const practice = capability.practices.find(({ id }) => id === parameters.practice);
    if (practice !== undefined) return { capability, practice };
  }
  throw new DomainError('not_found', 'No such practice');
};

const readPage = async ({ assessments, hash }: PracticeDeps, visit: MemberVisit) => {
  const { round, city, member } = visit;
  const { capability, practice } = findPractice(visit);
  const answers = await assessments.answersOf(round.id, city.id, member.id);
  const saved = answers.find((answer) => answer.practice === practice.id);
  return { capability, practice, saved, answered: answers.length, version: versionOf(saved, hash) };
};

/** `GET …/practices/:practice`: one question, with the person's own earlier answer or what was typed since. */
export const createShowPractice =
  (deps: PracticeDeps) =>
  async (visit: MemberVisit): Promise<Reply> => {
    const { round, city, member, draft } = visit;
    const [shown, stamps] = await Promise.all([
      readPage(deps, visit),
      deps.assessments.stampsOf(round.id, city.id, member.id),
    ]);
    const { saved, practice } = shown;
    const change = saved === undefined ? undefined : findChange(deps, visit, practice.id, stamps.get(practice.id));
    const values = saved === undefined ? NO_ANSWER : valuesOf(saved);
    if (draft === undefined) return presentPractice(visit, { ...shown, values, change });
    const version = draft.text('version') || shown.version;
    return presentPractice(visit, { ...shown, values: valuesSent(draft), version, change });
  };

/**
 * `POST …/practices/:practice`: saves the answer, or shows what is wrong or was saved in another window meanwhile, beside
 * what was typed.
 */
export const createSavePractice =
  (deps: PracticeDeps) =>
  async (visit: MemberVisit): Promise<Reply> => {
    const { instrument, fields, say, path } = visit;
    const { practice } = findPractice(visit);
    if (fields.text('go') === 'discard') return redirect(path);
    const isAutosave = fields.text('go') === 'autosave';
    const values = valuesSent(fields);
    const readOver = (saved: Answer | undefined) =>
      readAnswer(values, { practice, partners: instrument.partners, saved, say });
    const { errors } = readOver(undefined);
    if (errors !== undefined) {
      if (isAutosave) return keepDraft(deps, visit, 'draft');
      const shown = await readPage(deps, visit);
      return presentPractice(visit, { ...shown, values, version: fields.text('version') || shown.version, errors });
    }
    const form = formOf(deps, visit, (saved) => readOver(saved).value);
    const kept = await save(deps, visit, form);
    if (isPut(form, kept)) {
      if (isAutosave) return data({ state: 'saved', version: versionOf(kept, deps.hash) });
      return redirect(pathAfter(practiceStep(practice.id), visit));
    }
    if (isAutosave) return keepDraft(deps, visit, 'changed');
    const shown = { ...(await readPage(deps, visit)), version: versionOf(kept, deps.hash) };
    return presentPractice(visit, { ...shown, values, meanwhile: { answer: kept } });
  };

type OwnAnswer = Answer | undefined;

const formOf = (
  { hash }: PracticeDeps,
  { fields }: MemberVisit,
  put: (saved: OwnAnswer) => OwnAnswer,
): SentForm<OwnAnswer> => ({ version: fields.text('version'), partOf: (saved) => saved, put, hash });

const save = ({ assessments }: PracticeDeps, visit: MemberVisit, form: SentForm<OwnAnswer>): Promise<OwnAnswer> => {
  const { round, city, member, parameters, instrument, now } = visit;
  const stamp = { instrument: instrument.version, savedAt: now.toISOString() };
  const about = { practice: parameters.practice ?? '', stamp };
  return assessments.changeAnswer(round.id, city.id, member.id, about, putUnlessChanged(form));
};

const keepDraft = async (deps: PracticeDeps, visit: MemberVisit, state: 'draft' | 'changed'): Promise<Reply> => {
  await putDraft(deps, visit);
  return data({ state });
};
