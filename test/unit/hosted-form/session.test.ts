import { describe, expect, it } from 'vitest';
import { BASE, setUpAssessment } from './assessment-setup.ts';

const HOUR = 3_600_000;

describe('a session', () => {
  const setUp = async () => {
    const all = await setUpAssessment();
    const later = (hours: number) => {
      all.form.clock.now = new Date(all.form.clock.now.getTime() + hours * HOUR);
    };
    return { ...all, later };
  };

  it('says on every page how long it lasts, without a script', async () => {
    const { visitor, later } = await setUp();
    expect((await visitor.get(BASE)).html).toContain('You stay signed in for about 12 hours.');
    later(11.5);
    const { html } = await visitor.get(BASE);
    expect(html).toContain('You stay signed in for 30 minutes.');
    expect(html).toContain(`href="/session?next=${encodeURIComponent(BASE)}"`);
  });

  it('lasts twelve hours from the press of the button, and leads back to the page', async () => {
    const { visitor, later } = await setUp();
    later(11);
    await visitor.get(`/session?next=${encodeURIComponent(BASE)}`);
    expect((await visitor.post('/session', { next: BASE })).location).toBe(BASE);
    later(11);
    expect((await visitor.get(BASE)).status).toBe(200);
    later(2);
    expect((await visitor.get(BASE)).location).toContain('/sign-in');
  });

  it('can be made longer at least ten times, and ends seven days after the sign-in all the same', async () => {
    const { visitor, later } = await setUp();
    let extended = 0;
    for (let hours = 0; hours < 7 * 24 - 11; hours += 11) {
      later(11);
      await visitor.get('/session');
      if ((await visitor.post('/session', { next: BASE })).status === 303) extended += 1;
    }
    expect(extended).toBeGreaterThanOrEqual(10);
    const { html } = await visitor.get('/session');
    expect(html).toContain('which is the longest that one sign-in lasts');
    expect(html).not.toContain('<button');
    later(13);
    expect((await visitor.get(BASE)).location).toContain('/sign-in');
  });

  it('tells the script of the pages when it ends now', async () => {
    const { form, visitor } = await setUp();
    await visitor.get('/session');
    const { html } = await visitor.post('/session', { go: 'autosave' });
    const ends = new Date(form.clock.now.getTime() + 12 * HOUR).toISOString();
    expect(JSON.parse(html)).toEqual({ state: 'extended', ends });
  });

  it('is not made longer by a form from elsewhere', async () => {
    const { visitor } = await setUp();
    expect((await visitor.post('/session', { next: BASE }, 'no token')).status).toBe(403);
  });
});
