import type { EvidenceFile } from '#shared/contracts/evidence.ts';
import { type Acting, requireOpenRound, requireRole } from '#shared/operations/members/acting.ts';
import type { Clock } from '#shared/ports/clock.ts';
import type { EvidenceRepository, EvidenceStore } from '#shared/ports/evidence.ts';
import { fileKeyOf, incomingKeyOf } from './file-keys.ts';
import { settleVerdict } from './settle-verdict.ts';
import { findOwnFile } from './upload-file.ts';

export interface OwnFilesDeps {
  readonly evidenceFiles: EvidenceRepository;
  readonly evidenceStore: Pick<EvidenceStore, 'remove' | 'verdictOn'>;
  readonly now: Clock;
}

/** The files that a respondent gave on a practice, oldest first, each with what the scan said by now. */
export const createListOwnFiles =
  (deps: OwnFilesDeps) =>
  async (acting: Acting, practice: string): Promise<EvidenceFile[]> => {
    requireRole(acting, 'respondent');
    const { round, city, member } = acting;
    const files = (await deps.evidenceFiles.list(round.id, city.id)).filter(
      (file) => file.member === member.id && file.practice === practice && file.kept !== undefined,
    );
    const settled = await Promise.all(files.map((file) => settleVerdict(deps, acting, file)));
    return settled.sort((a, b) => (a.announcedAt < b.announcedAt ? -1 : 1));
  };

/** Removes an own file for good. Throws `not_found` for any but the own files, `not_allowed` and `round_closed`. */
export const createRemoveFile =
  (deps: OwnFilesDeps) =>
  async (acting: Acting, id: string): Promise<void> => {
    requireRole(acting, 'respondent');
    requireOpenRound(acting.round, deps.now());
    const { round, city } = acting;
    await findOwnFile(deps, acting, id);
    await deps.evidenceStore.remove(incomingKeyOf(id));
    await deps.evidenceStore.remove(fileKeyOf(round.id, city.id, id));
    await deps.evidenceFiles.remove(round.id, city.id, id);
  };
