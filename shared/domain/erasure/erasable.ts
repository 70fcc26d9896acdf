/** What an item of the table says, as far as an erasure looks at it. */
export interface ErasableItem {
  readonly PK: string;
  readonly SK: string;
  readonly data?: unknown;
}

/** Everything that leads to a city or a person: found first, and then everything that carries one of them goes. */
export interface Target {
  readonly cities: ReadonlySet<string>;
  readonly submissions: ReadonlySet<string>;
  /** Opaque ids under which answers are kept. */
  readonly members: ReadonlySet<string>;
  readonly people: ReadonlySet<string>;
  readonly evidence: ReadonlySet<string>;
}

export const collectionOf = ({ PK }: Pick<ErasableItem, 'PK'>): string => PK.split('#')[0] ?? PK;

/** Never changed by an erasure: they say by ids and codes what was done, and by whom. */
export const KEPT = ['AUDIT', 'ERASURE'];
/** Whose items are about several cities: rewritten, never deleted for one of them. */
const SHARED = ['EXPORT', 'RELEASE', 'ROUND', 'REISSUE'];

type Fields = Readonly<Record<string, unknown>>;
export const fieldsOf = (data: unknown): Fields => (typeof data === 'object' && data !== null ? (data as Fields) : {});

const holds = (ids: ReadonlySet<string>, value: unknown): boolean => typeof value === 'string' && ids.has(value);

/** Does the item belong to what is erased, by one of its keys or by whom it is of? */
export const belongsTo = ({ cities, submissions, members, people, evidence }: Target, item: ErasableItem): boolean => {
  const collection = collectionOf(item);
  if (KEPT.includes(collection) || SHARED.includes(collection)) return false;
  const { city, person, submission, issue, respondent, member } = fieldsOf(item.data);
  const inKeys = `${item.PK}#${item.SK}`.split(/[#/?&=]/);
  const ids = [cities, submissions, members, people, evidence];
  return (
    inKeys.some((part) => ids.some((known) => known.has(part))) ||
    holds(cities, city) ||
    holds(people, person) ||
    holds(submissions, submission) ||
    holds(submissions, fieldsOf(issue).submission) ||
    holds(members, respondent) ||
    holds(members, member)
  );
};

/** Files are named by what they belong to: `reports/<submission>/1.pdf`. */
export const fileBelongsTo = ({ cities, submissions, members, people, evidence }: Target, key: string): boolean =>
  key.split(/[/.]/).some((part) => [cities, submissions, members, people, evidence].some((known) => known.has(part)));

/**
 * In which order items go: those by which the others are found last, so that an erasure that was broken off finds
 * everything again.
 */
export const deletionRank = ({ SK }: ErasableItem): number => {
  if (/^(SUBMITTED|MEMBER|EVIDENCE)#/.test(SK) || SK === 'ASSESSMENT') return 2;
  return SK === 'SUBMISSION' || SK.startsWith('ISSUED#') ? 1 : 0;
};
