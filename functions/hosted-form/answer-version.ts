import { canonicalJson } from '#shared/domain/submission/canonical-json.ts';
import type { Change } from '#shared/ports/change.ts';

const DIGITS = 16;

/** Names what was saved, so that a form can tell from which content it was made; `none` for nothing. */
export const versionOf = (content: unknown, hash: (text: string) => string): string =>
  content === undefined ? 'none' : hash(canonicalJson(content)).slice(0, DIGITS);

/**
 * Was something saved elsewhere since the form was shown, that is not the very same as what the form sends?
 * `version` is the one that the form carries; without one nothing is known.
 */
export const isChangedMeanwhile = (
  version: string,
  { saved, sent }: { saved: unknown; sent: unknown },
  hash: (text: string) => string,
): boolean => {
  const current = versionOf(saved, hash);
  return version !== '' && version !== current && versionOf(sent, hash) !== current;
};

/** A form that somebody sends back, about a part of what is saved. */
export interface SentForm<Saved> {
  /** Of the part from which the form was made; empty where nothing is known. */
  readonly version: string;
  readonly partOf: (saved: Saved) => unknown;
  /** What is sent put in place of that part. */
  readonly put: Change<Saved>;
  /** SHA-256 of a text, in hex. */
  readonly hash: (text: string) => string;
}

/** Puts in what is sent, unless something else was saved since the form was shown: then that stays. */
export const putUnlessChanged =
  <Saved>({ version, partOf, put, hash }: SentForm<Saved>): Change<Saved> =>
  (saved) => {
    const wanted = put(saved);
    return isChangedMeanwhile(version, { saved: partOf(saved), sent: partOf(wanted) }, hash) ? saved : wanted;
  };

/** Does what is saved by now say just what is sent? Else it was saved elsewhere meanwhile. */
export const isPut = <Saved>({ partOf, put, hash }: SentForm<Saved>, saved: Saved): boolean =>
  versionOf(partOf(saved), hash) === versionOf(partOf(put(saved)), hash);
