import type { Population } from '#shared/contracts/context.ts';
import { estimateReissue } from '#shared/domain/cost/estimate.ts';
import type { ReissuePlan } from '#shared/operations/reissue-round.ts';
import type { StartedReissue } from '#shared/operations/start-reissue.ts';
import { bullets, linkLine, type PageBlock, paragraph } from '../../pages/blocks.ts';
import { fold, input } from '../../pages/fields.ts';
import { findCity } from '../../pages/find-city.ts';
import type { PageReply } from '../../pages/reply.ts';
import type { CityVisit, RoundVisit } from '../visit.ts';
import { askPage } from './ask.ts';

const LOOK_AGAIN_SECONDS = 10;

interface PlanPage {
  readonly plan: ReissuePlan;
  /** As it was asked for; empty for the release's own. */
  readonly label: string;
  /** Reports under way at the same time. */
  readonly concurrency: number;
  readonly labelError?: string;
}

/** What new reports for a round would take, or how far they are. Looks again by itself while any is under way. */
export const presentPlan = (visit: RoundVisit, { plan, label, concurrency, labelError }: PlanPage): PageReply => {
  const { say } = visit;
  const { open, done, underWay } = plan;
  const waiting = open.length - underWay;
  const begun = done + underWay;
  const errors = labelError === undefined ? undefined : [{ field: 'label', text: labelError }];
  const asked = askPage(visit, {
    title: say('console.reissue.title'),
    ...(begun > 0 && {
      progress: {
        text: say('console.reissue.progress', { done, all: done + open.length }),
        value: done,
        maximum: done + open.length,
      },
    }),
    intro: planBlocks(visit, plan, concurrency),
    hidden: { ...(label !== '' && { chosen: label }) },
    fields: [
      fold(say('console.reissue.another'), labelError !== undefined, [
        input({
          say,
          errors,
          name: 'label',
          label: say('console.reissue.label'),
          hint: say('console.reissue.label-hint'),
          value: visit.fields.text('label'),
          autocomplete: 'off',
        }),
      ]),
    ],
    does: say(`console.reissue.${buttonOf(plan)}`, { count: open.length }),
    go: open.length === 0 ? 'plan' : 'begin',
    ...(open.length > 0 && { change: say('console.reissue.plan') }),
    ...(waiting === 0 && underWay > 0 && { after: [linkLine(say('console.reissue.to-failed'), '/console/failed')] }),
    errors,
  });
  return waiting === 0 && underWay > 0 && errors === undefined
    ? { ...asked, refreshSeconds: LOOK_AGAIN_SECONDS }
    : asked;
};

const buttonOf = ({ open, underWay }: ReissuePlan): 'plan' | 'again' | 'button' => {
  if (open.length === 0) return 'plan';
  return open.length === underWay ? 'again' : 'button';
};

const planBlocks = ({ say }: RoundVisit, plan: ReissuePlan, concurrency: number): PageBlock[] => {
  const { open, done, underWay, upToDate, notSubmitted, reissue } = plan;
  const { minutes, dollars } = estimateReissue(open.length, concurrency);
  const others = { done, 'under-way': underWay, 'up-to-date': upToDate, 'not-submitted': notSubmitted };
  const lines = Object.entries(others)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => say(`console.reissue.${name}`, { count }));
  const isWaiting = open.length > 0 && open.length === underWay;
  return [
    paragraph(
      isWaiting
        ? say('console.reissue.waiting')
        : say('console.reissue.means', { count: open.length, release: reissue.release }),
    ),
    ...(open.length === 0 || isWaiting
      ? []
      : [paragraph(say('console.reissue.cost', { minutes, dollars, concurrency }))]),
    ...(lines.length === 0 ? [] : [bullets(lines)]),
    paragraph(say('console.reissue.safe')),
  ];
};

/** Some are begun, and some are left or failed. */
export const presentStarted = (
  visit: RoundVisit,
  { started, label, population }: { started: StartedReissue; label: string; population: Population },
): PageReply => {
  const { say } = visit;
  const { begun, failed, left, after } = started;
  return askPage(visit, {
    title: say(left > 0 ? 'console.reissue.more-title' : 'console.reissue.begun-title'),
    intro: [
      paragraph(say('console.reissue.begun', { count: begun.length })),
      ...(left > 0 ? [paragraph(say('console.reissue.left', { count: left }))] : []),
      ...(failed.length === 0
        ? []
        : [
            paragraph(say('console.reissue.failed', { count: failed.length })),
            bullets(
              failed.map(({ city, error }) =>
                say('console.reissue.failed-one', { city: findCity(population, city).name, error }),
              ),
            ),
          ]),
    ],
    hidden: { ...(label !== '' && { chosen: label }), after },
    does: left > 0 ? say('console.reissue.go-on', { count: left }) : undefined,
    go: 'begin',
    after: [linkLine(say('console.reissue.look'), label === '' ? visit.path : `${visit.path}?label=${label}`)],
  });
};

export const presentNoRelease = (visit: RoundVisit): PageReply =>
  askPage(visit, {
    title: visit.say('console.reissue.title'),
    intro: [paragraph(visit.say('console.reissue.no-release'))],
  });

/** One city's new report. */
export const presentReissueOne = (visit: CityVisit, plan: ReissuePlan): PageReply => {
  const { say, city } = visit;
  const { reissue, open, notSubmitted } = plan;
  const isAsked = notSubmitted === 0 && open.length > 0;
  return askPage(visit, {
    title: say('console.reissue-one.title'),
    intro: [
      paragraph(
        say(isAsked ? 'console.reissue-one.means' : 'console.reissue-one.nothing', {
          city: city.name,
          release: reissue.release,
        }),
      ),
      ...(isAsked ? [paragraph(say('console.reissue-one.mail'))] : []),
    ],
    hidden: { label: reissue.label },
    does: isAsked ? say('console.reissue-one.button') : undefined,
  });
};
