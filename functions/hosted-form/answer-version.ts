import { canonicalJson } from '#shared/domain/submission/canonical-json.ts';

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
