import { describe, expect, it } from 'vitest';
import type { Verdict } from '#shared/contracts/evidence.ts';
import { createListOwnFiles, createRemoveFile } from '#shared/operations/evidence/own-files.ts';
import { createAnnounceFile, createReceiveFile, LARGEST_FILE_BYTES } from '#shared/operations/evidence/upload-file.ts';
import { createOpenEvidence, createReadEvidence } from '#shared/operations/verification/read-evidence.ts';
import { anAnswer } from '#test/fakes/assessment-items.ts';
import { FILES, OTHER_FILES } from '#test/fakes/office-files.ts';
import { FIRST, SECOND, setUpCity } from './city-group.ts';

const thenTo = (id: string) => `https://form.test/files/${id}`;

const setUpFile = async () => {
  const city = await setUpCity();
  const ben = await city.respond('ben', [4]);
  const eva = await city.respond('eva', [2]);
  const judge = await city.join('judge@away.test', ['assessor']);
  const announce = createAnnounceFile(city.deps);
  const receive = createReceiveFile(city.deps);
  /** What the browser does: announces, sends the file to the store, comes back. */
  const upload = async (bytes: Uint8Array, title = 'Plan 2026') => {
    const { id } = await announce(ben, FIRST, thenTo);
    await city.evidenceStore.put(`incoming/${id}`, bytes, 'application/octet-stream');
    return { id, received: receive(ben, id, title) };
  };
  const judgeFile = (id: string, verdict: Verdict) =>
    city.evidenceStore.verdicts.set(`evidence/${city.round.id}/${city.city}/${id}`, verdict);
  return { city, ben, eva, judge, announce, receive, upload, judgeFile };
};

describe('a file as evidence', () => {
  it('is kept at a place made of ids, as what it is, and once', async () => {
    const { city, ben, upload, receive } = await setUpFile();
    const { id, received } = await upload(FILES.pdf);
    expect(await received).toMatchObject({ title: 'Plan 2026', verdict: 'pending', kept: { kind: 'pdf', bytes: 16 } });
    expect(city.evidenceStore.keys()).toEqual([`evidence/${city.round.id}/${city.city}/${id}`]);
    expect(await receive(ben, id, 'Plan 2027')).toMatchObject({ title: 'Plan 2027', kept: { kind: 'pdf' } });
  });

  it.each(Object.entries(OTHER_FILES))('is refused and deleted when it is: %s', async (name, bytes) => {
    const { city, upload } = await setUpFile();
    const { received } = await upload(bytes);
    const message = name === 'empty' ? 'file-missing' : 'file-kind';
    await expect(received).rejects.toMatchObject({ issues: [{ message }] });
    if (name !== 'empty') expect(city.evidenceStore.keys()).toEqual([]);
  });

  it('is refused when it is too large, or never came', async () => {
    const { ben, announce, receive, upload } = await setUpFile();
    const { received } = await upload(new Uint8Array(LARGEST_FILE_BYTES + 1));
    await expect(received).rejects.toMatchObject({ issues: [{ message: 'file-too-large' }] });
    const { id } = await announce(ben, FIRST, thenTo);
    await expect(receive(ben, id, '')).rejects.toMatchObject({ issues: [{ message: 'file-missing' }] });
  });

  it('comes after an answer, five to a practice', async () => {
    const { ben, announce, upload } = await setUpFile();
    await expect(announce(ben, SECOND, thenTo)).rejects.toMatchObject({ issues: [{ message: 'answer-first' }] });
    for (let index = 0; index < 5; index += 1) await (await upload(FILES.png)).received;
    await expect(announce(ben, FIRST, thenTo)).rejects.toMatchObject({ issues: [{ message: 'too-many-files' }] });
  });

  it('is its owner’s alone: nobody else completes, renames or removes it', async () => {
    const { city, ben, eva, judge, upload, receive } = await setUpFile();
    const { id, received } = await upload(FILES.pdf);
    await received;
    const remove = createRemoveFile(city.deps);
    const stranger = { ...ben, city: { id: 'gn-3688689' } };
    for (const other of [eva, stranger]) {
      await expect(receive(other, id, 'Mine')).rejects.toMatchObject({ code: 'not_found' });
      await expect(remove(other, id)).rejects.toMatchObject({ code: 'not_found' });
    }
    await expect(remove(judge, id)).rejects.toMatchObject({ code: 'not_allowed' });
    expect(await createListOwnFiles(city.deps)(eva, FIRST)).toEqual([]);
    await remove(ben, id);
    expect(city.evidenceStore.keys()).toEqual([]);
    expect(await createListOwnFiles(city.deps)(ben, FIRST)).toEqual([]);
  });
});

