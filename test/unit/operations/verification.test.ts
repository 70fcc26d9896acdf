import { describe, expect, it } from 'vitest';
import { createDismissAssessor, createNameAssessor } from '#shared/operations/verification/name-assessor.ts';
import {
  createClearVerified,
  createReadVerified,
  createRecordVerified,
} from '#shared/operations/verification/record-verified.ts';
import { anAnswer } from '#test/fakes/assessment-items.ts';
import { FIRST, SECOND, setUpCity } from './city-group.ts';

describe('naming an assessor', () => {
  it('gives one person the part for one city, with one mail', async () => {
    const city = await setUpCity();
    const name = createNameAssessor(city.deps);
    expect(await name(city.round.id, city.city, 'judge@away.test', 'en')).toBe('sent');
    expect(await name(city.round.id, city.city, 'judge@away.test', 'en')).toBe('already');
    expect(await city.assessments.members(city.round.id, city.city)).toMatchObject([{ roles: ['assessor'] }]);
    expect(city.mails).toHaveLength(1);
    await createDismissAssessor(city.deps)(city.round.id, city.city, 'judge@away.test');
    expect(await city.assessments.members(city.round.id, city.city)).toEqual([]);
  });

  it('lets nobody assess the own city, and no city that takes no part', async () => {
    const city = await setUpCity();
    await city.join('ama@city.test', ['coordinator']);
    const name = createNameAssessor(city.deps);
    await expect(name(city.round.id, city.city, 'ama@city.test', 'en')).rejects.toMatchObject({
      issues: [{ message: 'assessor-is-member' }],
    });
    await expect(name(city.round.id, 'gn-3688689', 'x@away.test', 'en')).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('a verified level', () => {
  const setUpEvidence = async () => {
    const city = await setUpCity();
    const ben = await city.join('ben@city.test', ['respondent']);
    const judge = await city.join('judge@away.test', ['assessor']);
    const evidence = [{ id: 'text', kind: 'text' as const, title: '', value: 'A yearly review' }];
    await city.assessments.putAnswer(city.round.id, city.city, ben.member.id, anAnswer(FIRST, 5, { evidence }));
    return { city, ben, judge, record: createRecordVerified(city.deps) };
  };

  it('is recorded with its reason by an assessor, and can be taken back', async () => {
    const { city, judge, record } = await setUpEvidence();
    await record(judge, city.instrument, { practice: FIRST, level: 3, reason: ' One department only ' });
    const read = createReadVerified(city.deps);
    const kept = { practice: FIRST, level: 3, reason: 'One department only', assessor: judge.member.id };
    expect(await read(judge)).toEqual([kept]);
    await createClearVerified(city.deps)(judge, FIRST);
    expect(await read(judge)).toEqual([]);
  });

  it('needs a reason and evidence, all said at once', async () => {
    const { city, judge, record } = await setUpEvidence();
    await expect(record(judge, city.instrument, { practice: SECOND, level: 3, reason: ' ' })).rejects.toMatchObject({
      issues: [{ message: 'verified-reason-missing' }, { message: 'no-evidence' }],
    });
  });

  it('is recorded by nobody else, and shown to respondents only in the report', async () => {
    const { city, ben, record } = await setUpEvidence();
    const wanted = { practice: FIRST, level: 3, reason: 'So' } as const;
    const ama = await city.join('ama@city.test', ['coordinator']);
    for (const other of [ben, ama]) {
      await expect(record(other, city.instrument, wanted)).rejects.toMatchObject({ code: 'not_allowed' });
    }
    await expect(createReadVerified(city.deps)(ben)).rejects.toMatchObject({ code: 'not_allowed' });
    expect(await createReadVerified(city.deps)(ama)).toEqual([]);
  });
});
