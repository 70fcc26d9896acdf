import type { SuggestionBlock } from '#shared/contracts/report.ts';
import type { Suggestion } from '#shared/contracts/suggestion.ts';
import { basisText, capitalised, levelText, listText, peerText, sentences } from './phrasing.ts';
import type { Material } from './report-input.ts';
import type { ShownCapability } from './shown-capability.ts';
import type { ShownPractice } from './shown-practice.ts';
import type { ShownSuggestion } from './shown-scores.ts';

/** From here on a suggestion keeps and shares what is strong. */
const STRONG_LEVEL = 4;

export const suggestionBlock = (
  material: Material,
  capability: ShownCapability,
  chosen: ShownSuggestion,
): SuggestionBlock => {
  const { say } = material;
  const suggestion = material.suggestionOf(chosen.suggestion);
  const practice = capability.practices.find((candidate) => candidate.practice.id === chosen.practice);
  if (practice === undefined) throw new Error(`The practice ${chosen.practice} is not of ${chosen.capability}`);
  return {
    kind: 'suggestion',
    title: suggestion.action,
    context: contextOf(say, practice),
    why: whyOf(say, practice, chosen),
    description: suggestion.description,
    whyItWorks: suggestion.whyItWorks,
    steps: { title: say('report.suggestion.steps'), items: suggestion.firstSteps },
    facts: factsOf(say, suggestion),
    example: exampleOf(say, suggestion, chosen),
  };
};

const contextOf = (say: Material['say'], { practice, headline }: ShownPractice): string =>
  headline === null
    ? practice.name
    : say('report.suggestion.context', { practice: practice.name, level: levelText(say, headline.level) });

/**
 * What the choice rests on, as far as it may be said: level, peers, focus. The example's likeness
 * stands beside the example; the distance to the peers is no finding.
 */
const whyOf = (say: Material['say'], practice: ShownPractice, chosen: ShownSuggestion): string => {
  const { headline, levels, benchmark } = practice;
  const individual = levels.find(({ basis }) => basis === 'individual');
  const level =
    headline === null
      ? say('report.suggestion.why.hidden')
      : say(headline.level >= STRONG_LEVEL ? 'report.suggestion.why.strong' : 'report.suggestion.why.level', {
          level: levelText(say, headline.level),
          basis: basisText(say, headline.basis),
        });
  const median =
    chosen.isMovedByPeers && individual && benchmark.median !== null
      ? say(headline?.basis === 'individual' ? 'report.suggestion.why.peers' : 'report.suggestion.why.peers-beside', {
          own: levelText(say, individual.level),
          n: benchmark.n,
          median: peerText(say, benchmark.median),
        })
      : null;
  return sentences(level, median, chosen.inFocus ? say('report.suggestion.why.focus') : null);
};

const factsOf = (say: Material['say'], suggestion: Suggestion): SuggestionBlock['facts'] => [
  {
    term: say('report.suggestion.effort'),
    value: say('report.suggestion.effort-value', {
      effort: say(`report.effort.${suggestion.effort}`),
      n: suggestion.monthsUntilItShows,
    }),
  },
  { term: say('report.suggestion.involve'), value: capitalised(listText(say, suggestion.involve)) },
  ...(suggestion.needs.length > 0
    ? [
        {
          term: say('report.suggestion.needs'),
          value: listText(
            say,
            suggestion.needs.map((need) => say(`report.needs.${need}`)),
          ),
        },
      ]
    : []),
  { term: say('report.suggestion.progress'), value: suggestion.progressSign },
  { term: say('report.suggestion.leads'), value: suggestion.nextLevel },
];

const exampleOf = (
  say: Material['say'],
  { examples }: Suggestion,
  { example }: ShownSuggestion,
): SuggestionBlock['example'] => {
  const found = example === null ? undefined : examples[example.index];
  if (found === undefined) {
    return {
      place: say('report.suggestion.no-example'),
      claim: say('report.suggestion.no-example-claim'),
      link: null,
      linkText: '',
      likeness: null,
    };
  }
  return {
    place: found.place,
    claim: found.claim,
    link: found.source,
    linkText: say('report.suggestion.source', { place: found.place }),
    likeness: example?.likeness ? say(`report.suggestion.likeness.${example.likeness}`) : null,
  };
};
