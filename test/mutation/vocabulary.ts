import { inspect } from 'node:util';

export { expect } from 'vitest';

type Body = () => unknown;
type Row = readonly unknown[] | unknown;
type RowBody = (...row: never[]) => unknown;

/** A `describe`: its hooks run once for the tests inside that are asked for. */
export interface Group {
  readonly name: string;
  readonly within: Group | undefined;
  readonly beforeAll: Body[];
  readonly beforeEach: Body[];
  readonly afterEach: Body[];
  readonly afterAll: Body[];
}

/** An `it`, not yet run. The id is its file and its title with the titles around it. */
export interface UnitTest {
  readonly id: string;
  readonly file: string;
  readonly group: Group;
  readonly body: Body;
}

const aGroup = (name: string, within: Group | undefined): Group => {
  return { name, within, beforeAll: [], beforeEach: [], afterEach: [], afterAll: [] };
};

/** The groups around a group and itself, outermost first. */
export const lineOf = (group: Group): Group[] => [...(group.within ? lineOf(group.within) : []), group];

/** The tests of all files told so far, by id. */
export const collected = new Map<string, UnitTest>();
let file = '';
let group = aGroup('', undefined);
const finishing: Body[] = [];

/** Runs a test file's own code, which tells its tests. */
export const collect = async (path: string, load: Body): Promise<void> => {
  file = path;
  group = aGroup(path, undefined);
  await load();
};

/** Runs what the test just run asked for at its end. */
export const finish = async (): Promise<void> => {
  for (const body of finishing.splice(0).reverse()) await body();
};

/** The rows of a table, each with the title it gives its test. */
const each =
  (tell: (title: string, body: Body) => void) =>
  (rows: readonly Row[]) =>
  (title: string, body: RowBody): void => {
    for (const [index, row] of rows.entries()) {
      const values = (Array.isArray(row) ? row : [row]) as never[];
      const name = `${title} (row ${index + 1}: ${inspect(values, { depth: 0, breakLength: Number.POSITIVE_INFINITY })})`;
      tell(name, () => body(...values));
    }
  };

const describeGroup = (name: string, body: Body): void => {
  group = aGroup(name, group);
  body();
  group = group.within as Group;
};

const tellTest = (title: string, body: Body): void => {
  const names = [
    ...lineOf(group)
      .slice(1)
      .map(({ name }) => name),
    title,
  ];
  const id = `${file}#${names.join(' > ')}`;
  if (collected.has(id))
    throw new Error(`Two tests have the title "${names.join(' > ')}" in ${file}: name one of them anew`);
  collected.set(id, { id, file, group, body });
};

/** Vitest's words for tests, as far as the unit tests use them; `expect` is Vitest's own. */
export const describe = Object.assign(describeGroup, { each: each(describeGroup) });
export const it = Object.assign(tellTest, { each: each(tellTest) });
export const beforeAll = (body: Body): void => void group.beforeAll.push(body);
export const beforeEach = (body: Body): void => void group.beforeEach.push(body);
export const afterEach = (body: Body): void => void group.afterEach.push(body);
export const afterAll = (body: Body): void => void group.afterAll.push(body);
export const onTestFinished = (body: Body): void => void finishing.push(body);
