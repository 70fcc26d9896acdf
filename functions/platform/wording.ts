import { readdirSync, readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from '#shared/contracts/names.ts';
import type { Wording } from '#shared/ports/content.ts';
import { templatesFolder } from './templates-folder.ts';

/** Language files may nest; a key is the path, its first part the file's name: `report.cover.title`. */
export type MessageTree = { readonly [key: string]: string | MessageTree };

/** Times are told in UTC whatever the machine's zone, and English dates as day, month, year. */
const localeOf = (language: Language) => (language === 'en' ? 'en-GB' : language);
const formats = {
  date: {
    long: { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' },
    day: { day: 'numeric', month: 'short', timeZone: 'UTC' },
  },
  time: { short: { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' } },
  number: { level: { minimumFractionDigits: 1, maximumFractionDigits: 1 } },
} as const;

export const flatten = (tree: MessageTree, prefix = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${prefix}${key}`, value]] : flatten(value, `${prefix}${key}.`),
  );

/** Makes the sentences of one language. An unknown key or a missing value throws: no reader ever sees a key. */
export const createWording = (tree: MessageTree, language: Language): Wording => {
  const messages = new Map(flatten(tree));
  const parsed = new Map<string, IntlMessageFormat>();
  return (key, values) => {
    let message = parsed.get(key);
    if (message === undefined) {
      const text = messages.get(key);
      if (text === undefined) throw new Error(`No words for "${key}" in ${language}`);
      message = new IntlMessageFormat(text, localeOf(language), formats, { ignoreTag: true });
      parsed.set(key, message);
    }
    return String(message.format(values as Record<string, string | number>));
  };
};

export const readLanguage = (language: Language): MessageTree => {
  const folder = templatesFolder('languages', language);
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort();
  return Object.fromEntries(
    files.map((name) => [name.replace('.json', ''), JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'))]),
  );
};
