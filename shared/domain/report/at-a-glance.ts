import type { Block, Section } from '#shared/contracts/report.ts';
import { findingsOf, firstStepsOf, strengthsOf } from './findings.ts';
import { capabilityRow, levelsBlock } from './levels-block.ts';
import {
  basisText,
  heading,
  levelText,
  listText,
  paragraph,
  plain,
  reasonText,
  sentences,
  strongThen,
} from './phrasing.ts';
import { positionWords } from './position.ts';
import type { Material } from './report-input.ts';
import { statementReached } from './rounding.ts';
import type { ShownCapability } from './shown-capability.ts';

/** The two pages that a deputy mayor reads: three findings, five levels, strengths, next steps. */
export const atAGlance = (material: Material): Section => {
  const { say, shown } = material;
  const rows = shown.capabilities.map((capability) => capabilityRow(say, capability, noteOf(material, capability)));
  return {
    id: 'at-a-glance',
    title: say('report.glance.title'),
    blocks: [
      {
        kind: 'callout',
        title: say('report.glance.findings'),
        text: findingsOf(material).map(plain),
        tone: 'finding',
      },
      levelsBlock(material, glanceTitle(material), rows, null),
      paragraph(glanceNote(material), 'note'),
      heading(say('report.glance.strengths')),
      ...strengthBlocks(material),
      heading(say('report.glance.steps')),
      ...stepBlocks(material),
    ],
  };
};

const noteOf = ({ say }: Material, capability: ShownCapability): string =>
  capability.headline === null
    ? say(`report.short-reason.${capability.reason === 'too-few-respondents' ? 'hidden' : 'missing'}`)
    : positionWords(say, capability);

/** Names both ends where they differ; five capabilities side by side are no ranking, and no mean of them is given. */
const glanceTitle = ({ say, shown }: Material): string => {
  const known = shown.capabilities.flatMap(({ capability, headline }) =>
    headline === null ? [] : [{ name: capability.plainName, ...headline }],
  );
  const [first] = known;
  if (first === undefined) return say('report.glance.chart-none');
  const lowest = known.reduce((low, next) => (next.level < low.level ? next : low));
  const highest = known.reduce((high, next) => (next.level > high.level ? next : high));
  if (new Set(known.map(({ basis }) => basis)).size > 1) return say('report.glance.chart-bases');
  if (lowest.level === highest.level) return say('report.glance.chart-same', { level: levelText(say, first.level) });
  return say('report.glance.chart', {
    lowest: lowest.name,
    low: levelText(say, lowest.level),
    highest: highest.name,
    high: levelText(say, highest.level),
  });
};

const glanceNote = (material: Material): string => {
  const { say, shown, respondents } = material;
  const hidden = shown.capabilities.some(({ reason }) => reason === 'too-few-respondents');
  const missing = shown.capabilities.some(({ reason }) => reason === 'not-enough-answers');
  const hasInterval = shown.capabilities.some(({ individual }) => individual.interval);
  return sentences(
    say('report.glance.people', { n: respondents }),
    hasInterval ? say('report.interval.meaning') : null,
    hidden ? reasonText(say, 'too-few-respondents') : null,
    missing ? reasonText(say, 'not-enough-answers') : null,
    focusSentence(material),
  );
};

const focusSentence = ({ say, submission, instrument }: Material): string | null => {
  const focus = instrument.capabilities.filter(({ id }) => submission.focus.capabilities.includes(id));
  if (focus.length === 0) return null;
  const names = focus.map(({ plainName }) => plainName);
  return say('report.glance.focus', { capabilities: listText(say, names) });
};

const strengthBlocks = (material: Material): Block[] => {
  const { say } = material;
  const strengths = strengthsOf(material);
  if (strengths.length === 0) {
    const hasLevels = material.shown.capabilities.some(({ practices }) => practices.some(({ headline }) => headline));
    return [paragraph(say(hasLevels ? 'report.glance.no-strength-yet' : 'report.glance.no-practice-levels'))];
  }
  const items = strengths.map(({ practice, headline }) =>
    strongThen(
      say('report.glance.strength', {
        practice: practice.name,
        level: levelText(say, headline?.level ?? 0),
        basis: basisText(say, headline?.basis ?? 'individual'),
      }),
      statementOf(practice.statements, headline?.level ?? 1),
    ),
  );
  return [{ kind: 'list', ordered: false, items }];
};

const statementOf = (statements: readonly string[], level: number): string =>
  statements[statementReached(level) - 1] ?? '';

const stepBlocks = (material: Material): Block[] => {
  const { say } = material;
  const steps = firstStepsOf(material);
  if (steps.length === 0) return [paragraph(say('report.finding.no-step'))];
  const items = steps.map(({ suggestion }) => {
    const { action, firstSteps, effort } = material.suggestionOf(suggestion);
    return strongThen(
      say('report.glance.step', { action }),
      say('report.glance.step-detail', { first: firstSteps[0] ?? '', effort: say(`report.effort.${effort}`) }),
    );
  });
  return [{ kind: 'list', ordered: true, items }];
};
