import type { Capability } from '#shared/contracts/instrument.ts';
import type { Block, Section } from '#shared/contracts/report.ts';
import { agreementSentences } from './agreement-words.ts';
import { levelsBlock, practiceRow } from './levels-block.ts';
import {
  basisText,
  heading,
  levelText,
  listText,
  paragraph,
  peerText,
  rangeText,
  reasonText,
  sentences,
} from './phrasing.ts';
import { positionSentences } from './position.ts';
import { practiceMeaning } from './practice-meaning.ts';
import type { Material } from './report-input.ts';
import type { ShownCapability } from './shown-capability.ts';
import type { ShownPractice } from './shown-practice.ts';
import { suggestionBlock } from './suggestion-block.ts';

/** One or two pages: level, verdict, practices, agreement, evidence, what the levels mean, what to do. */
export const capabilitySection = (material: Material, shown: ShownCapability): Section => {
  const { say } = material;
  const { capability } = shown;
  const chosen = material.shown.suggestions.filter((suggestion) => suggestion.capability === capability.id);
  return {
    id: capability.id,
    title: capability.plainName,
    subtitle: say('report.capability.subtitle', { name: capability.name, description: capability.description }),
    blocks: [
      paragraph(headlineSentences(material, shown), 'lead'),
      ...besideBlocks(material, shown),
      paragraph(positionSentences(say, shown)),
      practicesBlock(material, shown),
      ...hiddenNote(material, shown),
      paragraph(
        sentences(
          agreementSentences(material, shown),
          evidenceSentence(material, shown),
          whereSentences(material, shown),
        ),
      ),
      ...practiceMeaning(material, shown),
      heading(say('report.capability.suggestions', { n: chosen.length })),
      ...(chosen.length === 0
        ? [paragraph(say('report.capability.no-suggestion'))]
        : chosen.map((suggestion) => suggestionBlock(material, shown, suggestion))),
    ],
  };
};

/** The level with its basis, n and interval, or why there is none. */
const headlineSentences = ({ say, city }: Material, shown: ShownCapability): string => {
  const { headline, levels, individual, reason } = shown;
  if (headline === null)
    return say('report.capability.none', { reason: reasonText(say, reason ?? 'not-enough-answers') });
  const counted = levels.find(({ basis }) => basis === headline.basis);
  const level = say(`report.capability.headline.${headline.basis}`, {
    city: city.name,
    level: levelText(say, headline.level),
    n: individual.respondents,
    have: counted?.practicesWithLevel ?? 0,
    of: counted?.practicesThatApply ?? 0,
  });
  return headline.basis === 'individual'
    ? sentences(level, intervalSentences({ say }, shown))
    : sentences(level, reasonText(say, 'no-interval'));
};

const intervalSentences = ({ say }: Pick<Material, 'say'>, { individual }: ShownCapability): string | null => {
  const { interval, respondents } = individual;
  if (interval === null) return null;
  return sentences(
    say('report.interval.runs', { range: rangeText(say, interval) }),
    interval.isBorrowed ? say('report.interval.borrowed', { n: respondents }) : null,
  );
};

/** The other bases, named and beside the headline, never mixed with it. */
const besideBlocks = ({ say }: Material, shown: ShownCapability): Block[] => {
  const others = shown.levels.filter(({ basis }) => basis !== shown.headline?.basis);
  const beside = others.map(({ basis, level }) =>
    sentences(
      say(`report.capability.beside.${basis}`, { level: levelText(say, level), n: shown.individual.respondents }),
      basis === 'individual' ? intervalSentences({ say }, shown) : null,
    ),
  );
  const parts = [...beside, ...verifiedPeers(say, shown)];
  return parts.length === 0 ? [] : [paragraph(parts.join(' '))];
};

