import type { EvidenceFile } from '#shared/contracts/evidence.ts';
import { DomainError } from '#shared/domain/errors.ts';
import { CONTENT_TYPES, fileKindOf } from '#shared/domain/evidence/file-kind.ts';
import { type Acting, requireOpenRound, requireRole } from '#shared/operations/members/acting.ts';
import type { AssessmentRepository } from '#shared/ports/assessments.ts';
import type { Clock } from '#shared/ports/clock.ts';
import type { EvidenceRepository, EvidenceStore, UploadForm } from '#shared/ports/evidence.ts';
import { fileKeyOf, incomingKeyOf } from './file-keys.ts';

export const LARGEST_FILE_BYTES = 10_000_000;
export const UPLOAD_SECONDS = 900;
/** Of one person on one practice, together with text and link. */
const MOST_FILES_A_PRACTICE = 5;
const MOST_FILES_A_DAY = 60;

export interface UploadDeps {
  readonly evidenceFiles: EvidenceRepository;
  readonly evidenceStore: EvidenceStore;
  readonly people: { allow(key: string, limit: number, windowSeconds: number, at: Date): Promise<boolean> };
  readonly assessments: Pick<AssessmentRepository, 'answersOf'>;
  readonly now: Clock;
  /** A new random UUID. */
  readonly newId: () => string;
  /** SHA-256 of bytes, in hex. */
  readonly hashBytes: (bytes: Uint8Array) => string;
}

export interface AnnouncedFile {
  readonly id: string;
  readonly form: UploadForm;
}

/**
 * Announces a file on an answered practice: gives the form that sends it to the store within 15 minutes, one file of 1 to
 * 10,000,000 bytes under a name that nobody chose. Throws `not_allowed` unless a respondent acts, `round_closed`,
 * `too_many_requests`, and `invalid_input`: `answer-first`, `too-many-files`.
 * @param thenTo where the browser goes on, by the file's id.
 */
export const createAnnounceFile =
  (deps: UploadDeps) =>
  async (acting: Acting, practice: string, thenTo: (id: string) => string): Promise<AnnouncedFile> => {
    requireRole(acting, 'respondent');
    const { round, city, member } = acting;
    const now = deps.now();
    requireOpenRound(round, now);
    const answers = await deps.assessments.answersOf(round.id, city.id, member.id);
    if (!answers.some((answer) => answer.practice === practice)) {
      throw new DomainError('invalid_input', 'No answer yet', [{ field: 'file', message: 'answer-first' }]);
    }
    const files = await deps.evidenceFiles.list(round.id, city.id);
    const kept = files.filter((file) => file.member === member.id && file.practice === practice && file.kept);
    if (kept.length >= MOST_FILES_A_PRACTICE) {
      const values = { maximum: MOST_FILES_A_PRACTICE };
      throw new DomainError('invalid_input', 'Enough files', [{ field: 'file', message: 'too-many-files', values }]);
    }
    if (!(await deps.people.allow(`files:${member.person}`, MOST_FILES_A_DAY, 86_400, now))) {
      throw new DomainError('too_many_requests', 'Too many files in one day');
    }
    const id = deps.newId();
    const limits = { maximumBytes: LARGEST_FILE_BYTES, seconds: UPLOAD_SECONDS, thenTo: thenTo(id) };
    const form = await deps.evidenceStore.uploadForm(incomingKeyOf(id), limits);
    const announcedAt = now.toISOString();
    const file: EvidenceFile = { id, member: member.id, practice, title: '', announcedAt, verdict: 'pending' };
    await deps.evidenceFiles.put(round.id, city.id, file);
    return { id, form };
  };

/**
 * Looks at what was uploaded and keeps it, if it is a document or picture of 1 to 10,000,000 bytes. The very bytes that
 * were looked at are written to their place, so that changing the upload meanwhile changes nothing. The same call again
 * only sets the title. Throws `not_found` for any but the own files, `not_allowed`, `round_closed`, and `invalid_input`:
 * `file-missing`, `file-too-large`, `file-kind`.
 */
export const createReceiveFile =
  (deps: UploadDeps) =>
  async (acting: Acting, id: string, title: string): Promise<EvidenceFile> => {
    requireRole(acting, 'respondent');
    requireOpenRound(acting.round, deps.now());
    const { round, city } = acting;
    const file = await findOwnFile(deps, acting, id);
    const kept = file.kept ?? (await keep(deps, acting, id));
    const received = { ...file, title: title.trim().slice(0, 200), kept };
    await deps.evidenceFiles.put(round.id, city.id, received);
    return received;
  };

/** A file of who acts. Throws `not_found` for anybody else's, as for one that never was. */
export const findOwnFile = async (
  { evidenceFiles }: Pick<UploadDeps, 'evidenceFiles'>,
  { round, city, member }: Acting,
  id: string,
): Promise<EvidenceFile> => {
  const file = await evidenceFiles.find(round.id, city.id, id);
  if (file?.member !== member.id) throw new DomainError('not_found', 'No such file');
  return file;
};

const refuse = (message: 'file-missing' | 'file-too-large' | 'file-kind'): never => {
  throw new DomainError('invalid_input', 'The file cannot be kept', [{ field: 'file', message }]);
};

const keep = async (deps: UploadDeps, { round, city }: Acting, id: string): Promise<EvidenceFile['kept']> => {
  const incoming = incomingKeyOf(id);
  const bytes = await deps.evidenceStore.sizeOf(incoming);
  if (bytes === undefined || bytes === 0) return refuse('file-missing');
  if (bytes > LARGEST_FILE_BYTES) {
    await deps.evidenceStore.remove(incoming);
    return refuse('file-too-large');
  }
  const body = await deps.evidenceStore.get(incoming);
  const kind = body.byteLength > LARGEST_FILE_BYTES ? undefined : fileKindOf(body);
  if (kind === undefined) {
    await deps.evidenceStore.remove(incoming);
    return refuse('file-kind');
  }
  await deps.evidenceStore.put(fileKeyOf(round.id, city.id, id), body, CONTENT_TYPES[kind]);
  await deps.evidenceStore.remove(incoming);
  return { kind, bytes: body.byteLength, sha256: deps.hashBytes(body), at: deps.now().toISOString() };
};
