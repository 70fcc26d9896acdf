import { PROGRESS, type Progress } from '#shared/contracts/issue.ts';
import { linkLine, type PageBlock, paragraph } from '../../pages/blocks.ts';
import { type PageReply, page } from '../../pages/reply.ts';
import type { ReaderVisit } from '../visit.ts';

const REFRESH_SECONDS = 4;

/** How far the report is. The page asks again by itself until the reader stops it. */
export const presentProgress = (visit: ReaderVisit, progress: Progress): PageReply => {
  const { say, submission, city, query } = visit;
  const path = `/results/${submission.id}`;
  const isStill = query.get('refresh') === 'off';
  return page({
    view: 'content',
    title: say('form.results.waiting-title', { city: city.name }),
    isDemonstration: submission.demonstration,
    back: { href: '/assessments', text: say('form.overview.back') },
    ...(!isStill && { refreshSeconds: REFRESH_SECONDS }),
    model: {
      heading: say('form.results.waiting-title', { city: city.name }),
      blocks: [
        paragraph(say('form.results.waiting')),
        stepsOfProgress(visit, progress),
        paragraph(say(isStill ? 'form.results.still' : 'form.results.refreshing', { seconds: REFRESH_SECONDS })),
        linkLine(say('form.results.look-again'), isStill ? `${path}?refresh=off` : path),
        ...(isStill ? [] : [linkLine(say('form.results.stop'), `${path}?refresh=off`)]),
      ],
    },
  });
};

const stepsOfProgress = ({ say }: ReaderVisit, progress: Progress): PageBlock => {
  const reached = PROGRESS.indexOf(progress);
  return {
    kind: 'steps',
    title: say('form.results.steps'),
    items: PROGRESS.map((step, index) => {
      const state = index <= reached ? 'done' : index === reached + 1 ? 'current' : 'waiting';
      return { text: say(`form.results.step.${step}`), status: say(`form.results.state.${state}`), state };
    }),
  };
};
