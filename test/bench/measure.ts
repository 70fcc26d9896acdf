import { cpus, totalmem } from 'node:os';

/** Milliseconds that one run takes, median of `runs` after one to warm up. */
export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

export const quantileOf = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};

export const time = async (run: () => unknown, runs = 5): Promise<number> => {
  await run();
  const times: number[] = [];
  for (let index = 0; index < runs; index += 1) {
    const started = performance.now();
    await run();
    times.push(performance.now() - started);
  }
  return median(times);
};

export const machine = (): string =>
  `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`;

export const print = (label: string, value: string): void => console.log(`  ${label.padEnd(62)} ${value}`);
export const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
