import { type IntlMessageFormat, IntlMessageFormat as Message } from 'intl-messageformat';
import { SECTIONS, type Section } from './sections.ts';

/** A key of the language files with its words. */
export type Words = readonly [key: string, text: string];

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** Values that a message takes, with the choices of those that choose words. */
const valuesOf = (elements: readonly Element[]): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, readonly string[]>();
  const visit = (element: Element): void => {
    if (!('value' in element) || element.type === 0) return;
    const options = 'options' in element ? element.options : undefined;
    const isSelect = options !== undefined && !('pluralType' in element);
    found.set(element.value, isSelect ? Object.keys(options) : (found.get(element.value) ?? []));
    for (const { value } of Object.values(options ?? {})) for (const inner of value) visit(inner);
  };
  for (const element of elements) visit(element);
  return found;
};

const valuesText = (text: string): string => {
  const ast = new Message(text, 'en', undefined, { ignoreTag: true }).getAst();
  const values = [...valuesOf(ast)].map(([name, choices]) =>
    choices.length === 0 ? `\`${name}\`` : `\`${name}\` (${choices.join(', ')})`,
  );
  return values.join(', ');
};

/** Where a message shows; undefined for one that no place of its section fits. */
export const placeOf = (key: string): string | undefined =>
  sectionOf(key)?.places.find(([start]) => key.startsWith(start))?.[1];

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

const sectionOf = (key: string): Section | undefined => SECTIONS.find(({ keys }) => keys.test(key));

/** Keys of the messages that stand in the table. */
export const keysOfMessages = (words: readonly Words[]): readonly string[] =>
  words.flatMap(([key]) => (sectionOf(key) === undefined ? [] : [key]));

const HEAD = `# Every message that says that something is wrong

Made from \`templates/languages/en\` by \`npm run messages:table\`; a test fails when it is not up to date. Change the words
there, never here. A message names the field where the page or the problem does not, and says what to do.

Between braces stand values. \`plural\` and \`select\` choose words by a value; what they choose is in the last column.
`;

const sectionText = (section: Section, words: readonly Words[]): string => {
  const rows = words
    .filter(([key]) => sectionOf(key) === section)
    .map(([key, text]) => [`\`${key}\``, placeOf(key) ?? '', text, valuesText(text)].map(cell).join(' | '));
  return [
    `## ${section.title}`,
    '',
    section.where,
    '',
    '| key | where it shows | text | values |',
    '|---|---|---|---|',
    ...rows.map((row) => `| ${row} |`),
    '',
  ].join('\n');
};

/** The table of messages as Markdown: one part for each kind of place where messages show. Same words, same text. */
export const messagesText = (words: readonly Words[]): string =>
  [HEAD, ...SECTIONS.map((section) => sectionText(section, words))].join('\n');
