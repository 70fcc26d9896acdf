import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';
import type { Call, HostData, Reply } from './function-host.ts';

export interface FunctionSettings extends HostData {
  /** What each thread runs. */
  readonly host: URL;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** Threads at the same time, at most; each takes one event at a time, as in Lambda. */
  readonly instances: number;
  readonly log: (source: string, line: string) => void;
}

/** The function threw, ran out of time or broke; `name` is the error's own. */
export class FunctionError extends Error {
  constructor(kind: string, message: string) {
    super(message);
    this.name = kind;
  }
}

interface Job {
  readonly event: string;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: FunctionError) => void;
}

interface Instance {
  readonly worker: Worker;
  readonly ready: Promise<void>;
  job?: Job & { readonly id: number; readonly timer: NodeJS.Timeout };
  isReady: boolean;
}

/** One function: threads that run the bundle of its `index.ts`, each with the environment of the template. */
export const createFunctionPool = (settings: FunctionSettings) => {
  const { name, environment, timeoutMs, log } = settings;
  const instances = new Set<Instance>();
  const waiting: Job[] = [];
  let lastId = 0;
  let stopped = false;

  /** Ends an instance; its job fails, and the next one gets a fresh thread. */
  const drop = (instance: Instance, kind: string, message: string): void => {
    if (!instances.delete(instance)) return;
    void instance.worker.terminate();
    if (instance.job !== undefined) {
      clearTimeout(instance.job.timer);
      instance.job.reject(new FunctionError(kind, message));
    }
    if (!stopped) log(name, `${kind}: ${message}`);
    if (instance.isReady) grow();
    // A thread that cannot begin would not begin a second time either: what no other one will take fails with it.
    else if (instances.size === 0) for (const job of waiting.splice(0)) job.reject(new FunctionError(kind, message));
  };

  /** One thread more where work waits; none while one begins, which may be enough: beginning is most of the work. */
  const grow = (): void => {
    const isBeginning = [...instances].some(({ isReady }) => !isReady);
    if (!stopped && waiting.length > 0 && !isBeginning && instances.size < settings.instances) spawn();
  };

  const assign = (instance: Instance): void => {
    const job = instance.isReady && instance.job === undefined ? waiting.shift() : undefined;
    if (job === undefined) return;
    lastId += 1;
    const timer = setTimeout(
      () => drop(instance, 'Timeout', `${name} took longer than ${timeoutMs / 1000} seconds`),
      timeoutMs,
    );
    instance.job = { ...job, id: lastId, timer };
    instance.worker.postMessage({ id: lastId, event: job.event, deadline: Date.now() + timeoutMs } satisfies Call);
  };

  const settle = (instance: Instance, reply: Exclude<Reply, { ready: true }>): void => {
    const { job } = instance;
    if (job === undefined || job.id !== reply.id) return;
    clearTimeout(job.timer);
    instance.job = undefined;
    if ('error' in reply) job.reject(new FunctionError(reply.error.name, reply.error.message));
    else job.resolve(JSON.parse(reply.result));
    assign(instance);
  };

  const spawn = (): Instance => {
    const { host, entry, arn, memory } = settings;
    const worker = new Worker(host, {
      workerData: { entry, name, arn, memory } satisfies HostData,
      env: { ...environment },
      stdout: true,
      stderr: true,
    });
    for (const stream of [worker.stdout, worker.stderr]) {
      createInterface({ input: stream }).on('line', (line) => log(name, line));
    }
    const { promise: ready, resolve, reject } = Promise.withResolvers<void>();
    const instance: Instance = { worker, ready, isReady: false };
    instances.add(instance);
    // An idle thread may break too: without these its error would end the whole system.
    const breakdown = (kind: string, message: string) => {
      reject(new FunctionError(kind, `${name}: ${message}`));
      drop(instance, kind, message);
    };
    ready.catch(() => {});
    worker.on('error', (error) => breakdown('Unhandled', error instanceof Error ? error.message : String(error)));
    worker.on('exit', (code) => breakdown('Exit', `ended with ${code}`));
    worker.on('message', (reply: Reply) => {
      if (!('ready' in reply)) return settle(instance, reply);
      instance.isReady = true;
      resolve();
      assign(instance);
      grow();
    });
    return instance;
  };

  return {
    name,
    /** Starts the first thread, so that nobody waits for it later. */
    warm: (): Promise<void> => ([...instances][0] ?? spawn()).ready,

    invoke(event: unknown): Promise<unknown> {
      if (stopped) return Promise.reject(new FunctionError('Stopped', `${name} is stopped`));
      return new Promise((resolve, reject) => {
        waiting.push({ event: JSON.stringify(event), resolve, reject });
        for (const instance of instances) assign(instance);
        grow();
      });
    },

    async stop(): Promise<void> {
      stopped = true;
      for (const job of waiting.splice(0)) job.reject(new FunctionError('Stopped', `${name} is stopped`));
      await Promise.all([...instances].map(({ worker }) => worker.terminate()));
    },
  };
};
export type FunctionPool = ReturnType<typeof createFunctionPool>;
