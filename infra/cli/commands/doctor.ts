import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InvalidArgumentError } from 'commander';
import type { Check, Finding, Level } from '#infra/doctor/finding.ts';
import { type Action, type AddCommands, connect } from '../action.ts';
import type { ConnectedDeployment } from '../deployment.ts';
import { EXIT } from '../outcome.ts';
import { readNames } from '../read-names.ts';

interface DoctorOptions {
  readonly cities?: number;
  readonly round?: string;
}

const MARK: Record<Level, string> = { ok: 'ok      ', note: 'note    ', warning: 'WARNING ', problem: 'PROBLEM ' };
const CITIES_WITHOUT_A_ROUND = 100;
const PACKAGE = join(import.meta.dirname, '../../../package.json');

const citiesOf = (text: string): number => {
  const cities = Number(text);
  if (Number.isInteger(cities) && cities > 0 && cities <= 10_000) return cities;
  throw new InvalidArgumentError('Say how many cities, such as 500.');
};

const counted = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;

const lineOf = ({ level, says, remedy }: Finding): string =>
  `${MARK[level]}${says}${remedy === null ? '' : `\n          What to do: ${remedy}`}`;

/** What can be looked at wherever the deployment is. */
const checksEverywhere = async (deployment: ConnectedDeployment): Promise<readonly Check[]> => {
  const [everywhere, { environment }, { equipForQueues }] = await Promise.all([
    import('#infra/doctor/everywhere.ts'),
    import('#functions/platform/env.ts'),
    import('../equip.ts'),
  ]);
  const { version } = JSON.parse(readFileSync(PACKAGE, 'utf8')) as { version: string };
  const now = () => new Date();
  return [
    { id: 'versions', look: async () => everywhere.lookAtVersions(process.version, version) },
    { id: 'context', look: async () => everywhere.lookAtContext(deployment.content.population(), now()) },
    {
      id: 'form',
      look: async () => {
        const { PUBLIC_ADDRESS } = readNames(deployment, { PUBLIC_ADDRESS: environment.PUBLIC_ADDRESS });
        return await everywhere.lookAtForm(PUBLIC_ADDRESS, now);
      },
    },
    {
      id: 'dead-letters',
      look: async () => {
        const { queues } = await equipForQueues(deployment);
        const lying = await Promise.all(queues.map((queue) => queue.look()));
        return [everywhere.deadLetterFinding(lying.flat().length)];
      },
    },
  ];
};

const checksOfCloud = async (stage: string, deployment: ConnectedDeployment, cities: number) => {
  const { checksOfThisAccount } = await import('../stage-to-examine.ts');
  return checksOfThisAccount(stage, deployment.names, cities);
};

const checksOnlyHere = async (cities: number): Promise<readonly Check[]> => {
  const [{ note }, { estimateMonth }] = await Promise.all([
    import('#infra/doctor/finding.ts'),
    import('#shared/domain/cost/estimate.ts'),
  ]);
  const { total } = estimateMonth(cities, 0);
  const says =
    'This is not a stage on AWS: mail, alarms, backups and quotas are not looked at. A round of ' +
    `${cities} cities would cost about ${total.toFixed(2)} USD in its month on AWS, without alarms.`;
  return [{ id: 'place', look: async () => [note('place', says)] }];
};

const doctor: Action<DoctorOptions> = async ({ cities: asked, round, ...options }) => {
  const deployment = await connect(options);
  const inRound = round === undefined ? undefined : (await deployment.assessments.listOfRound(round)).length;
  const cities = asked ?? inRound ?? CITIES_WITHOUT_A_ROUND;
  const { examine } = await import('#infra/doctor/finding.ts');
  const elsewhere =
    options.stage === undefined ? await checksOnlyHere(cities) : await checksOfCloud(options.stage, deployment, cities);
  const findings = await examine([...(await checksEverywhere(deployment)), ...elsewhere]);
  const count = (level: Level) => findings.filter((finding) => finding.level === level).length;
  const [problems, warnings] = [count('problem'), count('warning')];
  const text = [...findings.map(lineOf), '', `${counted(problems, 'problem')}, ${counted(warnings, 'warning')}.`].join(
    '\n',
  );
  return { data: { cities, problems, warnings, findings }, text, exit: problems > 0 ? EXIT.failed : EXIT.ok };
};

/** `doctor`. */
export const addDoctorCommand: AddCommands = (program, run) => {
  program
    .command('doctor')
    .description('Look whether a deployment is ready for a round, and say what to do where it is not; changes nothing')
    .option('--cities <number>', 'how many cities the round will have', citiesOf)
    .option('--round <id>', 'as many cities as this round has')
    .addHelpText(
      'after',
      '\nExit code 1 when there is a problem; warnings alone are 0.\n\nExamples:\n' +
        '  npm run capability -- doctor\n  npm run capability -- doctor --stage production --cities 500 --json',
    )
    .action(run(doctor));
};
