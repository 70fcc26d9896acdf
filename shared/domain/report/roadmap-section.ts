import type { Section } from '#shared/contracts/report.ts';
import { paragraph } from './phrasing.ts';
import type { Material } from './report-input.ts';
import type { ShownSuggestion } from './shown-scores.ts';

const COLUMNS = ['now', 'next', 'later'] as const;

/** One page to print alone: now, next, later. */
export const roadmapSection = (material: Material): Section => {
  const { say, shown, submission } = material;
  const { reason, capabilities } = submission.focus;
  const now = shown.suggestions.filter(({ when }) => when === 'now');
  return {
    id: 'roadmap',
    title: say('report.roadmap.title'),
    subtitle: say('report.roadmap.subtitle'),
    blocks: [
      ...(capabilities.length > 0 && reason ? [paragraph(say('report.roadmap.focus', { reason }))] : []),
      {
        kind: 'roadmap',
        title: say('report.roadmap.chart', { n: shown.suggestions.length, now: now.length }),
        columns: COLUMNS.map((when) => ({
          title: say(`report.roadmap.${when}.title`),
          hint: say(`report.roadmap.${when}.hint`),
          items: shown.suggestions.filter((chosen) => chosen.when === when).map((chosen) => itemOf(material, chosen)),
          empty: say(`report.roadmap.${when}.empty`),
        })),
      },
    ],
  };
};

const itemOf = ({ say, suggestionOf, shown }: Material, chosen: ShownSuggestion): { title: string; detail: string } => {
  const { action, effort, monthsUntilItShows } = suggestionOf(chosen.suggestion);
  const practice = shown.capabilities
    .flatMap(({ practices }) => practices)
    .find((candidate) => candidate.practice.id === chosen.practice);
  return {
    title: action,
    detail: say('report.roadmap.detail', {
      practice: practice?.practice.name ?? chosen.practice,
      effort: say(`report.effort.${effort}`),
      n: monthsUntilItShows,
    }),
  };
};
