import { expect, it } from 'vitest';
import { createAssessmentRepository } from '#functions/platform/assessment-repository.ts';
import { createConsensusRepository } from '#functions/platform/consensus-repository.ts';
import { createEvidenceRepository } from '#functions/platform/evidence-repository.ts';
import { createPersonRepository } from '#functions/platform/person-repository.ts';
import { createReceiptRepository } from '#functions/platform/receipt-repository.ts';
import type { AgreedLevel, VerifiedLevel } from '#shared/contracts/response.ts';
import { aHash, aMember, anAnswer, aRoundId, NOON, PRACTICES } from '../fakes/assessment-items.ts';
import { describeOnEachTable } from './on-each-table.ts';

const CITY = 'gn-3688689';
const [FIRST, SECOND] = PRACTICES as [string, string];
const aResponse = (respondent: string) => ({
  respondent,
  member: `m-${respondent}`,
  answers: [{ practice: FIRST, choice: 3 as const, where: [] }],
});
const aCount = (number: number) => ({ number, set: crypto.randomUUID() as string, countedAt: NOON });

describeOnEachTable('the group of a city', (table) => {
  const consensus = () => createConsensusRepository(table());
  const assessments = () => createAssessmentRepository(table());

  it('keeps the first closing', async () => {
    const round = aRoundId();
    expect(await consensus().closed(round, CITY)).toBeUndefined();
    const first = await consensus().close(round, CITY, { closedAt: NOON, by: 'm-1' });
    expect(await consensus().close(round, CITY, { closedAt: '2026-11-24T12:00:00.000Z', by: 'm-2' })).toEqual(first);
    expect(await consensus().closed(round, CITY)).toEqual(first);
  });

  it('has one count of a number, with its responses and no others', async () => {
    const round = aRoundId();
    const [one, other] = [aCount(1), aCount(1)];
    expect(await consensus().addCount(round, CITY, one, [aResponse('r-1'), aResponse('r-2')])).toEqual(one);
    expect(await consensus().addCount(round, CITY, other, [aResponse('r-9')])).toEqual(one);
    expect(await consensus().counted(round, CITY, other.set)).toEqual([]);
    const next = aCount(2);
    await consensus().addCount(round, CITY, next, [aResponse('r-3')]);
    expect(await consensus().newestCount(round, CITY)).toEqual(next);
    expect(await consensus().counted(round, CITY, one.set)).toEqual([]);
    expect(await consensus().counted(round, CITY, next.set)).toEqual([aResponse('r-3')]);
  });

  it('remembers when a count was first shown', async () => {
    const round = aRoundId();
    const count = aCount(1);
    await consensus().addCount(round, CITY, count, []);
    await consensus().markShown(round, CITY, 1, new Date(NOON));
    await consensus().markShown(round, CITY, 1, new Date('2026-11-24T12:00:00Z'));
    expect(await consensus().newestCount(round, CITY)).toEqual({ ...count, shownAt: NOON });
  });

  it('keeps agreed and verified levels apart, by practice', async () => {
    const round = aRoundId();
    const agree = (level: AgreedLevel | undefined) => consensus().changeAgreed(round, CITY, FIRST, () => level);
    const verify = (level: VerifiedLevel | undefined) => consensus().changeVerified(round, CITY, SECOND, () => level);
    const agreed: AgreedLevel = { practice: FIRST, level: 3, reason: 'The meeting' };
    const verified: VerifiedLevel = { practice: SECOND, level: 4, reason: 'A plan', assessor: 'm-1' };
    await agree({ practice: FIRST, level: 2 });
    expect([await agree(agreed), await verify(verified)]).toEqual([agreed, verified]);
    expect(await consensus().agreed(round, CITY)).toEqual([agreed]);
    expect(await consensus().verified(round, CITY)).toEqual([verified]);
    expect([await agree(undefined), await verify(undefined)]).toEqual([undefined, undefined]);
    expect([await consensus().agreed(round, CITY), await consensus().verified(round, CITY)]).toEqual([[], []]);
  });

  it('forgets a member and the answers of one respondent, nobody else’s', async () => {
    const member = aMember({ roles: ['respondent'] });
    const { round } = member;
    await assessments().putMember(member);
    const stamp = { instrument: '2026.1', savedAt: NOON };
    await assessments().putAnswer(round, CITY, 'r-1', anAnswer(FIRST, 2), stamp);
    await assessments().putAnswer(round, CITY, 'r-10', anAnswer(FIRST, 5), stamp);
    await assessments().removeAnswers(round, CITY, 'r-1');
    await assessments().removeMember(member);
    expect([...(await assessments().allAnswers(round, CITY)).keys()]).toEqual(['r-10']);
    expect((await assessments().stampsOf(round, CITY, 'r-1')).size).toBe(0);
    expect(await assessments().membershipsOf(member.person)).toEqual([]);
  });

  it('knows its evidence files', async () => {
    const round = aRoundId();
    const files = createEvidenceRepository(table());
    const file = {
      id: crypto.randomUUID() as string,
      member: 'm-1',
      practice: FIRST,
      title: '',
      announcedAt: NOON,
      verdict: 'pending' as const,
    };
    await files.put(round, CITY, file);
    await files.put(round, CITY, { ...file, verdict: 'clean' });
    expect(await files.find(round, CITY, file.id)).toEqual({ ...file, verdict: 'clean' });
    expect(await files.list(round, CITY)).toHaveLength(1);
    expect(await files.find(round, 'gn-1', file.id)).toBeUndefined();
    await files.remove(round, CITY, file.id);
    expect(await files.list(round, CITY)).toEqual([]);
  });

  it('mails one receipt a person, and again only after a refusal', async () => {
    const receipts = createReceiptRepository(table());
    const receipt = { submission: crypto.randomUUID() as string, person: aHash(), respondent: 'r-1' };
    const begin = () => receipts.beginMail(receipt.submission, receipt.person, new Date(NOON));
    expect(await begin()).toBe(false);
    await receipts.putOnce(receipt);
    await receipts.putOnce({ ...receipt, respondent: 'r-2' });
    expect([await begin(), await begin()]).toEqual([true, false]);
    expect(await receipts.find(receipt.submission, receipt.person)).toEqual({ ...receipt, mailedAt: NOON });
    await receipts.forgetMail(receipt);
    expect(await begin()).toBe(true);
    await receipts.remove(receipt.submission, receipt.person);
    expect(await receipts.find(receipt.submission, receipt.person)).toBeUndefined();
  });

  it('lets a person end all sessions, on whatever device', async () => {
    const people = createPersonRepository(table(), 'a key of the address hashes');
    const [person, other] = [aHash(), aHash()];
    const session = (of: string, hours: number) => ({
      hash: aHash(),
      person: of,
      expiresAt: new Date(Date.parse(NOON) + hours * 3_600_000).toISOString(),
    });
    const [phone, desk, theirs, over] = [
      session(person, 2),
      session(person, 12),
      session(other, 2),
      session(person, -1),
    ];
    for (const each of [phone, desk, theirs, over]) await people.putSession(each);
    const at = new Date(NOON);
    expect((await people.sessionsOf(person, at)).map(({ hash }) => hash)).toEqual([desk.hash, phone.hash]);
    await people.deleteSession(phone.hash);
    expect(await people.sessionsOf(person, at)).toHaveLength(1);
    expect(await people.endSessions(person)).toBe(2);
    expect(await people.findSession(desk.hash, at)).toBeUndefined();
    expect(await people.findSession(theirs.hash, at)).toMatchObject({ hash: theirs.hash });
  });
});
