import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Config } from '../config.ts';
import { createDeadLetters, type DeadLetter } from './dead-letters.ts';
import { edgeOf } from './edge.ts';
import { replaceFile } from './files.ts';
import type { FunctionPool } from './function-pool.ts';
import { createFunctions } from './functions.ts';
import { startGateway } from './gateway.ts';
import { type Ground, layGround, operatorEnvironment } from './ground.ts';
import { startInbox } from './inbox.ts';
import { lockFolder } from './instance-lock.ts';
import { addressOf, portsFrom } from './local-clients.ts';
import { mailTopicsOf, startMailEvents } from './mail-events.ts';
import { identitiesOf, startMailService } from './mail-service.ts';
import { createMailStore, type MailStore, type StoredMessage } from './mail-store.ts';
import type { Observe } from './observed-calls.ts';
import { mappingsOf, startPollers } from './poller.ts';
import { requirePorts } from './ports.ts';
import { routesOf } from './routes.ts';
import { startSchedules } from './schedules.ts';
import { createStopList, type StopList } from './stop-list.ts';
import type { Template } from './template.ts';

export interface LocalSystem {
  readonly formUrl: string;
  readonly consoleUrl: string;
  readonly inboxUrl: string;
  readonly apiUrl: string;
  /** Variables with which any AWS client, and the functions' own platform code, works on this system. */
  readonly env: Readonly<Record<string, string>>;
  /** Calls a function by its folder's name with an event, as a schedule or a queue would. */
  invoke(functionName: string, event: unknown): Promise<unknown>;
  /** Every mail so far, oldest first. */
  messages(): Promise<readonly StoredMessage[]>;
  deadLetters(): readonly DeadLetter[];
  /** Sends every dead letter back to its queue; gives how many. */
  redrive(): Promise<number>;
  readonly logFile: string;
  /** What everything was made from. */
  readonly template: Template;
  stop(): Promise<void>;
}

export interface LocalOptions {
  /** First of five ports in a row: form and API, inbox, DynamoDB, messages and files, mail. */
  readonly port: number;
  /** Where everything is kept. */
  readonly folder: string;
  /** Called once in the life of the folder. */
  readonly seed?: (system: { readonly env: Record<string, string> }) => Promise<void>;
  /** Seconds between two runs of what is scheduled; 0 for never. */
  readonly scheduleSeconds?: number;
  /** Longest that a function may run, in seconds. Messages of a killed system come back after this and one more. */
  readonly timeoutCap?: number;
  /** Changes to the configuration of the stage `local`. */
  readonly configure?: (config: Config) => Config;
  readonly logLevel?: string;
  /** Folder whose `templates` the functions read in place of the project's. */
  readonly contentFolder?: string;
  /** Whether the first thread of every function is started at once; otherwise its first event starts it. */
  readonly isWarm?: boolean;
  /** Is told of every call to the table, the topic and the files. */
  readonly observe?: Observe;
}

type Pools = ReadonlyMap<string, FunctionPool>;

const startMail = async (ground: Ground, stopList: StopList): Promise<MailStore> => {
  const { folder, ports, template, resolver, clients, log } = ground;
  const mail = createMailStore(join(folder, 'mail'));
  const events = startMailEvents(mailTopicsOf(template, resolver), clients.sns, log.write);
  stopList.add(events.stop);
  stopList.add((await startMailService(ports.mail, identitiesOf(template, resolver), mail, events.tell)).stop);
  stopList.add((await startInbox(ports.inbox, mail)).stop);
  return mail;
};

const seedOnce = async (folder: string, env: Record<string, string>, seed: LocalOptions['seed']): Promise<void> => {
  const mark = join(folder, 'seeded');
  if (seed === undefined || existsSync(mark)) return;
  await seed({ env });
  replaceFile(mark, new Date().toISOString());
};

