import type { RoundStatus } from '#shared/operations/round-status.ts';
import { type Driven, driveRound, openTrial, ROUND, tally } from '../rounds/drive-round.ts';
import { print } from './measure.ts';

const SIZES = [50, 100, 200, 500];

/** `ROUND_SIZES=50,100` chooses other sizes. */
const sizes = (): readonly number[] => process.env.ROUND_SIZES?.split(',').map(Number) ?? SIZES;

const STEPS: readonly (readonly [string, (driven: Driven) => readonly string[]])[] = [
  ['invite', ({ csv }) => ['invite', csv, '--round', ROUND]],
  ['submit invented answers, first report mailed', () => ['demonstrate', '--round', ROUND]],
  ['publish the release', () => ['release', 'publish', '--round', ROUND]],
  ['re-issue against the release, second report mailed', () => ['reissue', '--round', ROUND]],
  ['status', () => ['status', '--round', ROUND]],
];

/** Throws unless every city has its reports and every address its three mails: an invitation and two reports. */
const requireAll = (cities: number, status: RoundStatus, mails: ReadonlyMap<string, number>): void => {
  const second = status.cities.filter(({ issue, reportsSent }) => issue === 2 && reportsSent === 1).length;
  const counted = JSON.stringify(tally(mails));
  if (second === cities && counted === JSON.stringify({ 3: cities })) return;
  throw new Error(`Of ${cities} cities ${second} have their second report; mails an address: ${counted}`);
};

const benchSize = async (cities: number): Promise<void> => {
  print(`${cities} cities`, '');
  const driven = await driveRound(cities);
  try {
    await openTrial(driven);
    const diskBefore = driven.diskUse();
    for (const [name, words] of STEPS) {
      const { seconds, json } = await driven.run(...words(driven));
      print(`  ${name}`, `${seconds.toFixed(1)} s, ${Math.round((1000 * seconds) / cities)} ms a city`);
      if (name === 'status') requireAll(cities, json as RoundStatus, driven.mailsByAddress());
    }
    print('  mails counted', `${3 * cities}: three to each address, none lost, none doubled`);
    print('  memory of the system, at most', `${driven.peakMemory()} MB`);
    print('  growth on disk', `${driven.diskUse() - diskBefore} MB`);
  } finally {
    await driven.stop();
  }
};

/** A round from the invitation to the report against a release, by the command line, at growing sizes. */
export const benchRounds = async (): Promise<void> => {
  for (const cities of sizes()) await benchSize(cities);
};
