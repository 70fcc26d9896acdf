import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** Text that only this deployment can read or make, for the hands of others: a page, a mail link, a table. */
export interface Seal {
  /** The same text gives another sealed text each time. */
  seal(text: string, at: Date): string;
  /** Undefined for what was not sealed here, was changed, or is older than a week. */
  open(sealed: string, at: Date): string | undefined;
}

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const STAMP_BYTES = 6;
const LONGEST_MILLISECONDS = 7 * 86_400_000;
/** A sealed text that would swell beyond this is nothing a form sent. */
const LARGEST_BYTES = 200_000;

/** `purpose` keeps what was sealed for one use from being opened for another. */
export const createSeal = (applicationKey: string, purpose: string): Seal => {
  const key = Buffer.from(hkdfSync('sha256', applicationKey, '', `seal:${purpose}`, 32));

  const decrypt = (bytes: Buffer): Buffer => {
    const cipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
    cipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([cipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), cipher.final()]);
  };

  return {
    seal(text, at) {
      const nonce = randomBytes(NONCE_BYTES);
      const stamp = Buffer.alloc(STAMP_BYTES);
      stamp.writeUIntBE(at.getTime(), 0, STAMP_BYTES);
      const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
      const body = Buffer.concat([cipher.update(stamp), cipher.update(deflateRawSync(text)), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
    },
    open(sealed, at) {
      try {
        const plain = decrypt(Buffer.from(sealed, 'base64url'));
        const age = at.getTime() - plain.readUIntBE(0, STAMP_BYTES);
        if (age < 0 || age > LONGEST_MILLISECONDS) return undefined;
        return inflateRawSync(plain.subarray(STAMP_BYTES), { maxOutputLength: LARGEST_BYTES }).toString('utf8');
      } catch {
        return undefined;
      }
    },
  };
};
