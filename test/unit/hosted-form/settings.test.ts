import { describe, expect, it } from 'vitest';
import { readNumber } from '#functions/pages/form-fields.ts';
import { BASE, setUpAssessment } from './assessment-setup.ts';
import { FREETOWN, ROUND } from './form-setup.ts';
import { enter } from './group-setup.ts';
import { hiddenFields } from './hidden-fields.ts';

const open = async (path: string) => {
  const setUp = await setUpAssessment();
  await setUp.visitor.get(`${BASE}/${path}`);
  return setUp;
};

describe('the city profile', () => {
  it('keeps what the city states, and nothing for what it leaves out', async () => {
    const { form, visitor } = await open('profile');
    const fields = { government: 'committees', revenue: '37,5 %', powers: ['housing', 'police'], staff: '12 500' };
    expect((await visitor.post(`${BASE}/profile`, fields)).status).toBe(303);
    expect(await form.assessments.profile(FREETOWN)).toEqual({
      formOfGovernment: 'committees',
      ownRevenueShare: 37.5,
      powers: ['housing', 'police'],
      staff: 12_500,
    });
  });

  it('shows what another window saved meanwhile beside what is typed, and overwrites it only when told so', async () => {
    const { form, visitor } = await open('profile');
    const page = `${BASE}/profile`;
    const earlier = hiddenFields((await visitor.get(page)).html);
    await visitor.post(page, { ...earlier, budget: 'the other budget', powers: ['police'] });
    const mine = { budget: 'this budget', go: 'next' };
    const shown = await visitor.post(page, { ...earlier, ...mine });
    expect(shown.status).toBe(409);
    expect(shown.html).toContain('value="this budget"');
    expect(shown.html).toMatch(/id="meanwhile"[\s\S]*the other budget/);
    expect(await form.assessments.profile(FREETOWN)).toMatchObject({ budget: 'the other budget' });
    expect((await visitor.post(page, { ...hiddenFields(shown.html), ...mine })).status).toBe(303);
    expect(await form.assessments.profile(FREETOWN)).toEqual({ budget: 'this budget' });
  });

  it('tells no powers apart from powers that were not stated', async () => {
    const { form, visitor } = await open('profile');
    await visitor.post(`${BASE}/profile`, { powers: ['none'] });
    expect(await form.assessments.profile(FREETOWN)).toEqual({ powers: [] });
    await visitor.post(`${BASE}/profile`, {});
    expect(await form.assessments.profile(FREETOWN)).toEqual({});
  });

  it('names every impossible number', async () => {
    const { visitor } = await open('profile');
    const page = await visitor.post(`${BASE}/profile`, { revenue: '140', staff: 'many' });
    expect(page.status).toBe(422);
    for (const field of ['revenue', 'staff']) expect(page.html).toContain(`href="#${field}"`);
  });

  it('puts a correction beside the reference value, and takes it away again', async () => {
    const { form, visitor } = await open('profile/population');
    const fields = { value: '1 055 964', year: '2021', source: 'Census' };
    await visitor.post(`${BASE}/profile/population`, fields);
    const correction = { value: 1_055_964, year: 2021, source: 'Census' };
    expect((await form.assessments.profile(FREETOWN)).corrections).toEqual({ population: correction });
    expect((await visitor.get(`${BASE}/profile`)).html).toContain('1,055,964 people (2021)');
    await visitor.post(`${BASE}/profile/population`, { go: 'remove' });
    expect((await form.assessments.profile(FREETOWN)).corrections).toEqual({});
  });

  describe('with a correction that two windows change', () => {
    const page = `${BASE}/profile/population`;
    const mine = { value: '7', year: '2024', source: 'this window' };

    const setUpTwoWindows = async (other: Record<string, string>) => {
      const { form, visitor } = await open('profile/population');
      await visitor.post(page, { value: '5', year: '2020', source: 'before' });
      const earlier = hiddenFields((await visitor.get(page)).html);
      await visitor.post(page, { ...earlier, ...other });
      const kept = async () => (await form.assessments.profile(FREETOWN)).corrections?.population;
      return { visitor, earlier, kept };
    };

    it('shows both, and keeps the one that is chosen', async () => {
      const theirs = { value: '6', year: '2022', source: 'the other window' };
      const { visitor, earlier, kept } = await setUpTwoWindows(theirs);
      const shown = await visitor.post(page, { ...earlier, ...mine, go: 'save' });
      expect(shown.status).toBe(409);
      expect(shown.html).toContain('value="this window"');
      expect(shown.html).toMatch(/id="meanwhile"[\s\S]*the other window/);
      expect(await kept()).toMatchObject({ source: 'the other window' });
      expect((await visitor.post(page, { ...hiddenFields(shown.html), ...mine, go: 'discard' })).location).toBe(page);
      expect(await kept()).toMatchObject({ source: 'the other window' });
      expect((await visitor.post(page, { ...hiddenFields(shown.html), ...mine, go: 'next' })).status).toBe(303);
      expect(await kept()).toEqual({ value: 7, year: 2024, source: 'this window' });
    });

    it('takes away nothing that was not seen', async () => {
      const { visitor, earlier, kept } = await setUpTwoWindows({ value: '6', year: '2022' });
      const shown = await visitor.post(page, { ...earlier, ...mine, go: 'remove' });
      expect(shown.status).toBe(409);
      expect(shown.html).toContain('value="this window"');
      expect(await kept()).toEqual({ value: 6, year: 2022 });
      expect((await visitor.post(page, { ...hiddenFields(shown.html), ...mine, go: 'remove' })).status).toBe(303);
      expect(await kept()).toBeUndefined();
    });

    it('says so when it was taken away meanwhile, and keeps what was typed', async () => {
      const { visitor, earlier, kept } = await setUpTwoWindows({ go: 'remove' });
      const shown = await visitor.post(page, { ...earlier, ...mine, go: 'save' });
      expect(shown.status).toBe(409);
      expect(shown.html).toContain('value="this window"');
      expect(await kept()).toBeUndefined();
    });
  });

  it.each([
    ['population', { value: '0', year: '2021' }, 'value'],
    ['population', { value: '5', year: '2031' }, 'year'],
    ['federal', { value: '2', year: '2021' }, 'value'],
    ['legal-tradition', { value: ['civil', 'roman'], year: '2021' }, 'value'],
  ])('refuses an impossible correction of %s: %j', async (feature, fields, field) => {
    const { form, visitor } = await open(`profile/${feature}`);
    const page = await visitor.post(`${BASE}/profile/${feature}`, fields);
    expect(page.status).toBe(422);
    expect(page.html).toContain(`href="#${field}"`);
    expect(await form.assessments.profile(FREETOWN)).toEqual({});
  });
});

