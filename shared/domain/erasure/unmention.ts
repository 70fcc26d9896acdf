import type { Peer } from '../../contracts/comparison.ts';
import { arrangePeers, withoutName } from '../peers/disclosure.ts';
import { collectionOf, type ErasableItem, fieldsOf } from './erasable.ts';

/** Takes a place in lists whose length counts; no city has this id. */
export const NO_CITY = 'gn-0';
export const NO_SUBMISSION = '00000000-0000-0000-0000-000000000000';

type Fields = Readonly<Record<string, unknown>>;

/** Peers as if the city had never agreed to be named (method 8); untouched where it is not among them. */
const groupWithout = (group: unknown, city: string): unknown => {
  const { peers } = fieldsOf(group) as { peers?: readonly Peer[] };
  if (peers === undefined || !peers.some((peer) => peer.city === city)) return group;
  return {
    ...fieldsOf(group),
    peers: arrangePeers(peers.map((peer) => (peer.city === city ? withoutName(peer) : peer))),
  };
};

/** What a city was shown stays, with the same number of members: only who the erased one was is gone. */
const ledgerWithout = (entry: Fields, city: string): Fields => {
  const { members, memberSubmissions, group } = entry as { members: string[]; memberSubmissions: string[] } & Fields;
  const replaced = members.map((member) => (member === city ? NO_CITY : member));
  const submissions = memberSubmissions.map((id, index) => (members[index] === city ? NO_SUBMISSION : id));
  return { ...entry, members: replaced, memberSubmissions: submissions, group: groupWithout(group, city) };
};

/** Twins come from public data and cities add others to their list by their own choice: both say nothing of the city. */
const scoresWithout = (scores: Fields, city: string): Fields => {
  const comparison = fieldsOf(scores.comparison);
  const contrasts = (comparison.contrasts as Fields[]).filter((contrast) => contrast.city !== city);
  return { ...scores, comparison: { ...comparison, contrasts, group: groupWithout(comparison.group, city) } };
};

const exportWithout = (entry: Fields, city: string): Fields => ({
  ...entry,
  cities: (entry.cities as string[]).filter((id) => id !== city),
});

const changeOf = (item: ErasableItem): ((data: Fields, city: string) => Fields) | undefined => {
  const collection = collectionOf(item);
  if (collection === 'EXPORT') return exportWithout;
  if (collection === 'CITY' && item.SK.startsWith('LEDGER#')) return ledgerWithout;
  return collection === 'SUBMISSION' && item.SK.endsWith('#SCORES') ? scoresWithout : undefined;
};

/** The data of another's item without the city, or undefined where it does not mention it. */
export const withoutCity = (item: ErasableItem, city: string): unknown => {
  const change = changeOf(item);
  if (change === undefined) return undefined;
  const changed = change(fieldsOf(item.data), city);
  return JSON.stringify(changed) === JSON.stringify(item.data) ? undefined : changed;
};

/** Was the city named to another one, in its peers or as one to learn from? */
export const isNamedIn = ({ data }: ErasableItem, city: string): boolean => {
  const { group, contrasts } = fieldsOf(fieldsOf(data).comparison);
  const named = [fieldsOf(group).peers, contrasts].flatMap((list) => (Array.isArray(list) ? list : []));
  return named.some((one) => fieldsOf(one).city === city);
};
