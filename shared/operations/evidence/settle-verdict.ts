import type { EvidenceFile } from '#shared/contracts/evidence.ts';
import type { Acting } from '#shared/operations/members/acting.ts';
import type { EvidenceRepository, EvidenceStore } from '#shared/ports/evidence.ts';
import { fileKeyOf } from './file-keys.ts';

export interface SettleDeps {
  readonly evidenceFiles: Pick<EvidenceRepository, 'put'>;
  readonly evidenceStore: Pick<EvidenceStore, 'remove' | 'verdictOn'>;
}

/** Asks for the verdict until there is one, then keeps it. A file in which something was found is deleted at once. */
export const settleVerdict = async (
  { evidenceFiles, evidenceStore }: SettleDeps,
  { round, city }: Pick<Acting, 'round' | 'city'>,
  file: EvidenceFile,
): Promise<EvidenceFile> => {
  if (file.kept === undefined || file.verdict !== 'pending') return file;
  const key = fileKeyOf(round.id, city.id, file.id);
  const verdict = await evidenceStore.verdictOn(key);
  if (verdict === 'pending') return file;
  const settled = { ...file, verdict };
  await evidenceFiles.put(round.id, city.id, settled);
  if (verdict === 'infected') await evidenceStore.remove(key);
  return settled;
};
