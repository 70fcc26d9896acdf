import { describe, expect, it } from 'vitest';
import { sha256 } from '#functions/platform/repositories.ts';
import { createVerifyAudit } from '#shared/operations/audit.ts';
import { addMember, answer, BASE, setUpAssessment, submit } from './assessment-setup.ts';
import { FREETOWN, ROUND, setUpForm } from './form-setup.ts';
import { createVisitor } from './visitor.ts';

describe('the audit log of a city’s assessment', () => {
  it('says who of the city did what, in order, and nothing of what anybody answered', async () => {
    const { form, visitor: ama, member } = await setUpAssessment();
    const post = async (path: string, fields: Record<string, string> = {}) => {
      await ama.get(`${BASE}/${path}`);
      return ama.post(`${BASE}/${path}`, fields);
    };
    await post('people', { addresses: 'ben@city.test', role: 'respondent' });
    for (const address of ['ben@city.test', 'eva@city.test', 'lu@city.test']) {
      await addMember(form, address, ['respondent']);
      const visitor = createVisitor(form);
      await visitor.signIn(address);
      await answer(visitor, 'looking-ahead', { choice: '3', 'evidence-text': 'A yearly outlook.' });
    }
    const judge = await addMember(form, 'judge@away.test', ['assessor']);
    await post('close');
    await post('consensus/looking-ahead', { level: '3', reason: 'We all saw it' });
    const assessor = createVisitor(form);
    await assessor.signIn('judge@away.test');
    await assessor.get(`${BASE}/evidence/looking-ahead`);
    await assessor.post(`${BASE}/evidence/looking-ahead`, { level: '4', reason: 'Minutes of three years' });
    const submission = await submit(ama);

    const entries = await form.audits.list();
    const coordinator = `member:${member}`;
    expect(entries.map(({ actor, action }) => [actor, action])).toEqual([
      [coordinator, 'member-invited'],
      [coordinator, 'answering-closed'],
      [coordinator, 'level-agreed'],
      [`member:${judge}`, 'level-verified'],
      [coordinator, 'assessment-submitted'],
    ]);
    expect(entries.every(({ round, city }) => round === ROUND.id && city === FREETOWN)).toBe(true);
    expect(entries.at(-1)?.submission).toBe(submission);
    const text = JSON.stringify(entries);
    for (const secret of ['city.test', 'away.test', 'outlook', 'Minutes', 'We all', '"level":', 'looking-ahead']) {
      expect(text).not.toContain(secret);
    }
    expect(await createVerifyAudit({ audits: form.audits, hash: sha256 })()).toMatchObject({ entries: 5, faults: [] });
  });

  it('says who claimed a city, and has no entry of what was refused', async () => {
    const form = setUpForm();
    await form.rounds.put(ROUND);
    const stranger = createVisitor(form);
    await stranger.signIn('stranger@city.test');
    await stranger.get(`/rounds/${ROUND.id}?city=freetown`);
    await stranger.post(`/rounds/${ROUND.id}/claim`, { claim: FREETOWN, query: 'freetown' });
    const [member] = await form.assessments.members(ROUND.id, FREETOWN);
    const other = createVisitor(form);
    await other.signIn('other@city.test');
    await other.get(`/rounds/${ROUND.id}?city=freetown`);
    expect((await other.post(`/rounds/${ROUND.id}/claim`, { claim: FREETOWN, query: 'freetown' })).status).toBe(422);
    expect(await form.audits.list()).toMatchObject([
      { actor: `member:${member?.id}`, action: 'city-claimed', round: ROUND.id, city: FREETOWN },
    ]);
  });
});
