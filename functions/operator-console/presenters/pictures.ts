import type { ContextMeta } from '#shared/contracts/context.ts';
import type { Instrument } from '#shared/contracts/instrument.ts';
import type { ProgressOverTime } from '#shared/domain/progress/progress-over-time.ts';
import type { ReleaseLevels } from '#shared/operations/read-level-distributions.ts';
import { linkLine, paragraph } from '../../pages/blocks.ts';
import { type PageReply, page } from '../../pages/reply.ts';
import type { RoundVisit } from '../visit.ts';
import { levelsPicture } from './levels-picture.ts';
import { type CityOnMap, mapPicture } from './map-picture.ts';
import { progressPicture } from './progress-picture.ts';

interface PicturesPage {
  readonly countedAt: Date;
  readonly meta: ContextMeta;
  readonly instrument: Instrument;
  /** Null, with no cities, as long as none takes part. */
  readonly progress: ProgressOverTime | null;
  readonly cities: readonly CityOnMap[];
  readonly levels: ReleaseLevels | undefined;
}

export const presentPictures = (visit: RoundVisit, shown: PicturesPage): PageReply => {
  const { say, round, base, path } = visit;
  const { progress, cities, meta, instrument, levels, countedAt } = shown;
  return page({
    view: 'console/pictures',
    title: say('console.pictures.title'),
    back: { href: base, text: say('console.pictures.back') },
    isDemonstration: round.demonstration,
    model: {
      caption: round.name,
      heading: say('console.pictures.title'),
      numbers: say('console.pictures.numbers'),
      ...(progress === null
        ? { empty: say('console.pictures.none') }
        : { progress: progressPicture(visit, progress), map: mapPicture(visit, cities, meta) }),
      levels: levelsPicture(visit, instrument, levels),
      after: [
        paragraph(say('console.pictures.counted', { cities: cities.length, at: countedAt.getTime() }), 'note'),
        linkLine(say('console.round.count-again'), `${path}?count=again`),
      ],
    },
  });
};
