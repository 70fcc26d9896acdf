import { join } from 'node:path';
import { type Config, readConfig } from '../config.ts';
import { type Emulators, startEmulators } from './emulators.ts';
import {
  addressOf,
  type ClientSettings,
  clientEnvironment,
  clientSettings,
  type Ports,
  SECRET_KEY,
} from './local-clients.ts';
import { openLog } from './log.ts';
import { createNames } from './names.ts';
import type { Observe } from './observed-calls.ts';
import { provision } from './provision.ts';
import { createSecrets } from './secrets.ts';
import type { StopList } from './stop-list.ts';
import { synthesize } from './synthesize.ts';
import { createResolver, type Place, type Resolver, resourcesOf, type Template } from './template.ts';

const ACCOUNT = '000000000000';

/** What the moving parts stand on: the template, what its names mean here, and the emulators that hold its things. */
export interface Ground {
  readonly folder: string;
  readonly ports: Ports;
  readonly place: Place;
  readonly template: Template;
  readonly resolver: Resolver;
  readonly revealSecrets: (text: string) => string;
  readonly clients: ClientSettings;
  readonly emulators: Emulators;
  readonly queueUrlOf: (nameOrArn: string) => string;
  readonly log: ReturnType<typeof openLog>;
}

export interface GroundOptions {
  readonly folder: string;
  readonly ports: Ports;
  readonly timeoutCap: number;
  readonly configure: (config: Config) => Config;
  readonly observe?: Observe;
}

export const layGround = async (options: GroundOptions, stopList: StopList): Promise<Ground> => {
  const { folder, ports, timeoutCap, configure, observe } = options;
  const config = configure({ ...readConfig('local'), publicAddress: addressOf(ports.form) });
  const place = { region: config.region, account: ACCOUNT };
  const [template, emulators] = await Promise.all([
    synthesize(config),
    startEmulators({ folder, place, ports, secretKey: SECRET_KEY, ...(observe && { observe }) }),
  ]);
  stopList.add(emulators.stop);
  const queueBase = addressOf(ports.messagesAndFiles);
  const resolver = createResolver(template, createNames(place, queueBase), place);
  const clients = clientSettings(ports, place);
  const revealSecrets = createSecrets(folder, template);
  await provision({ template, resolver, clients, visibilitySeconds: timeoutCap + 1 });
  const queueUrlOf = (name: string) => `${queueBase}/${ACCOUNT}/${name.split(':').at(-1)}`;
  const log = openLog(join(folder, 'log'));
  return { folder, ports, place, template, resolver, revealSecrets, clients, emulators, queueUrlOf, log };
};

const OF_ONE_FUNCTION = ['NODE_OPTIONS', 'POWERTOOLS_SERVICE_NAME'];

/** The variables of all functions together, and those of a client that may do everything. */
export const operatorEnvironment = ({ template, resolver, revealSecrets, ports, place }: Ground) => {
  const variables = resourcesOf(template, 'AWS::Lambda::Function')
    .filter(([, { Metadata }]) => Metadata?.entry !== undefined)
    .map(([, { Properties }]) => resolver.resolve(Properties) as { Environment: { Variables: Record<string, string> } })
    .flatMap(({ Environment }) => Object.entries(Environment.Variables))
    .filter(([name]) => !OF_ONE_FUNCTION.includes(name))
    .map(([name, value]) => [name, revealSecrets(value)] as const);
  return { ...Object.fromEntries(variables), ...clientEnvironment(ports, place, 'operator') };
};
