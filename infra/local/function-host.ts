import { randomUUID } from 'node:crypto';
import { enableCompileCache, flushCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';

/** What a function's thread is told at its start. */
export interface HostData {
  readonly entry: string;
  readonly name: string;
  readonly arn: string;
  readonly memory: string;
}

/** `event` and `result` travel as JSON, as they do between Lambda and the code. */
export interface Call {
  readonly id: number;
  readonly event: string;
  readonly deadline: number;
}
export type Reply =
  | { readonly ready: true }
  | { readonly id: number; readonly result: string }
  | { readonly id: number; readonly error: { readonly name: string; readonly message: string } };

enableCompileCache();
const { entry, name, arn, memory } = workerData as HostData;
const { handler } = (await import(entry)) as { handler: (event: unknown, context: unknown) => unknown };
const reply = (message: Reply) => parentPort?.postMessage(message);

const contextOf = (deadline: number) => ({
  awsRequestId: randomUUID(),
  callbackWaitsForEmptyEventLoop: true,
  functionName: name,
  functionVersion: '$LATEST',
  invokedFunctionArn: arn,
  memoryLimitInMB: memory,
  logGroupName: `/aws/lambda/${name}`,
  logStreamName: 'local',
  getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
});

parentPort?.on('message', async ({ id, event, deadline }: Call) => {
  try {
    const result = await handler(JSON.parse(event), contextOf(deadline));
    reply({ id, result: JSON.stringify(result ?? null) });
  } catch (error) {
    const { name: kind, message, stack } = error instanceof Error ? error : new Error(String(error));
    process.stderr.write(`${stack ?? message}\n`);
    reply({ id, error: { name: kind, message } });
  }
});
reply({ ready: true });
// Now, as this thread is ended from outside: the next one then skips compiling.
flushCompileCache();
