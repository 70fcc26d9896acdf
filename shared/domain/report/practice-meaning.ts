import type { Block } from '#shared/contracts/report.ts';
import { heading, levelText, reasonText, sentences } from './phrasing.ts';
import type { Material } from './report-input.ts';
import { statementReached } from './rounding.ts';
import type { ShownCapability } from './shown-capability.ts';
import type { ShownPractice } from './shown-practice.ts';

type FactRow = Extract<Block, { kind: 'facts' }>['rows'][number];
const HIGHEST = 5;

/** What the levels mean for the lowest and the highest practice: the statement reached and the next one. */
export const practiceMeaning = ({ say }: Material, { practices }: ShownCapability): Block[] => {
  const known = practices.filter(({ headline }) => headline !== null);
  const [first] = known;
  if (first === undefined) return [];
  const levelOf = ({ headline }: ShownPractice) => headline?.level ?? 0;
  const lowest = known.reduce((low, next) => (levelOf(next) < levelOf(low) ? next : low));
  const highest = known.reduce((high, next) => (levelOf(next) > levelOf(high) ? next : high));
  const rows =
    levelOf(lowest) === levelOf(highest)
      ? [rowFor(say, 'one', lowest)]
      : [rowFor(say, 'lowest', lowest), rowFor(say, 'highest', highest)];
  return [heading(say('report.meaning.title')), { kind: 'facts', rows }];
};

const rowFor = (say: Material['say'], end: 'one' | 'lowest' | 'highest', shown: ShownPractice): FactRow => {
  const { practice, headline } = shown;
  if (headline === null) return { term: practice.name, value: reasonText(say, shown.reason ?? 'not-enough-answers') };
  const reached = statementReached(headline.level);
  const term = say(`report.meaning.${end}`, { practice: practice.name, level: levelText(say, headline.level) });
  const today = say('report.meaning.today', { level: reached, statement: practice.statements[reached - 1] ?? '' });
  const ahead =
    reached === HIGHEST
      ? say('report.meaning.top')
      : say('report.meaning.next', { level: reached + 1, statement: practice.statements[reached] ?? '' });
  return { term, value: sentences(today, ahead) };
};
