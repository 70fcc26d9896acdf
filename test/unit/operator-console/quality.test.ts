import { describe, expect, it } from 'vitest';
import { CAPABILITIES, type Level } from '#shared/contracts/names.ts';
import { createPublishRelease } from '#shared/operations/publish-release.ts';
import { anAssessment, aResponse, aSubmission, instrument, PRACTICES } from '#test/fakes/assessment-items.ts';
import { CITIES, content } from '#test/fakes/release-round.ts';
import { ROUND, setUpRound } from './console-setup.ts';

const PAGE = `/console/rounds/${ROUND.id}/quality`;
type LevelOf = (city: number, practice: number, person: number) => Level;

/** A release of so many cities with three people each. */
const setUp = async (cities: number, levelOf: LevelOf) => {
  const { tested, operator } = await setUpRound();
  for (const [index, city] of CITIES.slice(0, cities).entries()) {
    const responses = ['a', 'b', 'c'].map((name, person) =>
      aResponse(
        name,
        PRACTICES.map((_, practice) => levelOf(index, practice, person)),
      ),
    );
    const submission = aSubmission({ round: ROUND.id, city, responses });
    const { id, version, submittedAt } = submission;
    await tested.assessments.create(anAssessment({ round: ROUND.id, city }));
    await tested.submissions.insert(submission);
    await tested.assessments.addSubmission(ROUND.id, city, { submission: id, version, submittedAt });
  }
  await createPublishRelease({ ...tested, content, now: () => tested.clock.now })(ROUND.id);
  return { tested, show: async (query = '') => (await operator.get(`${PAGE}${query}`)).html };
};

/** Levels that differ between cities, a little between people and practices, and lie at no end. */
const sensible: LevelOf = (city, practice, person) => (1 + ((city + (practice % 2) + (person % 2)) % 5)) as Level;
/** Text without tags. */
const plain = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('the quality of the questions in the console', () => {
  it('says before the first release that there is none, and where one is made', async () => {
    const { operator } = await setUpRound();
    const { status, html } = await operator.get(PAGE);
    expect(status).toBe(200);
    expect(html).toContain('has no release yet');
    expect(html).toContain(`href="/console/rounds/${ROUND.id}/release"`);
  });

  it('says every figure with its number, and where there is none why', async () => {
    const { show } = await setUp(32, sensible);
    const text = plain(await show());
    expect(text).toContain(`Worked out from ${ROUND.id}:1: 32 cities with 96 respondents`);
    expect(text).toMatch(/Strategic awareness 0\.\d\d \(n = 32\) 0\.\d\d to 0\.\d\d None: it takes 50 complete cities/);
    expect(text).toContain('None: it takes 5 verified cities (n = 0)');
    expect(text).toMatch(/All four families \d\.\d\d \(n = 160\) \d\.\d\d \(n = 1,000\) [01]\.\d{3}/);
    expect(text).toContain('Without Size and place');
  });

  it('puts warnings first and hides no number: questions against each other, and too many at an end', async () => {
    // Two questions go down where the first goes up.
    const opposed: LevelOf = (city, practice) =>
      ([1 + (city % 5), 5 - (city % 5), 1 + ((2 * city) % 5), 5 - (city % 5)][practice % 4] ?? 1) as Level;
    const text = plain(await (await setUp(32, opposed)).show());
    expect(text).toContain('5 things ask for your attention');
    expect(text).toContain('Strategic awareness: the answers to its questions work against each other');
    expect(text).toMatch(/Strategic awareness -\d+\.\d\d \(n = 32\)/);
    const low = plain(await (await setUp(16, () => 1)).show());
    expect(low).toContain('Looking ahead: too many answers are at the lowest level');
    expect(low).toContain('100 % (n = 16)');
  });

  it('has a page for every capability, question by question, with every level counted', async () => {
    const { show } = await setUp(32, sensible);
    for (const [index, capability] of CAPABILITIES.entries()) {
      const text = plain(await show(`?only=${capability}`));
      for (const { name } of instrument.capabilities[index]?.practices ?? []) expect(text).toContain(name);
      expect(text).toMatch(/ 96 \d+ \d+ \d+ \d+ \d+ 0 % \(n = 96\) 0 % \(n = 96\) None: no times are known/);
      expect(text).toContain('Differences by region');
    }
    expect(plain(await show('?only=nonsense'))).toBe(plain(await show()));
  });

  it('is worked out once for a release, and anew for the next', async () => {
    const { tested, show } = await setUp(16, sensible);
    let reads = 0;
    const { find } = tested.submissions;
    const counting = (id: string) => {
      reads += 1;
      return find(id);
    };
    Object.assign(tested.submissions, { find: counting });
    await show();
    const once = reads;
    await show('?only=adapting-focus');
    expect([once > 0, reads]).toEqual([true, once]);
  });
});
