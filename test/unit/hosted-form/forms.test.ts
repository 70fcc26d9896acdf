import { describe, expect, it } from 'vitest';
import { createFormTokens } from '#functions/platform/csrf.ts';
import { answer, BASE, setUpAssessment } from './assessment-setup.ts';
import { FREETOWN, ROUND } from './form-setup.ts';
import { createVisitor } from './visitor.ts';

describe('form tokens', () => {
  const tokens = createFormTokens('a key');

  it('differ each time and hold for their browser alone', () => {
    expect(tokens.make('one')).not.toBe(tokens.make('one'));
    expect(tokens.verify(tokens.make('one'), 'one')).toBe(true);
    expect(tokens.verify(tokens.make('one'), 'two')).toBe(false);
    expect(createFormTokens('another key').verify(tokens.make('one'), 'one')).toBe(false);
    for (const wrong of ['', '.', 'a.b', `${tokens.make('one')}x`]) expect(tokens.verify(wrong, 'one')).toBe(false);
  });
});

describe('a form', () => {
  it('is refused without its token, with another browser’s and with one from before the sign-in', async () => {
    const { form, visitor } = await setUpAssessment();
    const other = createVisitor(form);
    const path = `${BASE}/practices/looking-ahead`;
    const foreign = /name="csrf" value="([^"]+)"/.exec((await other.get('/sign-in')).html)?.[1] ?? '';
    for (const csrf of ['', foreign]) {
      const refused = await visitor.post(path, { choice: '3' }, csrf);
      expect(refused.status).toBe(403);
      expect(refused.html).toContain('Please send the page again');
    }
    expect((await form.assessments.allAnswers(ROUND.id, FREETOWN)).size).toBe(0);
  });

  it('larger than 64 kB is refused before it is read', async () => {
    const { visitor } = await setUpAssessment();
    expect((await answer(visitor, 'looking-ahead', { comment: 'a'.repeat(64_000) })).status).toBe(413);
  });

  it('takes no more answers when the round has closed', async () => {
    const { form, visitor } = await setUpAssessment();
    form.clock.now = new Date('2026-12-31T23:59:00.000Z');
    await visitor.signIn('ama@city.test');
    expect((await answer(visitor, 'looking-ahead')).status).toBe(303);
    form.clock.now = new Date(ROUND.closesAt);
    const refused = await answer(visitor, 'using-data');
    expect(refused.status).toBe(409);
    expect(refused.html).toContain('This round is closed');
  });
});

describe('every response', () => {
  it('carries a policy without exceptions, and pages stay out of caches', async () => {
    const { visitor } = await setUpAssessment();
    for (const path of ['/', BASE, '/no-such-page', `${BASE}/check`]) {
      const { headers, html } = await visitor.get(path);
      expect(headers['content-security-policy']).toBe(
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      );
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
      expect(html).not.toMatch(/ style=| on\w+=|<style|<script>/);
      expect(html).not.toMatch(/(?:src|action)="https?:/);
    }
  });

  it('names files by their content and lets browsers keep them for ever', async () => {
    const { form, visitor } = await setUpAssessment();
    const { headers, status } = await visitor.get(form.assets.href('form.css'));
    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await visitor.get('/assets/form.css')).status).toBe(404);
  });
});

describe('a failure of our own', () => {
  it('shows a reference and nothing else', async () => {
    const { form, visitor } = await setUpAssessment();
    form.assessments.members = async () => {
      throw new Error('the table said: secret detail');
    };
    const { status, html } = await visitor.get(BASE);
    expect(status).toBe(500);
    expect(html).toContain('Something went wrong on our side');
    expect(html).toContain('quote request-1');
    expect(html).not.toContain('secret detail');
  });
});
