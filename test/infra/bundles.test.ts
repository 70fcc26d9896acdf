import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDynaliteTable } from '../contract/dynalite-table.ts';
import { anHttpRequest } from '../fakes/http-request.ts';
import { bundleFunctions, callBundle } from './bundled.ts';

/** What each kind of function answers to a call that is no work: a stranger's request, an empty batch, no watch. */
const CALLS: Readonly<Record<string, readonly [unknown, unknown]>> = {
  'hosted-form': [anHttpRequest(), { statusCode: 403 }],
  'operator-console': [anHttpRequest({ path: '/console' }), { statusCode: 403 }],
  'submissions-api': [anHttpRequest(), { statusCode: 403 }],
  'score-submission': [{ Records: [] }, { batchItemFailures: [] }],
  'render-report': [{ Records: [] }, { batchItemFailures: [] }],
  'deliver-report': [{ Records: [] }, { batchItemFailures: [] }],
  'record-delivery': [{ Records: [] }, { batchItemFailures: [] }],
  'erase-data': [{ Records: [] }, { batchItemFailures: [] }],
  reconcile: [{}, { published: 0, dropped: 0 }],
};

describe('the production bundles', () => {
  let made: ReturnType<typeof bundleFunctions>;
  let table: Awaited<ReturnType<typeof startDynaliteTable>>;
  beforeAll(async () => {
    made = bundleFunctions();
    table = await startDynaliteTable();
  }, 240_000);
  afterAll(async () => {
    made.remove();
    await table.stop();
  });

  it('are one for each function', () => {
    expect(made.bundles.map(({ name }) => name).toSorted()).toEqual(Object.keys(CALLS).toSorted());
  });

  it.each(Object.entries(CALLS))(
    'load and answer under Node 24 away from the project: %s',
    async (name, [event, answer]) => {
      const bundle = made.bundles.find((one) => one.name === name);
      if (bundle === undefined) throw new Error(`No bundle ${name}`);
      const called = await callBundle(bundle, event, { AWS_ENDPOINT_URL_DYNAMODB: table.endpoint });
      expect(called.version).toMatch(/^v24\./);
      expect(called.answer).toMatchObject(answer as object);
    },
  );

  it('carry the content that their function reads', () => {
    const render = made.bundles.find(({ name }) => name === 'render-report');
    const folders = readdirSync(join(render?.folder ?? '', 'templates'));
    expect(folders).toEqual(expect.arrayContaining(['context', 'fonts', 'instruments', 'languages']));
  });

  it('lead a stack trace back to the sources, by the same names wherever the project lies', () => {
    for (const { name, folder } of made.bundles) {
      const { sources } = JSON.parse(readFileSync(join(folder, 'index.mjs.map'), 'utf8')) as { sources: string[] };
      expect(sources).toContain(`../../../functions/${name}/index.ts`);
      expect(sources.filter((source) => !source.startsWith('../../../'))).toEqual([]);
    }
  });

  it('stay far under what Lambda takes', () => {
    for (const { name, bytes } of made.bundles) expect(bytes, name).toBeLessThan(5_000_000);
  });
});
