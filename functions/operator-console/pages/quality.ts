import { CAPABILITIES } from '#shared/contracts/names.ts';
import type { Content } from '#shared/ports/content.ts';
import type { Reply } from '../../pages/reply.ts';
import { readListQuery } from '../list-query.ts';
import { presentCapabilityQuality } from '../presenters/capability-quality.ts';
import { presentNoQuality, presentQuality } from '../presenters/quality.ts';
import type { createReadQuality } from '../read-quality.ts';
import type { RoundVisit } from '../visit.ts';

export interface QualityPageDeps {
  readonly content: Pick<Content, 'instrument' | 'population'>;
  readonly readQuality: ReturnType<typeof createReadQuality>;
}

/** `GET …/quality`: are the questions any good, by the newest release; `?only=` one capability, question by question. */
export const createShowQuality =
  ({ content, readQuality }: QualityPageDeps) =>
  async (visit: RoundVisit): Promise<Reply> => {
    const quality = await readQuality(visit.round.id);
    if (quality === undefined) return presentNoQuality(visit);
    const instrument = content.instrument(quality.instrument, visit.language);
    const { filter } = readListQuery(visit.query, CAPABILITIES);
    const { regions } = content.population().meta;
    const shown = { quality, instrument, regions, only: filter };
    return filter === undefined ? presentQuality(visit, shown) : presentCapabilityQuality(visit, shown, filter);
  };
