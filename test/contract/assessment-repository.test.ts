import { expect, it } from 'vitest';
import { createAssessmentRepository } from '#functions/platform/assessment-repository.ts';
import type { AssessmentSettings } from '#shared/contracts/assessment.ts';
import type { Answer, Choice } from '#shared/contracts/response.ts';
import { aHash, aMember, anAnswer, anAssessment, aRoundId, NOON, PRACTICES } from '../fakes/assessment-items.ts';
import { describeOnEachTable } from './on-each-table.ts';

const CITY = 'gn-3688689';
const [FIRST, SECOND] = PRACTICES as [string, string];
const aCity = () => `gn-${Math.floor(Math.random() * 1e8)}`;

describeOnEachTable('assessments', (table) => {
  const assessments = () => createAssessmentRepository(table());

  it('keeps the first claim of a city, whoever comes next', async () => {
    const first = anAssessment({ claim: 'claimed' });
    expect(await assessments().create(first)).toEqual(first);
    expect(await assessments().create({ ...first, claim: 'invited' })).toEqual(first);
    expect(await assessments().find(first.round, CITY)).toEqual(first);
    expect(await assessments().find(aRoundId(), CITY)).toBeUndefined();
  });

  it('lists the assessments of a round and nothing else of it', async () => {
    const round = aRoundId();
    const cities = ['gn-101', 'gn-102', 'gn-103'];
    for (const city of cities) await assessments().create(anAssessment({ round, city }));
    await assessments().create(anAssessment({ round: `${round}-b` }));
    await assessments().putMember(aMember({ round, city: 'gn-101' }));
    await assessments().addSubmission(round, 'gn-101', {
      submission: crypto.randomUUID(),
      version: 1,
      submittedAt: NOON,
    });
    expect((await assessments().listOfRound(round)).map(({ city }) => city)).toEqual(cities);
  });

  it('knows the members of a city and the cities of a person', async () => {
    const person = aHash();
    const here = aMember({ person });
    const there = aMember({ person, city: 'gn-101' });
    const colleague = aMember({ round: here.round });
    for (const member of [here, there, colleague]) await assessments().putMember(member);
    const ids = (members: readonly { id: string }[]) => members.map(({ id }) => id).toSorted();
    expect(ids(await assessments().members(here.round, CITY))).toEqual(ids([here, colleague]));
    expect(ids(await assessments().membershipsOf(person))).toEqual(ids([here, there]));
  });

  it('keeps an answer by respondent and practice, the newest of each', async () => {
    const round = aRoundId();
    await assessments().putAnswer(round, CITY, 'r-1', anAnswer(FIRST, 2));
    await assessments().putAnswer(round, CITY, 'r-1', anAnswer(FIRST, 4, { comment: 'After the meeting' }));
    await assessments().putAnswer(round, CITY, 'r-1', anAnswer(SECOND, 'dont-know'));
    await assessments().putAnswer(round, CITY, 'r-10', anAnswer(FIRST, 5));
    const own = await assessments().answersOf(round, CITY, 'r-1');
    expect(own.find(({ practice }) => practice === FIRST)).toMatchObject({ choice: 4, comment: 'After the meeting' });
    expect(own).toHaveLength(2);
    const all = await assessments().allAnswers(round, CITY);
    expect([...all.keys()].toSorted()).toEqual(['r-1', 'r-10']);
    expect(all.get('r-10')).toEqual([anAnswer(FIRST, 5)]);
  });

  it('changes an answer from what is saved, and stamps it only then', async () => {
    const round = aRoundId();
    const at = (savedAt: string) => ({ practice: FIRST, stamp: { instrument: '2026.1', savedAt } });
    const change = (savedAt: string, to: (saved: Answer | undefined) => Answer | undefined) =>
      assessments().changeAnswer(round, CITY, 'r-1', at(savedAt), to);
    expect(await change(NOON, () => anAnswer(FIRST, 2))).toEqual(anAnswer(FIRST, 2));
    expect(await change('2026-11-25T08:00:00.000Z', (saved) => saved)).toEqual(anAnswer(FIRST, 2));
    expect((await assessments().stampsOf(round, CITY, 'r-1')).get(FIRST)?.savedAt).toBe(NOON);
    const fromTabs = [3, 4, 5].map((choice) =>
      change(NOON, (saved) => (saved?.choice === 2 ? anAnswer(FIRST, choice as Choice) : saved)),
    );
    const [kept, ...others] = await Promise.all(fromTabs);
    expect(others).toEqual([kept, kept]);
    expect(await assessments().answersOf(round, CITY, 'r-1')).toEqual([kept]);
  });

  it('tells in one read who takes part, how many answer and what was submitted', async () => {
    const round = aRoundId();
    expect(await assessments().standing(round, CITY)).toEqual({
      members: [],
      respondents: 0,
      firstAnswerAt: null,
      submissions: [],
    });
    const member = aMember({ round });
    await assessments().create(anAssessment({ round }));
    await assessments().putMember(member);
    for (const [respondent, savedAt] of [
      ['r-1', '2026-11-25T08:00:00.000Z'],
      ['r-10', NOON],
    ] as const) {
      for (const practice of [FIRST, SECOND]) {
        const stamp = { instrument: '2026.1', savedAt };
        await assessments().putAnswer(round, CITY, respondent, anAnswer(practice, 3), stamp);
      }
    }
    const entries = [1, 2].map((version) => ({ submission: crypto.randomUUID(), version, submittedAt: NOON }));
    for (const entry of entries) await assessments().addSubmission(round, CITY, entry);
    expect(await assessments().standing(round, CITY)).toEqual({
      members: [member],
      respondents: 2,
      firstAnswerAt: NOON,
      submissions: entries,
    });
  });

  it('loses no answer of two people who answer at once', async () => {
    const round = aRoundId();
    const puts = ['r-1', 'r-2'].flatMap((respondent) =>
      PRACTICES.map((practice) => assessments().putAnswer(round, CITY, respondent, anAnswer(practice, 3))),
    );
    await Promise.all(puts);
    const all = await assessments().allAnswers(round, CITY);
    expect([...all.values()].map((answers) => answers.length)).toEqual([20, 20]);
  });

  it('starts with empty settings and an empty profile, and gives back what was put', async () => {
    const [round, city] = [aRoundId(), aCity()];
    expect(await assessments().settings(round, city)).toEqual({ conditions: [] });
    expect(await assessments().profile(city)).toEqual({});
    const settings = { conditions: [], focus: { capabilities: ['adapting-focus' as const] }, language: 'en' as const };
    const profile = { ownRevenueShare: 100 / 3, powers: [] };
    expect(await assessments().changeSettings(round, city, () => settings)).toEqual(settings);
    expect(await assessments().changeProfile(city, () => profile)).toEqual(profile);
    expect(await assessments().settings(round, city)).toEqual(settings);
    expect(await assessments().profile(city)).toEqual(profile);
  });

  it('loses nothing of coordinators who save different settings, or correct different values, at once', async () => {
    const [round, city] = [aRoundId(), aCity()];
    const save = (part: Partial<AssessmentSettings>) =>
      assessments().changeSettings(round, city, (saved) => ({ ...saved, ...part }));
    const correct = (feature: string, value: number) =>
      assessments().changeProfile(city, ({ corrections, ...profile }) => ({
        ...profile,
        corrections: { ...corrections, [feature]: { value, year: 2025 } },
      }));
    const focus = { capabilities: ['adapting-focus' as const] };
    await Promise.all([
      save({ language: 'en' }),
      save({ focus }),
      save({ recipients: [] }),
      correct('population', 7),
      correct('elevation', 8),
    ]);
    expect(await assessments().settings(round, city)).toEqual({
      conditions: [],
      language: 'en',
      focus,
      recipients: [],
    });
    expect(Object.keys((await assessments().profile(city)).corrections ?? {}).toSorted()).toEqual([
      'elevation',
      'population',
    ]);
  });

  it('lists submissions by version and takes the same entry again', async () => {
    const round = aRoundId();
    const entries = [1, 2, 10].map((version) => ({ submission: crypto.randomUUID(), version, submittedAt: NOON }));
    for (const entry of [...entries.toReversed(), ...entries]) await assessments().addSubmission(round, CITY, entry);
    expect(await assessments().submissions(round, CITY)).toEqual(entries);
  });

  it('refuses another submission under a taken version', async () => {
    const round = aRoundId();
    const entry = { submission: crypto.randomUUID(), version: 1, submittedAt: NOON };
    await assessments().addSubmission(round, CITY, entry);
    await expect(
      assessments().addSubmission(round, CITY, { ...entry, submission: crypto.randomUUID() }),
    ).rejects.toMatchObject({ code: 'submission_conflict' });
    expect(await assessments().submissions(round, CITY)).toEqual([entry]);
  });

  it('knows whose assessment a token opens', async () => {
    const [hash, holder] = [aHash(), { round: aRoundId(), city: CITY }];
    await assessments().putToken(hash, holder);
    expect(await assessments().findToken(hash)).toEqual(holder);
    expect(await assessments().findToken(aHash())).toBeUndefined();
  });
});
