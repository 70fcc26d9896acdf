import { describe, expect, it } from 'vitest';
import { incomingKeyOf } from '#shared/operations/evidence/file-keys.ts';
import { addMember, answer, BASE, setUpAssessment } from './assessment-setup.ts';
import { createVisitor } from './visitor.ts';

const FILES = `${BASE}/practices/looking-ahead/files`;
const PDF = new TextEncoder().encode('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n');

describe('files as evidence', () => {
  const setUp = async (body: Uint8Array) => {
    const { form, visitor } = await setUpAssessment();
    await answer(visitor, 'looking-ahead');
    const shown = await visitor.get(FILES);
    const id = /incoming\/([\w-]+)/.exec(shown.html)?.[1] ?? '';
    await form.evidenceStore.put(incomingKeyOf(id), body, 'application/octet-stream');
    const keep = async (title: string) => {
      await visitor.get(`${FILES}/${id}`);
      return visitor.post(`${FILES}/${id}`, { title });
    };
    return { form, visitor, shown, id, keep };
  };

  it('go from the browser to the store, which this page alone may send to, with none of our own fields', async () => {
    const { visitor, shown } = await setUp(PDF);
    expect(shown.headers['content-security-policy']).toContain("form-action 'self' https://files.test;");
    const form = /<form method="post" action="https:\/\/files[\s\S]*?<\/form>/.exec(shown.html)?.[0] ?? '';
    expect(form).toContain('enctype="multipart/form-data"');
    expect(form).not.toContain('name="csrf"');
    expect(form).not.toContain('name="owner"');
    expect(form.indexOf('type="file"')).toBeGreaterThan(form.lastIndexOf('type="hidden"'));
    expect((await visitor.get(BASE)).headers['content-security-policy']).toContain("form-action 'self';");
  });

  it('are kept under a name and open to the assessor only once the scan found nothing', async () => {
    const { form, visitor, id, keep } = await setUp(PDF);
    expect((await keep('Strategy 2030')).location).toBe(FILES);
    expect((await visitor.get(FILES)).html).toContain('is being checked for malware');
    await addMember(form, 'assessor@else.test', ['assessor']);
    const assessor = createVisitor(form);
    await assessor.signIn('assessor@else.test');
    expect((await assessor.get(`${BASE}/evidence/files/${id}`)).status).toBe(403);
    for (const key of form.evidenceStore.keys()) form.evidenceStore.verdicts.set(key, 'clean');
    expect((await assessor.get(`${BASE}/evidence/looking-ahead`)).html).toContain('Strategy 2030 (pdf');
    expect((await assessor.get(`${BASE}/evidence/files/${id}`)).status).toBe(303);
  });

  it('are refused in plain words when they are something else', async () => {
    const { keep } = await setUp(new TextEncoder().encode('MZ a program'));
    const refused = await keep('Plan');
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('The file is no PDF');
  });

  it('are removed for good', async () => {
    const { form, visitor, id, keep } = await setUp(PDF);
    await keep('Plan');
    await visitor.get(`${FILES}/${id}`);
    expect((await visitor.post(`${FILES}/${id}`, { go: 'remove' })).location).toBe(FILES);
    expect(form.evidenceStore.keys()).toEqual([]);
  });

  it('come after the answer', async () => {
    const { visitor } = await setUpAssessment();
    const { html } = await visitor.get(FILES);
    expect(html).toContain('Answer the question first');
    expect(html).not.toContain('type="file"');
  });
});
