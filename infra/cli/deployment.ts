import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { createContent } from '#functions/platform/content.ts';
import { environment } from '#functions/platform/env.ts';
import { createRepositories, sha256 } from '#functions/platform/repositories.ts';
import { createAuditLog } from '#shared/operations/audit.ts';
import { DeploymentError, UsageError } from './outcome.ts';

export interface DeploymentOptions {
  /** A deployment on AWS. */
  readonly stage?: string;
  /** The system on this machine. */
  readonly local?: boolean;
}

/** Where a deployment is: what its functions get as variables. Sending and redriving need more than the two names. */
export type Names = Readonly<Record<string, string | undefined>> & {
  readonly TABLE_NAME: string;
  readonly FILES_BUCKET_NAME: string;
};
export type Place = 'stage' | 'environment' | 'local';

const { TABLE_NAME, FILES_BUCKET_NAME } = environment;
const namesSchema = z.object({ TABLE_NAME, FILES_BUCKET_NAME });
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
const connectLocally = (folder: string, variables: NodeJS.ProcessEnv): Names => {
  const running = readJson(join(folder, 'running.json'), runningSchema);
  const connection = readJson(join(folder, 'connection.json'), connectionSchema);
  if (running === undefined || connection === undefined || !isAlive(running.pid)) {
    throw new DeploymentError(
      `No local system runs in ${folder}. Start it in another window: npm start. ` +
        'For a deployment on AWS say --stage <name>.',
    );
  }
  const ofClients = Object.entries(connection).filter(([name]) => CLIENT_VARIABLE.test(name));
  Object.assign(variables, Object.fromEntries(ofClients));
  return connection;
};

const connectByEnvironment = (variables: NodeJS.ProcessEnv): Names => {
  const names = namesSchema.safeParse(variables);
  if (names.success) return { ...variables, ...names.data };
  const wrong = [...new Set(names.error.issues.map(({ path }) => path.join('.')))];
  throw new UsageError(`The environment names a deployment without ${wrong.join(' and ')}. Say --stage or --local.`);
};

const connectToStage = async (stage: string, variables: NodeJS.ProcessEnv): Promise<Names> => {
  const { lookUpStage } = await import('./look-up-stage.ts');
  const { region, ...names } = await lookUpStage(stage);
  variables.AWS_REGION = region;
  return names;
};

const find = async ({ stage, local }: DeploymentOptions, variables: NodeJS.ProcessEnv): Promise<[Place, Names]> => {
  if (stage !== undefined && local !== undefined) throw new UsageError('Say --stage or --local, not both.');
  if (stage !== undefined) return ['stage', await connectToStage(stage, variables)];
  if (local === undefined && variables.TABLE_NAME !== undefined)
    return ['environment', connectByEnvironment(variables)];
  return ['local', connectLocally(resolve(variables.LOCAL_FOLDER ?? join(ROOT, '.local')), variables)];
};

const OPERATOR = /^[a-z0-9-]{1,40}$/;

/** Who the audit log says it was: a short name that the operators agree on, never an address. */
const operatorOf = ({ CAPABILITY_OPERATOR = 'terminal' }: NodeJS.ProcessEnv): string => {
  if (OPERATOR.test(CAPABILITY_OPERATOR)) return `operator:${CAPABILITY_OPERATOR}`;
  throw new UsageError('CAPABILITY_OPERATOR is a short name of lower-case letters, digits and hyphens, no address.');
};

/**
 * Finds the deployment: `--local` or `--stage`, else what the environment names, else the system on this machine.
 * Throws a `UsageError` or a `DeploymentError` that says what to do.
 */
export const connect = async (options: DeploymentOptions, variables: NodeJS.ProcessEnv = process.env) => {
  const [place, names] = await find(options, variables);
  const retentionMonths = Number(names.RETENTION_MONTHS ?? 0);
  const repositories = createRepositories(names.TABLE_NAME, names.FILES_BUCKET_NAME, { retentionMonths });
  return {
    content: createContent(),
    place,
    names,
    ...repositories,
    isSuppressed: repositories.deliveryEvents.isSuppressed,
    audit: createAuditLog({
      audits: repositories.audits,
      now: () => new Date(),
      hash: sha256,
      actor: operatorOf(variables),
    }),
  };
};
export type ConnectedDeployment = Awaited<ReturnType<typeof connect>>;
