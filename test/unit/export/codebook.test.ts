import { beforeAll, describe, expect, it } from 'vitest';
import { type Codebook, codebookSchema } from '#shared/contracts/export.ts';
import { CAPABILITIES } from '#shared/contracts/names.ts';
import { codebookOf, columnOf, recordsOf } from '#shared/domain/export/codebook.ts';
import type { ResearchTable } from '#shared/domain/export/research-rows.ts';
import { content } from '../../fakes/release-round.ts';
import { memberWith, releaseWith } from '../benchmark/samples.ts';

const instrument = content.instrument('2026.1', 'en');
const release = releaseWith([memberWith({})], { id: 'trial:2', contextData: '2026-01', method: '3' });
const levels = { [CAPABILITIES[0]]: 2.5, [CAPABILITIES[1]]: 9 };
const table: ResearchTable = {
  rows: [
    { row: 1, region: 'caribbean', sizeBand: 'any', levels },
    { row: 2, region: 'caribbean', sizeBand: 'any', levels },
  ],
  cities: ['gn-1', 'gn-2'],
  withheld: 3,
};
const about = (demonstration: boolean) =>
  codebookOf({ ...release, demonstration }, table, { instrument, population: content.population() });

describe('the codebook of an export', () => {
  let codebook: Codebook;
  const variable = (name: string) => codebook.variables.find((one) => one.name === name);
  beforeAll(() => {
    codebook = codebookSchema.parse(about(false));
  });

  it('tells where the rows come from, how many there are and how many cities are withheld', () => {
    expect(codebook).toMatchObject({
      title: 'Dynamic capabilities of city governments: open adaptation, not the official Index',
      release: 'trial:2',
      round: 'trial',
      instrument: '2026.1',
      method: '3',
      contextData: '2026-01',
      demonstration: false,
      rows: 2,
      withheld: 3,
      k: 5,
    });
  });

  it('says in its title that data are invented', () => {
    expect(about(true).title).toMatch(/not the official Index \(invented data\)$/);
  });

  it('has a variable for each level, called as the instrument calls it, capabilities first', () => {
    const [capability] = instrument.capabilities;
    const [practice] = capability?.practices ?? [];
    const numbers = codebook.variables.filter(({ range }) => range).map(({ name }) => name);
    expect(numbers.slice(0, 6)).toEqual([...CAPABILITIES.map(columnOf), columnOf(practice?.id ?? '')]);
    expect(variable(columnOf(CAPABILITIES[0]))).toMatchObject({
      label: `Level of ${capability?.name} (${capability?.plainName})`,
      kind: 'number',
      range: { from: 1, to: 5, step: 0.5 },
      values: [],
      missing: [{ code: 7 }, { code: 8 }, { code: 9 }],
    });
    expect(variable(columnOf(practice?.id ?? ''))?.label).toBe(
      `${practice?.name} (${capability?.name}): ${practice?.question}`,
    );
  });

  it('has a word for every region of the context data and for what is not told', () => {
    const { regions } = content.population().meta;
    expect(variable('region')?.values).toEqual([
      ...Object.entries(regions).map(([code, label]) => ({ code, label })),
      { code: 'any', label: 'Not told: too few cities alike' },
    ]);
    expect(variable('size_band')?.values.map(({ code }) => code)).toEqual([
      'under-100k',
      '100k-300k',
      '300k-1m',
      '1m-3m',
      'over-3m',
      'any',
    ]);
  });

  it('labels every other variable, none of which has missing values', () => {
    const others = codebook.variables.filter(({ range }) => !range);
    expect(others.map(({ name, label, kind }) => [name, label, kind])).toEqual([
      ['row', 'Number of the row; it names no city', 'number'],
      ['region', 'Region of the world', 'text'],
      ['size_band', 'Population of the city', 'text'],
      ['release', 'Release that the row was taken from', 'text'],
      ['instrument', 'Version of the questions', 'text'],
      ['method', 'Version of the method', 'text'],
      ['context_data', 'Version of the reference data that region and population come from', 'text'],
      ['data', 'Whether cities gave the answers', 'text'],
    ]);
    for (const { missing } of others) expect(missing).toEqual([]);
    expect(variable('row')?.values).toEqual([]);
    expect(variable('release')?.values).toEqual([]);
    expect(variable('data')?.values).toEqual([
      { code: 'collected', label: 'Answers of cities' },
      { code: 'invented', label: 'Invented for a demonstration' },
    ]);
  });
});

describe('the record of a row', () => {
  it('has region, size and levels by column, and the versions that it rests on', () => {
    const [record] = recordsOf(about(false), table);
    expect(record).toEqual({
      row: 1,
      region: 'caribbean',
      size_band: 'any',
      [columnOf(CAPABILITIES[0])]: 2.5,
      [columnOf(CAPABILITIES[1])]: 9,
      release: 'trial:2',
      instrument: '2026.1',
      method: '3',
      context_data: '2026-01',
      data: 'collected',
    });
    expect(recordsOf(about(true), table).map(({ row, data }) => [row, data])).toEqual([
      [1, 'invented'],
      [2, 'invented'],
    ]);
  });

  it('has a column name without hyphens, wherever they stand', () => {
    expect(columnOf('embedding-experimentation-1')).toBe('embedding_experimentation_1');
  });
});
