import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { buildForm } from '#infra/form/build.ts';

const committed = (name: string) =>
  readFileSync(new URL(`../../../templates/form/generated/${name}`, import.meta.url), 'utf8');

describe('the generated files of the form', () => {
  it('are those that `npm run form:build` makes from their sources', async () => {
    for (const [name, content] of await buildForm()) {
      expect(content === committed(name), `${name} is out of date: npm run form:build`).toBe(true);
    }
  });

  it('bring nothing of GOV.UK’s brand, fonts or pictures', () => {
    const css = committed('form.css');
    expect(css).not.toMatch(/GDS Transport|@font-face|url\(|crest|crown/i);
    expect(css.toLowerCase()).not.toContain('#1d70b8');
    expect(css.charCodeAt(0)).not.toBe(0xfeff);
  });

  it('evaluate nothing at run time', () => {
    expect(committed('views.js')).not.toMatch(/new Function|\beval\(/);
  });

  it('leave a first visit under 25 KB, the world map apart, which only results show', () => {
    const sizeOf = (name: string) => gzipSync(committed(name)).length;
    expect(sizeOf('form.css') + sizeOf('form.js') + sizeOf('icon.svg')).toBeLessThan(20_000);
    expect(sizeOf('form.js')).toBeLessThan(5000);
    expect(committed('form.js').length).toBeLessThan(20_000);
  });
});
