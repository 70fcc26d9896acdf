import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { App } from 'aws-cdk-lib';
import { readConfig } from '#infra/config.ts';
import { addStage } from '#infra/stages.ts';

interface FunctionResource {
  readonly Type: string;
  readonly Metadata?: { readonly entry?: string };
  readonly Properties: {
    readonly Code: { readonly S3Key: string };
    readonly Environment: { readonly Variables: Record<string, unknown> };
  };
}

export interface Bundle {
  /** Folder of the function, such as `score-submission`. */
  readonly name: string;
  readonly folder: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly bytes: number;
  readonly gzipBytes: number;
}

/** Values for what the template takes from other resources. */
const VARIABLES: Readonly<Record<string, string>> = {
  TABLE_NAME: 'contract',
  FILES_BUCKET_NAME: 'files',
  TOPIC_ARN: 'arn:aws:sns:eu-west-1:123456789012:events',
  PUBLIC_ADDRESS: 'https://cities.example.org',
  ERASURE_QUEUE_URL: 'https://sqs.eu-west-1.amazonaws.com/123456789012/erase',
  QUEUE_URLS: 'https://sqs.eu-west-1.amazonaws.com/123456789012/erase',
  ORIGIN_SECRET: 'x'.repeat(32),
  APPLICATION_KEY: 'x'.repeat(32),
};

const folderOfAsset = (outdir: string, key: string): string => {
  const file = readdirSync(outdir).find((name) => /^CityCapabilities-.*\.assets\.json$/.test(name)) ?? '';
  const { files } = JSON.parse(readFileSync(join(outdir, file), 'utf8')) as {
    files: Record<string, { source: { path: string } }>;
  };
  return join(outdir, files[key.replace(/\.zip$/, '')]?.source.path ?? '');
};

/** Bundles every function as a deployment does. `remove` takes the files away. */
export const bundleFunctions = (): { readonly bundles: readonly Bundle[]; readonly remove: () => void } => {
  const outdir = mkdtempSync(join(tmpdir(), 'bundles-'));
  const app = new App({ outdir, builtinCloudFormationValidation: false });
  const { stackName } = addStage(app, readConfig('example'));
  const resources = Object.values(app.synth().getStackByName(stackName).template.Resources) as FunctionResource[];
  const bundles = resources
    .filter(({ Type, Metadata }) => Type === 'AWS::Lambda::Function' && Metadata?.entry)
    .map(({ Metadata, Properties }): Bundle => {
      const folder = folderOfAsset(outdir, Properties.Code.S3Key);
      const code = join(folder, 'index.mjs');
      const variables = Object.entries(Properties.Environment.Variables).map(
        ([name, value]) => [name, typeof value === 'string' ? value : (VARIABLES[name] ?? '')] as const,
      );
      return {
        name: basename(dirname(Metadata?.entry ?? '')),
        folder,
        variables: Object.fromEntries(variables),
        bytes: statSync(code).size,
        gzipBytes: gzipSync(readFileSync(code)).length,
      };
    });
  return { bundles, remove: () => rmSync(outdir, { recursive: true, force: true }) };
};

export interface Answered {
  readonly version: string;
  readonly importMilliseconds: number;
  readonly answer: {
    readonly statusCode?: number;
    readonly batchItemFailures?: unknown[];
    readonly published?: number;
  };
}

/** Loads a bundle in a process of its own, away from the project, as Lambda does, and calls it with an event. */
export const callBundle = async (
  { folder, variables }: Bundle,
  event: unknown,
  environment: Readonly<Record<string, string>> = {},
): Promise<Answered> => {
  const code = `
    const started = performance.now();
    const { handler } = await import(${JSON.stringify(join(folder, 'index.mjs'))});
    const importMilliseconds = performance.now() - started;
    const context = { getRemainingTimeInMillis: () => 5000, functionName: 'f', awsRequestId: 'r' };
    const answer = await handler(${JSON.stringify(event)}, context);
    console.log('\\n' + JSON.stringify({ version: process.version, importMilliseconds, answer }));`;
  const env = {
    PATH: process.env.PATH,
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    LAMBDA_TASK_ROOT: folder,
    POWERTOOLS_TRACE_ENABLED: 'false',
    POWERTOOLS_LOG_LEVEL: 'SILENT',
    ...variables,
    ...environment,
  };
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', code], {
    cwd: folder,
    env,
  });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Answered;
};
