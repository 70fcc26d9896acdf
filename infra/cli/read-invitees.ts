import * as platform from '#functions/platform/invitee-rows.ts';
import type { TypedInvitee } from '#shared/operations/check-invitees.ts';
import { UsageError } from './outcome.ts';

/** The rows of an operator's list with their lines, nothing checked yet. Throws a `UsageError` for what is no such list. */
export const readInviteeRows = (text: string): readonly TypedInvitee[] => {
  const read = platform.readInviteeRows(text);
  if ('rows' in read) return read.rows;
  if (read.problem === 'too-large') throw new UsageError('The file is larger than 5 MB: is it a list of cities?');
  if (read.problem === 'no-csv') throw new UsageError(`The file is no CSV: ${read.detail}`);
  const missing = read.missing.join(' and ');
  throw new UsageError(`The first line must name the columns city and address; ${missing} is missing.`);
};
