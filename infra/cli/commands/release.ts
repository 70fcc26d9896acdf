import type { RoundPreview } from '#shared/operations/preview-release.ts';
import { type Action, type AddCommands, connect } from '../action.ts';
import type { ConnectedDeployment } from '../deployment.ts';
import { EXIT, type Outcome } from '../outcome.ts';
import { previewText } from '../preview-text.ts';
import { qualityText } from '../quality-text.ts';

const look = async (round: string, deployment: ConnectedDeployment): Promise<RoundPreview> => {
  const { createPreviewRelease } = await import('#shared/operations/preview-release.ts');
  return await createPreviewRelease(deployment)(round);
};

const preview: Action<{ round: string }> = async (options): Promise<Outcome> => {
  const deployment = await connect(options);
  const looked = await look(options.round, deployment);
  return { data: looked, text: previewText(looked, deployment.content) };
};

const publish: Action<{ round: string; dryRun?: boolean }> = async (options): Promise<Outcome> => {
  const deployment = await connect(options);
  if (options.dryRun === true) {
    const looked = await look(options.round, deployment);
    const text = `${previewText(looked, deployment.content)}\n\nNothing was published (--dry-run).`;
    return { data: { dryRun: true, ...looked }, text, exit: looked.issues.length > 0 ? EXIT.refused : EXIT.ok };
  }
  const { createPublishRelease } = await import('#shared/operations/publish-release.ts');
  const published = await createPublishRelease({ ...deployment, now: () => new Date() })(options.round);
  const { entry, leftOut } = published;
  const text =
    `Published ${entry.id}: ${entry.cities} cities, ${leftOut.length} left out.\n` +
    `Stored under ${entry.hash}. It can no longer be changed.`;
  return { data: published, text };
};

const quality: Action<{ round: string }> = async (options): Promise<Outcome> => {
  const deployment = await connect(options);
  const { createJudgeInstrument } = await import('#shared/operations/judge-instrument.ts');
  const judged = await createJudgeInstrument(deployment)(options.round);
  return { data: judged, text: qualityText(judged) };
};

/** `release preview`, `release publish` and `release quality`. */
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
  release
    .command('quality')
    .description('Say how good the questions are, by the newest release of a round; no single city is shown')
    .requiredOption('--round <id>', 'the round')
    .addHelpText('after', '\nExample:\n  npm run capability -- release quality --round cities-2026 --json')
    .action(run(quality));
};
