import type { Answer } from '#shared/contracts/response.ts';
import { DomainError } from '#shared/domain/errors.ts';
import type { AssessmentRepository } from '#shared/ports.ts';
import { NO_ANSWER, readAnswer, valuesOf, valuesSent } from '../practice-form.ts';
import { presentPractice } from '../presenters/practice.ts';
import { type Reply, redirect } from '../reply.ts';
import { pathAfter, practiceStep } from '../steps.ts';
import type { MemberVisit } from '../visit.ts';

export interface PracticeDeps {
  readonly assessments: Pick<AssessmentRepository, 'answersOf' | 'putAnswer'>;
}

const findPractice = ({ instrument, parameters, member }: MemberVisit) => {
  if (!member.roles.includes('respondent')) throw new DomainError('not_allowed', 'For respondents only');
  for (const capability of instrument.capabilities) {
    const practice = capability.practices.find(({ id }) => id === parameters.practice);
    if (practice !== undefined) return { capability, practice };
  }
  throw new DomainError('not_found', 'No such practice');
};

const savedAnswers = ({ assessments }: PracticeDeps, { round, city, member }: MemberVisit) =>
  assessments.answersOf(round.id, city.id, member.id);

const answerTo = (answers: readonly Answer[], id: string) => answers.find(({ practice }) => practice === id);

/** `GET …/practices/:practice`: one question, with the person's own earlier answer. */
export const createShowPractice =
  (deps: PracticeDeps) =>
  async (visit: MemberVisit): Promise<Reply> => {
    const { capability, practice } = findPractice(visit);
    const answers = await savedAnswers(deps, visit);
    const saved = answerTo(answers, practice.id);
    const values = saved === undefined ? NO_ANSWER : valuesOf(saved);
    return presentPractice(visit, { capability, practice, values, answered: answers.length });
  };

/** `POST …/practices/:practice`: saves the answer, or shows what is wrong beside what was typed. */
export const createSavePractice =
  (deps: PracticeDeps) =>
  async (visit: MemberVisit): Promise<Reply> => {
    const { capability, practice } = findPractice(visit);
    const { round, city, member, instrument, fields, say } = visit;
    const answers = await savedAnswers(deps, visit);
    const values = valuesSent(fields);
    const saved = answerTo(answers, practice.id);
    const read = readAnswer(values, { practice, partners: instrument.partners, saved, say });
    if (read.errors !== undefined) {
      return presentPractice(visit, { capability, practice, values, answered: answers.length, errors: read.errors });
    }
    await deps.assessments.putAnswer(round.id, city.id, member.id, read.value);
    return redirect(pathAfter(practiceStep(practice.id), visit));
  };
