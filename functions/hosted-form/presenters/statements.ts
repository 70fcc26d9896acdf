import type { Language } from '#shared/contracts/names.ts';
import type { Option } from '../../pages/fields.ts';

/**
 * The five statements as options. The first sentence of each stands out and the second explains it, so that five long
 * answers can be told apart on a phone; names of levels would tempt people to pick a name, not what happens.
 */
export const statementOptions = (statements: readonly string[], language: Language): Option[] =>
  statements.map((statement, index) => {
    const { first, rest } = splitFirstSentence(statement, language);
    return { value: String(index + 1), text: first, hint: rest === '' ? undefined : rest };
  });

const splitFirstSentence = (text: string, language: Language): { first: string; rest: string } => {
  const [sentence] = new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text);
  const first = sentence?.segment ?? text;
  return { first: first.trim(), rest: text.slice(first.length).trim() };
};
