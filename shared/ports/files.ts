export interface FileStore {
  put(key: string, body: Uint8Array, contentType: string): Promise<void>;
  get(key: string): Promise<Uint8Array>;
  /** An address that downloads the file under a name, for some minutes. */
  downloadLink(key: string, fileName: string, seconds: number): Promise<string>;
}
