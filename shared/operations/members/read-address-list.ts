import { personSchema } from '#shared/contracts/person.ts';

export const LONGEST_LIST = 100;

export interface BadLine {
  /** From 1. */
  readonly line: number;
  readonly reason: 'address-wrong' | 'address-twice' | 'too-many-addresses';
  /** What stood there, cut to 80 characters. */
  readonly value: string;
}

export interface AddressList {
  readonly addresses: readonly string[];
  readonly bad: readonly BadLine[];
}

const LONGEST_SHOWN = 80;

/**
 * Reads addresses as people paste them: one a line or several, separated by commas, semicolons or tabs, with names as
 * mail programs write them ("Ama Koroma" <ama@city.org>). Words beside an address are left out; a line without any
 * address, a wrong one, and one that was there before are told with their lines. Up to 100 addresses.
 */
export const readAddressList = (text: string): AddressList => {
  const seen = new Set<string>();
  const addresses: string[] = [];
  const bad: BadLine[] = [];
  for (const [index, content] of text.split(/\r\n|\r|\n/).entries()) {
    const tell = (reason: BadLine['reason'], value: string) =>
      bad.push({ line: index + 1, reason, value: value.slice(0, LONGEST_SHOWN) });
    for (const candidate of candidatesOf(content)) {
      const address = personSchema.shape.address.safeParse(candidate).data;
      if (address === undefined) tell('address-wrong', candidate);
      else if (seen.has(address.toLowerCase())) tell('address-twice', address);
      else if (addresses.length >= LONGEST_LIST) tell('too-many-addresses', address);
      else addresses.push(address);
      if (address !== undefined) seen.add(address.toLowerCase());
    }
  }
  return { addresses, bad };
};

/** What may be an address in one line; the whole line when nothing in it looks like one. */
const candidatesOf = (line: string): string[] => {
  const parts = line.replace(/"[^"]*"/g, ' ').split(/[,;\t]/);
  const found = parts.flatMap((part) => {
    const inBrackets = [...part.matchAll(/<([^<>]*)>/g)].map(([, inside]) => inside ?? '');
    return inBrackets.length > 0 ? inBrackets : part.split(/\s+/).filter((word) => word.includes('@'));
  });
  const plain = found.map((each) =>
    each
      .trim()
      .replace(/^mailto:/i, '')
      .replace(/\.$/, ''),
  );
  if (plain.length > 0) return plain;
  return line.trim() === '' ? [] : [line.trim()];
};
