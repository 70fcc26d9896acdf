import { createHmac, hkdfSync } from 'node:crypto';

/** A secret for an order, in letters, digits, hyphens and underscores: the same for the same order, and nobody guesses it. */
export const createOrderSecret = (applicationKey: string): ((order: string) => string) => {
  const key = Buffer.from(hkdfSync('sha256', applicationKey, '', 'secret of an order', 32));
  return (order) => createHmac('sha256', key).update(order).digest('base64url');
};
