import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { knownCitiesPage } from '#infra/context/known-cities.ts';

const page = readFileSync(new URL('../../docs/peers-of-known-cities.md', import.meta.url), 'utf8');

describe('the page on the peers of known cities', () => {
  it('says what the rules give today', () => {
    expect(page).toBe(knownCitiesPage());
  });

  it('was judged with the context data that it shows', () => {
    expect(page).not.toContain('read the lists again');
  });
});
