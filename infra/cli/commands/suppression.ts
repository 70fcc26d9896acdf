import { type Action, type AddCommands, connect } from '../action.ts';
import type { ConnectedDeployment } from '../deployment.ts';
import { addressOf } from '../option-values.ts';

const WHY = { bounce: 'a mail bounced for good', complaint: 'its owner complained of a mail' } as const;

/** On AWS the account keeps a list of its own; the local mail service keeps none. */
const forgetOf = async ({ place }: Pick<ConnectedDeployment, 'place'>) => {
  if (place !== 'stage') return async () => {};
  const [{ SESv2Client }, { createForgetSuppressed }] = await Promise.all([
    import('@aws-sdk/client-sesv2'),
    import('#functions/platform/forget-suppressed.ts'),
  ]);
  return createForgetSuppressed(new SESv2Client({}));
};

const lift: Action<{ dryRun?: boolean }> = async ({ dryRun = false, ...options }, [address = '']) => {
  const deployment = await connect(options);
  const [{ createLiftSuppression }, { environment }, { readNames }] = await Promise.all([
    import('#shared/operations/lift-suppression.ts'),
    import('#functions/platform/env.ts'),
    import('../read-names.ts'),
  ]);
  const { APPLICATION_KEY } = readNames(deployment, { APPLICATION_KEY: environment.APPLICATION_KEY });
  const people = deployment.people(APPLICATION_KEY);
  const liftSuppression = createLiftSuppression({ ...deployment, people, forget: await forgetOf(deployment) });
  const { reason, since } = await liftSuppression(address, { dryRun });
  const before = `No mail went there since ${since.slice(0, 10)}: ${WHY[reason]}.`;
  return {
    data: { dryRun, reason, since },
    text: `${before}\n${dryRun ? 'Nothing was changed (--dry-run).' : 'Mail goes there again. If it bounces once more, that ends it again.'}`,
  };
};

/** `suppression lift`. */
export const addSuppressionCommands: AddCommands = (program, run) => {
  const suppression = program.command('suppression').description('Addresses to which no mail goes any more');
  suppression
    .command('lift')
    .argument('<address>', 'to which mail may go again', addressOf)
    .description('Let mail go to an address again, after its mailbox was mended or its owner asked for it')
    .option('--dry-run', 'only say why and since when none goes there')
    .addHelpText(
      'after',
      '\nOn AWS the address leaves the list of the account as well. Never lift a complaint unasked: SES counts it.\n\n' +
        'Example:\n  npm run capability -- suppression lift ama@freetown.example --dry-run',
    )
    .action(run(lift));
};
