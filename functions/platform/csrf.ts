import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Proof that a form came from one of our own pages, shown to the browser that now sends it. */
export interface FormTokens {
  /** A token for a form of the browser that holds `secret`; another one each time, so that compression tells nothing. */
  make(secret: string): string;
  verify(token: string, secret: string): boolean;
  /** A token for a form of this person at this path; it outlives the session, for a week at least. */
  makeOwner(person: string, path: string, at: Date): string;
  verifyOwner(token: string, person: string, path: string, at: Date): boolean;
}

const NONCE_BYTES = 9;
const WEEK_MILLISECONDS = 7 * 86_400_000;

/** `secret` is the session's, or before there is one the value of a cookie. */
export const createFormTokens = (key: string): FormTokens => {
  const sign = (nonce: string, secret: string): string =>
    createHmac('sha256', key).update(`form:${nonce}:${secret}`).digest('base64url');
  const ownerSecret = (person: string, path: string, week: number): string => `owner:${person}:${path}:${week}`;
  const weekOf = (at: Date): number => Math.floor(at.getTime() / WEEK_MILLISECONDS);
  return {
    make(secret) {
      const nonce = randomBytes(NONCE_BYTES).toString('base64url');
      return `${nonce}.${sign(nonce, secret)}`;
    },
    verify(token, secret) {
      const [nonce = '', signature = ''] = token.split('.');
      const given = Buffer.from(signature);
      const expected = Buffer.from(sign(nonce, secret));
      return given.length === expected.length && timingSafeEqual(given, expected);
    },
    makeOwner(person, path, at) {
      return this.make(ownerSecret(person, path, weekOf(at)));
    },
    verifyOwner(token, person, path, at) {
      const week = weekOf(at);
      return [week, week - 1].some((each) => this.verify(token, ownerSecret(person, path, each)));
    },
  };
};
