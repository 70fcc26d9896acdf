import type { Reason } from '#shared/contracts/reasons.ts';
import type { Wording } from '#shared/ports/content.ts';
import { peerText, percentText, rangeText, reasonText, sentences } from './phrasing.ts';
import type { ShownBenchmark, ShownCapability } from './shown-capability.ts';

/** From here on a capability has a verdict and a practice its figures (method 6). */
export const PEERS_FOR_VERDICT = 8;

/** "About half of your 10 peers are at a higher level", or null where it may not be said. */
export const higherText = (say: Wording, { higher, n }: ShownBenchmark): string | null =>
  higher === null ? null : say(`report.position.higher.${higher}`, { n });

/** The whole sentence about a capability and its peers: median, how many are higher, verdict, or the reason for none. */
export const positionSentences = (say: Wording, { benchmark, individual, headline }: ShownCapability): string => {
  const { n, median, medianInterval, verdict, sameWay, reason } = benchmark;
  if (median === null) return say('report.position.none', { reason: reasonText(say, reason ?? 'too-few-peers') });
  const medianSentence =
    medianInterval === null
      ? say('report.position.median', { n, median: peerText(say, median) })
      : say('report.position.median-interval', {
          n,
          median: peerText(say, median),
          range: rangeText(say, medianInterval),
        });
  if (n < PEERS_FOR_VERDICT) return sentences(medianSentence, reasonText(say, 'verdict-needs-eight-peers'));
  if (verdict === null) {
    return sentences(medianSentence, say(`report.position.${noVerdictKey(individual.reason)}`));
  }
  const higher = higherText(say, benchmark);
  const finding = say(`report.position.verdict.${verdict}`);
  return sentences(
    higher === null ? say('report.position.alone', { finding }) : say('report.position.full', { higher, finding }),
    headline?.basis === 'individual' ? null : say('report.position.individual-only'),
    medianSentence,
    sameWay === null ? null : say('report.position.same-way', { share: percentText(say, sameWay) }),
  );
};

const noVerdictKey = (reason: Reason | null): string => {
  if (reason === null) return 'no-verdict';
  return reason === 'too-few-respondents' ? 'own-hidden' : 'own-missing';
};

/** A few words for the end of a row: "no detectable difference from 10 peers". */
export const positionWords = (say: Wording, { benchmark, individual }: ShownCapability): string => {
  const { n, median, verdict } = benchmark;
  if (median === null) return say('report.position.short.none');
  if (n < PEERS_FOR_VERDICT) return say('report.position.short.few', { n });
  if (verdict === null)
    return say(individual.reason === null ? 'report.position.short.none' : 'report.position.short.hidden');
  return say(`report.position.short.${verdict}`, { n });
};
