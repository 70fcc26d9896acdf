import { comparisonSchema, LENSES } from '#shared/contracts/submission.ts';
import { paragraph } from '../../pages/blocks.ts';
import { checkboxes, radios } from '../../pages/fields.ts';
import type { SettingsPage } from '../pages/settings.ts';

interface ComparisonValues {
  readonly lens: string;
  readonly k: string;
  readonly filters: readonly string[];
}

const SIZES = [7, 10, 13];

/** Whom the city is compared with: fixed before the release, so that nobody can shop for peers. */
export const comparisonPage: SettingsPage<ComparisonValues> = {
  step: () => 'comparison',
  valuesOf: ({ comparison }) => ({
    lens: comparison?.lens ?? 'balanced',
    k: String(comparison?.k ?? 10),
    filters: [
      ...(comparison?.sameCountry ? ['same-country'] : []),
      ...(comparison?.sameAdministrativeRank ? ['same-rank'] : []),
    ],
  }),
  valuesSent: (fields) => ({ lens: fields.text('lens'), k: fields.text('k'), filters: fields.texts('filters') }),
  read({ lens, k, filters }, { say }, { comparison }) {
    const read = comparisonSchema.safeParse({
      lens,
      k: Number(k),
      sameCountry: filters.includes('same-country'),
      sameAdministrativeRank: filters.includes('same-rank'),
      additions: comparison?.additions ?? [],
    });
    if (read.success) return { value: { comparison: read.data } };
    const fields = new Set(read.error.issues.map(({ path }) => String(path[0])));
    return { errors: [...fields].map((field) => ({ field, text: say('form.errors.option') })) };
  },
  present({ say }, { lens, k, filters }, errors) {
    return {
      title: say('form.comparison.title'),
      heading: say('form.comparison.title'),
      intro: [paragraph(say('form.comparison.intro'))],
      fields: [
        radios({
          say,
          errors,
          name: 'lens',
          label: say('form.comparison.lens'),
          chosen: lens,
          options: LENSES.map((value) => ({
            value,
            text: say(`form.comparison.lenses.${value}`),
            hint: say(`form.comparison.lenses.${value}-hint`),
          })),
        }),
        radios({
          say,
          errors,
          name: 'k',
          label: say('form.comparison.size'),
          hint: say('form.comparison.size-hint'),
          classes: 'govuk-radios--inline',
          chosen: k,
          options: SIZES.map((size) => ({ value: String(size), text: say('form.comparison.cities', { count: size }) })),
        }),
        checkboxes({
          say,
          name: 'filters',
          label: say('form.comparison.filters'),
          chosen: filters,
          options: ['same-country', 'same-rank'].map((value) => ({ value, text: say(`form.comparison.${value}`) })),
        }),
      ],
    };
  },
};
