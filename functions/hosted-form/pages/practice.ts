import type { Answer } from '#shared/contracts/response.ts';
import { DomainError } from '#shared/domain/errors.ts';
import type { AssessmentRepository } from '#shared/ports/assessments.ts';
import type { DraftRepository } from '#shared/ports/people.ts';
import { putDraft } from '../../pages/kept-text.ts';
import { data, type Reply, redirect } from '../../pages/reply.ts';
import type { Seal } from '../../platform/sealed-text.ts';
import { isChangedMeanwhile, versionOf } from '../answer-version.ts';
import { type ChangeDeps, findChange } from '../changed-practices.ts';
import { NO_ANSWER, readAnswer, valuesOf, valuesSent } from '../practice-form.ts';
import { presentPractice } from '../presenters/practice.ts';
import { pathAfter, practiceStep } from '../steps.ts';
import type { MemberVisit } from '../visit.ts';

export interface PracticeDeps extends ChangeDeps {
  readonly assessments: Pick<AssessmentRepository, 'answersOf' | 'putAnswer' | 'stampsOf'>;
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

/** `POST …/practices/:practice`: saves the answer, or shows what is wrong beside what was typed. */
export const createSavePractice =
  (deps: PracticeDeps) =>
  async (visit: MemberVisit): Promise<Reply> => {
    const { instrument, fields, say, path } = visit;
    const shown = await readPage(deps, visit);
    if (fields.text('go') === 'discard') return redirect(path);
    const { practice, saved } = shown;
    const isAutosave = fields.text('go') === 'autosave';
    const values = valuesSent(fields);
    const read = readAnswer(values, { practice, partners: instrument.partners, saved, say });
    if (read.errors !== undefined) {
      if (isAutosave) return keepDraft(deps, visit, 'draft');
      const version = fields.text('version') || shown.version;
      return presentPractice(visit, { ...shown, values, version, errors: read.errors });
    }
    if (isChangedMeanwhile(fields.text('version'), { saved, sent: read.value }, deps.hash)) {
      if (isAutosave) return keepDraft(deps, visit, 'changed');
      return presentPractice(visit, { ...shown, values, meanwhile: { answer: saved } });
    }
    await save(deps, visit, read.value);
    if (isAutosave) return data({ state: 'saved', version: versionOf(read.value, deps.hash) });
    return redirect(pathAfter(practiceStep(practice.id), visit));
  };

const save = ({ assessments }: PracticeDeps, visit: MemberVisit, answer: Answer): Promise<void> => {
  const { round, city, member, instrument, now } = visit;
  const stamp = { instrument: instrument.version, savedAt: now.toISOString() };
  return assessments.putAnswer(round.id, city.id, member.id, answer, stamp);
};

const keepDraft = async (deps: PracticeDeps, visit: MemberVisit, state: 'draft' | 'changed'): Promise<Reply> => {
  await putDraft(deps, visit);
  return data({ state });
};
