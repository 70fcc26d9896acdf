import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Proof that a form came from one of our own pages, shown to the browser that now sends it. */
export interface FormTokens {
  /** A token for a form of the browser that holds `secret`; another one each time, so that compression tells nothing. */
  make(secret: string): string;
  verify(token: string, secret: string): boolean;
}

const NONCE_BYTES = 9;

/** `secret` is the session's, or before there is one the value of a cookie. */
export const createFormTokens = (key: string): FormTokens => {
  const sign = (nonce: string, secret: string): string =>
    createHmac('sha256', key).update(`form:${nonce}:${secret}`).digest('base64url');
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
  };
};
