import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { App } from 'aws-cdk-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '#infra/config.ts';
import { addStage } from '#infra/stages.ts';

interface Asset {
  readonly path: string;
}
interface FunctionResource {
  readonly Type: string;
  readonly Metadata?: { readonly entry?: string };
  readonly Properties: {
    readonly Code: { readonly S3Key: string };
    readonly Environment: { readonly Variables: object };
  };
}

const VARIABLES = {
  TABLE_NAME: 'table',
  FILES_BUCKET_NAME: 'files',
  TOPIC_ARN: 'arn:aws:sns:eu-west-1:123456789012:events',
  PUBLIC_ADDRESS: 'https://cities.example.org',
  ORIGIN_SECRET: 'x'.repeat(32),
  APPLICATION_KEY: 'x'.repeat(32),
};

/** Loads a bundle as Lambda does, away from the project, and says what its handler is. */
const load = async (folder: string, variables: object): Promise<string> => {
  const code = `import(${JSON.stringify(join(folder, 'index.mjs'))}).then(({ handler }) => console.log(process.version, typeof handler))`;
  const env = {
    PATH: process.env.PATH,
    AWS_REGION: 'eu-west-1',
    LAMBDA_TASK_ROOT: folder,
    POWERTOOLS_TRACE_ENABLED: 'false',
    ...variables,
  };
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', code], {
    cwd: folder,
    env,
  });
  return stdout.trim();
};

describe('the production bundles', () => {
  let outdir: string;
  let functions: FunctionResource[];
  beforeAll(() => {
    outdir = mkdtempSync(join(tmpdir(), 'bundles-'));
    const app = new App({ outdir });
    const { stackName } = addStage(app, readConfig('example'));
    const resources = Object.values(app.synth().getStackByName(stackName).template.Resources) as FunctionResource[];
    functions = resources.filter(({ Type, Metadata }) => Type === 'AWS::Lambda::Function' && Metadata?.entry);
  }, 240_000);
  afterAll(() => rmSync(outdir, { recursive: true, force: true }));

  const folderOf = ({ Properties }: FunctionResource): string => {
    const file = readdirSync(outdir).find((name) => /^CityCapabilities-.*\.assets\.json$/.test(name)) ?? '';
    const { files } = JSON.parse(readFileSync(join(outdir, file), 'utf8')) as {
      files: Record<string, { source: Asset }>;
    };
    const hash = Properties.Code.S3Key.replace(/\.zip$/, '');
    return join(outdir, files[hash]?.source.path ?? '');
  };
  const literals = ({ Properties }: FunctionResource) =>
    Object.fromEntries(
      Object.entries(Properties.Environment.Variables).map(([name, value]) => [
        name,
        typeof value === 'string' ? value : VARIABLES[name as keyof typeof VARIABLES],
      ]),
    );

  it('load under Node 24 with what stands beside them, each with a handler', async () => {
    expect(functions).toHaveLength(6);
    for (const found of functions) {
      expect(await load(folderOf(found), literals(found)), found.Metadata?.entry).toMatch(/^v24\.\S+ function$/);
    }
  }, 120_000);

  it('carry the content that their function reads', () => {
    const render = functions.find(({ Metadata }) => Metadata?.entry?.includes('render-report'));
    const folders = readdirSync(join(folderOf(render as FunctionResource), 'templates'));
    expect(folders).toEqual(expect.arrayContaining(['context', 'fonts', 'instruments', 'languages']));
  });

  it('stay far under what Lambda takes', () => {
    for (const found of functions) {
      expect(readFileSync(join(folderOf(found), 'index.mjs')).length, found.Metadata?.entry).toBeLessThan(5_000_000);
    }
  });
});