describe('the choices of an assessment', () => {
  it('keep each other when one is saved', async () => {
    const { form, visitor } = await open('focus');
    await visitor.post(`${BASE}/focus`, { capabilities: ['adapting-focus'] });
    await visitor.post(`${BASE}/sharing`, { consents: ['research'] });
    await visitor.post(`${BASE}/conditions/culture`, { choice: 'dont-know' });
    await visitor.post(`${BASE}/conditions/leadership`, { choice: '4' });
    expect(await form.assessments.settings(ROUND.id, FREETOWN)).toEqual({
      conditions: [
        { condition: 'leadership', choice: 4 },
        { condition: 'culture', choice: 'dont-know' },
      ],
      focus: { capabilities: ['adapting-focus'] },
      consents: { named: false, learnFrom: false, research: true },
    });
  });

  describe('that two windows change', () => {
    const setUpTwoWindows = async () => {
      const { form, visitor } = await open('sharing');
      const page = `${BASE}/sharing`;
      const earlier = hiddenFields((await visitor.get(page)).html);
      await visitor.post(page, { ...earlier, consents: ['named'], contact: 'the other office' });
      const mine = { consents: ['research'], contact: 'this office', go: 'next' };
      const shown = await visitor.post(page, { ...earlier, ...mine });
      const kept = async () => (await form.assessments.settings(ROUND.id, FREETOWN)).consents;
      return { visitor, page, earlier, mine, shown, kept };
    };

    it('stand beside each other, and change nothing before one is chosen', async () => {
      const { shown, kept } = await setUpTwoWindows();
      expect(shown.status).toBe(409);
      expect(shown.html).toContain('value="this office"');
      expect(shown.html).toMatch(/id="meanwhile"[\s\S]*the other office/);
      expect(await kept()).toMatchObject({ named: true, contact: 'the other office' });
    });

    it('keep the one that is chosen', async () => {
      const { visitor, page, mine, shown, kept } = await setUpTwoWindows();
      const discarded = await visitor.post(page, { ...hiddenFields(shown.html), ...mine, go: 'discard' });
      expect(discarded.location).toBe(page);
      expect(await kept()).toMatchObject({ contact: 'the other office' });
      expect((await visitor.post(page, { ...hiddenFields(shown.html), ...mine })).status).toBe(303);
      expect(await kept()).toMatchObject({ named: false, research: true, contact: 'this office' });
    });

    it('are the same, as with a double click, and save once without a word', async () => {
      const { visitor, page, earlier, kept } = await setUpTwoWindows();
      const again = { ...earlier, consents: ['named'], contact: 'the other office' };
      expect((await visitor.post(page, again)).status).toBe(303);
      expect(await kept()).toMatchObject({ contact: 'the other office' });
    });
  });

  it('are all kept when coordinators save different ones at the same moment', async () => {
    const { form, visitor } = await open('focus');
    const second = await enter(form, 'ama@city.test');
    await second.get(`${BASE}/sharing`);
    await Promise.all([
      visitor.post(`${BASE}/focus`, { capabilities: ['adapting-focus'] }),
      visitor.post(`${BASE}/conditions/culture`, { choice: '2' }),
      second.post(`${BASE}/conditions/leadership`, { choice: '4' }),
      second.post(`${BASE}/sharing`, { consents: ['research'] }),
    ]);
    expect(await form.assessments.settings(ROUND.id, FREETOWN)).toMatchObject({
      conditions: [
        { condition: 'leadership', choice: 4 },
        { condition: 'culture', choice: 2 },
      ],
      focus: { capabilities: ['adapting-focus'] },
      consents: { research: true },
    });
  });

  it('begin with every consent off', async () => {
    const { visitor } = await open('sharing');
    expect((await visitor.get(`${BASE}/sharing`)).html).not.toContain('checked');
  });

  it.each([
    ['focus', { capabilities: ['adapting-focus', 'strategic-awareness', 'transforming-teams'] }, 'capabilities'],
    ['focus', { capabilities: ['world-peace'] }, 'capabilities'],
    ['conditions/culture', { choice: '9' }, 'choice'],
    ['comparison', { lens: 'rose-tinted', k: '10' }, 'lens'],
    ['comparison', { lens: 'equal', k: '3' }, 'k'],
    ['delivery', { recipients: '' }, 'recipients'],
    ['delivery', { recipients: 'ama@city.test\nnobody' }, 'recipients'],
  ])('refuse on %s: %j', async (path, fields, field) => {
    const { visitor } = await open(path);
    const page = await visitor.post(`${BASE}/${path}`, fields);
    expect(page.status).toBe(422);
    expect(page.html).toContain(`href="#${field}"`);
    expect(page.html).toContain(`id="${field}"`);
  });

  it('take recipients one a line, each once', async () => {
    const { form, visitor } = await open('delivery');
    await visitor.post(`${BASE}/delivery`, { recipients: 'ama@city.test\r\nKofi@city.test\n kofi@city.test ' });
    const { recipients } = await form.assessments.settings(ROUND.id, FREETOWN);
    expect(recipients?.map((address) => address.toLowerCase())).toEqual(['ama@city.test', 'kofi@city.test']);
  });
});

describe('a number as people type it', () => {
  it.each([
    ['', undefined],
    ['12500', 12_500],
    ['12,500', 12_500],
    ['12 500', 12_500],
    ['37,5', 37.5],
    ['37.5%', 37.5],
    ['-2', -2],
    ['about 12', null],
    ['1,2,3', null],
  ])('reads %j as %j', (text, value) => {
    expect(readNumber(text)).toBe(value);
  });
});
