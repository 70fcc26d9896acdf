import type { Suggestion } from '#shared/contracts/suggestion.ts';

/** Every text that is ours, without the examples, whose claims belong to their sources. */
export function textsOf(suggestion: Suggestion): string[] {
  const { action, description, whyItWorks, firstSteps, progressSign, nextLevel, involve } = suggestion;
  return [action, description, whyItWorks, ...firstSteps, progressSign, nextLevel, ...involve];
}

export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.?!])\s+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

const bounds = {
  action: [20, 90],
  description: [120, 300],
  whyItWorks: [80, 240],
  progressSign: [40, 140],
  nextLevel: [40, 140],
} as const;

const foreignSpelling =
  /\b\w*(organiz|coloring|colors?\b|favorite|neighbor|behavior|center(s|ed)?\b|labor\b|analyz|prioritiz|program(s)?\b)/iu;
const jargon = /\b(leverag|synerg|stakeholder|holistic|paradigm|ecosystem|best practices?|empower|capacity building)/iu;
const attribution = /\b(IIPP|UCL|PSCI|Public Sector Capabilities)\b/u;
const straightQuotes = /['"]/u;

/** What an editor would send back, in words; empty for a suggestion that can be printed. */
export function wordingFaults(suggestion: Suggestion): string[] {
  const lengths = Object.entries(bounds).flatMap(([field, [least, most]]) => {
    const { length } = suggestion[field as keyof typeof bounds];
    return length < least || length > most ? [`${field} has ${length} characters`] : [];
  });
  const ends = [suggestion.description, suggestion.whyItWorks, suggestion.progressSign, suggestion.nextLevel]
    .concat(suggestion.firstSteps)
    .filter((text) => !text.endsWith('.') && !text.endsWith('?'))
    .map((text) => `no full stop: ${text}`);
  const title = suggestion.action.endsWith('.') ? ['the action ends with a full stop'] : [];
  const capitals = suggestion.involve
    .filter((text) => /^\p{Lu}(?!\p{Lu})/u.test(text))
    .map((text) => `a capital in the middle of a list: ${text}`);
  const words = textsOf(suggestion).flatMap((text) => [
    ...(foreignSpelling.test(text) ? [`not British: ${text}`] : []),
    ...(jargon.test(text) ? [`jargon: ${text}`] : []),
    ...(attribution.test(text) ? [`attributed: ${text}`] : []),
    ...(straightQuotes.test(text) ? [`straight quotes: ${text}`] : []),
  ]);
  return [...lengths, ...ends, ...title, ...capitals, ...words];
}

/** Sentences that more than one suggestion, or one suggestion twice, would print. */
export function repeatedSentences(suggestions: readonly Suggestion[]): string[] {
  const sentences = suggestions.flatMap(({ involve: _, ...rest }) =>
    textsOf({ ...rest, involve: [] }).flatMap(sentencesOf),
  );
  return sentences.filter((sentence, index) => sentences.indexOf(sentence) !== index);
}
