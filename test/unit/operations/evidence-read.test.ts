import { beforeEach, describe, expect, it } from 'vitest';
import type { EvidenceFile } from '#shared/contracts/evidence.ts';
import type { Evidence } from '#shared/contracts/response.ts';
import { createOpenEvidence, createReadEvidence } from '#shared/operations/verification/read-evidence.ts';
import { anAnswer, PRACTICES } from '#test/fakes/assessment-items.ts';
import { type CityUnderTest, FIRST, SECOND, setUpCity } from './city-group.ts';

const NOW = '2026-11-23T10:00:00.000Z';
const [, , THIRD = ''] = PRACTICES;
const text = (value: string, change: Partial<Evidence> = {}): Evidence => {
  return { id: 'text', kind: 'text', title: '', value, ...change };
};

describe('the evidence that an assessor reads', () => {
  let city: CityUnderTest;
  let judge: Awaited<ReturnType<CityUnderTest['join']>>;
  beforeEach(async () => {
    city = await setUpCity();
    judge = await city.join('judge@away.test', ['assessor']);
  });
  const give = async (
    name: string,
    evidence: readonly Evidence[],
    practice = FIRST,
    roles = ['respondent'] as const,
  ) => {
    const { member } = await city.join(`${name}@city.test`, [...roles], `m-${name}`);
    const answer = anAnswer(practice, 4, { evidence: [...evidence] });
    await city.assessments.putAnswer(city.round.id, city.city, member.id, answer);
  };
  const file = async (id: string, change: Partial<EvidenceFile> = {}) => {
    const kept = { kind: 'pdf' as const, bytes: 16, sha256: '0'.repeat(64), at: NOW };
    const given = { id, member: 'm-ben', practice: FIRST, title: id.slice(0, 1), announcedAt: NOW, kept };
    await city.evidenceFiles.put(city.round.id, city.city, { ...given, verdict: 'pending', ...change });
  };
  /** From a store that lists files in another order than that of their ids. */
  const read = async () => {
    const list = async (round: string, of: string) => {
      const [first, ...others] = await city.evidenceFiles.list(round, of);
      return first === undefined ? [] : [...others, first];
    };
    return [...(await createReadEvidence({ ...city.deps, evidenceFiles: { ...city.evidenceFiles, list } })(judge))];
  };

  it('stands by practice, texts and links in the order of their letters, then files in that of their ids', async () => {
    await give('ben', [text('Zoning'), text('https://b.test', { id: 'link', kind: 'link', title: 'B' })]);
    await give('eva', [text('Audit'), text('https://b.test', { id: 'link', kind: 'link', title: 'A' })]);
    const [first, second, third] = ['a', 'c', 'f'].map((letter) => `${letter}0000000-0000-4000-8000-000000000000`);
    await file(first ?? '', { verdict: 'clean' });
    for (const id of [second, third]) await file(id ?? '');
    const [practice, pieces] = (await read())[0] ?? [];
    expect(practice).toBe(FIRST);
    const filed = { kind: 'file', fileKind: 'pdf', bytes: 16, verdict: 'pending' };
    expect(pieces).toEqual([
      { kind: 'link', title: 'A', value: 'https://b.test' },
      { kind: 'link', title: 'B', value: 'https://b.test' },
      { kind: 'text', title: '', value: 'Audit' },
      { kind: 'text', title: '', value: 'Zoning' },
      { ...filed, id: first, title: 'a', verdict: 'clean' },
      { ...filed, id: second, title: 'c' },
      { ...filed, id: third, title: 'f' },
    ]);
  });

  it('has practices in the order of their names, and none without evidence', async () => {
    await give('ben', [text('One')], THIRD);
    await give('eva', [text('Two')], SECOND);
    await give('lu', [], FIRST);
    const practices = (await read()).map(([practice]) => practice);
    expect(practices).toEqual([SECOND, THIRD].toSorted());
    await file('f0000000-0000-4000-8000-000000000000');
    expect((await read()).map(([practice]) => practice)).toEqual([FIRST, SECOND, THIRD].toSorted());
  });

  it('keeps each piece with its practice', async () => {
    await give('ben', [text('One')], FIRST);
    await give('eva', [text('Two')], SECOND);
    await file('f0000000-0000-4000-8000-000000000000', { practice: SECOND });
    const pieces = new Map(await read());
    expect(pieces.get(FIRST)).toEqual([{ kind: 'text', title: '', value: 'One' }]);
    expect(pieces.get(SECOND)).toMatchObject([{ value: 'Two' }, { kind: 'file' }]);
  });

  it('is of respondents, and of files that are finished', async () => {
    await city.join('ama@city.test', ['coordinator'], 'm-ama');
    await city.assessments.putAnswer(
      city.round.id,
      city.city,
      'm-ama',
      anAnswer(FIRST, 4, { evidence: [text('Mine')] }),
    );
    await city.assessments.putAnswer(
      city.round.id,
      city.city,
      'm-gone',
      anAnswer(FIRST, 4, { evidence: [text('Old')] }),
    );
    await give('ben', []);
    await file('a0000000-0000-4000-8000-000000000000', { kept: undefined, practice: THIRD });
    await file('b0000000-0000-4000-8000-000000000000', { member: 'm-ama' });
    expect(await read()).toEqual([]);
  });

  it('shows a file once, even where an answer names it too', async () => {
    await give('ben', [text('evidence/x', { id: 'f', kind: 'file' })]);
    await file('a0000000-0000-4000-8000-000000000000');
    expect((await read())[0]?.[1]).toMatchObject([{ kind: 'file', title: 'a' }]);
  });

  it.each([
    ['pdf', 'pdf'],
    ['jpeg', 'jpg'],
  ] as const)('is downloaded as what it is, under a name that tells nothing: %s', async (kind, end) => {
    await give('ben', []);
    const id = 'a0000000-0000-4000-8000-000000000000';
    await file(id, { verdict: 'clean', kept: { kind, bytes: 16, sha256: '0'.repeat(64), at: NOW } });
    expect(await createOpenEvidence(city.deps)(judge, id)).toBe(
      `memory:evidence/${city.round.id}/${city.city}/${id}?name=evidence-a0000000.${end}`,
    );
  });

  it('is not opened while it is unfinished or scanned, and says why', async () => {
    const id = 'a0000000-0000-4000-8000-000000000000';
    const open = createOpenEvidence(city.deps);
    await file(id, { kept: undefined });
    await expect(open(judge, id)).rejects.toMatchObject({ code: 'not_found', message: 'No such file' });
    await file(id);
    await expect(open(judge, id)).rejects.toMatchObject({
      code: 'not_allowed',
      message: 'The scan of the file says pending',
    });
  });
});
