import { rmSync } from 'node:fs';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { buildApp } from 'fauxqs';
import { vi } from 'vitest';
import { createFileStore } from '#functions/platform/file-store.ts';
import { startDynaliteTable } from '../../contract/dynalite-table.ts';
import { aQuietPlace, type Printed } from './spawn-capability.ts';

const Bucket = 'files';
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };

/** Runs the command line in this process, which loads the program once for all tests of a file; one at a time. */
export const runCapability = async (
  words: readonly string[],
  variables: Record<string, string> = {},
): Promise<Printed> => {
  const { runWords } = await import('#infra/cli/run.ts');
  const { folder, env } = aQuietPlace(variables);
  const before = { env: process.env, folder: process.cwd() };
  const printed = { out: '', error: '' };
  const catchInto = (name: keyof typeof printed) => (text: string | Uint8Array) => {
    printed[name] += String(text);
    return true;
  };
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(catchInto('out')),
    vi.spyOn(process.stderr, 'write').mockImplementation(catchInto('error')),
  ];
  process.env = env;
  process.chdir(folder);
  try {
    return { exit: await runWords(words), ...printed };
  } finally {
    process.chdir(before.folder);
    process.env = before.env;
    for (const spy of spies) spy.mockRestore();
    rmSync(folder, { recursive: true });
  }
};

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