describe('an assessor', () => {
  it('opens a file only after a scan found nothing in it', async () => {
    const { city, judge, upload, judgeFile } = await setUpFile();
    const { id, received } = await upload(FILES.docx);
    await received;
    const open = createOpenEvidence(city.deps);
    await expect(open(judge, id)).rejects.toMatchObject({ code: 'not_allowed' });
    judgeFile(id, 'clean');
    expect(await open(judge, id)).toContain(`evidence/${city.round.id}/${city.city}/${id}`);
  });

  it.each(['infected', 'unreadable'] as const)('never opens a file that is %s', async (verdict) => {
    const { city, ben, judge, upload, judgeFile } = await setUpFile();
    const { id, received } = await upload(FILES.docx);
    await received;
    judgeFile(id, verdict);
    expect(await createListOwnFiles(city.deps)(ben, FIRST)).toMatchObject([{ verdict }]);
    await expect(createOpenEvidence(city.deps)(judge, id)).rejects.toMatchObject({ code: 'not_allowed' });
    expect(city.evidenceStore.keys()).toHaveLength(verdict === 'infected' ? 0 : 1);
  });

  it('opens files of the own city only, and nobody else opens any', async () => {
    const { city, ben, judge, upload, judgeFile } = await setUpFile();
    const { id, received } = await upload(FILES.docx);
    await received;
    judgeFile(id, 'clean');
    const open = createOpenEvidence(city.deps);
    await expect(open(ben, id)).rejects.toMatchObject({ code: 'not_allowed' });
    await expect(open({ ...judge, city: { id: 'gn-1' } }, id)).rejects.toMatchObject({ code: 'not_found' });
    const ama = await city.join('ama@city.test', ['coordinator']);
    await expect(open(ama, id)).rejects.toMatchObject({ code: 'not_allowed' });
    await expect(createReadEvidence(city.deps)(ama)).rejects.toMatchObject({ code: 'not_allowed' });
  });

  it('reads evidence without levels, comments, names, or the order in which it came', async () => {
    const { city, ben, eva, judge, upload } = await setUpFile();
    const evidence = (value: string) => [{ id: 'text', kind: 'text' as const, title: '', value }];
    const put = (visitor: typeof ben, value: string) => {
      const answer = anAnswer(FIRST, 4, { comment: 'secret', evidence: evidence(value) });
      return city.assessments.putAnswer(city.round.id, city.city, visitor.member.id, answer);
    };
    await put(ben, 'We have a unit');
    await put(eva, 'A yearly review');
    await (await upload(FILES.pdf)).received;
    const pieces = (await createReadEvidence(city.deps)(judge)).get(FIRST);
    expect(pieces).toMatchObject([
      { kind: 'text', value: 'A yearly review' },
      { kind: 'text', value: 'We have a unit' },
      { kind: 'file', title: 'Plan 2026', fileKind: 'pdf', verdict: 'pending' },
    ]);
    const told = JSON.stringify(pieces);
    for (const hidden of ['secret', ben.member.id, eva.member.id, 'choice']) expect(told).not.toContain(hidden);
  });
});
