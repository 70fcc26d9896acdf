import { readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import { createContent } from '#functions/platform/content.ts';
import { cityIdSchema } from '#shared/contracts/names.ts';
import { chapterOf } from './known-cities-text.ts';
import { nearestOfKnownCity } from './nearest-of-known-city.ts';

const JUDGEMENTS = new URL('./known-cities.json', import.meta.url);
const PAGE = new URL('../../docs/peers-of-known-cities.md', import.meta.url);

const judgementsSchema = z.strictObject({
  /** The data that the judges looked at. */
  contextData: z.string(),
  overall: z.array(z.string()),
  cities: z.array(z.strictObject({ city: cityIdSchema, verdict: z.string().min(1), judgement: z.string().min(1) })),
});

/** The page on the peers of known cities: lists worked out now, judgements as they were written down. */
export function knownCitiesPage(): string {
  const content = createContent();
  const population = content.population();
  const words = { say: content.wording('en'), population };
  const judged = judgementsSchema.parse(JSON.parse(readFileSync(JUDGEMENTS, 'utf8')));
  const { version } = population.meta;
  const stale =
    judged.contextData === version ? [] : [`The judgements speak of ${judged.contextData}: read the lists again.`];
  const chapters = judged.cities.map((one) => chapterOf(words, nearestOfKnownCity(population, one.city), one));
  return `${[...introduction(version), ...stale, ...judged.overall, ...chapters].join('\n\n')}\n`;
}

const introduction = (version: string): string[] => [
  '# Peers of twelve known cities',
  `Written by \`npm run context:known-cities\` from context data ${version}; the judgements are kept in \`infra/context/known-cities.json\`. For each city: its ten nearest of the whole reference population under the balanced lens, as if every city took part that is not part of a larger one, at most five from its own state and three from any other. Nobody's answers are in it.`,
  'How to read a row: the likeness of the pair as a reader would be told it (close: nine of ten random pairs are farther apart; fair: seven of ten) and the share of 200 other reasonable weightings in which the city stays in the list; each family in words with its share of the whole distance; then values, the city itself first.',
];

if (import.meta.main) {
  writeFileSync(PAGE, knownCitiesPage());
  process.stdout.write('docs/peers-of-known-cities.md written\n');
}
