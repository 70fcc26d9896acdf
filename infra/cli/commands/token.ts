import { createHash, randomBytes } from 'node:crypto';
import { createIssueToken } from '#shared/operations/issue-token.ts';
import { type Action, type AddCommands, connect } from '../action.ts';
import { cityOf } from '../option-values.ts';
import { cityNames } from '../preview-text.ts';

const TOKEN_BYTES = 32;

const issue: Action<{ round: string; city: string }> = async ({ round, city, ...options }) => {
  const deployment = await connect(options);
  const issueToken = createIssueToken({
    ...deployment,
    now: () => new Date(),
    secret: () => randomBytes(TOKEN_BYTES).toString('base64url'),
    hash: (text) => createHash('sha256').update(text).digest('hex'),
  });
  const { token, assessment } = await issueToken(round, city);
  const claim = assessment.claim === 'claimed' ? '\nNobody confirmed yet who speaks for this city.' : '';
  return {
    data: { round, city, token, claim: assessment.claim },
    text:
      `Token of ${cityNames(deployment.content)(city)} for ${round}:\n\n  ${token}\n\n` +
      `It is shown this once and kept only as a hash: hand it over safely. Send it as "Authorization: Bearer ...".${claim}`,
  };
};

/** `token issue`. */
export const addTokenCommands: AddCommands = (program, run) => {
  const token = program.command('token').description('Tokens with which cities send assessments over the API');
  token
    .command('issue')
    .description('Make a token for one city and round; invites the city where it was not taking part yet')
    .requiredOption('--round <id>', 'the round')
    .requiredOption('--city <id>', 'the city, such as gn-3688689', cityOf)
    .addHelpText('after', '\nExample:\n  npm run capability -- token issue --round cities-2026 --city gn-3688689')
    .action(run(issue));
};
