import { previewRelease, type ReleasePreview } from '#shared/domain/release/preview-release.ts';
import { createDraftRelease, type DraftDeps, type ReleaseDraft } from './draft-release.ts';

export interface RoundPreview extends ReleasePreview {
  /** The id that the release would get. */
  readonly id: string;
  /** Cities of the round that would not be in it. */
  readonly leftOut: ReleaseDraft['leftOut'];
}

/**
 * Looks ahead at a round's next release: who joins, whose peers change, what stays suppressed and why, and what
 * forbids it. Publishes nothing. Throws `round_unknown`.
 */
export const createPreviewRelease = (deps: DraftDeps) => {
  const draft = createDraftRelease(deps);
  return async (round: string): Promise<RoundPreview> => {
    const drafted = await draft(round);
    const preview = previewRelease({ ...drafted, population: deps.content.population() });
    return { id: `${round}:${drafted.number}`, leftOut: drafted.leftOut, ...preview };
  };
};
