import type { FileStore } from '#shared/ports/files.ts';

/** Files without a bucket; like S3, a name that was never put cannot be read. */
export const createInMemoryFiles = (): FileStore & { readonly names: () => readonly string[] } => {
  const files = new Map<string, Uint8Array>();
  return {
    async put(key, body) {
      files.set(key, body.slice());
    },
    async get(key) {
      const body = files.get(key);
      if (body === undefined) throw new Error(`No file ${key}`);
      return body.slice();
    },
    downloadLink: async (key, fileName) => `memory:${key}?name=${encodeURIComponent(fileName)}`,
    names: () => [...files.keys()],
  };
};
