import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Config } from '../config.ts';
import { keep, sourcesKey } from './kept.ts';
import type { Template } from './template.ts';

/** Stands for the address in what is kept, since each start may have its own. */
const SOMEWHERE = 'http://somewhere.invalid';

const synthesizeAnew = async (config: Config): Promise<Template> => {
  const worker = new Worker(new URL('./synth-host.ts', import.meta.url), { workerData: config });
  const [template] = await once(worker, 'message');
  return template as Template;
};

/**
 * The main stack's template for a configuration: the stack of the cloud, with bundling off. Kept until a source
 * changes.
 */
export const synthesize = async (config: Config): Promise<Template> => {
  const { publicAddress } = config;
  const isHere = publicAddress?.startsWith('http:') === true;
  const settings = isHere ? { ...config, publicAddress: SOMEWHERE } : config;
  const configKey = createHash('sha256').update(JSON.stringify(settings)).digest('hex').slice(0, 16);
  const folder = await keep('templates', `${sourcesKey()}-${configKey}`, async (own) => {
    writeFileSync(join(own, 'template.json'), JSON.stringify(await synthesizeAnew(settings)));
  });
  const text = readFileSync(join(folder, 'template.json'), 'utf8');
  return JSON.parse(isHere ? text.replaceAll(SOMEWHERE, publicAddress) : text) as Template;
};
