import { beforeEach, describe, expect, it } from 'vitest';
import type { EvidenceFile } from '#shared/contracts/evidence.ts';
import { createListOwnFiles, createRemoveFile } from '#shared/operations/evidence/own-files.ts';
import { createAnnounceFile, createReceiveFile, LARGEST_FILE_BYTES } from '#shared/operations/evidence/upload-file.ts';
import { FILES } from '#test/fakes/office-files.ts';
import { type CityUnderTest, FIRST, SECOND, setUpCity } from './city-group.ts';

const NOW = '2026-11-23T10:00:00.000Z';
const LATER = '2026-11-23T11:00:00.000Z';
const thenTo = (id: string) => `https://form.test/files/${id}`;

describe('files of a respondent', () => {
  let city: CityUnderTest;
  let ben: Awaited<ReturnType<CityUnderTest['respond']>>;
  beforeEach(async () => {
    city = await setUpCity();
    ben = await city.respond('ben', [4, 4]);
  });
  const announce = (who = ben, practice = FIRST) => createAnnounceFile(city.deps)(who, practice, thenTo);
  const aFile = (change: Partial<EvidenceFile> = {}): EvidenceFile => ({
    id: crypto.randomUUID(),
    member: ben.member.id,
    practice: FIRST,
    title: '',
    announcedAt: NOW,
    verdict: 'pending',
    kept: { kind: 'pdf', bytes: 16, sha256: '0'.repeat(64), at: NOW },
    ...change,
  });
  const put = async (...files: EvidenceFile[]) => {
    for (const file of files) await city.evidenceFiles.put(city.round.id, city.city, file);
  };
  const refused = (message: string, values = {}) => ({
    code: 'invalid_input',
    message:
      { 'too-many-files': 'Enough files', 'answer-first': 'No answer yet' }[message] ?? 'The file cannot be kept',
    issues: [{ field: 'file', message, ...values }],
  });

  it('are announced with the limits of the form that sends them, and have no title yet', async () => {
    const { id, form } = await announce();
    expect(form).toEqual({
      url: 'https://files.test',
      fields: { key: `incoming/${id}`, thenTo: `https://form.test/files/${id}` },
    });
    const limits: unknown[] = [];
    const uploadForm = async (_: string, wanted: unknown) => {
      limits.push(wanted);
      return form;
    };
    const evidenceStore = { ...city.evidenceStore, uploadForm };
    const second = await createAnnounceFile({ ...city.deps, evidenceStore })(ben, FIRST, thenTo);
    expect(limits).toEqual([{ maximumBytes: 10_000_000, seconds: 900, thenTo: thenTo(second.id) }]);
    const { kept: _, ...announced } = aFile({ id });
    expect(await city.evidenceFiles.find(city.round.id, city.city, id)).toEqual(announced);
  });

  it('are five on a practice at most, those of others and unfinished ones not counted', async () => {
    const eva = await city.respond('eva', [3]);
    const { kept: _, ...unfinished } = aFile();
    await put(unfinished, aFile({ practice: SECOND }), aFile({ member: eva.member.id }));
    await put(aFile(), aFile(), aFile(), aFile());
    await announce();
    await put(aFile());
    await expect(announce()).rejects.toMatchObject(refused('too-many-files', { values: { maximum: 5 } }));
    await announce(eva);
    await announce(ben, SECOND);
  });

  it('are sixty a day at most, of each person', async () => {
    for (let count = 0; count < 60; count += 1) await announce();
    await expect(announce()).rejects.toMatchObject({
      code: 'too_many_requests',
      message: 'Too many files in one day',
    });
    await announce(await city.respond('eva', [3]));
    city.clock.now = new Date('2026-11-24T10:00:00.000Z');
    await announce();
  });

  it('come after an answer', async () => {
    const eva = await city.respond('eva', [3]);
    await expect(announce(eva, SECOND)).rejects.toMatchObject(refused('answer-first'));
  });

  it('are neither announced, received nor removed when the round is closed', async () => {
    const { id } = await announce();
    city.clock.now = new Date(city.round.closesAt);
    const closed = { code: 'round_closed', message: `The round ${city.round.id} is not open` };
    await expect(announce()).rejects.toMatchObject(closed);
    await expect(createReceiveFile(city.deps)(ben, id, '')).rejects.toMatchObject(closed);
    await expect(createRemoveFile(city.deps)(ben, id)).rejects.toMatchObject(closed);
  });

  it('may have 10,000,000 bytes and not one more, whatever grew since they were measured', async () => {
    const large = new Uint8Array(LARGEST_FILE_BYTES + 1);
    large.set(FILES.pdf);
    /** One that had so many bytes when it was measured, and has others when it is read. */
    const receive = async (measured: number, read: number) => {
      const { id } = await announce();
      const [sizeOf, get] = [async () => measured, async () => large.subarray(0, read)];
      const evidenceStore = { ...city.evidenceStore, sizeOf, get, put: async () => {} };
      return createReceiveFile({ ...city.deps, evidenceStore, hashBytes: () => '0'.repeat(64) })(ben, id, '');
    };
    const most = LARGEST_FILE_BYTES;
    expect(await receive(most, most)).toMatchObject({ kept: { kind: 'pdf', bytes: 10_000_000, at: NOW } });
    await expect(receive(most, most + 1)).rejects.toMatchObject(refused('file-kind'));
    await expect(receive(most + 1, most + 1)).rejects.toMatchObject(refused('file-too-large'));
  });

  it('keep 200 characters of their title, without the spaces around it', async () => {
    const file = aFile();
    await put(file);
    const receive = createReceiveFile(city.deps);
    expect(await receive(ben, file.id, `  ${'t'.repeat(300)}`)).toMatchObject({ title: 't'.repeat(200) });
    await expect(receive(ben, crypto.randomUUID(), '')).rejects.toMatchObject({
      code: 'not_found',
      message: 'No such file',
    });
  });

  it('are listed by practice, oldest first, without unfinished ones and those of others', async () => {
    const list = () => createListOwnFiles(city.deps)(ben, FIRST);
    const { kept: _, ...unfinished } = aFile();
    const [older, newer] = [aFile({ announcedAt: NOW, id: crypto.randomUUID() }), aFile({ announcedAt: LATER })];
    await put(unfinished, newer, aFile({ practice: SECOND }), aFile({ member: 'm-eva' }), older);
    expect((await list()).map(({ id }) => id)).toEqual([older.id, newer.id]);
    await put({ ...older, announcedAt: LATER }, { ...newer, announcedAt: NOW });
    expect((await list()).map(({ id }) => id)).toEqual([newer.id, older.id]);
  });
});
