import type { Progress } from '#shared/contracts/issue.ts';
import type { Block, Report } from '#shared/contracts/report.ts';
import { plotLevels, plotMap, plotProfile } from '../../pages/plots.ts';
import { type PageReply, page } from '../../pages/reply.ts';
import type { OtherResult } from '../earlier-results.ts';
import type { ReaderVisit } from '../visit.ts';
import { feedbackForm } from './feedback.ts';

/** A block with the geometry that its view places. */
const plotted = (block: Block, inWords: string): object => {
  switch (block.kind) {
    case 'levels':
      return plotLevels(block, inWords);
    case 'profile':
      return plotProfile(block);
    case 'map':
      return plotMap(block);
    default:
      return block;
  }
};

interface Beside {
  readonly progress: Progress;
  readonly pages: number;
  readonly others: readonly OtherResult[];
  /** Id for what the reader may say of the report. */
  readonly feedback: string;
}

/** The report as an accessible page: the same content as the PDF. */
export const presentResults = (
  visit: ReaderVisit,
  report: Report,
  { progress, pages, others, feedback }: Beside,
): PageReply => {
  const { say, submission } = visit;
  const path = `/results/${submission.id}`;
  const sections = report.sections.filter(({ id }) => id !== 'cover');
  const inWords = say('form.results.in-words');
  const plot = (block: Block) => plotted(block, inWords);
  const cover = report.sections.find(({ id }) => id === 'cover');
  return page({
    view: 'results',
    title: `${report.title}: ${report.cityName}`,
    isDemonstration: submission.demonstration,
    back: { href: '/assessments', text: say('form.overview.back') },
    model: {
      caption: `${report.cityName}, ${report.countryName} · ${report.round} · ${report.dateText}`,
      heading: report.title,
      lead: report.subtitle,
      label: report.label,
      downloads: {
        title: say('form.results.downloads'),
        links: [
          { text: say('form.results.pdf', { pages }), href: `${path}/report.pdf` },
          { text: say('form.results.csv'), href: `${path}/data.csv`, isFile: true },
          { text: say('form.results.json'), href: `${path}/data.json`, isFile: true },
          { text: say('form.receipt.to-copy'), href: `${path}/answers` },
        ],
        status: say(progress === 'sent' ? 'form.results.sent' : 'form.results.being-sent'),
      },
      contents: {
        title: report.contents,
        back: say('form.results.to-contents', { contents: report.contents }),
        links: sections.map(({ id, title }) => ({ href: `#${id}`, text: title })),
      },
      cover: cover?.blocks.map(plot) ?? [],
      sections: sections.map(({ id, title, subtitle, blocks }) => ({
        id,
        title,
        subtitle,
        blocks: blocks.map(plot),
      })),
      footer: report.footer,
      feedback: feedbackForm(visit, 'report', feedback),
      ...(others.length > 0 && {
        others: {
          title: say('form.results.others'),
          links: others.map(({ submission: id, round, version, submittedAt }) => ({
            href: `/results/${id}`,
            text: say('form.results.other', { round, version, date: Date.parse(submittedAt) }),
          })),
        },
      }),
    },
  });
};
