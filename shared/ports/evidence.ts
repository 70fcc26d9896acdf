import type { EvidenceFile, Verdict } from '../contracts/evidence.ts';
import type { CityId, RoundId } from '../contracts/names.ts';

/** What is known of evidence files; the files themselves are in the `EvidenceStore`. */
export interface EvidenceRepository {
  put(round: RoundId, city: CityId, file: EvidenceFile): Promise<void>;
  find(round: RoundId, city: CityId, id: string): Promise<EvidenceFile | undefined>;
  list(round: RoundId, city: CityId): Promise<readonly EvidenceFile[]>;
  remove(round: RoundId, city: CityId, id: string): Promise<void>;
}

/** A form that a browser sends with a file to the store itself: every field before the file, and no other field. */
export interface UploadForm {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

export interface EvidenceStore {
  /** The store takes one file of 1 to `maximumBytes` bytes under `key`, and sends the browser on to `thenTo`. */
  uploadForm(key: string, limits: { maximumBytes: number; seconds: number; thenTo: string }): Promise<UploadForm>;
  /** In bytes; undefined when there is no such file. */
  sizeOf(key: string): Promise<number | undefined>;
  get(key: string): Promise<Uint8Array>;
  put(key: string, body: Uint8Array, contentType: string): Promise<void>;
  remove(key: string): Promise<void>;
  verdictOn(key: string): Promise<Verdict>;
  /** An address that downloads the file under a name, for some seconds. */
  downloadLink(key: string, fileName: string, seconds: number): Promise<string>;
}
