import { bootstrap, bootstrapVariance, impliedVariance, type ResampleStatistic } from '#shared/statistics/bootstrap.ts';
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
  const drawn = bootstrap(rows.length, levelOfResample(rows), draws, createRandom(seed));
  const spread = bootstrapVariance(drawn);
  return spread === null ? null : impliedVariance(spread, rows.length);
};

const meanOfKnown = (values: RespondentLevels): number | null => mean(values.filter((value) => value !== null));

/** The mean over practices of the mean level of those who gave one. In numbers side by side, as thousands are drawn. */
const levelOfResample = (rows: readonly RespondentLevels[]): ResampleStatistic => {
  const practices = rows[0]?.length ?? 0;
  const levels = Float64Array.from(rows.flat(), (level) => level ?? Number.NaN);
  return (indexes) => {
    let total = 0;
    let known = 0;
    for (let practice = 0; practice < practices; practice += 1) {
      let sum = 0;
      let count = 0;
      for (let drawn = 0; drawn < indexes.length; drawn += 1) {
        const level = levels[(indexes[drawn] as number) * practices + practice] as number;
        if (Number.isNaN(level)) continue;
        sum += level;
        count += 1;
      }
      if (count === 0) continue;
      total += sum / count;
      known += 1;
    }
    return known === 0 ? null : total / known;
  };
};
