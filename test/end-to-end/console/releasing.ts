import { expect, it } from 'vitest';
import { CITIES, content } from '#test/fakes/release-round.ts';
import { OPERATOR } from './places.ts';
import { addCities, RELEASE_ROUND } from './release-cities.ts';
import type { Walk } from './walk.ts';

const BASE = `/console/rounds/${RELEASE_ROUND.id}`;
const RELEASE = `${RELEASE_ROUND.id}:1`;
const nameOf = (id = '') => content.population().cities.find((city) => city.id === id)?.name ?? '';

/** Publishes a release, judges the questions by it, and proves what was done. */
export const publishARelease = (walk: Walk): void => {
  it('says that it is too early to publish, by which rule, and has no button for it', async () => {
    await walk.go(BASE);
    await walk.press('Publish a release');
    await walk.sees('A benchmark needs 15 cities, and there are 14');
    await walk.look('release-too-early');
    expect(await walk.buttons(/^Publish/)).toBe(0);
  });

  it('shows what publishing would do, publishes it, and only once when it is sent again', async () => {
    await addCities(walk.here().stores, 14, 17);
    await walk.go(`${BASE}/release`);
    await walk.sees(`Release ${RELEASE} can be published`);
    for (const fold of await walk.here().page.locator('summary').all()) await fold.click();
    await walk.sees('has not submitted yet');
    await walk.look('release-preview');
    const [path, form] = [walk.path(), await walk.formOf()];
    await walk.press(`Publish ${RELEASE}`);
    await walk.sees(`${RELEASE} is published`);
    await walk.look('releases');
    expect(await walk.sendAgain(path, form)).toContain(`published=${encodeURIComponent(RELEASE)}`);
    expect(await walk.here().stores.releases.list(RELEASE_ROUND.id)).toHaveLength(1);
    await walk.go(`${BASE}/release`);
    await walk.sees('Since the last benchmark at least 5 cities must have joined');
  });

  it('says how good the questions are, all together and one by one', async () => {
    await walk.go(`${BASE}/releases`);
    await walk.press('Quality of the questions');
    await walk.sees(`Worked out from ${RELEASE}: 17 cities with 51 respondents`);
    await walk.look('quality');
    await walk.open('Strategic awareness');
    await walk.here().page.getByRole('heading', { name: 'How each question is answered' }).waitFor();
    await walk.look('quality-capability');
  });

  it('keeps in the audit log who published, and proves that nobody changed it', async () => {
    await walk.open('Audit log');
    const row = walk.here().page.getByRole('row', { name: /Release of 17 cities published/ });
    expect(await row.textContent()).toContain(OPERATOR);
    await walk.look('audit');
    await walk.fill('Round, city, action or person', 'nobody did this');
    await walk.press('Search');
    await walk.sees('No entry fits');
    await walk.look('audit-none');
    await walk.open('Check that no entry was changed');
    expect(await walk.heading()).toBe('Check the audit log');
    await walk.sees(/are as they were written/);
    await walk.look('audit-check');
  });
};

/** Takes back a consent, and erases a city. */
export const eraseACity = (walk: Walk): void => {
  it('takes back what a city agreed to', async () => {
    await walk.go(`${BASE}/cities/${CITIES[1]}`);
    await walk.open('What the city agreed to');
    await walk.here().page.getByLabel('To be named as a peer').check();
    await walk.press('Take back');
    await walk.here().page.getByRole('heading', { name: 'Taken back' }).waitFor();
    await walk.look('consents');
  });

  it('erases no city by mistake, and the one that is meant for good, with its proof', async () => {
    const city = nameOf(CITIES[0]);
    const standing = () => walk.here().stores.assessments.find(RELEASE_ROUND.id, CITIES[0] ?? '');
    await walk.go(`${BASE}/cities/${CITIES[0]}`);
    await walk.open('Erase this city');
    await walk.look('erase');
    await walk.press('Look what would go');
    await walk.look('erasure-waits');
    await walk.waitFor(`${RELEASE} holds the city`);
    await walk.look('erasure-confirm');
    await walk.fill('To erase it, type the city’s name', nameOf(CITIES[1]));
    await walk.press(`Erase ${city} for ever`);
    await walk.here().page.getByRole('alert').getByText('Nothing was erased').waitFor();
    await walk.look('erasure-wrong-name');
    expect(await walk.typed('To erase it, type the city’s name')).toBe(nameOf(CITIES[1]));
    expect(await standing()).toBeDefined();
    await walk.fill('To erase it, type the city’s name', city);
    await walk.press(`Erase ${city} for ever`);
    await walk.waitFor(`${city} is erased`);
    await walk.sees(`${RELEASE} was closed. ${RELEASE_ROUND.id}:2 without the city`);
    await walk.look('erased');
    expect(await standing()).toBeUndefined();
    expect((await walk.go(`${BASE}/cities/${CITIES[0]}`))?.status()).toBe(404);
    await walk.go(`${BASE}/releases`);
    await walk.sees('A city was erased.');
    await walk.look('releases-closed');
    await walk.open('Erasures');
    await walk.look('erasures');
    await walk.open('Audit log');
    expect(
      await walk
        .here()
        .page.getByRole('row', { name: /City erased/ })
        .textContent(),
    ).toContain(OPERATOR);
  });
};
