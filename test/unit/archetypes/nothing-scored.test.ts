import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const ROOT = `${import.meta.dirname}/../../..`;

describe('archetypes', () => {
  it('are used by nothing that scores, compares or suggests', () => {
    const sources = globSync(['shared/**/*.ts', 'functions/**/*.ts'], { cwd: ROOT });
    const users = sources.filter((path) => readFileSync(`${ROOT}/${path}`, 'utf8').includes('archetypes-of.ts'));
    expect(sources.length).toBeGreaterThan(100);
    expect(users).toEqual(['shared/domain/archetypes/set-apart.ts']);
  });
});
