import { DomainError } from '#shared/domain/errors.ts';
import { canonicalJson } from '#shared/domain/submission/canonical-json.ts';
import { createPreviewRelease, type RoundPreview } from '#shared/operations/preview-release.ts';
import { createPublishRelease, type PublishDeps } from '#shared/operations/publish-release.ts';
import type { ReleaseRepository } from '#shared/ports/releases.ts';
import { type Reply, redirect } from '../../pages/reply.ts';
import { type ActingDeps, auditOf } from '../acting.ts';
import { presentRelease } from '../presenters/release.ts';
import { presentReleases } from '../presenters/releases.ts';
import type { RoundVisit } from '../visit.ts';

export interface ReleasePageDeps {
  readonly acting: ActingDeps;
  readonly publishDeps: Omit<PublishDeps, 'audit'>;
}

/** Of what a preview says: what was confirmed can be told from what would be published now. */
const sealOf = ({ acting }: ReleasePageDeps, preview: RoundPreview): string => acting.hash(canonicalJson(preview));

/** `GET …/release`: what publishing would do now, or what is still missing for it. */
export const createShowRelease =
  (deps: ReleasePageDeps) =>
  async (visit: RoundVisit): Promise<Reply> => {
    const preview = await createPreviewRelease(deps.publishDeps)(visit.round.id);
    return presentRelease(visit, { preview, seal: sealOf(deps, preview), content: deps.publishDeps.content });
  };

/**
 * `POST …/release`: publishes what was looked at, and only as that release: sent twice it leads to the one that is there.
 * Where something changed meanwhile, or it is too early, the preview comes back and nothing is published.
 */
export const createPublish =
  (deps: ReleasePageDeps) =>
  async (visit: RoundVisit): Promise<Reply> => {
    const { round, base, fields } = visit;
    const as = fields.text('release');
    const isThere = (await deps.publishDeps.releases.list(round.id)).some(({ id }) => id === as);
    const published = `${base}/releases?published=${encodeURIComponent(as)}`;
    if (isThere) return redirect(published);
    const preview = await createPreviewRelease(deps.publishDeps)(round.id);
    const seal = sealOf(deps, preview);
    if (preview.issues.length > 0 || fields.text('seal') !== seal) {
      const hasChanged = preview.issues.length === 0;
      return presentRelease(visit, { preview, seal, content: deps.publishDeps.content, hasChanged, status: 409 });
    }
    const publish = createPublishRelease({ ...deps.publishDeps, audit: auditOf(deps.acting, visit) });
    await publish(round.id, { as }).catch((error: unknown) => {
      if (!(error instanceof DomainError && error.code === 'release_conflict')) throw error;
    });
    return redirect(published);
  };

export interface ReleasesDeps {
  readonly releases: Pick<ReleaseRepository, 'list'>;
}

/** `GET …/releases`: every release of the round, the newest first. */
export const createShowReleases =
  ({ releases }: ReleasesDeps) =>
  async (visit: RoundVisit): Promise<Reply> => {
    const entries = (await releases.list(visit.round.id)).toReversed();
    return presentReleases(visit, entries);
  };
