import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runStudy } from './study.ts';
import { studyPage } from './tables.ts';

const { values } = parseArgs({
  options: {
    /** Write the page to docs/simulation.md as well. */
    write: { type: 'boolean', default: false },
    cities: { type: 'string', default: '1000' },
    trials: { type: 'string', default: '1000' },
  },
});

const size = { cities: Number(values.cities), trials: Number(values.trials) };
if (!Object.values(size).every((count) => Number.isInteger(count) && count > 0)) {
  console.error('--cities and --trials are whole numbers from 1');
  process.exit(2);
}

const page = studyPage(
  runStudy(size, (progress) => process.stderr.write(`${progress}\n`)),
  size,
);
console.log(page);
if (values.write) writeFileSync(new URL('../../docs/simulation.md', import.meta.url), page);
