import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const ROOT = `${import.meta.dirname}/../../`;
const DOCUMENTED = ['statistics', 'domain/benchmark', 'domain/distance', 'domain/levels', 'domain/peers'];

/** Steps on the way: they arrange, look up or choose, and work out nothing that has a formula. */
const NO_STATISTIC = [
  'clipInterval',
  'coefficientsOf',
  'comparability',
  'comparableRows',
  'compileGower',
  'completeColumns',
  'covarianceMatrix',
  'distancesByCode',
  'distanceTable',
  'findPatterns',
  'gowerWeights',
  'nearest',
  'nearestOfAll',
  'reweighedDistances',
  'rowsOf',
  'sampleWithout',
  'withoutFeature',
];

interface Documented {
  readonly name: string;
  readonly file: string;
  readonly doc: string;
}

/** Every exported function of a folder with the docstring that stands right above it. */
const functionsIn = (folder: string): Documented[] =>
  globSync(`shared/${folder}/*.ts`, { cwd: ROOT }).flatMap((file) => {
    const source = readFileSync(`${ROOT}${file}`, 'utf8');
    const found = source.matchAll(
      /(\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n)?export (?:const (\w+) =\s*(?:async )?(?:<[\s\S]*?>)?\(|(?:async )?function (\w+))/g,
    );
    return [...found].map(([, doc = '', arrow, classic = '']) => ({ name: arrow ?? classic, file, doc }));
  });

/** A year of publication, the digital library of functions, or a formula. */
const namesFormulaOrSource = (doc: string): boolean => /\b(18|19|20)\d\d\b|DLMF|`[^`]*[=+/√²][^`]*`/.test(doc);

describe('the docstrings of the core', () => {
  it.each(DOCUMENTED)('stand above every exported function of shared/%s', (folder) => {
    const functions = functionsIn(folder);
    expect(functions.length).toBeGreaterThan(5);
    expect(functions.filter(({ doc }) => doc.length < 20).map(({ file, name }) => `${file} ${name}`)).toEqual([]);
  });

  it('name formula or source of every statistic', () => {
    const statistics = functionsIn('statistics').filter(({ name }) => !NO_STATISTIC.includes(name));
    expect(statistics.length).toBeGreaterThan(35);
    expect(statistics.filter(({ doc }) => !namesFormulaOrSource(doc)).map(({ name }) => name)).toEqual([]);
  });

  it('except only functions that there are', () => {
    const names = new Set(functionsIn('statistics').map(({ name }) => name));
    expect(NO_STATISTIC.filter((name) => !names.has(name))).toEqual([]);
  });
});

describe('the table of statistics', () => {
  const table = readFileSync(`${ROOT}docs/statistics.md`, 'utf8');
  const places = [...table.matchAll(/\| `([\w/.-]+\.ts)` `(\w+)` \|/g)].map(([, file = '', name = '']) => ({
    file,
    name,
  }));

  it('says where each one is worked out, and it is there', () => {
    expect(places.length).toBeGreaterThan(35);
    const lost = places.filter(({ file, name }) => {
      const source = readFileSync(`${ROOT}${file}`, 'utf8');
      return !new RegExp(`export (const|function) ${name}\\b`).test(source);
    });
    expect(lost).toEqual([]);
  });
});
