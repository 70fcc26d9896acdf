import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { flatten, readLanguage } from '#functions/platform/wording.ts';
import { keysOfMessages, messagesText, placeOf } from '#infra/messages/messages-text.ts';

describe('the table of messages', () => {
  const words = flatten(readLanguage('en'));
  const inTable = keysOfMessages(words);
  const text = new Map(words);

  it('is up to date: npm run messages:table', () => {
    const table = readFileSync(join(import.meta.dirname, '../../docs/messages.md'), 'utf8');
    expect(table).toBe(messagesText(words));
  });

  it('can be read: every message of the language has words for each of its values', () => {
    const broken = words.filter(([, said]) => {
      try {
        new IntlMessageFormat(said, 'en', undefined, { ignoreTag: true });
        return false;
      } catch {
        return true;
      }
    });
    expect(broken).toEqual([]);
  });

  it('has every message that is an error by its name, and every reason', () => {
    const named = words.map(([key]) => key).filter((key) => /^(errors|reasons)\.|\.(errors|failures)\./.test(key));
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter((key) => !inTable.includes(key))).toEqual([]);
  });

  it('names the place, the choices of words and the values', () => {
    const made = messagesText([
      ['form.errors.city', 'Choose the city'],
      ['form.errors.too-long', 'Shorten {field, select, comment {it} other {this}} to {maximum} | less'],
    ]);
    expect(made).toContain('| `form.errors.city` | choice of a city | Choose the city |  |');
    expect(made).toContain(' \\| less | `field` (comment, other), `maximum` |');
  });

  it('says where each of them shows', () => {
    expect(inTable.filter((key) => placeOf(key) === undefined)).toEqual([]);
  });

  it('speaks as a person would, beginning with a capital, a name or a value', () => {
    const odd = inTable.filter((key) => {
      const said = text.get(key) ?? '';
      return !/^[\p{Lu}“{]/u.test(said) || /\b(undefined|null|error|invalid)\b/i.test(said);
    });
    expect(odd).toEqual([]);
  });
});
