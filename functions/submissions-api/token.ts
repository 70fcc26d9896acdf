import { createHash } from 'node:crypto';
import { DomainError } from '#shared/domain/errors.ts';
import type { TokenHolder } from '#shared/ports/assessments.ts';
import type { HttpRequest } from '../platform/http.ts';

export type FindToken = (hash: string) => Promise<TokenHolder | undefined>;

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Whose token came in the Authorization header; throws `not_signed_in` without a valid one. */
export const requireToken = async (request: HttpRequest, findToken: FindToken): Promise<TokenHolder> => {
  const token = /^Bearer ([\w-]{20,200})$/.exec(request.headers.authorization ?? '')?.[1];
  const holder = token === undefined ? undefined : await findToken(hashToken(token));
  if (holder !== undefined) return holder;
  throw new DomainError('not_signed_in', 'No valid token');
};
