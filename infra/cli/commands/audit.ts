import { InvalidArgumentError } from 'commander';
import { type AuditEntry, type AuditHead, auditHeadSchema } from '#shared/contracts/audit.ts';
import type { ChainFault } from '#shared/domain/audit/chain.ts';
import { type Action, type AddCommands, connect } from '../action.ts';
import { wholeNumber } from '../option-values.ts';
import { EXIT } from '../outcome.ts';

interface ListOptions {
  readonly city?: string;
  readonly round?: string;
  readonly limit: number;
}

const MOST_LISTED = 10_000;

const headOf = (text: string): AuditHead => {
  const [sequence, hash] = text.split(':');
  const head = auditHeadSchema.safeParse({ sequence: Number(sequence), hash });
  if (head.success) return head.data;
  throw new InvalidArgumentError('A head is a number, a colon and 64 letters and digits, as "audit verify" prints it.');
};

const shortActor = (actor: string): string => (/^(person|member):/.test(actor) ? actor.slice(0, 19) : actor);

const line = ({ sequence, at, actor, action, round, release, city, submission, count }: AuditEntry): string =>
  [
    String(sequence).padStart(6),
    `${at.slice(0, 19)} UTC`,
    shortActor(actor),
    action,
    release ?? round,
    city,
    submission,
    count === undefined ? undefined : `(${count})`,
  ]
    .filter((part) => part !== undefined)
    .join('  ');

const list: Action<ListOptions> = async ({ city, round, limit, ...options }) => {
  const deployment = await connect(options);
  const { createListAudit } = await import('#shared/operations/audit.ts');
  const entries = await createListAudit(deployment)({ ...(city && { city }), ...(round && { round }), limit });
  return {
    data: entries,
    text: entries.length === 0 ? 'The audit log has no such entry.' : entries.map(line).join('\n'),
  };
};

const FAULTS: Record<ChainFault['fault'], string> = {
  changed: 'was changed after it was written',
  missing: 'is missing',
  unlinked: 'does not follow the entry before it: one of the two was put there later',
  'cut-off': 'was the last one when its head was noted, and is no longer there as it was',
};

const verify: Action<{ head?: AuditHead }> = async ({ head: noted, ...options }) => {
  const deployment = await connect(options);
  const [{ createVerifyAudit }, { sha256 }] = await Promise.all([
    import('#shared/operations/audit.ts'),
    import('#functions/platform/repositories.ts'),
  ]);
  const verdict = await createVerifyAudit({ ...deployment, hash: sha256 })(noted);
  const { entries, head, faults } = verdict;
  const text =
    faults.length === 0
      ? `${entries} entries, each follows the one before.\nHead, to be kept elsewhere: ${head.sequence}:${head.hash}`
      : [
          `The audit log is not as it was written (${faults.length} faults):`,
          ...faults.map(({ sequence, fault }) => `  Entry ${sequence} ${FAULTS[fault]}.`),
        ].join('\n');
  return { data: verdict, text, exit: faults.length === 0 ? EXIT.ok : EXIT.failed };
};

/** `audit list` and `audit verify`. */
export const addAuditCommands: AddCommands = (program, run) => {
  const audit = program.command('audit').description('Who did what to which city, round and release; no answers in it');
  audit
    .command('list')
    .description('List entries, newest first')
    .option('--city <id>', 'only of this city, such as gn-3688689')
    .option('--round <id>', 'only of this round')
    .option('--limit <number>', 'how many at most', wholeNumber(MOST_LISTED), 100)
    .addHelpText(
      'after',
      '\nCAPABILITY_OPERATOR in the environment is the name under which your own commands are written down.\n\n' +
        'Examples:\n  npm run capability -- audit list --round cities-2026\n' +
        '  npm run capability -- audit list --city gn-3688689 --json',
    )
    .action(run(list));
  audit
    .command('verify')
    .description('Check that no entry was changed, removed or put in; exit code 1 when one was')
    .option('--head <number:hash>', 'a head that was noted earlier: shows entries that were cut off at the end', headOf)
    .addHelpText(
      'after',
      '\nThe log alone cannot show that its last entries were cut off, or that it was made anew as a whole: note the head\n' +
        'that this command prints outside the deployment, and say it the next time.\n\n' +
        'Examples:\n  npm run capability -- audit verify\n  npm run capability -- audit verify --head 41:9f86d0...',
    )
    .action(run(verify));
};
