import * as z from 'zod';
import {
  type Assessment,
  type AssessmentSettings,
  assessmentSchema,
  assessmentSettingsSchema,
  submissionEntrySchema,
} from '#shared/contracts/assessment.ts';
import { cityIdSchema, roundIdSchema } from '#shared/contracts/names.ts';
import { memberSchema } from '#shared/contracts/person.ts';
import { type CityProfile, cityProfileSchema } from '#shared/contracts/profile.ts';
import { type Answer, answerSchema, answerStampSchema } from '#shared/contracts/response.ts';
import { DomainError } from '#shared/domain/errors.ts';
import type { AssessmentRepository } from '#shared/ports/assessments.ts';
import type { Change } from '#shared/ports/change.ts';
import { parseItem, type Table } from './table.ts';

const partition = (round: string, city: string) => `ASSESSMENT#${round}#${city}`;
const assessmentKey = (round: string, city: string) => ({ PK: partition(round, city), SK: 'ASSESSMENT' });
const listedIn = ({ round, city }: Assessment) => ({ GSI1PK: `ROUND#${round}`, GSI1SK: `ASSESSMENT#${city}` });
const tokenSchema = z.strictObject({ round: roundIdSchema, city: cityIdSchema });
const answerKey = (round: string, city: string, respondent: string, practice: string) => ({
  PK: partition(round, city),
  SK: `ANSWER#${respondent}#${practice}`,
});
/** Beside an answer, under a key that no list of answers reads. */
const stampKey = (round: string, city: string, respondent: string, practice: string) => ({
  PK: partition(round, city),
  SK: `STAMP#${respondent}#${practice}`,
});
const settingsKey = (round: string, city: string) => ({ PK: partition(round, city), SK: 'SETTINGS' });
const profileKey = (city: string) => ({ PK: `CITY#${city}`, SK: 'PROFILE' });
const NO_SETTINGS: AssessmentSettings = { conditions: [] };
const NO_PROFILE: CityProfile = {};
const tokenKey = (hash: string) => ({ PK: `TOKEN#${hash}`, SK: 'TOKEN' });

/** A change of what is saved, or of `nothing` where nothing is. */
const changeOr =
  <Saved>(nothing: Saved, change: Change<Saved>): Change<Saved | undefined> =>
  (saved) => {
    const before = saved ?? nothing;
    const after = change(before);
    return after === before ? saved : after;
  };

/** An answer is an item of its own, so two people and two questions cannot overwrite each other. */
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

  async changeAnswer(round, city, respondent, { practice, stamp }, change) {
    let isChanged = false;
    const kept = await table.change(answerKey(round, city, respondent, practice), answerSchema, (saved) => {
      const wanted = change(saved);
      isChanged = wanted !== saved;
      return wanted;
    });
    if (isChanged) await table.put(stampKey(round, city, respondent, practice), answerStampSchema, stamp);
    return kept;
  },
  async putAnswer(round, city, respondent, answer, stamp) {
    await table.put(answerKey(round, city, respondent, answer.practice), answerSchema, answer);
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

  async changeSettings(round, city, change) {
    const changed = changeOr(NO_SETTINGS, change);
    return (await table.change(settingsKey(round, city), assessmentSettingsSchema, changed)) ?? NO_SETTINGS;
  },
  async settings(round, city) {
    return (await table.find(settingsKey(round, city), assessmentSettingsSchema)) ?? NO_SETTINGS;
  },
  async changeProfile(city, change) {
    const changed = changeOr(NO_PROFILE, change);
    return (await table.change(profileKey(city), cityProfileSchema, changed)) ?? NO_PROFILE;
  },
  async profile(city) {
    return (await table.find(profileKey(city), cityProfileSchema)) ?? NO_PROFILE;
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
