import { type Action, type AddCommands, connect } from '../action.ts';
import { cityOf } from '../option-values.ts';
import { cityNames } from '../preview-text.ts';

const confirm: Action<{ round: string; city: string; dryRun?: boolean }> = async (options) => {
  const { round, city, dryRun = false } = options;
  const deployment = await connect(options);
  const { createConfirmClaim } = await import('#shared/operations/confirm-claim.ts');
  const { claim } = await createConfirmClaim(deployment)(round, city, { dryRun });
  const who = cityNames(deployment.content)(city);
  const said =
    claim === 'invited'
      ? `${who} was invited: there is no claim to confirm.`
      : `The claim of ${who} ${dryRun ? 'would be' : 'is'} confirmed: its submissions may enter a release.`;
  return {
    data: { dryRun, round, city, claim },
    text: dryRun ? `${said}\nNothing was confirmed (--dry-run).` : said,
  };
};

/** `claim confirm`. */
export const addClaimCommands: AddCommands = (program, run) => {
  const claim = program.command('claim').description('Cities of open rounds that somebody claimed to speak for');
  claim
    .command('confirm')
    .description('Confirm that whoever claimed a city may speak for it; before that it enters no release')
    .requiredOption('--round <id>', 'the round')
    .requiredOption('--city <id>', 'the city, such as gn-3688689', cityOf)
    .option('--dry-run', 'only say what would happen')
    .addHelpText(
      'after',
      '\n"release preview" names the cities whose claim nobody confirmed.\n\n' +
        'Example:\n  npm run capability -- claim confirm --round cities-2026 --city gn-3688689',
    )
    .action(run(confirm));
};
