import { readdirSync, readFileSync } from 'node:fs';
import type { Report } from '#shared/contracts/report.ts';
import { median } from './measure.ts';
import { WAYS, type WayName } from './rendering-ways.ts';

export interface Measured {
  /** Milliseconds from loading the library to the first PDF. */
  readonly cold: number;
  /** Median milliseconds of the PDFs after that. */
  readonly warm: number;
  readonly bytes: number;
  /** Peak memory in megabytes, of this process and those it started. */
  readonly memory: number;
}

const WARM_UP = 5;
const MEGABYTE = 2 ** 20;

/** Memory of processes started by this one, in kilobytes; none where the system does not tell. */
function memoryOfChildren(parent: number): number {
  let sum = 0;
  try {
    for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      const status = readFileSync(`/proc/${id}/status`, 'utf8');
      if (Number(status.match(/PPid:\s+(\d+)/)?.[1]) !== parent) continue;
      sum += Number(status.match(/VmHWM:\s+(\d+)/)?.[1] ?? 0) + memoryOfChildren(Number(id));
    }
  } catch {
    // A process that ended while it was looked at counts nothing.
  }
  return sum;
}

async function measure(report: Report, name: WayName, runs: number): Promise<Measured> {
  const started = performance.now();
  const way = await WAYS[name]();
  const { length: bytes } = await way.draw(report);
  const cold = performance.now() - started;
  const times: number[] = [];
  for (let run = 0; run < WARM_UP + runs; run += 1) {
    const from = performance.now();
    await way.draw(report);
    if (run >= WARM_UP) times.push(performance.now() - from);
  }
  const memory = process.resourceUsage().maxRSS / 1024 + memoryOfChildren(process.pid) / 1024;
  await way.close?.();
  return { cold, warm: median(times), bytes, memory };
}

/** Draws report after report in one process and tells its memory in between. */
async function last(report: Report, count: number, every: number): Promise<object[]> {
  const way = await WAYS.ours();
  const steps: object[] = [];
  for (let drawn = 1; drawn <= count; drawn += 1) {
    // Another city's name each time: words that no report before it had.
    await way.draw({ ...report, cityName: `${report.cityName} ${drawn}` });
    if (drawn % every !== 0) continue;
    globalThis.gc?.();
    const { rss, heapUsed } = process.memoryUsage();
    steps.push({ drawn, rss: rss / MEGABYTE, heap: heapUsed / MEGABYTE });
  }
  return steps;
}

if (import.meta.main) {
  const [what = '', ...numbers] = process.argv.slice(2);
  const [first = 10, second = 200] = numbers.map(Number);
  const report = JSON.parse(readFileSync(0, 'utf8')) as Report;
  const found = what === 'last' ? await last(report, first, second) : await measure(report, what as WayName, first);
  process.stdout.write(`\n${JSON.stringify(found)}`);
}
