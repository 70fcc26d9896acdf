import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import words from '#templates/languages/en/report.json' with { type: 'json' };

const page = readFileSync(new URL('../../docs/simulation.md', import.meta.url), 'utf8');

/** In how many of 100 cases the simulation found a difference of one level with ten peers: 1, 3, 8 respondents. */
const found = (): number[] => {
  const row = page.slice(page.indexOf('## Power')).match(/^\| 1\.0 \| 10 \|(.*)\|$/m)?.[1] ?? '';
  return row
    .split('|')
    .slice(0, 3)
    .map((cell) => Number(cell.replace('%', '')));
};

describe('the sentence on power in the report', () => {
  it('says what the simulation found, within five of 100 cases', () => {
    const said = [...words.method.power.matchAll(/(\d+) of (\d+)/g)].map(
      ([, cases, of]) => (100 * Number(cases)) / Number(of),
    );
    expect(said).toHaveLength(3);
    for (const [place, cases] of found().entries()) expect(Math.abs(cases - (said[place] ?? 0))).toBeLessThan(5);
    expect(found().every((cases) => cases > 0)).toBe(true);
  });
});
