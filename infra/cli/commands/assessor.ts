import { LANGUAGES, type Language } from '#shared/contracts/names.ts';
import type { createNameAssessor } from '#shared/operations/verification/name-assessor.ts';
import { type Action, type AddCommands, connect } from '../action.ts';
import { addressOf, cityOf } from '../option-values.ts';
import { EXIT, UsageError } from '../outcome.ts';
import { cityNames } from '../preview-text.ts';

interface AssessorOptions {
  readonly round: string;
  readonly city: string;
  readonly language?: string;
  readonly again?: boolean;
  readonly dryRun?: boolean;
}

type Named = Awaited<ReturnType<ReturnType<typeof createNameAssessor>>>;

const SAID: Record<Named, string> = {
  sent: 'was asked by mail to look at its evidence.',
  'would-send': 'would be asked by mail to look at its evidence. Nobody was named (--dry-run).',
  already: 'had been asked before, and was not mailed again (--again does).',
  taken: 'is being asked by another process.',
  suppressed: 'was named, but not mailed: earlier mail bounced or was complained of. Tell the person by other means.',
  refused: 'was named, but the mail service refused the address. Check it, then say --again.',
  unclear: 'was named, but nobody knows whether the mail went out: ask, then say --again.',
};
const NEEDS_A_LOOK: readonly Named[] = ['suppressed', 'refused', 'unclear'];

const languageOf = (wanted: string | undefined, languages: readonly Language[]): Language => {
  const language = LANGUAGES.find((known) => known === (wanted ?? languages[0]) && languages.includes(known));
  if (language !== undefined) return language;
  throw new UsageError(`The round has no language "${wanted}". It has: ${languages.join(', ')}.`);
};

const name: Action<AssessorOptions> = async (options, [address = '']) => {
  const { round: id, city, dryRun = false, again = false } = options;
  const deployment = await connect(options);
  const [{ createNameAssessor: createName }, { equipForMail }] = await Promise.all([
    import('#shared/operations/verification/name-assessor.ts'),
    import('../equip.ts'),
  ]);
  const { languages } = await deployment.rounds.get(id);
  const language = languageOf(options.language, languages);
  const nameAssessor = createName({ ...equipForMail(deployment), newId: () => crypto.randomUUID() });
  const outcome = await nameAssessor(id, city, address, language, { dryRun, again });
  return {
    data: { dryRun, round: id, city, outcome },
    text: `The assessor of ${cityNames(deployment.content)(city)} ${SAID[outcome]}`,
    exit: NEEDS_A_LOOK.includes(outcome) ? EXIT.failed : EXIT.ok,
  };
};

const dismiss: Action<AssessorOptions> = async (options, [address = '']) => {
  const { round, city, dryRun = false } = options;
  const deployment = await connect(options);
  const [{ createDismissAssessor }, { environment }, { readNames }] = await Promise.all([
    import('#shared/operations/verification/name-assessor.ts'),
    import('#functions/platform/env.ts'),
    import('../read-names.ts'),
  ]);
  const { APPLICATION_KEY } = readNames(deployment, { APPLICATION_KEY: environment.APPLICATION_KEY });
  const people = deployment.people(APPLICATION_KEY);
  await createDismissAssessor({ ...deployment, people })(round, city, address, { dryRun });
  const kept = 'The verified levels stay.';
  const text = dryRun
    ? `Would no longer assess ${cityNames(deployment.content)(city)}. Nobody was dismissed (--dry-run).`
    : `No longer assesses ${cityNames(deployment.content)(city)}. ${kept}`;
  return { data: { dryRun, round, city }, text };
};

/** `assessor name` and `assessor dismiss`. */
export const addAssessorCommands: AddCommands = (program, run) => {
  const assessor = program.command('assessor').description('Who reads a city’s evidence and records verified levels');
  assessor
    .command('name')
    .argument('<address>', 'of the assessor; nobody of the city itself', addressOf)
    .description('Name an assessor of one city and ask that person by mail; the same again mails nobody twice')
    .requiredOption('--round <id>', 'the round')
    .requiredOption('--city <id>', 'the city, such as gn-3688689', cityOf)
    .option('--language <code>', 'of the mail; the first of the round when left out')
    .option('--again', 'mail also somebody who was mailed before')
    .option('--dry-run', 'only say what would happen')
    .addHelpText(
      'after',
      '\nExamples:\n' +
        '  npm run capability -- assessor name judge@university.example --round cities-2026 --city gn-3688689 --dry-run\n' +
        '  npm run capability -- assessor name judge@university.example --round cities-2026 --city gn-3688689',
    )
    .action(run(name));
  assessor
    .command('dismiss')
    .argument('<address>', 'of the assessor', addressOf)
    .description('End an assessor’s part in one city; the verified levels stay')
    .requiredOption('--round <id>', 'the round')
    .requiredOption('--city <id>', 'the city, such as gn-3688689', cityOf)
    .option('--dry-run', 'only say what would happen')
    .addHelpText(
      'after',
      '\nExample:\n  npm run capability -- assessor dismiss judge@university.example --round cities-2026 --city gn-3688689',
    )
    .action(run(dismiss));
};
