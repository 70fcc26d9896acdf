import { describe, expect, it } from 'vitest';
import { createCloseAnswering } from '#shared/operations/consensus/close-answering.ts';
import { createReadConsensus } from '#shared/operations/consensus/read-consensus.ts';
import { createRecordAgreed } from '#shared/operations/consensus/record-agreed.ts';
import { createReadOwnAnswers } from '#shared/operations/submission/own-answers.ts';
import { createSendReceipts } from '#shared/operations/submission/send-receipts.ts';
import { createPreviewSubmission, createSubmitCity } from '#shared/operations/submission/submit-city.ts';
import { FIRST, setUpCity } from './city-group.ts';

const anId = () => crypto.randomUUID() as string;

const setUpSubmission = async () => {
  const city = await setUpCity();
  const ama = await city.join('ama@city.test', ['coordinator']);
  return { city, ama, submit: createSubmitCity(city), preview: createPreviewSubmission(city.deps) };
};

describe('submitting a city', () => {
  it('sends every respondent’s answers with agreed and verified levels, each basis apart', async () => {
    const { city, ama, submit } = await setUpSubmission();
    for (const [index, level] of ([2, 3, 3, 4] as const).entries()) await city.respond(`p${index}`, [level]);
    await createCloseAnswering(city.deps)(ama);
    await createRecordAgreed(city.deps)(ama, city.instrument, { practice: FIRST, level: 3 });
    const verified = { practice: FIRST, level: 2 as const, reason: 'One department', assessor: 'm-judge' };
    await city.consensus.changeVerified(city.round.id, city.city, verified.practice, () => verified);
    const sent = await submit(ama, anId());
    expect(sent.responses.map(({ answers }) => answers[0]?.choice).toSorted()).toEqual([2, 3, 3, 4]);
    expect(sent).toMatchObject({ version: 1, agreed: [{ practice: FIRST, level: 3 }], verified: [verified] });
    const names = sent.responses.map(({ respondent }) => respondent);
    expect(names).toEqual(names.toSorted());
    const members = (await city.assessments.members(city.round.id, city.city)).map(({ id }) => id);
    for (const name of names) expect(members).not.toContain(name);
  });

  it('is one submission however often it is sent, and a corrected one is the next version', async () => {
    const { city, ama, submit, preview } = await setUpSubmission();
    for (const level of [2, 3, 4] as const) await city.respond(`p${level}`, [level]);
    const id = anId();
    const first = await submit(ama, id);
    expect(await submit(ama, id)).toEqual(first);
    expect((await preview(ama, anId()))?.unchanged?.id).toBe(id);
    await city.assessments.changeSettings(city.round.id, city.city, () => ({
      conditions: [],
      focus: { capabilities: ['adapting-focus'] },
    }));
    expect((await preview(ama, anId()))?.unchanged).toBeUndefined();
    const second = await submit(ama, anId());
    expect(second).toMatchObject({ version: 2, focus: { capabilities: ['adapting-focus'] } });
    expect(await city.submissions.get(id)).toEqual(first);
    expect(second.responses).toEqual(first.responses);
  });

  it('sends the same again under the same id, whatever changed since the first click', async () => {
    const { city, ama, submit } = await setUpSubmission();
    const id = anId();
    const ben = await city.respond('ben', [2]);
    await city.respond('eva', [4]);
    const first = await submit(ama, id);
    await city.answer(ben, [5]);
    expect(await submit(ama, id)).toEqual(first);
    expect(await city.assessments.submissions(city.round.id, city.city)).toHaveLength(1);
  });

  it('never makes one colleague’s answers the city’s', async () => {
    const { city, ama, submit } = await setUpSubmission();
    await expect(submit(ama, anId())).rejects.toMatchObject({ issues: [{ message: 'nobody-answered' }] });
    await city.respond('ben', [2]);
    await expect(submit(ama, anId())).rejects.toMatchObject({ issues: [{ message: 'sole-respondent-is-another' }] });
  });

  it('lets a coordinator who answers alone submit and correct the own answers at once', async () => {
    const city = await setUpCity();
    const ama = await city.join('ama@city.test', ['coordinator', 'respondent']);
    const submit = createSubmitCity(city);
    await city.answer(ama, [2]);
    await submit(ama, anId());
    await city.answer(ama, [3]);
    expect((await submit(ama, anId())).responses[0]?.answers[0]?.choice).toBe(3);
  });

  it('takes words and evidence along, and nothing in which a scan found something', async () => {
    const { city, ama, submit } = await setUpSubmission();
    const ben = await city.respond('ben', [2]);
    await city.respond('eva', [4]);
    const file = (verdict: 'clean' | 'infected') => ({
      id: anId(),
      member: ben.member.id,
      practice: FIRST,
      title: verdict,
      announcedAt: city.round.opensAt,
      kept: { kind: 'pdf' as const, bytes: 3, sha256: '0'.repeat(64), at: city.round.opensAt },
      verdict,
    });
    for (const verdict of ['clean', 'infected'] as const) {
      await city.evidenceFiles.put(city.round.id, city.city, file(verdict));
    }
    const sent = await submit(ama, anId());
    const evidence = sent.responses.flatMap(({ answers }) => answers.flatMap((answer) => answer.evidence));
    expect(evidence).toMatchObject([{ kind: 'file', title: 'clean' }]);
  });

  it('is for coordinators, and for the own city’s submissions', async () => {
    const { city, ama, submit, preview } = await setUpSubmission();
    const ben = await city.respond('ben', [2]);
    await expect(submit(ben, anId())).rejects.toMatchObject({ code: 'not_allowed' });
    await expect(preview(ben, anId())).rejects.toMatchObject({ code: 'not_allowed' });
    await city.respond('eva', [2]);
    const { id } = await submit(ama, anId());
    await expect(submit({ ...ama, city: { id: 'gn-3688689' } }, id)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('what a corrected submission tells beside the first', () => {
  it('is never one person’s late or changed answer', async () => {
    const { city, ama, submit, preview } = await setUpSubmission();
    const [ben] = [await city.respond('ben', [2]), await city.respond('eva', [3]), await city.respond('lu', [4])];
    const first = await submit(ama, anId());
    await city.answer(ben, [5]);
    await city.respond('late', [1]);
    expect(await preview(ama, anId())).toMatchObject({ respondents: 3, waiting: 2 });
    expect((await submit(ama, anId())).responses).toEqual(first.responses);
  });

  it('is the same group as the one that was shown', async () => {
    const { city, ama, submit } = await setUpSubmission();
    for (const level of [2, 3, 4] as const) await city.respond(`p${level}`, [level]);
    await createCloseAnswering(city.deps)(ama);
    await createReadConsensus(city.deps)(ama, city.instrument);
    await city.respond('late', [1]);
    const sent = await submit(ama, anId());
    expect(sent.responses.map(({ answers }) => answers[0]?.choice).toSorted()).toEqual([2, 3, 4]);
  });
});

describe('receipts', () => {
  it('bring each respondent the own answers once, and nobody anybody else’s', async () => {
    const { city, ama, submit } = await setUpSubmission();
    const ben = await city.respond('ben', [2]);
    const eva = await city.respond('eva', ['dont-know']);
    const sent = await submit(ama, anId());
    const send = createSendReceipts(city.withReceipts);
    expect(await send(sent, ama)).toBe(2);
    expect(await send(sent, ama)).toBe(0);
    const mailTo = (address: string) => city.mails.find(({ to }) => to === address);
    const practice = city.instrument.capabilities[0]?.practices[0];
    expect(mailTo('ben@city.test')?.text).toContain(`${practice?.name}: 2. ${practice?.statements[1]}`);
    expect(mailTo('ben@city.test')?.text).not.toContain('I don’t know');
    expect(mailTo('eva@city.test')?.text).toContain(`${practice?.name}: I don’t know`);
    const read = createReadOwnAnswers(city.deps);
    expect(await read(sent, ben.member)).toMatchObject([{ choice: 2 }]);
    expect(await read(sent, eva.member)).toMatchObject([{ choice: 'dont-know' }]);
    expect(await read(sent, ama.member)).toBeUndefined();
  });

  it('go to confirmed addresses only, and again after the mail service refused', async () => {
    const { city, ama, submit } = await setUpSubmission();
    await city.respond('ben', [2]);
    await city.respond('eva', [3]);
    const sent = await submit(ama, anId());
    const send = createSendReceipts(city.withReceipts);
    city.suppressed.add(city.people.idOf('eva@city.test'));
    city.mailer.refuse = true;
    expect(await send(sent, ama)).toBe(0);
    city.mailer.refuse = false;
    expect(await send(sent, ama)).toBe(1);
    expect(city.mails.map(({ to }) => to)).toEqual(['ben@city.test']);
  });
});
