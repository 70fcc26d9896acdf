import { describe, expect, it } from 'vitest';
import { flatten, readLanguage } from '#functions/platform/wording.ts';
import { FAMILIES } from '#shared/contracts/context.ts';
import { FORMS_OF_GOVERNMENT, POWERS } from '#shared/contracts/profile.ts';
import { REASONS } from '#shared/contracts/reasons.ts';
import { LENSES } from '#shared/contracts/submission.ts';
import { NEEDS } from '#shared/contracts/suggestion.ts';
import { buildReport } from '#shared/domain/report/build-report.ts';
import { featureText } from '#shared/domain/report/feature-words.ts';
import { toTenth } from '#shared/domain/report/rounding.ts';
import { content } from '#test/fakes/report-content.ts';
import { REPORT_INPUTS } from '#test/fakes/report-inputs.ts';
import { RARE_CASES } from './rare-cases.ts';

const say = content.wording('en');
const { meta, cities } = content.population();

describe('the words of a report', () => {
  it('have a sentence for every reason', () => {
    for (const reason of REASONS) {
      expect(say(`reasons.${reason}`)).toMatch(/^[A-Z].{20,}\.$/);
      expect(say(`report.row-reason.${reason}`).length).toBeGreaterThan(5);
    }
  });

  it('have a name for every family, lens, need and feature of the context', () => {
    const keys = [
      ...FAMILIES.map((family) => `context.families.${family}`),
      ...LENSES.map((lens) => `context.lenses.${lens}`),
      ...NEEDS.map((need) => `report.needs.${need}`),
      ...meta.features.map(({ id }) => `context.features.${id}`),
      ...FORMS_OF_GOVERNMENT.map((form) => `context.values.form-of-government.${form}`),
      ...POWERS.map((power) => `context.values.powers.${power}`),
    ];
    expect(keys.map((key) => say(key)).filter((words) => words.length < 3)).toEqual([]);
  });

  it('say every value that a city of the population has', () => {
    const some = cities.filter((_, index) => index % 97 === 0);
    const texts = some.flatMap(({ features }) =>
      meta.features.flatMap((feature) => {
        const value = features[feature.id];
        return value === undefined ? [] : [featureText(say, feature, value)];
      }),
    );
    expect(texts.filter((text) => text === '' || /NaN|undefined|[{}]/.test(text))).toEqual([]);
  });

  it('print a word of the city’s own that has no translation as it stands', () => {
    const tradition = meta.features.find(({ id }) => id === 'legal-tradition');
    if (tradition === undefined) throw new Error('no legal tradition');
    expect(featureText(say, tradition, ['common', 'kanun'])).toBe('common law and kanun');
  });

  it('are all used by one case or another, or chosen by a code', () => {
    const used = new Set<string>();
    for (const make of [...Object.values(REPORT_INPUTS), ...RARE_CASES.map(([, input]) => input)]) {
      const input = make();
      buildReport({
        ...input,
        say: (key, values) => {
          used.add(key);
          return input.say(key, values);
        },
      });
    }
    const byCode = /^report\.(row-reason|needs)\./;
    const idle = flatten(readLanguage('en'))
      .map(([key]) => key)
      .filter((key) => key.startsWith('report.') && !used.has(key) && !byCode.test(key));
    expect(idle).toEqual([]);
  });
});

describe('the one rule of rounding', () => {
  it.each([
    [2.25, 2.3],
    [2.75, 2.8],
    [3.249999, 3.2],
    [(2 + 3 + 2 + 2) / 4, 2.3],
    [-0.25, -0.3],
    [-0.04, 0],
    [5, 5],
  ])('prints %f as %f', (value, tenth) => {
    expect(toTenth(value)).toBe(tenth);
  });

  it('keeps the published steps of the peers', () => {
    expect([2, 2.5, 3.25].map((level) => say('report.format.peer', { level }))).toEqual(['2.0', '2.5', '3.25']);
  });
});
