import { expect, it } from 'vitest';
import { SESSION_COOKIE } from '#functions/platform/session-cookies.ts';
import { anAnswer } from '#test/fakes/assessment-items.ts';
import { FREETOWN, GONE, LYON } from './places.ts';
import type { Walk } from './walk.ts';

const OPENED = '/console/rounds/cities-2031';

const bounce = (walk: Walk, address: string) => {
  const person = walk.here().stores.people.idOf(address);
  const at = new Date().toISOString();
  return walk.here().stores.deliveryEvents.put({ person, kind: 'bounce', messageId: 'm', at, permanent: true });
};

/** Opens a round, invites, sends once more, lets mail go again, and closes it. */
export const inviteCities = (walk: Walk): void => {
  it('opens a round, once what is wrong is mended', async () => {
    await walk.go('/console');
    await walk.press('Open a round');
    await walk.look('open-round');
    await walk.fill('Name', 'Cities in practice 2031');
    await walk.fill('Identifier', 'Cities 2031');
    await walk.fill('Last day', '31.12.2099');
    await walk.press('Check the round');
    await walk.isWarned();
    await walk.look('open-round-wrong');
    expect(await walk.typed('Last day')).toBe('31.12.2099');
    await walk.fill('Identifier', 'cities-2031');
    await walk.fill('Last day', '2099-12-31');
    await walk.press('Check the round');
    await walk.look('open-round-check');
    await walk.press('Open this round');
    await walk.sees('The round is there.');
    await walk.look('round-opened');
    expect(walk.path()).toContain(OPENED);
  });

  it('invites nobody while lines are wrong, keeps the list over an ended session, then mails each once', async () => {
    await bounce(walk, GONE);
    await walk.press('Invite cities');
    await walk.look('invite');
    const wrong = `${FREETOWN}, ama@freetown.test\nNowhere, France, a@b.test\nLyon, France, nonsense`;
    await walk.fill('List of cities', wrong);
    await walk.press('Check the list');
    await walk.isWarned();
    await walk.look('invite-bad-rows');
    await walk.sees('Line 2: there is no city “Nowhere, France”');
    await walk.fill('List of cities', `${FREETOWN}, ama@freetown.test\nLyon, France, ${GONE}`);
    await walk.here().context.clearCookies({ name: SESSION_COOKIE });
    await walk.press('Check the list');
    await walk.signIn();
    expect(await walk.typed('List of cities')).toContain(GONE);
    await walk.press('Check the list');
    await walk.sees('One coordinator will be invited by mail.');
    await walk.sees('Ask these cities for another address.');
    await walk.look('invite-check');
    await walk.press('Send one invitation');
    await walk.sees('One coordinator was invited.');
    await walk.look('invited');
    await walk.go(`${OPENED}/invite`);
    await walk.fill('List of cities', `${FREETOWN}, ama@freetown.test`);
    await walk.press('Check the list');
    await walk.sees('Nobody would be invited by this list.');
    expect(await walk.buttons('Send')).toBe(0);
    expect([await walk.mailsTo('ama@freetown.test'), await walk.mailsTo(GONE)]).toEqual([1, 0]);
  });

  it('refuses to invite an address that bounced, until mail to it is allowed again', async () => {
    await walk.go(`${OPENED}/cities/${FREETOWN}`);
    await walk.look('city');
    await walk.open('Invite another coordinator');
    await walk.fill('E-mail address at work', GONE);
    await walk.press('Check it');
    await walk.isWarned();
    await walk.look('invite-bounced');
    expect(await walk.typed('E-mail address at work')).toBe(GONE);
    await walk.fill('E-mail address at work', 'second@freetown.test');
    await walk.press('Check it');
    await walk.look('invite-one-check');
    await walk.press('Send the invitation');
    await walk.sees('The invitation was mailed.');
    await bounce(walk, 'second@freetown.test');
    await walk.go(`${OPENED}/cities/${FREETOWN}`);
    await walk.open('Allow mail to an address that bounced');
    await walk.look('lift');
    await walk.press('Allow mail again');
    await walk.sees('Mail goes out to this address again.');
    const second = walk.here().stores.people.idOf('second@freetown.test');
    expect(await walk.here().stores.deliveryEvents.isSuppressed(second)).toBe(false);
  });

  it('sends an invitation once more, and the same page sent twice is one mail', async () => {
    await walk.open('Send the invitation once more');
    await walk.press('Send it once more');
    await walk.isWarned();
    await walk.look('resend-nobody-chosen');
    await walk.here().page.getByLabel('second@freetown.test').check();
    const [path, form] = [walk.path(), await walk.formOf()];
    await walk.press('Send it once more');
    await walk.sees('The invitation was mailed once more.');
    expect(await walk.sendAgain(path, form)).toContain('done=already');
    expect(await walk.mailsTo('second@freetown.test')).toBe(2);
  });

  it('names an assessor from elsewhere, and dismisses this person', async () => {
    await walk.open('Name an assessor');
    await walk.fill('E-mail address of the assessor', 'ama@freetown.test');
    await walk.press('Check it');
    await walk.sees('Name somebody from elsewhere');
    await walk.look('assessor-of-own-city');
    await walk.fill('E-mail address of the assessor', 'judge@university.test');
    await walk.press('Check it');
    await walk.press('Name and ask this person');
    await walk.sees('The assessor was named');
    await walk.look('assessor-named');
    await walk.open('Dismiss an assessor');
    await walk.press('Dismiss this assessor');
    await walk.sees('assesses nothing of this city any more');
    expect(await walk.mailsTo('judge@university.test')).toBe(1);
  });

  it('shows a token once', async () => {
    await walk.open('Issue an API token');
    await walk.fill('City', 'Lyon');
    await walk.press('Check it');
    await walk.isWarned();
    await walk.look('token-wrong');
    await walk.fill('City', 'Lyon, France');
    await walk.press('Check it');
    await walk.press('Issue the token');
    await walk.sees('It is shown this once');
    await walk.look('token');
    const before = await walk.here().stores.audits.last();
    await walk.here().page.reload();
    await walk.sees('This form has issued its token already');
    expect((await walk.here().stores.audits.last())?.sequence).toBe(before?.sequence);
    expect(await walk.here().stores.assessments.find('cities-2031', LYON)).toBeDefined();
  });

  it('closes a round with open drafts only when that was ticked', async () => {
    await walk.here().stores.assessments.putAnswer('cities-2031', FREETOWN, 'r-1', anAnswer('looking-ahead', 3));
    await walk.go(OPENED);
    await walk.press('Close the round');
    await walk.look('close');
    await walk.press('Close the round');
    await walk.isWarned();
    await walk.look('close-refused');
    expect(Date.parse((await walk.here().stores.rounds.get('cities-2031')).closesAt)).toBeGreaterThan(Date.now());
    await walk.here().page.getByLabel('Close the round although one city has not submitted').check();
    await walk.press('Close the round');
    await walk.sees('The round is closed.');
    await walk.look('closed');
    expect(await walk.buttons('Close the round')).toBe(0);
  });
};
