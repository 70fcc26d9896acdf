import { aSubmissionInput } from '../fakes/a-submission.ts';
import { startSystem, until } from '../pipeline/running-system.ts';
import { median, ms, print, quantileOf } from './measure.ts';

const WARM_UP = 3;
const RUNS = 25;

type System = Awaited<ReturnType<typeof startSystem>>;

/** Milliseconds from sending one document to each stage's end. */
const follow = async (system: System, token: string) => {
  const input = aSubmissionInput();
  const started = performance.now();
  const since = () => performance.now() - started;
  await system.post(input, token);
  const accepted = since();
  const when = async (what: string, ask: () => Promise<unknown>) => {
    await until(what, async () => (await ask()) !== undefined);
    return since();
  };
  const scored = await when('scores', () => system.issues.findScores(input.id, 1));
  const written = await when('report', () => system.issues.findReport(input.id, 1));
  const mailed = await when('mail', async () => (await system.issues.deliveries(input.id, 1))[0]);
  return { accepted, scored, written, mailed };
};

/** From the document to the mail in the inbox, on the whole local system, once warm. */
export const benchPipeline = async (): Promise<void> => {
  const started = performance.now();
  const system = await startSystem();
  print('start of the whole system, demonstration seeded', ms(performance.now() - started));
  try {
    const token = await system.invite(aSubmissionInput());
    for (let run = 0; run < WARM_UP; run += 1) await follow(system, token);
    const runs: Awaited<ReturnType<typeof follow>>[] = [];
    for (let run = 0; run < RUNS; run += 1) runs.push(await follow(system, token));
    const of = (read: (run: (typeof runs)[number]) => number) => median(runs.map(read));
    const totals = runs.map(({ mailed }) => mailed);
    print('submit to mail: p50 / p90', `${ms(median(totals))} / ${ms(quantileOf(totals, 0.9))}`);
    print('  of it: taken', ms(of(({ accepted }) => accepted)));
    print('  of it: scored', ms(of(({ accepted, scored }) => scored - accepted)));
    print('  of it: written', ms(of(({ scored, written }) => written - scored)));
    print('  of it: mailed', ms(of(({ written, mailed }) => mailed - written)));
    print('memory of the whole system in one process', `${Math.round(process.memoryUsage().rss / 2 ** 20)} MB`);
  } finally {
    await system.stop();
  }
};
