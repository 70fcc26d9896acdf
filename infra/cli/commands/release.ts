import { createPreviewRelease, type RoundPreview } from '#shared/operations/preview-release.ts';
import { createPublishRelease } from '#shared/operations/publish-release.ts';
import type { Action, AddCommands } from '../action.ts';
import { connect } from '../deployment.ts';
import { EXIT, type Outcome } from '../outcome.ts';
import { previewText } from '../preview-text.ts';

const preview: Action<{ round: string }> = async (options): Promise<Outcome> => {
  const deployment = connect(options);
  const looked: RoundPreview = await createPreviewRelease(deployment)(options.round);
  return { data: looked, text: previewText(looked, deployment.content) };
};

const publish: Action<{ round: string; dryRun?: boolean }> = async (options): Promise<Outcome> => {
  const deployment = connect(options);
  if (options.dryRun === true) {
    const looked = await createPreviewRelease(deployment)(options.round);
    const text = `${previewText(looked, deployment.content)}\n\nNothing was published (--dry-run).`;
    return { data: { dryRun: true, ...looked }, text, exit: looked.issues.length > 0 ? EXIT.refused : EXIT.ok };
  }
  const published = await createPublishRelease({ ...deployment, now: () => new Date() })(options.round);
  const { entry, leftOut } = published;
  const text =
    `Published ${entry.id}: ${entry.cities} cities, ${leftOut.length} left out.\n` +
    `Stored under ${entry.hash}. It can no longer be changed.`;
  return { data: published, text };
};

/** `release preview` and `release publish`. */
export const addReleaseCommands: AddCommands = (program, run) => {
  const release = program.command('release').description('Freeze the submissions of a round as its benchmark');
  release
    .command('preview')
    .description('Say who joins, whose peers change, what stays suppressed and why; changes nothing')
    .requiredOption('--round <id>', 'the round')
    .addHelpText('after', '\nExample:\n  npm run capability -- release preview --round cities-2026')
    .action(run(preview));
  release
    .command('publish')
    .description('Publish the next release of a round; it can never be changed afterwards')
    .requiredOption('--round <id>', 'the round')
    .option('--dry-run', 'only say what would happen; exit code 3 when it would be refused')
    .addHelpText(
      'after',
      '\nA release needs 15 cities, and 5 that were not in the release before it.\n\nExamples:\n' +
        '  npm run capability -- release publish --round cities-2026 --dry-run\n' +
        '  npm run capability -- release publish --round cities-2026 --stage production',
    )
    .action(run(publish));
};
