import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { flatten, readLanguage } from '#functions/platform/wording.ts';
import { LANGUAGES } from '#shared/contracts/names.ts';
import { SUBMISSION_ISSUES } from '#shared/domain/submission/field-issues.ts';

const root = join(import.meta.dirname, '../..');

/** Every key that code gives as the message of a field issue. */
const keysInCode = (): string[] => {
  const files = ['shared', 'functions'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(root, folder, name)),
  );
  const found = files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\bmessage: '([a-z0-9-]+)'/g)]);
  return [...new Set(found.map(([, key]) => key ?? ''))].toSorted();
};

describe.each(LANGUAGES)('the words of errors in %s', (language) => {
  const words = new Map(flatten(readLanguage(language)));

  it('name every wrong field that the code can name', () => {
    const keys = [...keysInCode(), ...SUBMISSION_ISSUES];
    expect(keys.length).toBeGreaterThan(30);
    expect(keys.filter((key) => !words.has(`errors.fields.${key}`))).toEqual([]);
  });

  it('say a remedy, as whole sentences', () => {
    for (const [key, text] of words) {
      if (!key.startsWith('errors.fields.')) continue;
      expect(text, key).toMatch(/^[\p{Lu}“{].{14,}$/su);
    }
  });
});
