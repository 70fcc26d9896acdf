import type { Block, Section } from '#shared/contracts/report.ts';
import { practiceSpread } from './agreement-words.ts';
import { levelsBlock, practiceRow } from './levels-block.ts';
import { basisText, heading, levelText, listText, paragraph, reasonText, strongThen } from './phrasing.ts';
import type { Material } from './report-input.ts';
import type { ShownPractice } from './shown-practice.ts';

/** What to talk about: where views differ, what was settled and why, what nobody could answer, what carries the work. */
export const disagreementsSection = (material: Material): Section => {
  const { say } = material;
  return {
    id: 'disagreements',
    title: say('report.disagreements.title'),
    blocks: [
      heading(say('report.disagreements.agenda')),
      ...agendaBlocks(material),
      ...settledBlocks(material),
      heading(say('report.disagreements.unanswered')),
      ...unansweredBlocks(material),
      ...conditionBlocks(material),
    ],
  };
};

const practicesOf = ({ shown }: Material): ShownPractice[] => shown.capabilities.flatMap(({ practices }) => practices);

const agendaBlocks = (material: Material): Block[] => {
  const { say, shown, respondents } = material;
  if (respondents === 1) return [paragraph(say('report.disagreements.one'))];
  if (!shown.capabilities.some(({ practicesShown }) => practicesShown)) {
    return [paragraph(say('report.agreement.hidden'))];
  }
  const practices = shown.agenda.flatMap((id) => practicesOf(material).filter(({ practice }) => practice.id === id));
  const [widest] = practices;
  if (widest === undefined) return [paragraph(say('report.disagreements.none', { n: respondents }))];
  const rows = practices.map((practice) => {
    // The conversation is among the city's own people: what peers say belongs elsewhere.
    const { peers: _, ...row } = practiceRow(say, practice);
    return practice.agreement === null ? row : { ...row, note: practiceSpread(say, practice.agreement) };
  });
  return [
    paragraph(say('report.disagreements.agenda-intro', { n: practices.length })),
    levelsBlock(material, say('report.disagreements.chart', { practice: widest.practice.name }), rows, null),
  ];
};

const settledBlocks = (material: Material): Block[] => {
  const { say } = material;
  const items = practicesOf(material).flatMap(({ practice, settled }) =>
    settled.map(({ basis, level, reason }) =>
      strongThen(
        say('report.disagreements.settled-at', {
          practice: practice.name,
          level: levelText(say, level),
          basis: basisText(say, basis),
        }),
        reason,
      ),
    ),
  );
  if (items.length === 0) return [];
  return [heading(say('report.disagreements.settled')), { kind: 'list', ordered: false, items }];
};

/** "I don't know" and "does not apply" are two different answers and are told apart. */
const unansweredBlocks = (material: Material): Block[] => {
  const { say, respondents } = material;
  const practices = practicesOf(material);
  const open = practices.filter(({ answers }) => answers !== null);
  if (open.length === 0) return [paragraph(reasonText(say, 'too-few-respondents'))];
  const unknown = open.filter(({ answers }) => (answers?.dontKnow ?? 0) > 0);
  const silent = open.filter(
    ({ answers }) => answers && answers.levels + answers.dontKnow + answers.doesNotApply === 0,
  );
  const apart = open.filter(({ answers }) => (answers?.doesNotApply ?? 0) > 0);
  const named = (list: readonly ShownPractice[], count: (practice: ShownPractice) => number) =>
    listText(
      say,
      list.map((shown) =>
        respondents === 1
          ? shown.practice.name
          : say('report.disagreements.count', { practice: shown.practice.name, n: count(shown), of: respondents }),
      ),
    );
  const sentencesOf = [
    unknown.length > 0
      ? say('report.disagreements.unknown', { names: named(unknown, ({ answers }) => answers?.dontKnow ?? 0) })
      : null,
    apart.length > 0
      ? say('report.disagreements.apart', { names: named(apart, ({ answers }) => answers?.doesNotApply ?? 0) })
      : null,
    silent.length > 0
      ? say('report.disagreements.silent', {
          names: listText(
            say,
            silent.map(({ practice }) => practice.name),
          ),
        })
      : null,
  ].filter((sentence) => sentence !== null);
  if (sentencesOf.length === 0) return [paragraph(say('report.disagreements.all-answered'))];
  return [
    ...sentencesOf.map((text) => paragraph(text)),
    paragraph(say('report.disagreements.unanswered-advice'), 'note'),
  ];
};

const conditionBlocks = ({ say, shown, instrument }: Material): Block[] => {
  const items = instrument.conditions.flatMap(({ id, name, statements }) => {
    const found = shown.conditions.find(({ condition }) => condition === id);
    if (found === undefined) return [];
    const { choice } = found;
    const level =
      choice === 'dont-know'
        ? say('report.conditions.unknown')
        : say('report.conditions.level', { level: levelText(say, choice) });
    const lead = say('report.conditions.at', { condition: name, level });
    return [strongThen(lead, choice === 'dont-know' ? '' : (statements[choice - 1] ?? ''))];
  });
  if (items.length === 0) return [];
  return [
    heading(say('report.conditions.title')),
    paragraph(say('report.conditions.intro')),
    { kind: 'list', ordered: false, items },
  ];
};
