import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { COLLUSIONS, rowOf, TABLE_HEAD } from './study.ts';

const { values } = parseArgs({
  options: {
    /** Collusions to try, such as 10/30 for ten of 30; all of the table when left out. */
    only: { type: 'string', multiple: true },
    releases: { type: 'string', default: '4' },
    branches: { type: 'string', default: '3000' },
  },
});

const size = { releases: Number(values.releases), branches: Number(values.branches) };
const chosen = values.only?.map((one) => {
  const [count = 0, cities = 0] = one.split('/').map(Number);
  return { count, size: cities };
});
const isCount = (value: number) => Number.isInteger(value) && value > 0;
if (!Object.values(size).every(isCount) || size.releases > 26) {
  console.error('--releases is a whole number from 1 to 26, --branches one from 1');
  process.exit(2);
}
if (chosen?.some(({ count, size: cities }) => !isCount(count) || !(cities >= 15) || count >= cities)) {
  console.error('--only is how many cities of how many, such as 10/30, of at least 15');
  process.exit(2);
}

console.log(
  `${size.releases} releases a row, ${size.branches} branches a level; ${cpus()[0]?.model ?? 'unknown machine'}`,
);
for (const line of TABLE_HEAD) console.log(line);
for (const together of chosen ?? COLLUSIONS) console.log(rowOf(together, size));
