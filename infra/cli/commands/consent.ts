import { InvalidArgumentError } from 'commander';
import type { Withdrawable } from '#shared/operations/withdraw-consent.ts';
import { type Action, type AddCommands, connect } from '../action.ts';
import { cityOf } from '../option-values.ts';
import { cityNames } from '../preview-text.ts';

const CONSENTS: Record<string, Withdrawable> = { named: 'named', 'learn-from': 'learnFrom', research: 'research' };

const consentsOf = (text: string): Withdrawable[] =>
  text.split(',').map((word) => {
    const consent = CONSENTS[word.trim()];
    if (consent !== undefined) return consent;
    throw new InvalidArgumentError(`One or more of ${Object.keys(CONSENTS).join(', ')}, joined by commas.`);
  });

interface WithdrawOptions {
  readonly round: string;
  readonly city: string;
  readonly consent: Withdrawable[];
  readonly dryRun?: boolean;
}

const withdraw: Action<WithdrawOptions> = async (options) => {
  const { round, city, consent, dryRun = false } = options;
  const deployment = await connect(options);
  const { createWithdrawConsent } = await import('#shared/operations/withdraw-consent.ts');
  const consents = await createWithdrawConsent(deployment)(round, city, consent, { dryRun });
  const left = Object.entries(CONSENTS).flatMap(([word, key]) => (consents[key] ? [word] : []));
  return {
    data: { dryRun, round, city, consents },
    text:
      `${cityNames(deployment.content)(city)} ${dryRun ? 'would then agree' : 'now agrees'} to: ` +
      `${left.length > 0 ? left.join(', ') : 'nothing'}.\n` +
      (dryRun ? 'Nothing was taken back (--dry-run).' : 'This holds from the next release and the next export on.'),
  };
};

/** `consent withdraw`. */
export const addConsentCommands: AddCommands = (program, run) => {
  const consent = program.command('consent').description('What cities agreed to');
  consent
    .command('withdraw')
    .description('Take consents of a city back, from the next release on')
    .requiredOption('--round <id>', 'the round')
    .requiredOption('--city <id>', 'the city, such as gn-3688689', cityOf)
    .requiredOption('--consent <words>', `which: ${Object.keys(CONSENTS).join(', ')}`, consentsOf)
    .option('--dry-run', 'only say what would be left')
    .addHelpText(
      'after',
      '\nExample:\n  npm run capability -- consent withdraw --round cities-2026 --city gn-3688689 --consent named,research',
    )
    .action(run(withdraw));
};
