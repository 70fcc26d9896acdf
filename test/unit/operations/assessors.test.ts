import { beforeEach, describe, expect, it } from 'vitest';
import { createDismissAssessor, createNameAssessor } from '#shared/operations/verification/name-assessor.ts';
import {
  createClearVerified,
  createReadVerified,
  createRecordVerified,
} from '#shared/operations/verification/record-verified.ts';
import { anAnswer } from '#test/fakes/assessment-items.ts';
import { createInMemoryAudit } from '#test/fakes/in-memory-audit.ts';
import { type CityUnderTest, FIRST, setUpCity } from './city-group.ts';

const JUDGE = 'judge@away.test';
const NOW = '2026-11-23T10:00:00.000Z';

let city: CityUnderTest;
let log: ReturnType<typeof createInMemoryAudit>;
beforeEach(async () => {
  city = await setUpCity();
  log = createInMemoryAudit();
});

describe('an assessor of a city', () => {
  const name = (address = JUDGE, options = {}, of = city.city) =>
    createNameAssessor({ ...city.deps, ...log })(city.round.id, of, address, 'en', options);
  const dismiss = (address = JUDGE, options = {}) =>
    createDismissAssessor({ ...city.deps, ...log })(city.round.id, city.city, address, options);
  const members = () => city.assessments.members(city.round.id, city.city);

  it('is named once, noted once, and mailed again only where that is asked for', async () => {
    expect(await name(JUDGE, { dryRun: true })).toBe('would-send');
    expect([await members(), await log.noted(), city.mails]).toEqual([[], [], []]);
    expect(await name()).toBe('sent');
    expect(await members()).toMatchObject([
      { roles: ['assessor'], round: city.round.id, city: city.city, invitedAt: NOW },
    ]);
    expect(await name(JUDGE, { again: true })).toBe('sent');
    expect(await members()).toHaveLength(1);
    const entry = { round: city.round.id, city: city.city, action: 'assessor-named' };
    expect(await log.audits.list()).toMatchObject([entry]);
    expect(await log.audits.list()).toHaveLength(1);
  });

  it('is refused with the field and the reason', async () => {
    await city.join('ben@city.test', ['respondent']);
    await expect(name('ben@city.test')).rejects.toMatchObject({
      ...{ code: 'invalid_input', message: 'A member' },
      issues: [{ field: 'address', message: 'assessor-is-member' }],
    });
    await expect(name(JUDGE, {}, 'gn-3688689')).rejects.toMatchObject({
      code: 'not_found',
      message: `gn-3688689 does not take part in ${city.round.id}`,
    });
    city.clock.now = new Date(city.round.closesAt);
    await expect(name()).rejects.toMatchObject({ code: 'round_closed' });
  });

  it('is dismissed alone, and only where one is', async () => {
    const nobody = {
      code: 'not_found',
      message: `This address assesses nothing of ${city.city} in ${city.round.id}`,
    };
    await expect(dismiss()).rejects.toMatchObject(nobody);
    await city.join('ben@city.test', ['respondent']);
    await name('other@away.test');
    await name();
    await expect(dismiss('ben@city.test')).rejects.toMatchObject(nobody);
    await dismiss(JUDGE, { dryRun: true });
    expect(await members()).toHaveLength(3);
    await dismiss();
    const left = (await members()).map(({ person }) => person);
    expect(left.toSorted()).toEqual(['ben@city.test', 'other@away.test'].map(city.people.idOf).toSorted());
    expect(await log.noted()).toEqual(['assessor-named', 'assessor-named', 'assessor-dismissed']);
    await createDismissAssessor(city.deps)(city.round.id, city.city, 'other@away.test');
    expect(await members()).toHaveLength(1);
  });
});

describe('a verified level', () => {
  let judge: Awaited<ReturnType<CityUnderTest['join']>>;
  const wanted = { practice: FIRST, level: 3, reason: 'One department' } as const;
  beforeEach(async () => {
    judge = await city.join(JUDGE, ['assessor']);
    const { member } = await city.join('ben@city.test', ['respondent']);
    const evidence = [{ id: 'text', kind: 'text' as const, title: '', value: 'A yearly review' }];
    await city.assessments.putAnswer(city.round.id, city.city, member.id, anAnswer(FIRST, 5, { evidence }));
  });
  const record = (change = {}) => createRecordVerified(city.deps)(judge, city.instrument, { ...wanted, ...change });

  it('is of a practice of the instrument, with a reason and evidence', async () => {
    await expect(record({ practice: 'no-such-practice' })).rejects.toMatchObject({
      code: 'not_found',
      message: 'No such practice',
    });
    await expect(record({ practice: 'using-data', reason: ' ' })).rejects.toMatchObject({
      ...{ code: 'invalid_input', message: 'The verified level does not fit' },
      issues: [
        { field: 'reason', message: 'verified-reason-missing' },
        { field: 'level', message: 'no-evidence' },
      ],
    });
  });

  it('is neither recorded nor cleared in a closed round', async () => {
    city.clock.now = new Date(city.round.closesAt);
    await expect(record()).rejects.toMatchObject({ code: 'round_closed' });
    await expect(createClearVerified(city.deps)(judge, FIRST)).rejects.toMatchObject({ code: 'round_closed' });
  });

  it('stays where it may not be replaced, which is said with what stays', async () => {
    await record();
    const kept = { ...wanted, assessor: judge.member.id };
    const other = createRecordVerified(city.deps);
    expect(await other(judge, city.instrument, { ...wanted, level: 4 }, () => false)).toEqual({
      isDone: false,
      saved: kept,
    });
    expect(await createClearVerified(city.deps)(judge, FIRST, () => false)).toEqual({ isDone: false, saved: kept });
  });

  it('is read by who has another part beside the one that may', async () => {
    await record();
    const read = createReadVerified(city.deps);
    const both = { ...judge, member: { ...judge.member, roles: ['respondent' as const, 'coordinator' as const] } };
    expect(await read(both)).toHaveLength(1);
    const respondent = { ...judge, member: { ...judge.member, roles: ['respondent' as const] } };
    await expect(read(respondent)).rejects.toMatchObject({ message: 'For assessors and coordinators only' });
  });
});
