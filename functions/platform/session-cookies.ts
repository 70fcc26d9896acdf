import { createHash, randomBytes } from 'node:crypto';
import { parseCookie, stringifySetCookie } from 'cookie';
import type { HttpRequest } from './http.ts';

/** `__Host-`: set by this very host over a safe line, for all of its paths, and by nobody else. */
export const SESSION_COOKIE = '__Host-session';
/** Ties the forms of somebody without a session to the browser they were shown in. */
export const VISIT_COOKIE = '__Host-visit';

export const SESSION_SECONDS = 12 * 3600;
/** However often a session is made longer, it ends so long after the sign-in. */
export const LONGEST_SESSION_SECONDS = 7 * 86_400;
const TOKEN_BYTES = 32;

/** A value that cannot be guessed; only its hash is ever stored. */
export const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

export const readCookie = ({ cookies = [] }: Pick<HttpRequest, 'cookies'>, name: string): string | undefined => {
  const value = parseCookie(cookies.join('; '))[name];
  return value !== undefined && /^[\w-]{20,100}$/.test(value) ? value : undefined;
};

export const makeCookie = (name: string, value: string, maxAge: number): string =>
  stringifySetCookie({ name, value, maxAge, path: '/', secure: true, httpOnly: true, sameSite: 'lax' });

export const endCookie = (name: string): string => makeCookie(name, '', 0);