/** Verified levels are held against verified ones alone, and no verdict is given. */
const verifiedPeers = (say: Material['say'], { benchmark: { verified } }: ShownCapability): string[] => {
  if (verified === null) return [];
  const { n, median, quartiles, reason } = verified;
  if (median === null) return [reasonText(say, reason ?? 'too-few-verified-peers')];
  const values = { n, median: peerText(say, median) };
  return [
    quartiles === null
      ? say('report.capability.verified-peers', values)
      : say('report.capability.verified-peers-range', { ...values, range: rangeText(say, quartiles) }),
  ];
};

/** The notes carry the peers' numbers, and the description all numbers in words: a table would say them a third time. */
const practicesBlock = (material: Material, shown: ShownCapability): Block => {
  const rows = shown.practices.map((practice) => practiceRow(material.say, practice, practiceNote(material, practice)));
  return levelsBlock(material, practicesTitle(material, shown), rows, null);
};

const practiceNote = ({ say }: Material, { reason, benchmark: { n, median } }: ShownPractice): string | undefined => {
  const parts = [
    reason === null ? null : say(`report.row-reason.${reason}`),
    median === null ? null : say('report.row-peers', { n, median: peerText(say, median) }),
  ].filter((part) => part !== null);
  return parts.length === 0 ? undefined : parts.join('; ');
};

const practicesTitle = ({ say }: Material, { practices }: ShownCapability): string => {
  const known = practices.flatMap(({ practice, headline }) => (headline === null ? [] : [{ practice, ...headline }]));
  const [first] = known;
  if (first === undefined) return say('report.capability.chart-none');
  const lowest = known.reduce((low, next) => (next.level < low.level ? next : low));
  const highest = known.reduce((high, next) => (next.level > high.level ? next : high));
  const values = { n: known.length, basis: basisText(say, first.basis) };
  if (lowest.level === highest.level) {
    return say('report.capability.chart-same', {
      ...values,
      level: levelText(say, first.level),
      practice: first.practice.name,
    });
  }
  return say('report.capability.chart', {
    ...values,
    lowest: lowest.practice.name,
    low: levelText(say, lowest.level),
    highest: highest.practice.name,
    high: levelText(say, highest.level),
  });
};

/** Says once under the plot why figures are missing from it. */
const hiddenNote = ({ say }: Material, { practices, practicesShown, individual, reason }: ShownCapability): Block[] => {
  const [first] = practices;
  const peerReason = practices.every(({ benchmark }) => benchmark.median === null) ? first?.benchmark.reason : null;
  const ownReason = !practicesShown && individual.respondents > 0 && reason === null ? 'too-few-respondents' : null;
  const text = sentences(ownReason && reasonText(say, ownReason), peerReason && reasonText(say, peerReason));
  return text === '' ? [] : [paragraph(text, 'note')];
};

const evidenceSentence = ({ say }: Material, { evidence }: ShownCapability): string | null =>
  evidence && say('report.evidence', evidence);

const MOST_WAYS = 6;

/** Where and how the practices happen, and with whom, as ticked; most often named first. */
const whereSentences = ({ say, instrument }: Material, { capability, practices }: ShownCapability): string => {
  const ticks = new Map<string, number>();
  for (const { where } of practices) {
    for (const [id, n] of Object.entries(where)) ticks.set(id, (ticks.get(id) ?? 0) + n);
  }
  const named = (options: readonly { readonly id: string; readonly label: string }[]) =>
    options
      .filter(({ id }) => ticks.has(id))
      .sort((a, b) => (ticks.get(b.id) ?? 0) - (ticks.get(a.id) ?? 0))
      .slice(0, MOST_WAYS)
      .map(({ label }) => label);
  const ways = named(waysOf(capability));
  const partners = named(instrument.partners);
  return sentences(
    ways.length > 0 ? say('report.where.ways', { ways: listText(say, ways) }) : null,
    partners.length > 0 ? say('report.where.partners', { partners: listText(say, partners) }) : null,
  );
};

const waysOf = ({ practices }: Capability) =>
  practices.flatMap(({ where }) => [...where.methodologies, ...where.organisational, ...where.cultural]);
