import { expect, it } from 'vitest';
import { createExportRepository } from '#functions/platform/export-repository.ts';
import { createInvitationRepository } from '#functions/platform/invitation-repository.ts';
import { createReissueRepository } from '#functions/platform/reissue-repository.ts';
import type { InvitationMail } from '#shared/contracts/invitation.ts';
import { aRoundId, NOON } from '../fakes/assessment-items.ts';
import { describeOnEachTable } from './on-each-table.ts';

const anId = () => crypto.randomUUID();
const aPerson = () => anId().replaceAll('-', '').repeat(2);
const AT = NOON;

describeOnEachTable('the mails that invite', (table) => {
  const invitations = () => createInvitationRepository(table());
  const aMail = (change: Partial<InvitationMail> = {}): InvitationMail => ({
    round: aRoundId(),
    city: 'gn-2409306',
    person: aPerson(),
    number: 0,
    kind: 'invitation',
    language: 'en',
    startedAt: AT,
    ...change,
  });

  it('can be begun once, also by two at the same time', async () => {
    const mail = aMail();
    const begun = await Promise.all([invitations().begin(mail), invitations().begin(mail)]);
    expect(begun.toSorted()).toEqual([false, true]);
  });

  it('are listed by person, those that were withdrawn left out', async () => {
    const person = aPerson();
    const [first, second] = [aMail({ person, round: 'a', number: 0 }), aMail({ person, round: 'a', number: 1 })];
    const other = aMail({ person, round: 'b' });
    for (const mail of [other, second, first, aMail()]) await invitations().begin(mail);
    await invitations().finish({ ...first, sentAt: AT, messageId: 'm' });
    await invitations().withdraw(other);
    expect(await invitations().listOfPerson(person)).toEqual([{ ...first, sentAt: AT, messageId: 'm' }, second]);
  });
});

describeOnEachTable('re-issues', (table) => {
  const reissues = () => createReissueRepository(table());

  it('go on under a label as they began', async () => {
    const round = aRoundId();
    const first = { round, label: 'corrected', release: `${round}:1`, startedAt: AT };
    expect(await reissues().find(round, 'corrected')).toBeUndefined();
    expect(await reissues().begin(first)).toEqual(first);
    expect(await reissues().begin({ ...first, release: `${round}:2` })).toEqual(first);
  });

  it('know the issue that a label made of a submission', async () => {
    const submission = anId();
    await reissues().putIssue(submission, 'corrected', 3);
    expect(await reissues().issueOf(submission, 'corrected')).toBe(3);
    expect(await reissues().issueOf(submission, 'another')).toBeUndefined();
  });
});

describeOnEachTable('exports', (table) => {
  it('are listed, oldest first', async () => {
    const exports = createExportRepository(table());
    const entry = { id: anId(), release: 'r:1', rows: 5, hash: 'a'.repeat(64), cities: ['gn-2409306'] };
    const [early, late] = [
      { ...entry, writtenAt: AT },
      { ...entry, writtenAt: new Date(Date.parse(NOON) + 1000).toISOString() },
    ];
    for (const one of [late, early]) await exports.put(one);
    expect(await exports.list()).toEqual([early, late]);
  });
});
