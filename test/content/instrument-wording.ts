import type { Instrument } from '#shared/contracts/instrument.ts';
import type { Language } from '#shared/contracts/names.ts';

interface Limits {
  /** Adverbs that turn five descriptions into one description with a dial. */
  ladderWords: readonly string[];
  eitherOr: readonly string[];
  longestSentence: number;
  /** LIX: mean words per sentence plus the percentage of words over six letters. Under 40 reads like a newspaper. */
  hardestItem: number;
}

/** A new language states its own limits here, because word lengths differ between languages. */
const limits: Record<Language, Limits> = {
  en: {
    ladderWords: [
      ...['sometimes', 'often', 'always', 'rarely', 'never', 'usually', 'frequently'],
      ...['occasionally', 'seldom', 'regularly', 'constantly', 'consistently'],
    ],
    eitherOr: ['and/or'],
    longestSentence: 20,
    hardestItem: 40,
  },
};

interface Item {
  id: string;
  question: string;
  gloss: string;
  term?: string;
  statements: readonly string[];
}

export function itemsOf({ capabilities, conditions }: Instrument): Item[] {
  return [...capabilities.flatMap(({ practices }) => practices), ...conditions];
}

export function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.?!؟。])\s*/u).filter((sentence) => sentence.trim() !== '');
}

export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{L}+(?:[’'-]\p{L}+)*/gu) ?? [];
}

/** LIX of a text: about 25 for a children's book, 35 for fiction, 45 for a newspaper, 55 and more for officialese. */
export function readingDifficulty(text: string): number {
  const words = wordsOf(text);
  const long = words.filter((word) => word.length > 6).length;
  return words.length / sentencesOf(text).length + (100 * long) / words.length;
}

/** Share of words that two texts have in common, 0 to 1. */
function likeness(one: string, other: string): number {
  const [a, b] = [new Set(wordsOf(one)), new Set(wordsOf(other))];
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / (a.size + b.size - shared);
}

function statementFaults(statement: string, { ladderWords, eitherOr, longestSentence }: Limits): string[] {
  const words = wordsOf(statement);
  return [
    ...(statement.length < 60 || statement.length > 240 ? [`${statement.length} characters`] : []),
    ...(sentencesOf(statement).length > 2 ? ['more than two sentences'] : []),
    ...(sentencesOf(statement).some((sentence) => wordsOf(sentence).length > longestSentence) ? ['long sentence'] : []),
    ...ladderWords.filter((word) => words.includes(word)).map((word) => `frequency word "${word}"`),
    ...(eitherOr.some((text) => statement.includes(text)) ? ['and/or'] : []),
    ...(/[?؟;]/u.test(statement) ? ['a question or a semicolon in a statement'] : []),
    ...(/[.。]$/u.test(statement) ? [] : ['no full stop']),
  ];
}

function questionFaults({ question, gloss, term }: Item, { eitherOr }: Limits): string[] {
  const marks = question.match(/[?؟]/gu)?.length ?? 0;
  return [
    ...(marks === 1 && /[?؟]$/u.test(question) ? [] : ['not one single question']),
    ...(eitherOr.some((text) => question.includes(text)) ? ['and/or'] : []),
    ...(term && !gloss.toLowerCase().includes(term.toLowerCase()) ? ['the gloss does not give the term'] : []),
    ...(term && question.toLowerCase().includes(term.toLowerCase()) ? ['the term stands in the question'] : []),
  ];
}

function likenessFaults({ statements }: Item): string[] {
  const openings = statements.map((statement) => wordsOf(statement).slice(0, 2).join(' '));
  const alike = statements.some((one, i) => statements.slice(i + 1).some((other) => likeness(one, other) > 0.4));
  return [
    ...(new Set(openings).size < openings.length ? ['two statements start alike'] : []),
    ...(alike ? ['two statements are hard to tell apart'] : []),
  ];
}

/** Every breach of the rules of wording in `docs/instrument.md`, each as "<item>: <fault>"; empty when there is none. */
export function wordingFaults(instrument: Instrument): string[] {
  const rules = limits[instrument.language];
  return itemsOf(instrument).flatMap((item) =>
    [
      ...questionFaults(item, rules),
      ...likenessFaults(item),
      ...item.statements.flatMap((statement, index) =>
        statementFaults(statement, rules).map((fault) => `level ${index + 1}, ${fault}`),
      ),
      ...(readingDifficulty(item.statements.join(' ')) > rules.hardestItem ? ['hard to read'] : []),
    ].map((fault) => `${item.id}: ${fault}`),
  );
}
