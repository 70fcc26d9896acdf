import { beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '#functions/platform/repositories.ts';
import { canonicalJson } from '#shared/domain/submission/canonical-json.ts';
import { createErasePerson } from '#shared/operations/erase-person.ts';
import { NOON } from '#test/fakes/assessment-items.ts';
import { AMA, KOFI, setUpPerson, written } from './erasable-person.ts';
import { BOGOTA, FILE, FREETOWN, LOOKING_AHEAD, ROUND, type World } from './erasable-world.ts';

describe('a person who is erased', () => {
  let world: World;
  let kofi: string;
  beforeEach(async () => {
    ({ world, kofi } = await setUpPerson());
  });
  const erase = (address = KOFI, options = {}) => createErasePerson(world)(address, options);

  it('leaves no address, membership, answer, file or word behind', async () => {
    const responses = [written('m-kofi', 'Kofi wrote this'), written('m-other', 'Somebody else wrote this')];
    const { id } = await world.submit(FREETOWN, { responses, recipients: [AMA, ` ${KOFI.toUpperCase()}`.trim()] });
    const { traces } = await erase('kofi@accra.test');
    expect(traces).toEqual([]);
    expect(world.left(KOFI, KOFI.toUpperCase(), kofi, 'Kofi wrote this', FILE)).toEqual([]);
    expect((await world.assessments.members(ROUND.id, FREETOWN)).map((member) => member.id)).toEqual(['m-ama']);
    expect((await world.assessments.settings(ROUND.id, FREETOWN)).recipients).toEqual([AMA]);
    expect(await world.submissions.get(id)).toMatchObject({ recipients: [AMA] });
  });

  it('leaves the levels that were submitted, and everything that others wrote', async () => {
    const other = written('m-other', 'Somebody else wrote this');
    const { id } = await world.submit(FREETOWN, { responses: [written('m-kofi', 'Kofi wrote this'), other] });
    await erase();
    const { responses } = await world.submissions.get(id);
    const answers = [{ practice: LOOKING_AHEAD, choice: 4, where: ['universities'], evidence: [] }];
    expect(responses).toEqual([{ respondent: 'm-kofi', answers }, other]);
  });

  it('has a receipt of what went and what was rewritten, which stands in the audit log', async () => {
    const { id } = await world.submit(FREETOWN, { responses: [written('m-kofi', '')], recipients: [KOFI] });
    await world.submit(BOGOTA, { recipients: [AMA] });
    const { receipt } = await erase();
    expect(receipt).toEqual({
      of: { person: kofi },
      at: NOON,
      deleted: { ASSESSMENT: 3, PERSON: 1 },
      rewritten: { SUBMISSION: 1, ASSESSMENT: 1 },
      files: 1,
      fileVersions: 2,
      keysHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      releases: [],
      exports: [],
      namedInReports: 0,
      people: 1,
      traces: 0,
    });
    const [entry, ...more] = await world.audits.list();
    expect(more).toEqual([]);
    expect(entry).toMatchObject({ action: 'person-erased', count: 4, document: sha256(canonicalJson(receipt)) });
    expect(entry).not.toHaveProperty('city');
    expect((await world.submissions.get(id)).recipients).toEqual(['erased@erased.invalid']);
  });

  it('is described beforehand, and then nothing is changed or noted', async () => {
    await world.submit(FREETOWN, { responses: [written('m-kofi', '')], recipients: [KOFI] });
    const before = world.everything();
    const { receipt } = await erase(KOFI, { dryRun: true });
    expect(world.everything()).toEqual(before);
    expect(receipt).toMatchObject({ rewritten: { SUBMISSION: 1, ASSESSMENT: 1 }, fileVersions: 0, traces: 0 });
    expect((await erase()).receipt.keysHash).toBe(receipt.keysHash);
  });

  it('has traces where the address was written meanwhile, in whatever letters', async () => {
    const note = { PK: 'ROUND#x', SK: 'NOTE', data: { to: 'KOFI@ACCRA.TEST' } };
    const text = new TextEncoder().encode('{ "mails": ["kofi@accra.test"] }');
    const objects = {
      ...world.objects,
      async erase(key: string) {
        await world.items.put(note);
        await world.files.put('reports/late.json', text, 'application/json');
        return await world.objects.erase(key);
      },
    };
    const { receipt, traces } = await createErasePerson({ ...world, objects })(KOFI);
    expect(traces).toEqual(['ROUND#x NOTE', 'reports/late.json']);
    expect(receipt.traces).toBe(2);
  });

  it('tells how far it is, and is nobody the second time', async () => {
    const told: number[][] = [];
    await erase(KOFI, { onProgress: (done: number, all: number) => void told.push([done, all]) });
    expect(told).toEqual([1, 2, 3, 4, 5].map((done) => [done, 5]));
    expect((await erase()).receipt).toMatchObject({
      deleted: {},
      files: 0,
      rewritten: { SUBMISSION: 0, ASSESSMENT: 0 },
    });
  });
});
