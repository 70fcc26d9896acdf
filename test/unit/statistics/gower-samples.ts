import fc from 'fast-check';
import type { FeatureColumn, FeatureKind } from '#shared/statistics/gower-features.ts';

export const column = (
  kind: FeatureKind,
  values: readonly number[],
  { family = 0, range }: { family?: number; range?: FeatureColumn['range'] } = {},
): FeatureColumn => ({ kind, family, values, ...(range && { range }) });

const drawn: Record<FeatureKind, fc.Arbitrary<number>> = {
  numeric: fc.integer({ min: -50, max: 50 }),
  ordinal: fc.integer({ min: 1, max: 6 }),
  binary: fc.integer({ min: 0, max: 1 }),
  nominal: fc.integer({ min: 0, max: 3 }),
  set: fc.integer({ min: 0, max: 15 }),
};

/** Tables of mixed features in up to three families, with gaps. */
export const mixedColumns = ({ rows }: { rows: number }): fc.Arbitrary<FeatureColumn[]> =>
  fc.array(
    fc
      .record({
        kind: fc.constantFrom<FeatureKind>('numeric', 'ordinal', 'binary', 'nominal', 'set'),
        family: fc.integer({ min: 0, max: 2 }),
      })
      .chain(({ kind, family }) =>
        fc
          .array(fc.oneof({ weight: 5, arbitrary: drawn[kind] }, { weight: 1, arbitrary: fc.constant(Number.NaN) }), {
            minLength: rows,
            maxLength: rows,
          })
          .map((values) => column(kind, values, { family })),
      ),
    { minLength: 1, maxLength: 9 },
  );
