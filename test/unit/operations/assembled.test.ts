import { beforeEach, describe, expect, it } from 'vitest';
import type { CountedResponse } from '#shared/contracts/consensus.ts';
import type { EvidenceFile } from '#shared/contracts/evidence.ts';
import type { Choice } from '#shared/contracts/response.ts';
import { createAssembleSubmission } from '#shared/operations/submission/assemble-submission.ts';
import { anAnswer } from '#test/fakes/assessment-items.ts';
import { type CityUnderTest, FIRST, SECOND, setUpCity } from './city-group.ts';

const NOW = '2026-11-23T10:00:00.000Z';
const ID = '7f0c3c5e-9a51-4f0e-8a6e-6f6f0d0a3b11';
const [A, B, C, D] = [
  'a0000000-0000-4000-8000-000000000000',
  'b0000000-0000-4000-8000-000000000000',
  'c0000000-0000-4000-8000-000000000000',
  'd0000000-0000-4000-8000-000000000000',
] as const;

describe('the document that a city sends', () => {
  let city: CityUnderTest;
  let ama: Awaited<ReturnType<CityUnderTest['join']>>;
  beforeEach(async () => {
    city = await setUpCity();
    ama = await city.join('ama@city.test', ['coordinator']);
  });
  const counted = (
    respondent: string,
    member: string | undefined,
    choice: Choice,
    practice = FIRST,
  ): CountedResponse => ({
    respondent,
    ...(member !== undefined && { member }),
    answers: [{ practice, choice, where: ['universities'] }],
  });
  /** From a store that lists files in another order than that of their ids. */
  const assemble = async (...responses: CountedResponse[]) => {
    const list = async (round: string, of: string) => {
      const [first, ...others] = await city.evidenceFiles.list(round, of);
      return first === undefined ? [] : [...others, first];
    };
    return (await createAssembleSubmission({ ...city.deps, evidenceFiles: { list } })(ama, ID, responses)).input;
  };
  const file = async (id: string, change: Partial<EvidenceFile> = {}) => {
    const kept = { kind: 'pdf' as const, bytes: 16, sha256: '0'.repeat(64), at: NOW };
    const given = { id, member: 'm-ben', practice: FIRST, title: 'Plan', announcedAt: NOW, kept };
    await city.evidenceFiles.put(city.round.id, city.city, { ...given, verdict: 'clean', ...change });
  };
  const filed = (id: string) => {
    return { id, kind: 'file', title: 'Plan', value: `evidence/${city.round.id}/${city.city}/${id}` };
  };

  it('says nothing that the city did not say', async () => {
    expect(await assemble(counted('r-1', 'm-ben', 3))).toEqual({
      id: ID,
      round: city.round.id,
      city: city.city,
      instrument: '2026.1',
      language: 'en',
      profile: {},
      responses: [
        { respondent: 'r-1', answers: [{ practice: FIRST, choice: 3, where: ['universities'], evidence: [] }] },
      ],
      agreed: [],
      conditions: [],
      focus: { capabilities: [] },
      consents: { named: false, learnFrom: false, research: false },
      comparison: expect.any(Object),
      recipients: ['ama@city.test'],
    });
  });

  it('carries the settings and the profile of the city', async () => {
    const settings = {
      conditions: [{ condition: 'mandate', choice: 4 as const }],
      focus: { capabilities: ['adapting-focus' as const] },
      consents: { named: true, learnFrom: true, research: true, contact: 'Ama' },
      recipients: ['mayor@city.test'],
    };
    await city.assessments.changeSettings(city.round.id, city.city, () => settings);
    await city.assessments.changeProfile(city.city, () => ({ staff: 5 }));
    expect(await assemble(counted('r-1', 'm-ben', 3))).toMatchObject({ ...settings, profile: { staff: 5 } });
  });

  it('has respondents in the order of their random names', async () => {
    const responses = ['r-c', 'r-a', 'r-d', 'r-b'].map((name) => counted(name, `m-${name}`, 3));
    expect((await assemble(...responses)).responses.map(({ respondent }) => respondent)).toEqual([
      ...['r-a', 'r-b', 'r-c', 'r-d'],
    ]);
  });

  it('takes each person’s words from what that person has now, and the choice from what was counted', async () => {
    const text = { id: 'text', kind: 'text' as const, title: '', value: 'Minutes' };
    const put = (member: string, practice: string, change: object) =>
      city.assessments.putAnswer(city.round.id, city.city, member, anAnswer(practice, 5, change));
    await put('m-ben', FIRST, { comment: 'We do', evidence: [text] });
    await put('m-ben', SECOND, { comment: 'Of another practice' });
    await put('m-eva', SECOND, { comment: 'Of another person' });
    const { responses } = await assemble(counted('r-1', 'm-ben', 3), counted('r-2', 'm-eva', 2));
    expect(responses.map(({ answers }) => answers)).toEqual([
      [{ practice: FIRST, choice: 3, where: ['universities'], comment: 'We do', evidence: [text] }],
      [{ practice: FIRST, choice: 2, where: ['universities'], evidence: [] }],
    ]);
  });

  it('has no words of a person who withdrew', async () => {
    await city.assessments.putAnswer(city.round.id, city.city, 'm-ben', anAnswer(FIRST, 5, { comment: 'We do' }));
    const [response] = (await assemble(counted('r-1', undefined, 3))).responses;
    expect(response?.answers).toEqual([{ practice: FIRST, choice: 3, where: ['universities'], evidence: [] }]);
  });

  it('names each file with the person and practice that it is of, in the order of their ids', async () => {
    await file(A, { verdict: 'pending' });
    for (const id of [B, C]) await file(id);
    await file(D, { practice: SECOND });
    const { responses } = await assemble(counted('r-1', 'm-ben', 3), counted('r-2', 'm-eva', 2));
    expect(responses.map(({ answers }) => answers[0]?.evidence)).toEqual([[filed(A), filed(B), filed(C)], []]);
    const [second] = (await assemble(counted('r-1', 'm-ben', 3, SECOND))).responses;
    expect(second?.answers[0]?.evidence).toEqual([filed(D)]);
  });

  it('names no file that is unfinished, infected or unreadable', async () => {
    await file(A, { kept: undefined });
    await file(B, { verdict: 'infected' });
    await file(C, { verdict: 'unreadable' });
    const [response] = (await assemble(counted('r-1', 'm-ben', 3))).responses;
    expect(response?.answers[0]?.evidence).toEqual([]);
  });
});
