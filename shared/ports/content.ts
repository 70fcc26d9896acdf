import type { Population } from '../contracts/context.ts';
import type { Instrument } from '../contracts/instrument.ts';
import type { InstrumentMapping } from '../contracts/instrument-mapping.ts';
import type { Language } from '../contracts/names.ts';
import type { Suggestion } from '../contracts/suggestion.ts';

/** A sentence of a language file with its values filled in; throws on an unknown key or a missing value. */
export type Wording = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** What the product knows without a database: content of `templates/`. Each throws a DomainError for what it lacks. */
export interface Content {
  population(): Population;
  instrument(version: string, language: Language): Instrument;
  /** Declared between versions of the instrument, so that rounds of both can be compared. */
  instrumentMappings(): readonly InstrumentMapping[];
  suggestions(language: Language): readonly Suggestion[];
  wording(language: Language): Wording;
}
