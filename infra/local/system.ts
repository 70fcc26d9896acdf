import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Config, readConfig } from '../config.ts';
import { createDeadLetters, type DeadLetter } from './dead-letters.ts';
import { startEmulators } from './emulators.ts';
import { replaceFile } from './files.ts';
import { createFunctions } from './functions.ts';
import { edgeOf, startGateway } from './gateway.ts';
import { startInbox } from './inbox.ts';
import { lockFolder } from './instance-lock.ts';
import { addressOf, clientEnvironment, clientSettings, portsFrom, SECRET_KEY } from './local-clients.ts';
import { openLog } from './log.ts';
import { identitiesOf, startMailService } from './mail-service.ts';
import { createMailStore, type StoredMessage } from './mail-store.ts';
import { createNames } from './names.ts';
import { mappingsOf, startPollers } from './poller.ts';
import { requirePorts } from './ports.ts';
import { provision } from './provision.ts';
import { routesOf } from './routes.ts';
import { startSchedules } from './schedules.ts';
import { createSecrets } from './secrets.ts';
import { synthesize } from './synthesize.ts';
import { createResolver, resourcesOf } from './template.ts';

export interface LocalSystem {
  readonly formUrl: string;
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
}

/** Stops in the order opposite to that of starting, and also what was started before something failed. */
const createStopList = () => {
  const steps: (() => unknown)[] = [];
  return {
    add: (step: () => unknown) => void steps.unshift(step),
    run: async () => {
      for (const step of steps.splice(0)) await step();
    },
  };
};

const seedOnce = async (folder: string, env: Record<string, string>, seed: LocalOptions['seed']): Promise<void> => {
  const mark = join(folder, 'seeded');
  if (seed === undefined || existsSync(mark)) return;
  await seed({ env });
  replaceFile(mark, new Date().toISOString());
};

/**
 * Starts the whole system on this machine from the template of the cloud: see README.md. Throws a `StartError`
 * when the folder is in use or a port is taken.
 */
export const startLocalSystem = async (options: LocalOptions): Promise<LocalSystem> => {
  const { port, scheduleSeconds = 15, timeoutCap = 10, configure = (config: Config) => config } = options;
  const folder = resolve(options.folder);
  const stopList = createStopList();
  stopList.add(lockFolder(folder, port));
  try {
    const ports = portsFrom(port);
    await requirePorts(ports);
    return await start();

    async function start(): Promise<LocalSystem> {
      const formUrl = addressOf(ports.form);
      const config = configure({ ...readConfig('local'), publicAddress: formUrl });
      const place = { region: config.region, account: '000000000000' };
      const [template, emulators] = await Promise.all([
        synthesize(config),
        startEmulators({ folder, region: place.region, ports, secretKey: SECRET_KEY }),
      ]);
      stopList.add(emulators.stop);
      const queueBase = addressOf(ports.messagesAndFiles);
      const queueUrlOf = (name: string) => `${queueBase}/${place.account}/${name.split(':').at(-1)}`;
      const resolver = createResolver(template, createNames(place, queueBase), place);
      const clients = clientSettings(ports, place);
      const log = openLog(join(folder, 'log'));
      const revealSecrets = createSecrets(folder, template);
      await provision({ template, resolver, clients, visibilitySeconds: timeoutCap + 1 });

      const mail = createMailStore(join(folder, 'mail'));
      const mailService = await startMailService(ports.mail, identitiesOf(template, resolver), mail);
      stopList.add(mailService.stop);
      const inbox = await startInbox(ports.inbox, mail);
      stopList.add(inbox.stop);

      const pools = createFunctions({
        template,
        resolver,
        place,
        ports,
        revealSecrets,
        timeoutCap,
        log: log.write,
        logLevel: options.logLevel ?? 'INFO',
      });
      stopList.add(() => Promise.all([...pools.values()].map((pool) => pool.stop())));
      const outputs = resourcesOf(template, 'AWS::Lambda::Function')
        .filter(([, { Metadata }]) => Metadata?.entry !== undefined)
        .flatMap(([, { Properties }]) => {
          const { Environment } = resolver.resolve(Properties) as {
            Environment: { Variables: Record<string, string> };
          };
          return Object.entries(Environment.Variables);
        })
        .filter(([name]) => !['NODE_OPTIONS', 'POWERTOOLS_SERVICE_NAME'].includes(name))
        .map(([name, value]) => [name, revealSecrets(value)] as const);
      const env = { ...Object.fromEntries(outputs), ...clientEnvironment(ports, place, 'operator') };
      // How the command line finds this system.
      replaceFile(join(folder, 'connection.json'), JSON.stringify(env, null, 2));
      await Promise.all([seedOnce(folder, env, options.seed), ...[...pools.values()].map((pool) => pool.warm())]);

      const gateway = await startGateway({
        port: ports.form,
        routes: routesOf(template, resolver, pools),
        edge: edgeOf(template, resolver, revealSecrets),
        log: log.write,
      });
      stopList.add(gateway.stop);
      const pollers = startPollers(mappingsOf(template, resolver, pools, queueUrlOf), clients.sqs, place, log.write);
      stopList.add(pollers.stop);
      const schedules = startSchedules(template, resolver, pools, scheduleSeconds);
      stopList.add(schedules.stop);
      const deadLetters = createDeadLetters(template, resolver, emulators, clients.sqs, queueUrlOf);

      return {
        formUrl,
        inboxUrl: addressOf(ports.inbox),
        apiUrl: `${formUrl}/v1`,
        env,
        logFile: log.file,
        async invoke(functionName, event) {
          const pool = pools.get(functionName);
          if (pool === undefined)
            throw new Error(`No function ${functionName}; there are ${[...pools.keys()].join(', ')}`);
          return await pool.invoke(event);
        },
        async messages() {
          const read = await Promise.all(mail.envelopes().map(({ id }) => mail.read(id)));
          return read.filter((message) => message !== undefined);
        },
        deadLetters: deadLetters.list,
        redrive: deadLetters.redrive,
        stop: stopList.run,
      };
    }
  } catch (error) {
    await stopList.run();
    throw error;
  }
};
