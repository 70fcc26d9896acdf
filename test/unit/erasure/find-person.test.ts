import { beforeEach, describe, expect, it } from 'vitest';
import { createErasePerson } from '#shared/operations/erase-person.ts';
import { anAnswer } from '#test/fakes/assessment-items.ts';
import { AMA, KOFI, setUpPerson, written } from './erasable-person.ts';
import { BOGOTA, FILE, FREETOWN, LOOKING_AHEAD, ROUND, type World } from './erasable-world.ts';

describe('what an erasure finds of a person', () => {
  let world: World;
  let kofi: string;
  beforeEach(async () => {
    ({ world, kofi } = await setUpPerson());
  });
  const erase = (address = KOFI, options = {}) => createErasePerson(world)(address, options);

  it('is found in a submission that outgrew one item', async () => {
    const long = Array.from({ length: 40 }, () => anAnswer(LOOKING_AHEAD, 3, { comment: 'w'.repeat(2000) }));
    const responses = ['m-kofi', 'm-2', 'm-3'].map((respondent) => ({ respondent, answers: long }));
    const { id } = await world.submit(FREETOWN, { responses });
    const { receipt } = await erase();
    expect(receipt).toMatchObject({ rewritten: { SUBMISSION: 1 }, traces: 0 });
    const [own, other] = (await world.submissions.get(id)).responses;
    expect(own?.answers[0]).not.toHaveProperty('comment');
    expect(other?.answers[0]).toMatchObject({ comment: 'w'.repeat(2000) });
  });

  it('is found by the address in whatever letters and spaces, and by it alone', async () => {
    const nobody = { conditions: [], recipients: [AMA] };
    await world.assessments.changeSettings(ROUND.id, FREETOWN, () => nobody);
    await world.items.put({ PK: 'ASSESSMENT#r#gn-1', SK: 'SETTINGS', data: { recipients: [5, ` ${KOFI} `] } });
    await world.items.put({ PK: 'ROUND#x', SK: 'NOTE', data: { recipients: [AMA] } });
    const { receipt, traces } = await erase(` ${KOFI.toUpperCase()} `);
    expect(receipt).toMatchObject({ of: { person: kofi }, rewritten: { ASSESSMENT: 1 } });
    expect(traces).toEqual([]);
    expect(world.left(KOFI)).toEqual([]);
    expect(world.left('gn-1')).toHaveLength(1);
  });

  it('leaves the files of others as they are', async () => {
    const other = crypto.randomUUID();
    await world.answer(FREETOWN, 'm-ama', other);
    await world.files.put(`incoming/${other}`, new Uint8Array(3), 'application/pdf');
    await world.files.put(`incoming/${FILE}`, new Uint8Array(3), 'application/pdf');
    expect((await erase()).receipt).toMatchObject({ files: 2 });
    expect((await world.evidenceFiles.list(ROUND.id, FREETOWN)).map(({ id }) => id)).toEqual([other]);
    expect(world.everything().files).toEqual([`evidence/${ROUND.id}/${FREETOWN}/${other}`, `incoming/${other}`]);
  });

  it('without a part in any city is looked for in no submission that does not name the address', async () => {
    const long = Array.from({ length: 40 }, () => anAnswer(LOOKING_AHEAD, 3, { comment: 'w'.repeat(2000) }));
    await world.submit(BOGOTA, {
      responses: ['m-1', 'm-2', 'm-3'].map((respondent) => ({ respondent, answers: long })),
    });
    await world.submit(BOGOTA, { recipients: ['lu@accra.test'], version: 2 });
    const read: string[] = [];
    const get = (id: string) => {
      read.push(id);
      return world.submissions.get(id);
    };
    const named = await world.submit(FREETOWN, { recipients: ['lu@elsewhere.test'] });
    await createErasePerson({ ...world, submissions: { ...world.submissions, get } })('lu@elsewhere.test');
    expect(read).toEqual([named.id]);
  });

  it('changes no submission that says nothing of the person', async () => {
    const long = Array.from({ length: 40 }, () => anAnswer(LOOKING_AHEAD, 3, { comment: 'w'.repeat(2000) }));
    const responses = ['m-1', 'm-2', 'm-3'].map((respondent) => ({ respondent, answers: long }));
    const large = await world.submit(BOGOTA, { responses });
    await world.submit(FREETOWN, { responses: [written('m-other', 'Words')] });
    const [read, rewritten]: [string[], string[]] = [[], []];
    const rewrite = async ({ id }: { id: string }) => void rewritten.push(id);
    const get = (id: string) => {
      read.push(id);
      return world.submissions.get(id);
    };
    const { receipt } = await createErasePerson({ ...world, submissions: { get, rewrite } })(KOFI);
    expect([read, rewritten]).toEqual([[large.id], []]);
    expect(receipt).toMatchObject({ rewritten: { SUBMISSION: 0, ASSESSMENT: 1 } });
  });
});
