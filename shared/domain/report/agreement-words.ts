import type { Agreement } from '#shared/contracts/scores.ts';
import type { Wording } from '#shared/ports/content.ts';
import { levelText, reasonText, sentences } from './phrasing.ts';
import type { Material } from './report-input.ts';
import type { ShownCapability } from './shown-capability.ts';

const hundredth = (say: Wording, value: number): string => say('report.format.hundredth', { value });

/** How far the respondents agree: a band from five on, the spread in words below that, a reason where hidden. */
export const agreementSentences = (
  { say, respondents }: Pick<Material, 'say' | 'respondents'>,
  { agreement, practicesShown, individual }: ShownCapability,
): string => {
  if (respondents === 1) return say('report.agreement.one');
  if (!practicesShown && individual.respondents > 0) return say('report.agreement.hidden');
  if (agreement === null) return say('report.agreement.none');
  return agreement.band === undefined
    ? sentences(spreadSentence(say, agreement), reasonText(say, 'no-agreement-band'))
    : bandSentence(say, agreement);
};

const spreadSentence = (say: Wording, { adM, respondents }: Agreement): string =>
  say('report.agreement.spread', { n: respondents, spread: levelText(say, adM) });

const bandSentence = (say: Wording, agreement: Agreement): string =>
  say('report.agreement.band', {
    n: agreement.respondents,
    band: say(`report.agreement.bands.${agreement.band}`),
    rwg: hundredth(say, agreement.rwg),
    rwgj: agreement.rwgJ === undefined ? say('report.agreement.not-available') : hundredth(say, agreement.rwgJ),
    spread: levelText(say, agreement.adM),
  });

/** One practice's spread for the agenda: the band where there is one, the average deviation always. */
export const practiceSpread = (say: Wording, agreement: Agreement): string =>
  say('report.agreement.practice', {
    spread: levelText(say, agreement.adM),
    band: agreement.band === undefined ? 'none' : agreement.band,
    words: agreement.band === undefined ? '' : say(`report.agreement.bands.${agreement.band}`),
  });
