import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Instrument, instrumentSchema } from '#shared/contracts/instrument.ts';
import { LANGUAGES } from '#shared/contracts/names.ts';
import { itemsOf, readingDifficulty, wordingFaults } from './instrument-wording.ts';

const folder = new URL('../../templates/instruments/', import.meta.url);
const versions = readdirSync(folder).filter((name) => !name.endsWith('.json'));
const files = versions.flatMap((version) => readdirSync(new URL(version, folder)).map((file) => `${version}/${file}`));
const contents = (file: string): unknown => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
const english = instrumentSchema.parse(contents('2026.1/en.json'));

const practicesOf = ({ capabilities }: Instrument) => capabilities.flatMap(({ practices }) => practices);
const optionsOf = ({ where }: Instrument['capabilities'][number]['practices'][number]) =>
  [...where.methodologies, ...where.organisational, ...where.cultural].map(({ id }) => id);

function repeated(ids: string[]): string[] {
  return ids.filter((id, index) => ids.indexOf(id) !== index);
}

/** Ids that would be ambiguous in an answer, where options and partners of a practice share one list. */
function repeatedIds(instrument: Instrument): string[] {
  const partners = instrument.partners.map(({ id }) => id);
  return [
    ...repeated(itemsOf(instrument).map(({ id }) => id)),
    ...practicesOf(instrument).flatMap((practice) => repeated([...optionsOf(practice), ...partners])),
  ];
}

/** What a translation may not change: every id in its place, and how many examples there are. */
function skeleton(instrument: Instrument): string[] {
  return [
    ...practicesOf(instrument).map((practice) =>
      [practice.id, ...optionsOf(practice), practice.evidenceExamples.length].join(' '),
    ),
    ...instrument.conditions.map(({ id }) => id),
    ...instrument.partners.map(({ id }) => id),
  ];
}

function untranslated(original: Instrument, translation: Instrument): string[] {
  const known = new Set(itemsOf(original).flatMap(({ question, statements }) => [question, ...statements]));
  return itemsOf(translation).flatMap(({ question, statements }) =>
    [question, ...statements].filter((text) => known.has(text)),
  );
}

/** The English instrument with one fault planted, to show that a rule can be broken. */
function withFault(plant: (copy: Instrument) => void): Instrument {
  const copy = structuredClone(english);
  plant(copy);
  return copy;
}
const firstOf = (copy: Instrument) => copy.capabilities[0]!.practices[0]!;

describe('an instrument version', () => {
  it.each(versions)('%s has one file for every language and nothing else', (version) => {
    const expected = LANGUAGES.map((language) => `${version}/${language}.json`);
    expect(files.filter((file) => file.startsWith(`${version}/`)).sort()).toEqual(expected.sort());
  });

  it.each(versions)('%s asks the same in every language', (version) => {
    const original = instrumentSchema.parse(contents(`${version}/en.json`));
    for (const language of LANGUAGES.filter((name) => name !== 'en')) {
      const translation = instrumentSchema.parse(contents(`${version}/${language}.json`));
      expect(skeleton(translation)).toEqual(skeleton(original));
      expect(untranslated(original, translation)).toEqual([]);
    }
    expect(skeleton(withFault((copy) => firstOf(copy).where.cultural.pop()))).not.toEqual(skeleton(english));
    expect(untranslated(english, english)).toHaveLength(24 * 6);
  });

  it('2026.1 asks the twenty practices, four of each capability, and the four conditions', () => {
    expect(
      Object.fromEntries(english.capabilities.map(({ id, practices }) => [id, practices.map((p) => p.id)])),
    ).toEqual({
      'strategic-awareness': ['looking-ahead', 'using-data', 'listening-to-residents', 'making-sense-together'],
      'adapting-focus': ['reviewing-priorities', 'moving-resources', 'responding-to-shocks', 'stopping-and-renewing'],
      'building-coalitions': [
        'partners-beyond-government',
        'residents-as-co-producers',
        'working-across-levels',
        'pooling-resources',
      ],
      'transforming-teams': [
        'building-skills',
        'teams-across-silos',
        'reshaping-delivery',
        'leadership-clears-the-way',
      ],
      'embedding-experimentation': [
        'testing-before-scaling',
        'measuring-and-evaluating',
        'sharing-what-was-learned',
        'safe-to-try',
      ],
    });
    expect(english.conditions.map(({ id }) => id)).toEqual([
      'structural-design',
      'leadership',
      'culture',
      'external-partnerships',
    ]);
  });
});

describe.each(files)('the instrument file %s', (file) => {
  const instrument = instrumentSchema.parse(contents(file));

  it('is filed under its own version and language', () => {
    expect(`${instrument.version}/${instrument.language}.json`).toBe(file);
  });

  it('has no id twice where an answer could not tell them apart', () => {
    expect(repeatedIds(instrument)).toEqual([]);
  });

  it('says no statement twice', () => {
    expect(repeated(itemsOf(instrument).flatMap(({ statements }) => statements))).toEqual([]);
  });

  it('keeps the rules of wording', () => {
    expect(wordingFaults(instrument)).toEqual([]);
  });
});

describe('the checks of an instrument', () => {
  it.each<[string, (copy: Instrument) => void]>([
    ['a fourth level only', (copy) => void (firstOf(copy).statements as string[]).pop()],
    ['a key that nothing reads', (copy) => void Object.assign(firstOf(copy), { hint: 'An orphan key.' })],
    ['a missing gloss', (copy) => void Object.assign(firstOf(copy), { gloss: undefined })],
    ['capabilities in another order', (copy) => void copy.capabilities.reverse()],
  ])('refuse %s', (_, plant) => {
    expect(instrumentSchema.safeParse(withFault(plant)).success).toBe(false);
  });

  it('find a partner that is named like an option', () => {
    const partner = english.partners[0]!;
    expect(repeatedIds(withFault((copy) => void firstOf(copy).where.cultural.push(partner)))).toEqual([partner.id]);
  });

  it.each<[string, string]>([
    [
      'frequency word "often"',
      'Departments often look at trends together and then write down what they expect to see.',
    ],
    [
      'more than two sentences',
      'We look ahead. We write it down for all. Every department then gets to read the result.',
    ],
    ['and/or', 'Departments look ahead and/or ask an outside expert to tell them what they should expect.'],
    ['12 characters', 'We look far.'],
    ['long sentence', `Departments look ${'further and '.repeat(10)}further ahead.`],
    ['no full stop', 'Departments look ahead together and write down what they expect to see in the years to come'],
  ])('find this in a statement: %s', (fault, statement) => {
    const planted = withFault((copy) => firstOf(copy).statements.splice(0, 1, statement));
    expect(wordingFaults(planted)).toContain(`looking-ahead: level 1, ${fault}`);
  });

  it('find a double question, two statements that look alike, and officialese', () => {
    const double = withFault((copy) => Object.assign(firstOf(copy), { question: 'Do you look ahead? How far ahead?' }));
    expect(wordingFaults(double)).toEqual(['looking-ahead: not one single question']);
    const alike = withFault((copy) => void firstOf(copy).statements.splice(4, 1, firstOf(copy).statements[3]));
    expect(wordingFaults(alike)).toContain('looking-ahead: two statements are hard to tell apart');
    const officialese = 'Interdepartmental coordination mechanisms facilitate comprehensive prioritisation.';
    expect(readingDifficulty(officialese)).toBeGreaterThan(80);
    const statements = [officialese, officialese, officialese, officialese, officialese];
    const hard = withFault((copy) => void Object.assign(firstOf(copy), { statements }));
    expect(wordingFaults(hard)).toContain('looking-ahead: hard to read');
  });
});