/** Lets requests, messages and schedules in, once everything behind them stands. */
const startTraffic = async (ground: Ground, pools: Pools, scheduleSeconds: number, stopList: StopList) => {
  const { template, resolver, revealSecrets, ports, place, clients, queueUrlOf, log } = ground;
  const routes = routesOf(template, resolver, pools);
  const edge = edgeOf(template, resolver, revealSecrets);
  stopList.add((await startGateway({ port: ports.form, routes, edge, log: log.write })).stop);
  const mappings = mappingsOf(template, resolver, pools, queueUrlOf);
  stopList.add(startPollers(mappings, clients.sqs, place, log.write).stop);
  stopList.add(startSchedules(template, resolver, pools, scheduleSeconds).stop);
};

const systemOf = (
  ground: Ground,
  pools: Pools,
  mail: MailStore,
  env: Record<string, string>,
  stopList: StopList,
): LocalSystem => {
  const { ports, template, resolver, emulators, clients, queueUrlOf, log } = ground;
  /** A mail never changes, and whoever waits for one asks for all of them again and again. */
  const readMails = new Map<string, Promise<StoredMessage | undefined>>();
  const readOnce = (id: string) => {
    const message = readMails.get(id) ?? mail.read(id);
    readMails.set(id, message);
    return message;
  };
  const deadLetters = createDeadLetters(template, resolver, emulators, clients.sqs, queueUrlOf);
  return {
    formUrl: addressOf(ports.form),
    consoleUrl: `${addressOf(ports.form)}/console`,
    inboxUrl: addressOf(ports.inbox),
    apiUrl: `${addressOf(ports.form)}/v1`,
    env,
    logFile: log.file,
    template,
    async invoke(functionName, event) {
      const pool = pools.get(functionName);
      if (pool !== undefined) return await pool.invoke(event);
      throw new Error(`No function ${functionName}; there are ${[...pools.keys()].join(', ')}`);
    },
    async messages() {
      const read = await Promise.all(mail.envelopes().map(({ id }) => readOnce(id)));
      return read.filter((message) => message !== undefined);
    },
    deadLetters: deadLetters.list,
    redrive: deadLetters.redrive,
    stop: stopList.run,
  };
};

/**
 * Starts the whole system on this machine from the template of the cloud: see README.md. Throws a `StartError`
 * when the folder is in use or a port is taken.
 */
export const startLocalSystem = async (options: LocalOptions): Promise<LocalSystem> => {
  const {
    port,
    contentFolder,
    scheduleSeconds = 15,
    timeoutCap = 10,
    isWarm = true,
    configure = (config: Config) => config,
  } = options;
  const folder = resolve(options.folder);
  const ports = portsFrom(port);
  const stopList = createStopList();
  stopList.add(lockFolder(folder, port));
  try {
    await requirePorts(ports);
    const ground = await layGround({ ...options, folder, ports, timeoutCap, configure }, stopList);
    const mail = await startMail(ground, stopList);
    const logLevel = options.logLevel ?? 'INFO';
    const pools = await createFunctions({ ...ground, timeoutCap, contentFolder, log: ground.log.write, logLevel });
    stopList.add(() => Promise.all([...pools.values()].map((pool) => pool.stop())));
    const env = operatorEnvironment(ground);
    // How the command line finds this system.
    replaceFile(join(folder, 'connection.json'), JSON.stringify(env, null, 2));
    // All of them to their end: closing the table under a seed that still writes would hide why a function broke.
    const prepared = await Promise.allSettled([
      seedOnce(folder, env, options.seed),
      ...(isWarm ? [...pools.values()].map((pool) => pool.warm()) : []),
    ]);
    for (const outcome of prepared) if (outcome.status === 'rejected') throw outcome.reason;
    await startTraffic(ground, pools, scheduleSeconds, stopList);
    return systemOf(ground, pools, mail, env, stopList);
  } catch (error) {
    await stopList.run();
    throw error;
  }
};
