import type { City, Population } from '#shared/contracts/context.ts';
import type { Round } from '#shared/contracts/round.ts';
import type { Wording } from '#shared/ports/content.ts';
import { paragraph } from '../../pages/blocks.ts';
import type { FieldError } from '../../pages/field-errors.ts';
import { input, radios } from '../../pages/fields.ts';
import { countryNameOf } from '../../pages/find-city.ts';
import { button } from '../../pages/form-page.ts';
import { type PageReply, page } from '../../pages/reply.ts';

interface CitySearch {
  readonly say: Wording;
  readonly round: Round;
  readonly population: Population;
  readonly query: string;
  readonly found: readonly City[];
  readonly errors?: readonly FieldError[] | undefined;
}

export const presentCitySearch = (search: CitySearch): PageReply => {
  const { say, round, population, query, found, errors } = search;
  const isEmpty = query !== '' && found.length === 0;
  return page({
    view: 'search',
    title: say('form.city-search.title'),
    isDemonstration: round.demonstration,
    back: { href: '/assessments', text: say('form.back') },
    ...(errors !== undefined && { errors, status: 422 }),
    model: {
      caption: round.name,
      heading: say('form.city-search.title'),
      intro: [paragraph(say('form.city-search.intro', { cities: population.cities.length }))],
      search: {
        action: `/rounds/${round.id}`,
        field: input({
          say,
          name: 'city',
          label: say('form.city-search.label'),
          hint: say('form.city-search.hint'),
          value: query,
          type: 'search',
          autocomplete: 'off',
        }),
        button: { text: say('form.city-search.search'), classes: 'govuk-button--secondary' },
      },
      foundText: query === '' ? '' : say('form.city-search.live', { count: found.length }),
      ...(found.length > 0 && { found: presentFound(search) }),
      after: isEmpty
        ? [paragraph(say('form.city-search.none', { query })), paragraph(say('form.city-search.advice'))]
        : [],
    },
  });
};

const presentFound = ({ say, round, population, query, found, errors }: CitySearch) => ({
  action: `/rounds/${round.id}/claim`,
  hidden: [{ name: 'query', value: query }],
  fields: [
    radios({
      say,
      errors,
      name: 'claim',
      label: say('form.city-search.found', { count: found.length }),
      hint: say('form.city-search.found-hint'),
      chosen: found.length === 1 ? (found[0]?.id ?? '') : '',
      options: found.map((city) => ({
        value: city.id,
        text: city.name,
        hint: say('form.city-search.option', {
          country: countryNameOf(population, city),
          people: rounded(city.population),
        }),
      })),
    }),
  ],
  button: button(say('form.city-search.claim')),
});

/** To two figures, as nobody counts a city to the last person. */
const rounded = (people: number): number => Number(people.toPrecision(2));
