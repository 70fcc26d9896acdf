import { describe, expect, it } from 'vitest';
import { addMember, answer, BASE, setUpAssessment, submit } from './assessment-setup.ts';
import { FREETOWN, ROUND } from './form-setup.ts';
import { close, enter, invite, setUpGroup } from './group-setup.ts';
import { hiddenFields } from './hidden-fields.ts';
import type { Visitor } from './visitor.ts';

describe('the people page', () => {
  it('invites a pasted list, each once, with a mail that leads to the questions', async () => {
    const { form, visitor } = await setUpAssessment();
    const list = '"Kofi, Planning" <kofi@city.test>; binta@city.test\nama.two@city.test';
    const done = await invite(visitor, list);
    expect(done.location).toBe(`${BASE}/people?sent=3&already=0`);
    expect((await visitor.get(done.location)).html).toContain('3 invitations are on the way');
    const mails = form.mails.filter(({ to }) => to === 'kofi@city.test');
    expect(mails.map(({ text }) => text)).toEqual([
      expect.stringContaining(`/sign-in?next=${encodeURIComponent(BASE)}`),
    ]);
    expect((await invite(visitor, 'kofi@city.test')).location).toBe(`${BASE}/people?sent=0&already=1`);
    expect(form.mails.filter(({ to }) => to === 'kofi@city.test')).toHaveLength(1);
    const kofi = await enter(form, 'kofi@city.test');
    const home = (await kofi.get(BASE)).html;
    expect(home).toContain(`${BASE}/practices/looking-ahead`);
    expect(home).not.toContain(`${BASE}/check`);
  });

  it('says of a person who assesses the city why no invitation went out, and keeps the address', async () => {
    const { form, visitor } = await setUpAssessment();
    await addMember(form, 'judge@away.test', ['assessor']);
    const refused = await invite(visitor, 'judge@away.test');
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('judge@away.test assesses this city and so cannot answer for it');
    expect(refused.html).toContain('judge@away.test</textarea>');
  });

  it('invites nobody when a line is wrong, names the line, and keeps the list as it was typed', async () => {
    const { form, visitor } = await setUpAssessment();
    const refused = await invite(visitor, 'kofi@city.test\nnot an address');
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('Line 2: “not an address” is not an e-mail address');
    expect(refused.html).toContain('kofi@city.test\nnot an address</textarea>');
    expect(await form.assessments.members(ROUND.id, FREETOWN)).toHaveLength(1);
  });

  it('shows how many have answered, and looks the same whoever of them did', async () => {
    const pageAfter = async (who: string) => {
      const { form, visitor } = await setUpAssessment();
      for (const address of ['binta@city.test', 'kofi@city.test']) await addMember(form, address, ['respondent']);
      await answer(await enter(form, who), 'looking-ahead', { choice: '5', comment: 'a secret' });
      const { html } = await visitor.get(`${BASE}/people`);
      return /<h1[\s\S]*<\/main>/.exec(html)?.[0].replace(/(people\/|value=")[\w.-]+/g, '') ?? '';
    };
    const page = await pageAfter('binta@city.test');
    expect(page).toContain('1 has begun');
    expect(page).not.toContain('a secret');
    expect(await pageAfter('kofi@city.test')).toBe(page);
  });

  it('takes back an invitation until its person has begun', async () => {
    const { form, visitor } = await setUpAssessment();
    const kofi = await addMember(form, 'kofi@city.test', ['respondent']);
    const binta = await addMember(form, 'binta@city.test', ['respondent']);
    await answer(await enter(form, 'binta@city.test'), 'looking-ahead');
    const back = async (id: string) => {
      await visitor.get(`${BASE}/people/${id}`);
      return visitor.post(`${BASE}/people/${id}`);
    };
    expect((await back(kofi)).location).toBe(`${BASE}/people?removed=1`);
    expect((await back(binta)).html).toContain('Only they can withdraw their answers');
    expect((await form.assessments.members(ROUND.id, FREETOWN)).map(({ id }) => id)).not.toContain(kofi);
  });

  it('reminds those who have not finished with one mail a day', async () => {
    const { form, visitor } = await setUpAssessment();
    await invite(visitor, 'kofi@city.test');
    const remind = async () => {
      await visitor.get(`${BASE}/remind`);
      return (await visitor.post(`${BASE}/remind`)).location;
    };
    expect(await remind()).not.toContain('reminded=2');
    form.clock.now = new Date(form.clock.now.getTime() + 11 * 3_600_000);
    const before = form.mails.length;
    await remind();
    expect(form.mails.slice(before).filter(({ to }) => to === 'kofi@city.test')).toEqual([]);
  });

  it('lets another coordinator in, and the first one go only after that', async () => {
    const { form, visitor } = await setUpAssessment();
    await invite(visitor, 'kofi@city.test', 'coordinator');
    const stepDown = async () => {
      await visitor.get(`${BASE}/step-down`);
      return visitor.post(`${BASE}/step-down`);
    };
    expect((await stepDown()).html).toContain('No other coordinator has signed in yet');
    const kofi = await enter(form, 'kofi@city.test');
    expect((await kofi.get(`${BASE}/people`)).status).toBe(200);
    expect((await stepDown()).location).toBe('/assessments');
    expect((await visitor.get(`${BASE}/people`)).status).toBe(403);
  });
});

describe('leaving an assessment', () => {
  const leave = async (visitor: Visitor, fields: Record<string, string>) => {
    await visitor.get(`${BASE}/leave`);
    return visitor.post(`${BASE}/leave`, fields);
  };

  it('removes the answers only of who says so twice', async () => {
    const { form } = await setUpGroup(['4']);
    const person = await enter(form, 'person1@city.test');
    const unsure = await leave(person, { what: 'withdraw' });
    expect(unsure.html).toContain('Tick the box to say that you know');
    expect([...(await form.assessments.allAnswers(ROUND.id, FREETOWN)).values()]).toHaveLength(1);
    expect((await leave(person, { what: 'withdraw', sure: 'yes' })).html).toContain('Your answers were removed');
    expect([...(await form.assessments.allAnswers(ROUND.id, FREETOWN)).values()]).toEqual([]);
    expect((await person.get(BASE)).status).toBe(404);
  });

  it('passes the questions to a colleague, who begins with none', async () => {
    const { form } = await setUpGroup(['4']);
    const person = await enter(form, 'person1@city.test');
    const own = await leave(person, { what: 'hand-over', address: 'person1@city.test', sure: 'yes' });
    expect(own.html).toContain('This is your own address');
    const done = await leave(person, { what: 'hand-over', address: 'kofi@city.test', sure: 'yes' });
    expect(done.html).toContain('Your colleague was invited');
    expect((await (await enter(form, 'kofi@city.test')).get(BASE)).status).toBe(200);
    expect([...(await form.assessments.allAnswers(ROUND.id, FREETOWN)).values()]).toEqual([]);
  });
});

describe('the consensus page', () => {
  it('shows only how many have answered until answering is closed', async () => {
    const { ama } = await setUpGroup(['1', '3', '5']);
    const { html } = await ama.get(`${BASE}/consensus`);
    expect(html).toContain('3 people have answered so far');
    expect(html).not.toContain('Level 1:');
    expect((await ama.get(`${BASE}/consensus/looking-ahead`)).status).toBe(403);
  });

  it('shows nothing for fewer than three others', async () => {
    const { ama } = await setUpGroup(['1', '5']);
    await answer(ama, 'looking-ahead');
    await close(ama);
    const { html } = await ama.get(`${BASE}/consensus`);
    expect(html).toContain('Too few answers to show');
    expect(html).not.toContain('Level 1:');
  });

  it('lets a small group agree all the same, on levels that each have a reason', async () => {
    const { ama } = await setUpGroup(['1', '5']);
    await close(ama);
    const page = `${BASE}/consensus/looking-ahead`;
    expect((await ama.get(`${BASE}/consensus`)).html).toContain(`href="${page}"`);
    await ama.get(page);
    expect((await ama.post(page, { level: '3', reason: '' })).status).toBe(422);
    await ama.post(page, { level: '3', reason: 'We talked.' });
    expect((await ama.get(`${BASE}/consensus`)).html).toMatch(/Looking ahead<\/a>: Agreed level 3/);
    expect((await ama.get(page)).html).toContain('>We talked.</textarea>');
  });

  it('shows the agenda as a dot plot with the same numbers as text', async () => {
    const { ama } = await setUpGroup(['1', '3', '5']);
    expect((await close(ama)).location).toBe(`${BASE}/consensus`);
    const { html } = await ama.get(`${BASE}/consensus`);
    expect(html).toContain('role="img"');
    expect(html).toMatch(/Level 1: 1, level 2: 0, level 3: 1, level 4: 0, level 5: 1/);
    expect(html).toContain('Middle answer: 3');
  });

  it('wants a reason for an agreed level that is more than half a level from the middle answer', async () => {
    const { form, ama } = await setUpGroup(['1', '3', '5']);
    await close(ama);
    const path = `${BASE}/consensus/looking-ahead`;
    await ama.get(path);
    const refused = await ama.post(path, { level: '4', reason: '' });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('Give a reason');
    expect((await ama.post(path, { level: '4', reason: 'The new plan.' })).location).toBe(`${BASE}/consensus`);
    expect(await form.consensus.agreed(ROUND.id, FREETOWN)).toEqual([
      { practice: 'looking-ahead', level: 4, reason: 'The new plan.' },
    ]);
    await ama.post(path, { level: 'none' });
    expect(await form.consensus.agreed(ROUND.id, FREETOWN)).toEqual([]);
  });

  describe('where two coordinators agree on other levels', () => {
    const page = `${BASE}/consensus/looking-ahead`;
    const mine = { level: '4', reason: 'The new plan.' };

    const setUpTwoCoordinators = async (other: Record<string, string>, levels = ['1', '3', '5']) => {
      const { form, ama } = await setUpGroup(levels);
      await addMember(form, 'lu@city.test', ['coordinator']);
      await close(ama);
      await ama.get(page);
      await ama.post(page, { level: '3', reason: 'At first.' });
      const earlier = hiddenFields((await ama.get(page)).html);
      const lu = await enter(form, 'lu@city.test');
      await lu.post(page, { ...hiddenFields((await lu.get(page)).html), ...other });
      const agreed = async () => (await form.consensus.agreed(ROUND.id, FREETOWN)).map(({ reason }) => reason);
      const recorded = async () => (await form.audits.list()).filter(({ action }) => action === 'level-agreed');
      return { ama, earlier, agreed, recorded };
    };

    it('shows the second one both, and records the one that is chosen', async () => {
      const { ama, earlier, agreed, recorded } = await setUpTwoCoordinators({ level: '5', reason: 'From Lu.' });
      const shown = await ama.post(page, { ...earlier, ...mine });
      expect(shown.status).toBe(409);
      expect(shown.html).toContain('>The new plan.</textarea>');
      expect(shown.html).toMatch(/id="meanwhile"[\s\S]*From Lu\./);
      expect([await agreed(), (await recorded()).length]).toEqual([['From Lu.'], 2]);
      expect((await ama.post(page, { ...hiddenFields(shown.html), ...mine, go: 'discard' })).location).toBe(page);
      expect(await agreed()).toEqual(['From Lu.']);
      const chosen = await ama.post(page, { ...hiddenFields(shown.html), ...mine, go: 'next' });
      expect(chosen.location).toBe(`${BASE}/consensus`);
      expect([await agreed(), (await recorded()).length]).toEqual([['The new plan.'], 3]);
    });

    it('takes back no level that was not seen, also where too few answered to show anything', async () => {
      const { ama, earlier, agreed } = await setUpTwoCoordinators({ level: '5', reason: 'From Lu.' }, ['1', '3']);
      const shown = await ama.post(page, { ...earlier, level: 'none', reason: 'At first.' });
      expect(shown.status).toBe(409);
      expect(await agreed()).toEqual(['From Lu.']);
    });

    it('tells of a level that was taken back, and keeps what was typed', async () => {
      const { ama, earlier, agreed } = await setUpTwoCoordinators({ level: 'none', reason: '' });
      const shown = await ama.post(page, { ...earlier, ...mine });
      expect(shown.status).toBe(409);
      expect(shown.html).toContain('>The new plan.</textarea>');
      expect(await agreed()).toEqual([]);
    });

    it('says nothing when both send the same, as a double click does', async () => {
      const { ama, earlier } = await setUpTwoCoordinators(mine);
      expect((await ama.post(page, { ...earlier, ...mine })).status).toBe(303);
    });
  });

  it('takes in late answers three at a time', async () => {
    const { form, ama } = await setUpGroup(['1', '3', '5']);
    await close(ama);
    await ama.get(`${BASE}/consensus`);
    const late = async (name: string) => {
      await addMember(form, `${name}@city.test`, ['respondent']);
      await answer(await enter(form, `${name}@city.test`), 'looking-ahead', { choice: '2' });
      await ama.get(`${BASE}/consensus`);
      await ama.post(`${BASE}/late`);
      return (await ama.get(`${BASE}/consensus`)).html;
    };
    expect(await late('late1')).toContain('level 2: 0');
    expect(await late('late2')).toContain('level 2: 0');
    expect(await late('late3')).toContain('level 2: 3');
  });
});

describe('an assessor', () => {
  const setUpAssessor = async () => {
    const { form, ama } = await setUpGroup([]);
    await answer(ama, 'looking-ahead', { 'evidence-text': 'A yearly outlook.', comment: 'just between us' });
    await addMember(form, 'assessor@else.test', ['assessor']);
    return { form, ama, assessor: await enter(form, 'assessor@else.test') };
  };

  it('reads evidence and nothing of what anybody answered', async () => {
    const { assessor } = await setUpAssessor();
    expect((await assessor.get('/assessments')).html).toContain(`${BASE}/evidence`);
    expect((await assessor.get(`${BASE}/evidence`)).html).toContain('1 piece of evidence');
    const { html } = await assessor.get(`${BASE}/evidence/looking-ahead`);
    expect(html).toContain('A yearly outlook.');
    expect(html).not.toContain('just between us');
    expect(html).not.toContain('checked');
  });

  it('records a level with a reason, and only where there is evidence', async () => {
    const { form, assessor } = await setUpAssessor();
    const path = `${BASE}/evidence/looking-ahead`;
    await assessor.get(path);
    expect((await assessor.post(path, { level: '4', reason: '' })).html).toContain(
      'Give a reason: say what in the evidence',
    );
    expect((await assessor.post(path, { level: '4', reason: 'Seen.' })).location).toBe(`${BASE}/evidence`);
    const [verified] = await form.consensus.verified(ROUND.id, FREETOWN);
    expect(verified).toMatchObject({ practice: 'looking-ahead', level: 4, reason: 'Seen.' });
    expect((await assessor.post(`${BASE}/evidence/using-data`, { level: '4', reason: 'x' })).status).toBe(422);
  });
});

describe('two windows of assessors on one practice', () => {
  const page = `${BASE}/evidence/looking-ahead`;
  const mine = { level: '4', reason: 'It is reviewed each year.' };

  const setUpTwoAssessors = async (other: Record<string, string>) => {
    const { form, ama } = await setUpGroup([]);
    await answer(ama, 'looking-ahead', { 'evidence-text': 'A yearly outlook.' });
    for (const name of ['one', 'two']) await addMember(form, `${name}@else.test`, ['assessor']);
    const [one, two] = [await enter(form, 'one@else.test'), await enter(form, 'two@else.test')];
    await one.get(page);
    await one.post(page, { level: '2', reason: 'At first.' });
    const earlier = hiddenFields((await one.get(page)).html);
    await two.post(page, { ...hiddenFields((await two.get(page)).html), ...other });
    const verified = async () => (await form.consensus.verified(ROUND.id, FREETOWN)).map(({ reason }) => reason);
    return { one, earlier, verified };
  };

  it('show both levels, and keep the one that is chosen', async () => {
    const { one, earlier, verified } = await setUpTwoAssessors({ level: '3', reason: 'Seen by two.' });
    const shown = await one.post(page, { ...earlier, ...mine });
    expect(shown.status).toBe(409);
    expect(shown.html).toContain('>It is reviewed each year.</textarea>');
    expect(shown.html).toMatch(/id="meanwhile"[\s\S]*Seen by two\./);
    expect(await verified()).toEqual(['Seen by two.']);
    expect((await one.post(page, { ...hiddenFields(shown.html), ...mine, go: 'discard' })).location).toBe(page);
    expect(await verified()).toEqual(['Seen by two.']);
    expect((await one.post(page, { ...hiddenFields(shown.html), ...mine, go: 'next' })).status).toBe(303);
    expect(await verified()).toEqual(['It is reviewed each year.']);
  });

  it.each([
    ['take back no level that was not seen', { level: '3', reason: 'Seen by two.' }, { level: 'none', reason: '' }],
    ['tell of a level that was taken back', { level: 'none', reason: '' }, mine],
  ])('%s', async (_, other, sent) => {
    const { one, earlier, verified } = await setUpTwoAssessors(other);
    const before = await verified();
    expect((await one.post(page, { ...earlier, ...sent })).status).toBe(409);
    expect(await verified()).toEqual(before);
  });
});

describe('submitting for a group', () => {
  it('sends everybody’s answers without names, and each respondent a copy of the own ones', async () => {
    const { form, ama } = await setUpGroup(['1', '3', '5']);
    await close(ama);
    await ama.get(`${BASE}/consensus/looking-ahead`);
    await ama.post(`${BASE}/consensus/looking-ahead`, { level: '3', reason: '' });
    const { html: check } = await ama.get(`${BASE}/check`);
    expect(check).toContain('The answers of 3 people go in');
    expect(check).not.toContain('Nothing is answered yet');
    const id = await submit(ama);
    const submission = await form.submissions.get(id);
    expect(submission.agreed).toEqual([{ practice: 'looking-ahead', level: 3 }]);
    expect(submission.responses.map(({ answers }) => answers[0]?.choice).sort()).toEqual([1, 3, 5]);
    const members = (await form.assessments.members(ROUND.id, FREETOWN)).map((member) => member.id);
    expect(submission.responses.filter(({ respondent }) => members.includes(respondent))).toEqual([]);
    const copies = form.mails.filter(({ text }) => text.includes(`/results/${id}/receipt`)).map(({ to }) => to);
    expect(copies.sort()).toEqual(['person1@city.test', 'person2@city.test', 'person3@city.test']);
    form.clock.now = new Date(form.clock.now.getTime() + 16 * 60_000);
    const person = await enter(form, 'person3@city.test');
    const instrument = form.content.instrument('2026.1', 'en');
    const [practice] = instrument.capabilities.flatMap(({ practices }) => practices);
    const copy = (await person.get(`/results/${id}/answers`)).html;
    expect(copy).toContain(practice?.statements[4]);
    expect(copy).not.toContain(practice?.statements[0]);
    expect((await ama.get(`/results/${id}/answers`)).html).not.toContain(practice?.statements[4]);
  });

  it('does not send the answers of one person other than who submits', async () => {
    const { form, ama } = await setUpGroup(['1']);
    const { html } = await ama.get(`${BASE}/check`);
    const id = /name="submission" value="([^"]+)"/.exec(html)?.[1] ?? '';
    const refused = await ama.post(`${BASE}/submit`, { submission: id });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('Only one person has answered');
    expect(await form.submissions.find(id)).toBeUndefined();
  });
});
