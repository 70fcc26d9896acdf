import { slugSchema } from '#shared/contracts/names.ts';
import { DomainError } from '#shared/domain/errors.ts';
import { createPlanReissue, type PlanReissueDeps } from '#shared/operations/reissue-round.ts';
import { createStartReissue } from '#shared/operations/start-reissue.ts';
import type { Content } from '#shared/ports/content.ts';
import { type Reply, redirect } from '../../pages/reply.ts';
import { type ActingDeps, auditOf, createTimeLimit } from '../acting.ts';
import { doneAt } from '../done.ts';
import { presentNoRelease, presentPlan, presentReissueOne, presentStarted } from '../presenters/reissue.ts';
import type { CityVisit, RoundVisit } from '../visit.ts';

export interface ReissuePageDeps {
  readonly acting: ActingDeps;
  readonly reissueDeps: Omit<PlanReissueDeps, 'audit'>;
  readonly content: Pick<Content, 'population'>;
  /** Reports that the pipeline makes at the same time. */
  readonly concurrency: number;
}

const labelled = (label: string) => (label === '' ? {} : { label });

/** Shows a page of a round that has a release, and says what is missing where it has none. */
const withRelease = async (visit: RoundVisit, show: () => Promise<Reply>): Promise<Reply> => {
  try {
    return await show();
  } catch (error) {
    if (error instanceof DomainError && error.code === 'release_not_found') return presentNoRelease(visit);
    throw error;
  }
};

const showPlan = (deps: ReissuePageDeps, visit: RoundVisit, label: string, labelError?: string): Promise<Reply> =>
  withRelease(visit, async () => {
    const plan = await createPlanReissue(deps.reissueDeps)(visit.round.id, labelled(label));
    const { concurrency } = deps;
    return presentPlan(visit, { plan, label, concurrency, ...(labelError !== undefined && { labelError }) });
  });

/** `GET …/reissue`: how many, how long and what it costs, or how far it is; `?label=…` for reports asked for by a name. */
export const createShowReissue =
  (deps: ReissuePageDeps) =>
  (visit: RoundVisit): Promise<Reply> => {
    const label = slugSchema.safeParse(visit.query.get('label'));
    return showPlan(deps, visit, label.success ? label.data : '');
  };

/**
 * `POST …/reissue`: hands cities to the queues until the time of a request is up, and offers to go on; or plans again
 * under another label. What was handed over before is finished once, and mails nobody twice.
 */
export const createReissue =
  (deps: ReissuePageDeps) =>
  async (visit: RoundVisit): Promise<Reply> => {
    const { fields, say, path, round } = visit;
    const chosen = fields.text('chosen');
    if (fields.text('go') !== 'begin') {
      const label = slugSchema.safeParse(fields.text('label'));
      return label.success
        ? redirect(`${path}?label=${label.data}`)
        : showPlan(deps, visit, chosen, say('console.errors.label'));
    }
    return withRelease(visit, async () => {
      const start = createStartReissue({ ...deps.reissueDeps, audit: auditOf(deps.acting, visit) });
      const [after, mayGoOn] = [fields.text('after'), createTimeLimit(deps.acting)];
      const started = await start(round.id, { ...labelled(chosen), after, mayGoOn });
      if (started.left > 0 || started.failed.length > 0) {
        return presentStarted(visit, { started, label: chosen, population: deps.content.population() });
      }
      return redirect(chosen === '' ? path : `${path}?label=${chosen}`);
    });
  };

/** The label of one order of a new report, so that the same form again is the same report. */
const labelAt = (now: Date): string => `asked-${now.toISOString().replace(/[^0-9]/g, '')}`;

/** `GET …/cities/:city/reissue`: what a new report of one city is. */
export const createShowReissueOne =
  (deps: ReissuePageDeps) =>
  (visit: CityVisit): Promise<Reply> =>
    withRelease(visit, async () => {
      const wanted = { label: labelAt(visit.now), cities: [visit.city.id] };
      return presentReissueOne(visit, await createPlanReissue(deps.reissueDeps)(visit.round.id, wanted));
    });

/** `POST …/cities/:city/reissue`: hands the city to the queues; the same form again is the same report. */
export const createReissueOnePage =
  (deps: ReissuePageDeps) =>
  (visit: CityVisit): Promise<Reply> =>
    withRelease(visit, async () => {
      const asked = slugSchema.safeParse(visit.fields.text('label'));
      const label = asked.success ? asked.data : labelAt(visit.now);
      const start = createStartReissue({ ...deps.reissueDeps, audit: auditOf(deps.acting, visit) });
      const { failed } = await start(visit.round.id, { label, cities: [visit.city.id] });
      return doneAt(visit.cityBase, failed.length > 0 ? 'reissue-failed' : 'reissue-begun');
    });
