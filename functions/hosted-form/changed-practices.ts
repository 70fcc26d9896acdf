import type { Instrument } from '#shared/contracts/instrument.ts';
import type { InstrumentChange } from '#shared/contracts/instrument-change.ts';
import type { Language } from '#shared/contracts/names.ts';
import type { AnswerStamp } from '#shared/contracts/response.ts';
import type { Content } from '#shared/ports/content.ts';
import type { MemberVisit } from './visit.ts';

export interface ChangeDeps {
  readonly content: Pick<Content, 'instrument'>;
  readonly instrumentChange: (from: string, to: string, language: Language) => InstrumentChange | undefined;
}

/** A practice whose question is another one than the one that was answered. */
export interface ChangedPractice {
  /** Version that was answered. */
  readonly from: string;
  /** What changed, in a declared sentence; absent when only the texts tell. */
  readonly note?: string;
}

const textsOf = ({ capabilities }: Instrument, id: string): string => {
  const practice = capabilities.flatMap(({ practices }) => practices).find((each) => each.id === id);
  return JSON.stringify([practice?.question, practice?.gloss, practice?.statements]);
};

/**
 * What a person has to know about an answered practice when the instrument is no longer the answer's: undefined when
 * the question is the same. An answer without a stamp is one to the version with which the assessment began.
 */
export const findChange = (
  { content, instrumentChange }: ChangeDeps,
  { assessment, instrument, language }: Pick<MemberVisit, 'assessment' | 'instrument' | 'language'>,
  practice: string,
  stamp: AnswerStamp | undefined,
): ChangedPractice | undefined => {
  const from = stamp?.instrument ?? assessment.instrument;
  if (from === instrument.version) return undefined;
  const declared = instrumentChange(from, instrument.version, language);
  if (declared !== undefined) {
    const note = declared.practices[practice];
    return note === undefined ? undefined : { from, note };
  }
  const before = content.instrument(from, language);
  return textsOf(before, practice) === textsOf(instrument, practice) ? undefined : { from };
};
