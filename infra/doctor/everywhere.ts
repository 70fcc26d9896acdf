import type { Population } from '#shared/contracts/context.ts';
import { METHOD_VERSION } from '#shared/domain/scoring/score-submission.ts';
import { type Finding, note, ok, problem, warning } from './finding.ts';

const OLDEST_YEARS = 5;
const NODE = 24;
/** AWS refuses signatures that are 15 minutes off; sign-in links live as long. */
const SECONDS_THAT_MATTER = 300;
const SECONDS_WORTH_A_WORD = 30;

/** How old the data are that describe cities. National values older than five years no longer describe them well. */
export const lookAtContext = ({ meta }: Pick<Population, 'meta'>, now: Date): readonly Finding[] => {
  const oldest = now.getUTCFullYear() - OLDEST_YEARS;
  const old = meta.features.filter(({ inReference, year }) => inReference && year !== null && year < oldest);
  const says = `Context data ${meta.version}`;
  if (old.length === 0) return [ok('context-age', `${says}: no feature is older than ${OLDEST_YEARS} years.`)];
  const names = old.map(({ id, year }) => `${id} (${year})`).join(', ');
  const remedy =
    'Load current data: npm run capability -- context import <folder>; then deploy. Reports print each year.';
  return [warning('context-age', `${says}: older than ${OLDEST_YEARS} years: ${names}.`, remedy)];
};

/** What runs here, and which rules it applies. */
export const lookAtVersions = (nodeVersion: string, product: string): readonly Finding[] => {
  const major = Number(nodeVersion.replace('v', '').split('.')[0]);
  const says = `City capabilities ${product}, method ${METHOD_VERSION}, Node ${nodeVersion}`;
  return [
    major >= NODE
      ? ok('versions', `${says}.`)
      : problem('versions', `${says} is too old.`, `Use npm run, which brings Node ${NODE}.`),
  ];
};

/** Whether the form answers, and how far this machine's clock is from its. */
export const lookAtForm = async (
  address: string,
  now: () => Date,
  ask: typeof fetch = fetch,
): Promise<readonly Finding[]> => {
  const response = await ask(address, { method: 'GET', redirect: 'manual', signal: AbortSignal.timeout(10_000) });
  const told = Date.parse(response.headers.get('date') ?? '');
  const answers =
    response.status < 500
      ? ok('form', `The form answers at ${address}.`)
      : problem(
          'form',
          `The form at ${address} answers with ${response.status}.`,
          'infra/RUNBOOK.md, "A function fails".',
        );
  return [answers, clockFinding(told, now())];
};

const clockFinding = (told: number, now: Date): Finding => {
  if (Number.isNaN(told)) return note('clock', 'The form did not say what time it is.');
  const seconds = Math.round(Math.abs(told - now.getTime()) / 1000);
  const remedy = 'Let this machine set its clock from the network (NTP).';
  if (seconds >= SECONDS_THAT_MATTER)
    return problem('clock', `This machine’s clock is ${seconds} s off: AWS refuses it.`, remedy);
  return seconds >= SECONDS_WORTH_A_WORD
    ? warning('clock', `This machine’s clock is ${seconds} s off.`, remedy)
    : ok('clock', 'This machine’s clock is right.');
};

/** What functions gave up on. */
export const deadLetterFinding = (count: number): Finding =>
  count === 0
    ? ok('dead-letters', 'No function gave up on anything.')
    : problem(
        'dead-letters',
        `Functions gave up on ${count === 1 ? 'one message' : `${count} messages`}: a report is missing, an erasure is not done, or a bounce is not known.`,
        'npm run capability -- redrive --dry-run',
      );
