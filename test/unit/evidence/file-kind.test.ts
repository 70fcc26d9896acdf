import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileKindOf } from '#shared/domain/evidence/file-kind.ts';
import { FILES, OTHER_FILES } from '#test/fakes/office-files.ts';

describe('the kind of a file', () => {
  it.each(Object.entries(FILES))('is known for %s', (kind, bytes) => {
    expect(fileKindOf(bytes)).toBe(kind);
  });

  it.each(Object.entries(OTHER_FILES))('is none for: %s', (_, bytes) => {
    expect(fileKindOf(bytes)).toBeUndefined();
  });

  it('is found or not without failing, whatever the bytes are', () => {
    const start = fc.constantFrom(...Object.values(FILES));
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 120 }), fc.nat(60), (file, noise, at) => {
        const bytes = Uint8Array.from([...file.slice(0, at), ...noise]);
        expect(() => fileKindOf(bytes)).not.toThrow();
      }),
    );
  });
});
