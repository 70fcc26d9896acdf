import type { Context } from 'aws-lambda';
import { createConsumer } from '#functions/score-submission/handler.ts';
import type { Release } from '#shared/contracts/release.ts';
import type { Submission } from '#shared/contracts/submission.ts';
import { type ScoringInput, scoreSubmission } from '#shared/domain/scoring/score-submission.ts';
import { ms, print, time } from './measure.ts';
import { aLargeRelease, aScoringDesk, content } from './scoring-desk.ts';

const RUNS = 15;
const EARLIER = [0, 100, 1_000];
/** The scoring function asks nothing of its surroundings. */
const CONTEXT = {} as Context;

/** Median processor milliseconds of one run, over all threads. */
const processorTime = (run: () => unknown): number => {
  run();
  const spent = Array.from({ length: RUNS }, () => {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return spent.sort((a, b) => a - b)[Math.floor(RUNS / 2)] as number;
};

const inputOf = (submission: Submission, release: Release): ScoringInput => ({
  submission,
  issue: 1,
  instrument: content.instrument(submission.instrument, 'en'),
  population: content.population(),
  library: content.suggestions('en'),
  release,
  kept: null,
  earlier: null,
  earlierRound: null,
  mappings: [],
});

/** Scoring one submission against a release of 10,000 cities, and what the scoring function reads for it. */
export const benchScoring = async (): Promise<void> => {
  const release = aLargeRelease();
  for (const earlier of EARLIER) {
    const { submission, deps, counts, restart } = await aScoringDesk(release, earlier);
    restart();
    const started = performance.now();
    await createConsumer(deps)({ type: 'submission.received', submission: submission.id, issue: 1 }, CONTEXT);
    const took = ms(performance.now() - started);
    const { files, table } = counts;
    print(`handler, ${earlier} earlier submissions of the city`, `${files} object read, ${table} table reads, ${took}`);
    if (earlier === EARLIER.at(-1)) await benchAlone(submission, release, () => deps.releases.get(release.id));
  }
};

/** The core alone, warm: no storage, no parsing. */
const benchAlone = async (submission: Submission, release: Release, read: () => Promise<Release>): Promise<void> => {
  const input = inputOf(submission, release);
  const cities = `against ${release.members.length} cities`;
  print(
    `${cities}, CPU without stability (aim 50 ms)`,
    ms(processorTime(() => scoreSubmission({ ...input, draws: 0 }))),
  );
  print(`${cities}, CPU with stability (aim 300 ms)`, ms(processorTime(() => scoreSubmission(input))));
  print('reading that release: hash, JSON, schema', ms(await time(read, 3)));
};
