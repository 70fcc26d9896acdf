import { MODEL } from './model.ts';
import { PEER_RESPONDENTS } from './release.ts';
import { SEED, type Study, type StudySize, VERDICT_RESPONDENTS } from './study.ts';
import type { Scenario, Verdicts } from './verdicts.ts';

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map((_, index) => (index === 0 ? '---' : '---:')), ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');

const coverageTable = ({ coverage }: Study): string =>
  table(
    ['respondents', ...coverage.flatMap(({ dontKnow }) => [`held, ${percent(dontKnow)} don't know`, 'mean width'])],
    (coverage[0]?.rows ?? []).map(({ respondents }, index) => [
      String(respondents),
      ...coverage.flatMap(({ rows }) => [percent(rows[index]?.share ?? 0), (rows[index]?.width ?? 0).toFixed(2)]),
    ]),
  );

const verdictTable = (
  cells: readonly (Scenario & Verdicts)[],
  [name, key]: readonly [string, 'betweenCities' | 'difference'],
  shareOf: (cell: Verdicts) => number,
): string => {
  const groups = [...new Set(cells.map((cell) => `${cell[key].toFixed(1)} | ${cell.peers}`))];
  return table(
    [name, 'peers', ...VERDICT_RESPONDENTS.map((count) => `${count} ${count === 1 ? 'respondent' : 'respondents'}`)],
    groups.map((group) => [
      group,
      ...cells
        .filter((cell) => `${cell[key].toFixed(1)} | ${cell.peers}` === group)
        .map((cell) => percent(shareOf(cell))),
    ]),
  );
};

/** The whole study as a page: the model, then its three tables. */
export const studyPage = (
  study: Study,
  { cities, trials }: StudySize,
): string => `# Simulation of intervals and verdicts

Written by \`npm run simulate -- --write\`; the same command gives the same page (seed \`${SEED}\`).
It calls the product's own scoring and benchmark; only the cities are made up.

## Model

- A capability of a city stands somewhere on the scale; its four practices stand around it and average to it, standard deviation ${MODEL.practice}.
- A respondent is more or less generous on a whole capability (${MODEL.respondent}) and sees each practice a little differently (${MODEL.view}), then picks the nearest of the five levels.
- Cities differ in how much their people differ: both variances are multiplied by a city's own gamma factor of mean 1 and shape ${MODEL.cityShape}.
- In each peer city ${PEER_RESPONDENTS.join(', ')} people answer, each number equally likely. A release of 60 such cities measures the pooled variance within cities: here ${study.pooledVariance.toFixed(3)}, a standard deviation of ${Math.sqrt(study.pooledVariance).toFixed(2)}.

## Coverage of the 90 % interval

How often the interval of an individual level holds the level that the city would have if everybody were asked. ${cities} cities a row, five capabilities each, standing at N(3, 0.6²). Aim: 88 to 95 %.

${coverageTable(study)}

## False alarms

Share of cities that stand exactly in the middle of the population of their peers and are still told "above" or "below" on at least one of five capabilities. ${trials} cities a cell; the standard error is at most ${percent(Math.sqrt(0.09 / trials))} at 10 %. Aim: at most 10 %.

${verdictTable(study.alarms, ['sd between cities', 'betweenCities'], ({ falseAlarms }) => falseAlarms)}

## Power

Share of cities whose one capability that truly differs gets the right verdict; the standard deviation between the peers is 0.6, the other four capabilities do not differ. ${trials} cities a cell.

${verdictTable(study.power, ['difference', 'difference'], ({ found }) => found ?? 0)}
`;
