import { availableParallelism } from 'node:os';
import { bundleFunctions } from './bundle-functions.ts';
import { createFunctionPool, type FunctionPool } from './function-pool.ts';
import { ROOT } from './kept.ts';
import { clientEnvironment, type Ports } from './local-clients.ts';
import { physicalName } from './names.ts';
import { type Place, type Resolver, resourcesOf, type Template } from './template.ts';

/** Of the machine's own environment, what code may rightly look at. */
const PASSED_ON = ['PATH', 'HOME', 'TMPDIR', 'NODE_COMPILE_CACHE'];

/** More than the machine has processors would only make each slower. */
const INSTANCES = Math.max(2, Math.min(3, availableParallelism()));

interface FunctionProperties {
  readonly Environment?: { readonly Variables?: Record<string, string> };
  readonly Timeout?: number;
  readonly MemorySize?: number;
}

export interface FunctionsOptions {
  readonly template: Template;
  readonly resolver: Resolver;
  readonly place: Place;
  readonly ports: Ports;
  readonly revealSecrets: (text: string) => string;
  /** Longest that a function may run here, in seconds. */
  readonly timeoutCap: number;
  /** Folder whose `templates` the functions read in place of the project's. */
  readonly contentFolder?: string | undefined;
  readonly log: (source: string, line: string) => void;
  readonly logLevel: string;
}

/** A function's own variables as the template says, and what Lambda and the machine add. */
const environmentOf = (
  name: string,
  variables: Record<string, string>,
  { ports, place, revealSecrets, logLevel, contentFolder }: FunctionsOptions,
): Record<string, string> => {
  const own = Object.entries(variables)
    .filter(([key]) => key !== 'NODE_OPTIONS')
    .map(([key, value]) => [key, revealSecrets(value)]);
  const passed = PASSED_ON.map((key) => [key, process.env[key]]).filter(([, value]) => value !== undefined);
  return {
    ...Object.fromEntries(passed),
    ...clientEnvironment(ports, place, name),
    AWS_LAMBDA_FUNCTION_NAME: name,
    // Where `templates/` lies, as beside a deployed bundle.
    LOCAL_TASK_ROOT: contentFolder ?? ROOT,
    POWERTOOLS_TRACE_ENABLED: 'false',
    POWERTOOLS_LOG_LEVEL: logLevel,
    TZ: 'UTC',
    ...Object.fromEntries(own),
  };
};

/** A pool for every function of the template that says where its source is, by the function's folder name. */
export const createFunctions = async (options: FunctionsOptions): Promise<ReadonlyMap<string, FunctionPool>> => {
  const { template, resolver, place, timeoutCap, log } = options;
  const pools = new Map<string, FunctionPool>();
  const resources = resourcesOf(template, 'AWS::Lambda::Function');
  const sources = resources.map(([, { Metadata }]) => Metadata?.entry).filter((entry) => typeof entry === 'string');
  const bundled = await bundleFunctions(sources);
  for (const [id, { Properties, Metadata }] of resources) {
    const entry = Metadata?.entry;
    if (typeof entry !== 'string') continue;
    const name = entry.split('/')[1] ?? id;
    const { Environment, Timeout = 3, MemorySize = 128 } = resolver.resolve(Properties) as FunctionProperties;
    const pool = createFunctionPool({
      name,
      host: bundled.host,
      entry: bundled.entry(entry),
      arn: `arn:aws:lambda:${place.region}:${place.account}:function:${physicalName(id)}`,
      memory: String(MemorySize),
      environment: environmentOf(name, Environment?.Variables ?? {}, options),
      timeoutMs: Math.min(Timeout, timeoutCap) * 1000,
      instances: INSTANCES,
      log,
    });
    pools.set(pool.name, pool);
  }
  return pools;
};

/** The pool behind a function's ARN or name in the template. */
export const functionNamed = (template: Template, pools: ReadonlyMap<string, FunctionPool>, reference: string) => {
  const name = reference.split(':').at(-1);
  const found = resourcesOf(template, 'AWS::Lambda::Function').find(([id]) => physicalName(id) === name);
  const folder = String(found?.[1].Metadata?.entry).split('/')[1] ?? '';
  const pool = pools.get(folder);
  if (pool === undefined) throw new Error(`No function ${reference}`);
  return pool;
};
