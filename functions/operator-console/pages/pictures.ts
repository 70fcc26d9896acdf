import { progressOverTime } from '#shared/domain/progress/progress-over-time.ts';
import { stepOf } from '#shared/domain/progress/step-times.ts';
import type { createReadLevelDistributions } from '#shared/operations/read-level-distributions.ts';
import type { Content } from '#shared/ports/content.ts';
import { findCity } from '../../pages/find-city.ts';
import type { Reply } from '../../pages/reply.ts';
import { presentPictures } from '../presenters/pictures.ts';
import type { createReadProgress } from '../read-progress.ts';
import type { RoundVisit } from '../visit.ts';

export interface PicturesDeps {
  readonly content: Pick<Content, 'population' | 'instrument'>;
  readonly readProgress: ReturnType<typeof createReadProgress>;
  readonly readLevels: ReturnType<typeof createReadLevelDistributions>;
}

/** `GET /console/rounds/:round/pictures`: progress by the day, participation on the map, how levels lie. */
export const createShowPictures =
  ({ content, readProgress, readLevels }: PicturesDeps) =>
  async (visit: RoundVisit): Promise<Reply> => {
    const { round, language, now } = visit;
    const [{ status, countedAt }, levels] = await Promise.all([
      readProgress(round.id, visit.query.get('count') === 'again'),
      readLevels(round.id),
    ]);
    const population = content.population();
    return presentPictures(visit, {
      countedAt,
      levels,
      meta: population.meta,
      instrument: content.instrument(round.instrument, language),
      progress: progressOverTime(
        status.cities.map(({ reachedAt }) => reachedAt),
        { now, closesAt: round.closesAt },
      ),
      cities: status.cities.map(({ city, reachedAt }) => ({
        ...findCity(population, city),
        step: stepOf(reachedAt),
      })),
    });
  };
