import type { Population } from '#shared/contracts/context.ts';
import type { Codebook, Variable } from '#shared/contracts/export.ts';
import type { Instrument } from '#shared/contracts/instrument.ts';
import type { Release } from '#shared/contracts/release.ts';
import { ANY } from './group-alike.ts';
import { K, MISSING, type ResearchTable } from './research-rows.ts';

/** Column of a capability's or practice's level. */
export const columnOf = (id: string): string => id.replaceAll('-', '_');

const MISSING_CODES: Variable['missing'] = [
  { code: MISSING.notShown, label: 'Not shown: answers of too few people' },
  { code: MISSING.doesNotApply, label: 'Does not apply to the city' },
  { code: MISSING.notKnown, label: 'Not answered or not known' },
];
const SIZE_BANDS: Variable['values'] = [
  { code: 'under-100k', label: 'Under 100,000 people' },
  { code: '100k-300k', label: '100,000 to 300,000 people' },
  { code: '300k-1m', label: '300,000 to 1 million people' },
  { code: '1m-3m', label: '1 to 3 million people' },
  { code: 'over-3m', label: 'Over 3 million people' },
  { code: ANY, label: 'Not told: too few cities alike' },
];

const text = (name: string, label: string, values: Variable['values'] = []): Variable => ({
  name,
  label,
  kind: 'text',
  values,
  missing: [],
});

const levelVariable = (id: string, label: string): Variable => ({
  name: columnOf(id),
  label,
  kind: 'number',
  range: { from: 1, to: 5, step: 0.5 },
  values: [],
  missing: MISSING_CODES,
});

const levelVariables = ({ capabilities }: Instrument): Variable[] => [
  ...capabilities.map(({ id, name, plainName }) => levelVariable(id, `Level of ${name} (${plainName})`)),
  ...capabilities.flatMap(({ name, practices }) =>
    practices.map((practice) => levelVariable(practice.id, `${practice.name} (${name}): ${practice.question}`)),
  ),
];

/** Describes a research export: every variable with its label, values and missing codes, in the order of the columns. */
export const codebookOf = (
  release: Release,
  { rows, withheld }: ResearchTable,
  { instrument, population }: { readonly instrument: Instrument; readonly population: Population },
): Codebook => {
  const regions = Object.entries(population.meta.regions).map(([code, label]) => ({ code, label }));
  const { id, round, method, contextData, demonstration } = release;
  return {
    title: `Dynamic capabilities of city governments: open adaptation, not the official Index${demonstration ? ' (invented data)' : ''}`,
    release: id,
    round,
    instrument: release.instrument,
    method,
    contextData,
    demonstration,
    rows: rows.length,
    withheld,
    k: K,
    variables: [
      { name: 'row', label: 'Number of the row; it names no city', kind: 'number', values: [], missing: [] },
      text('region', 'Region of the world', [...regions, { code: ANY, label: 'Not told: too few cities alike' }]),
      text('size_band', 'Population of the city', SIZE_BANDS),
      ...levelVariables(instrument),
      text('release', 'Release that the row was taken from'),
      text('instrument', 'Version of the questions'),
      text('method', 'Version of the method'),
      text('context_data', 'Version of the reference data that region and population come from'),
      text('data', 'Whether cities gave the answers', [
        { code: 'collected', label: 'Answers of cities' },
        { code: 'invented', label: 'Invented for a demonstration' },
      ]),
    ],
  };
};

/** The values of a row by column, in the order of the codebook. */
export const recordsOf = (codebook: Codebook, { rows }: ResearchTable): Record<string, string | number>[] => {
  const { release, instrument, method, contextData, demonstration } = codebook;
  return rows.map(({ row, region, sizeBand, levels }) => ({
    row,
    region,
    size_band: sizeBand,
    ...Object.fromEntries(Object.entries(levels).map(([id, level]) => [columnOf(id), level])),
    release,
    instrument,
    method,
    context_data: contextData,
    data: demonstration ? 'invented' : 'collected',
  }));
};
