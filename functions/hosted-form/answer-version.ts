import type { Answer } from '#shared/contracts/response.ts';
import { canonicalJson } from '#shared/domain/submission/canonical-json.ts';

const DIGITS = 16;

/** Names the content of an answer, so that a form can tell from which one it was made; `none` for no answer. */
export const versionOf = (answer: Answer | undefined, hash: (text: string) => string): string =>
  answer === undefined ? 'none' : hash(canonicalJson(answer)).slice(0, DIGITS);

/**
 * Was an answer saved elsewhere since the form was shown, that is not the very same as the one that the form sends?
 * `version` is the one that the form carries; without one nothing is known.
 */
export const isChangedMeanwhile = (
  version: string,
  { saved, sent }: { saved: Answer | undefined; sent: Answer },
  hash: (text: string) => string,
): boolean => {
  const current = versionOf(saved, hash);
  return version !== '' && version !== current && versionOf(sent, hash) !== current;
};
