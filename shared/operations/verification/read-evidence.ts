import type { EvidenceFile, FileKind, Verdict } from '#shared/contracts/evidence.ts';
import type { Answer } from '#shared/contracts/response.ts';
import { DomainError } from '#shared/domain/errors.ts';
import { fileKeyOf } from '#shared/operations/evidence/file-keys.ts';
import { settleVerdict } from '#shared/operations/evidence/settle-verdict.ts';
import { type Acting, requireRole } from '#shared/operations/members/acting.ts';
import type { AssessmentRepository } from '#shared/ports/assessments.ts';
import type { EvidenceRepository, EvidenceStore } from '#shared/ports/evidence.ts';

export interface ReadEvidenceDeps {
  readonly assessments: Pick<AssessmentRepository, 'members' | 'allAnswers'>;
  readonly evidenceFiles: Pick<EvidenceRepository, 'list' | 'find' | 'put'>;
  readonly evidenceStore: Pick<EvidenceStore, 'verdictOn' | 'remove' | 'downloadLink'>;
}

/** One piece of evidence, without whose it is. */
export type EvidencePiece =
  | { readonly kind: 'text' | 'link'; readonly title: string; readonly value: string }
  | {
      readonly kind: 'file';
      readonly id: string;
      readonly title: string;
      readonly fileKind: FileKind;
      readonly bytes: number;
      /** Only a clean file can be opened. */
      readonly verdict: Verdict;
    };

export type EvidenceByPractice = ReadonlyMap<string, readonly EvidencePiece[]>;

/**
 * All evidence of a city for its assessor, by practice: no levels, no comments, and nothing that says who gave which
 * piece; texts and links in the order of their letters, files in that of their random ids. Throws `not_allowed`.
 */
export const createReadEvidence =
  (deps: ReadEvidenceDeps) =>
  async (acting: Acting): Promise<EvidenceByPractice> => {
    requireRole(acting, 'assessor');
    const { round, city } = acting;
    const [members, answersBy, files] = await Promise.all([
      deps.assessments.members(round.id, city.id),
      deps.assessments.allAnswers(round.id, city.id),
      deps.evidenceFiles.list(round.id, city.id),
    ]);
    const respondents = new Set(members.filter(({ roles }) => roles.includes('respondent')).map(({ id }) => id));
    const answers = [...answersBy].filter(([id]) => respondents.has(id)).flatMap(([, given]) => given);
    const kept = files.filter((file) => file.kept !== undefined && respondents.has(file.member));
    const settled = await Promise.all(kept.map((file) => settleVerdict(deps, acting, file)));
    const practices = [...new Set([...answers, ...settled].map(({ practice }) => practice))].sort();
    const all = practices.map(
      (practice) => [practice, [...written(answers, practice), ...filed(settled, practice)]] as const,
    );
    return new Map(all.filter(([, pieces]) => pieces.length > 0));
  };

const written = (answers: readonly Answer[], practice: string): EvidencePiece[] =>
  answers
    .filter((answer) => answer.practice === practice)
    .flatMap(({ evidence }) => evidence)
    .flatMap(({ kind, title, value }): EvidencePiece[] => (kind === 'file' ? [] : [{ kind, title, value }]))
    .sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1));

const textOf = (piece: EvidencePiece): string =>
  'value' in piece ? `${piece.kind} ${piece.value} ${piece.title}` : '';

const filed = (files: readonly EvidenceFile[], practice: string): EvidencePiece[] =>
  files
    .filter((file) => file.practice === practice)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap(({ id, title, kept, verdict }): EvidencePiece[] =>
      kept === undefined ? [] : [{ kind: 'file', id, title, fileKind: kept.kind, bytes: kept.bytes, verdict }],
    );

const LINK_SECONDS = 300;

/**
 * An address, good for five minutes, from which the assessor downloads a file of the city. Only once the scan found
 * nothing: else `not_allowed`. Throws `not_found` for what is no file of this city, `not_allowed` for anybody else.
 */
export const createOpenEvidence =
  (deps: ReadEvidenceDeps) =>
  async (acting: Acting, id: string): Promise<string> => {
    requireRole(acting, 'assessor');
    const { round, city } = acting;
    const found = await deps.evidenceFiles.find(round.id, city.id, id);
    if (found?.kept === undefined) throw new DomainError('not_found', 'No such file');
    const { verdict } = await settleVerdict(deps, acting, found);
    if (verdict !== 'clean') throw new DomainError('not_allowed', `The scan of the file says ${verdict}`);
    const name = `evidence-${id.slice(0, 8)}.${found.kept.kind === 'jpeg' ? 'jpg' : found.kept.kind}`;
    return deps.evidenceStore.downloadLink(fileKeyOf(round.id, city.id, id), name, LINK_SECONDS);
  };
