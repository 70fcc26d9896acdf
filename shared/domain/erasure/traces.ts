import { collectionOf, type ErasableItem, fieldsOf, KEPT, type Target } from './erasable.ts';

/** What any city may carry about any other from public data, or by its own choice. */
const PUBLIC = ['twins', 'additions'];

const withoutPublic = (key: string, value: unknown): unknown => (PUBLIC.includes(key) ? undefined : value);

const mentions = (text: string, id: string): boolean => {
  for (let at = text.indexOf(id); at >= 0; at = text.indexOf(id, at + 1)) {
    const next = text[at + id.length] ?? '';
    // `gn-12` is not in `gn-123`.
    if (!/[0-9a-z]/i.test(next)) return true;
  }
  return false;
};

const wordsOf = ({ cities, submissions, members, people, evidence }: Target): string[] =>
  [...cities, ...submissions, ...members, ...people, ...evidence].filter((word) => word.length > 3);

/** Does an item still speak of what was erased? `addresses` in lower case. */
export const isTrace = (target: Target, addresses: readonly string[], item: ErasableItem): boolean => {
  // Only these say that something was: the log of what operators did, and the receipts of erasures.
  if (KEPT.includes(collectionOf(item))) return false;
  const text = JSON.stringify(item, withoutPublic);
  if (wordsOf(target).some((word) => mentions(text, word))) return true;
  const lower = text.toLowerCase();
  return addresses.some((address) => lower.includes(address));
};

/** The same for the text of a file: releases name cities, all else carries ids of submissions. */
export const isTraceInText = (target: Target, addresses: readonly string[], text: string): boolean => {
  const plain = JSON.stringify(fieldsOf(JSON.parse(text)), withoutPublic);
  const lower = plain.toLowerCase();
  return wordsOf(target).some((word) => mentions(plain, word)) || addresses.some((address) => lower.includes(address));
};
