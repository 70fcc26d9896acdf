import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { buildApp } from 'fauxqs';
import { createFileStore } from '#functions/platform/file-store.ts';
import { startDynaliteTable } from '../../contract/dynalite-table.ts';

const ROOT = join(import.meta.dirname, '../../..');
const CAPABILITY = join(ROOT, 'infra/cli/capability.ts');
const Bucket = 'files';
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };

export interface Printed {
  readonly exit: number | null;
  readonly out: string;
  readonly error: string;
}

/** Runs the command line as a person does, in a folder of its own, with these variables and no others of AWS. */
export const runCapability = (words: readonly string[], variables: Record<string, string> = {}): Promise<Printed> =>
  new Promise((resolve, reject) => {
    const folder = mkdtempSync(join(tmpdir(), 'capability-'));
    const env = { PATH: process.env.PATH, TZ: 'UTC', LOCAL_FOLDER: join(folder, '.local'), ...variables };
    const child = spawn(process.execPath, [CAPABILITY, ...words], { cwd: folder, env });
    const printed = { out: '', error: '' };
    child.stdout.on('data', (data) => (printed.out += String(data)));
    child.stderr.on('data', (data) => (printed.error += String(data)));
    child.on('error', reject);
    child.on('close', (exit) => {
      rmSync(folder, { recursive: true });
      resolve({ exit, ...printed });
    });
  });

/** Table and bucket on embedded emulators, and the variables that lead the command line to them. */
export const startDeploymentEmulator = async () => {
  const stack = await startDynaliteTable();
  const app = buildApp({ logger: false });
  const endpoint = await app.listen({ host: '127.0.0.1', port: 0 });
  const s3 = new S3Client({ endpoint, region: 'eu-west-1', credentials, forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket }));
  const dynamodb = await stack.client.config.endpoint?.();
  const variables = {
    TABLE_NAME: stack.TableName,
    FILES_BUCKET_NAME: Bucket,
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${dynamodb?.port}`,
    AWS_ENDPOINT_URL_S3: endpoint,
  };
  return {
    table: stack.table,
    files: createFileStore(s3, Bucket),
    variables,
    run: (...words: string[]) => runCapability(words, variables),
    stop: async () => {
      s3.destroy();
      await app.close();
      await stack.stop();
    },
  };
};
