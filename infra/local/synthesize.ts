import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Config } from '../config.ts';
import type { Template } from './template.ts';

/** The main stack's template for a configuration: the stack of the cloud, with bundling off. */
export const synthesize = async (config: Config): Promise<Template> => {
  const worker = new Worker(new URL('./synth-host.ts', import.meta.url), { workerData: config });
  const [template] = await once(worker, 'message');
  return template as Template;
};
