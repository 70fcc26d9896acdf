import { bootstrap, bootstrapVariance, impliedVariance } from '#shared/statistics/bootstrap.ts';
import { createRandom } from '#shared/statistics/random.ts';
import { mean, variance } from '#shared/statistics/summary.ts';

const MOST_DRAWS = 2_000;
/** Beyond fifty respondents fewer draws do: their variance is known well, and a large city need not wait longer. */
const MOST_PICKS = 100_000;

/** One respondent's levels of the practices that count, null where none was given. */
export type RespondentLevels = readonly (number | null)[];

/**
 * s_c²: how much the respondents' levels of a capability vary. Without gaps the sample variance of their means.
 * With gaps `n² / (n - 1)` times the bootstrap variance of the level over respondents, which is the same number
 * when there are none; a practice that nobody of a resample answered is left out of it. Null for one respondent.
 * @param rows one per respondent, each with at least one level.
 */
export const respondentVariance = (rows: readonly RespondentLevels[], seed: string): number | null => {
  // Most often there is one: nothing need be drawn to know that nothing can be said.
  if (rows.length < 2) return null;
  const hasGaps = rows.some((row) => row.includes(null));
  if (!hasGaps) return variance(rows.map((row) => meanOfKnown(row) ?? 0));
  const draws = Math.min(MOST_DRAWS, Math.ceil(MOST_PICKS / rows.length));
  const drawn = bootstrap(rows.length, (indexes) => levelOfResample(rows, indexes), draws, createRandom(seed));
  const spread = bootstrapVariance(drawn);
  return spread === null ? null : impliedVariance(spread, rows.length);
};

const meanOfKnown = (values: RespondentLevels): number | null => mean(values.filter((value) => value !== null));

const levelOfResample = (rows: readonly RespondentLevels[], indexes: Int32Array): number | null => {
  const practices = rows[0]?.length ?? 0;
  const levels: (number | null)[] = [];
  for (let practice = 0; practice < practices; practice += 1) {
    let sum = 0;
    let count = 0;
    for (const index of indexes) {
      const level = rows[index]?.[practice] ?? null;
      if (level !== null) {
        sum += level;
        count += 1;
      }
    }
    levels.push(count === 0 ? null : sum / count);
  }
  return meanOfKnown(levels);
};
