import * as z from 'zod';
import {
  type Assessment,
  assessmentSchema,
  assessmentSettingsSchema,
  submissionEntrySchema,
} from '#shared/contracts/assessment.ts';
import { cityIdSchema, roundIdSchema } from '#shared/contracts/names.ts';
import { memberSchema } from '#shared/contracts/person.ts';
import { cityProfileSchema } from '#shared/contracts/profile.ts';
import { type Answer, answerSchema, answerStampSchema } from '#shared/contracts/response.ts';
import { DomainError } from '#shared/domain/errors.ts';
import type { AssessmentRepository } from '#shared/ports/assessments.ts';
import { parseItem, type Table } from './table.ts';

const partition = (round: string, city: string) => `ASSESSMENT#${round}#${city}`;
const assessmentKey = (round: string, city: string) => ({ PK: partition(round, city), SK: 'ASSESSMENT' });
const listedIn = ({ round, city }: Assessment) => ({ GSI1PK: `ROUND#${round}`, GSI1SK: `ASSESSMENT#${city}` });
const tokenSchema = z.strictObject({ round: roundIdSchema, city: cityIdSchema });
/** Beside an answer, under a key that no list of answers reads. */
const stampKey = (round: string, city: string, respondent: string, practice: string) => ({
  PK: partition(round, city),
  SK: `STAMP#${respondent}#${practice}`,
});
const tokenKey = (hash: string) => ({ PK: `TOKEN#${hash}`, SK: 'TOKEN' });

/** An answer is an item of its own, so two tabs, two people and a lost line cannot overwrite each other. */
export const createAssessmentRepository = (table: Table): AssessmentRepository => ({
  async create(assessment) {
    const { round, city } = assessment;
    await table.putNew(assessmentKey(round, city), assessmentSchema, assessment, listedIn(assessment));
    return (await this.find(round, city)) ?? assessment;
  },
  put: (assessment) =>
    table.put(assessmentKey(assessment.round, assessment.city), assessmentSchema, assessment, listedIn(assessment)),
  find: (round, city) => table.find(assessmentKey(round, city), assessmentSchema),
  listOfRound: (round) => table.listIndex(`ROUND#${round}`, assessmentSchema),

  putMember: (member) =>
    table.put({ PK: partition(member.round, member.city), SK: `MEMBER#${member.id}` }, memberSchema, member, {
      GSI1PK: `PERSON#${member.person}`,
      GSI1SK: `MEMBER#${member.round}#${member.city}`,
    }),
  async members(round, city) {
    return (await table.list(partition(round, city), 'MEMBER#', memberSchema)).map(({ data }) => data);
  },
  membershipsOf: (person) => table.listIndex(`PERSON#${person}`, memberSchema),
  removeMember: ({ round, city, id }) => table.delete({ PK: partition(round, city), SK: `MEMBER#${id}` }),

  async putAnswer(round, city, respondent, answer, stamp) {
    const key = { PK: partition(round, city), SK: `ANSWER#${respondent}#${answer.practice}` };
    await table.put(key, answerSchema, answer);
    if (stamp !== undefined) {
      await table.put(stampKey(round, city, respondent, answer.practice), answerStampSchema, stamp);
    }
  },
  async stampsOf(round, city, respondent) {
    const items = await table.list(partition(round, city), `STAMP#${respondent}#`, answerStampSchema);
    return new Map(items.map(({ SK, data }) => [SK.split('#')[2] ?? '', data]));
  },
  async answersOf(round, city, respondent) {
    return (await table.list(partition(round, city), `ANSWER#${respondent}#`, answerSchema)).map(({ data }) => data);
  },
  async allAnswers(round, city) {
    const byRespondent = new Map<string, Answer[]>();
    for (const { SK, data } of await table.list(partition(round, city), 'ANSWER#', answerSchema)) {
      const respondent = SK.split('#')[1] ?? '';
      byRespondent.set(respondent, [...(byRespondent.get(respondent) ?? []), data]);
    }
    return byRespondent;
  },
  async removeAnswers(round, city, respondent) {
    const PK = partition(round, city);
    const answers = await table.list(PK, `ANSWER#${respondent}#`, answerSchema);
    const stamps = await table.list(PK, `STAMP#${respondent}#`, answerStampSchema);
    await Promise.all([...answers, ...stamps].map(({ SK }) => table.delete({ PK, SK })));
  },

  putSettings: (round, city, settings) =>
    table.put({ PK: partition(round, city), SK: 'SETTINGS' }, assessmentSettingsSchema, settings),
  async settings(round, city) {
    const key = { PK: partition(round, city), SK: 'SETTINGS' };
    return (await table.find(key, assessmentSettingsSchema)) ?? { conditions: [] };
  },
  putProfile: (city, profile) => table.put({ PK: `CITY#${city}`, SK: 'PROFILE' }, cityProfileSchema, profile),
  async profile(city) {
    return (await table.find({ PK: `CITY#${city}`, SK: 'PROFILE' }, cityProfileSchema)) ?? {};
  },

  async addSubmission(round, city, entry) {
    const SK = `SUBMITTED#${String(entry.version).padStart(4, '0')}`;
    if (await table.putNew({ PK: partition(round, city), SK }, submissionEntrySchema, entry)) return;
    const kept = await table.find({ PK: partition(round, city), SK }, submissionEntrySchema);
    if (kept?.submission === entry.submission) return;
    throw new DomainError('submission_conflict', `Version ${entry.version} of ${city} in ${round} exists`);
  },
  async submissions(round, city) {
    return (await table.list(partition(round, city), 'SUBMITTED#', submissionEntrySchema)).map(({ data }) => data);
  },

  async standing(round, city) {
    const PK = partition(round, city);
    const items = await table.collection(PK);
    const parsed = <Schema extends z.ZodType>(prefix: string, schema: Schema): z.output<Schema>[] =>
      items.filter(({ SK }) => SK.startsWith(prefix)).map(({ SK, data }) => parseItem(schema, { PK, SK }, data));
    const answering = items.filter(({ SK }) => SK.startsWith('ANSWER#')).map(({ SK }) => SK.split('#')[1]);
    const [firstAnswerAt = null] = parsed('STAMP#', answerStampSchema)
      .map(({ savedAt }) => savedAt)
      .toSorted();
    return {
      members: parsed('MEMBER#', memberSchema),
      respondents: new Set(answering).size,
      firstAnswerAt,
      submissions: parsed('SUBMITTED#', submissionEntrySchema),
    };
  },

  putToken: (hash, holder) => table.put(tokenKey(hash), tokenSchema, holder),
  findToken: (hash) => table.find(tokenKey(hash), tokenSchema),
});
