import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { createContent } from '#functions/platform/content.ts';
import { environment } from '#functions/platform/env.ts';
import { createRepositories } from '#functions/platform/repositories.ts';
import { DeploymentError, UsageError } from './outcome.ts';

export interface DeploymentOptions {
  /** A deployment on AWS. */
  readonly stage?: string;
  /** The system on this machine. */
  readonly local?: boolean;
}

const { TABLE_NAME, FILES_BUCKET_NAME, TOPIC_ARN } = environment;
const namesSchema = z.object({ TABLE_NAME, FILES_BUCKET_NAME, TOPIC_ARN: TOPIC_ARN.optional() });
const connectionSchema = namesSchema.catchall(z.string());
const runningSchema = z.object({ pid: z.int(), port: z.int() });

const ROOT = join(import.meta.dirname, '../..');
/** What a local system needs of its environment; the rest of its file is for functions. */
const CLIENT_VARIABLE = /^AWS_/;

const readJson = <Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> | undefined => {
  if (!existsSync(file)) return undefined;
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new DeploymentError(`${file} cannot be read. Stop the local system and start it again: npm start`);
  }
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** Leads every client of this process to the system that runs on this machine. */
const connectLocally = (folder: string, variables: NodeJS.ProcessEnv) => {
  const running = readJson(join(folder, 'running.json'), runningSchema);
  const connection = readJson(join(folder, 'connection.json'), connectionSchema);
  if (running === undefined || connection === undefined || !isAlive(running.pid)) {
    throw new DeploymentError(
      `No local system runs in ${folder}. Start it in another window: npm start. ` +
        'For a deployment on AWS say --stage <name>.',
    );
  }
  Object.assign(
    variables,
    Object.fromEntries(Object.entries(connection).filter(([name]) => CLIENT_VARIABLE.test(name))),
  );
  return connection;
};

const connectToStage = (stage: string, variables: NodeJS.ProcessEnv) => {
  const names = namesSchema.safeParse(variables);
  if (names.success) return names.data;
  const wrong = [...new Set(names.error.issues.map(({ path }) => path.join('.')))];
  throw new UsageError(
    `The stage ${stage} needs ${wrong.join(' and ')} in the environment: ` +
      'they are outputs of its CloudFormation stack (TableName, FilesBucketName).',
  );
};

/**
 * Finds the deployment: `--local` or `--stage`, else what the environment names, else the system on this machine.
 * Throws a `UsageError` or a `DeploymentError` that says what to do.
 */
export const connect = ({ stage, local }: DeploymentOptions, variables: NodeJS.ProcessEnv = process.env) => {
  if (stage !== undefined && local !== undefined) throw new UsageError('Say --stage or --local, not both.');
  const isNamed = local === undefined && variables.TABLE_NAME !== undefined;
  const folder = resolve(variables.LOCAL_FOLDER ?? join(ROOT, '.local'));
  const names =
    stage !== undefined || isNamed
      ? connectToStage(stage ?? 'of the environment', variables)
      : connectLocally(folder, variables);
  return { content: createContent(), ...createRepositories(names.TABLE_NAME, names.FILES_BUCKET_NAME) };
};
export type ConnectedDeployment = ReturnType<typeof connect>;
