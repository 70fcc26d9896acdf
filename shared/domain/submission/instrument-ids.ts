import type { Instrument } from '#shared/contracts/instrument.ts';
import type { CapabilityId, PracticeId } from '#shared/contracts/names.ts';

/** The ids of an instrument that answers refer to. */
export interface InstrumentIds {
  readonly capabilityOf: ReadonlyMap<PracticeId, CapabilityId>;
  /** Where-and-how options and partners that may be ticked on each practice. */
  readonly optionsOf: ReadonlyMap<PracticeId, ReadonlySet<string>>;
  readonly conditions: ReadonlySet<string>;
}

export const instrumentIds = ({ capabilities, partners, conditions }: Instrument): InstrumentIds => {
  const practices = capabilities.flatMap(({ id, practices: own }) =>
    own.map((practice) => ({ capability: id, practice })),
  );
  const idsOf = (options: readonly { id: string }[]) => options.map(({ id }) => id);
  return {
    capabilityOf: new Map(practices.map(({ capability, practice }) => [practice.id, capability])),
    optionsOf: new Map(
      practices.map(({ practice: { id, where } }) => [
        id,
        new Set([where.methodologies, where.organisational, where.cultural, partners].flatMap(idsOf)),
      ]),
    ),
    conditions: new Set(idsOf(conditions)),
  };
};
