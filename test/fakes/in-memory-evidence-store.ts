import type { Verdict } from '#shared/contracts/evidence.ts';
import type { EvidenceStore } from '#shared/ports/evidence.ts';

/** Evidence without a bucket. A verdict is pending until the test gives it. */
export const createInMemoryEvidenceStore = () => {
  const files = new Map<string, Uint8Array>();
  const verdicts = new Map<string, Verdict>();
  const store: EvidenceStore = {
    uploadForm: async (key, { thenTo }) => ({ url: 'https://files.test', fields: { key, thenTo } }),
    sizeOf: async (key) => files.get(key)?.byteLength,
    async get(key) {
      const body = files.get(key);
      if (body === undefined) throw new Error(`No file ${key}`);
      return body.slice();
    },
    async put(key, body) {
      files.set(key, body.slice());
    },
    async remove(key) {
      files.delete(key);
    },
    verdictOn: async (key) => verdicts.get(key) ?? 'pending',
    downloadLink: async (key, fileName) => `memory:${key}?name=${fileName}`,
  };
  return { ...store, verdicts, keys: () => [...files.keys()].sort() };
};
