import { createListFailedWork, createRedrive, type RedriveDeps } from '#shared/operations/redrive.ts';
import type { Content } from '#shared/ports/content.ts';
import type { DeadLetterQueue } from '#shared/ports/pipeline.ts';
import type { Reply } from '../../pages/reply.ts';
import { type ActingDeps, auditOf, createTimeLimit } from '../acting.ts';
import { doneAt } from '../done.ts';
import { pageOf, readListQuery } from '../list-query.ts';
import { presentFailed, presentRedrive } from '../presenters/failed.ts';
import type { OperatorVisit } from '../visit.ts';

export interface FailedDeps {
  readonly acting: ActingDeps;
  readonly content: Pick<Content, 'population'>;
  readonly submissions: RedriveDeps['submissions'];
  readonly erasures: RedriveDeps['erasures'];
  readonly findQueues: () => Promise<readonly DeadLetterQueue[]>;
}

const workOf = async (deps: FailedDeps) => createListFailedWork({ ...deps, queues: await deps.findQueues() })();

/** `GET /console/failed`: what functions gave up on, and what that means for which city. */
export const createShowFailed =
  (deps: FailedDeps) =>
  async (visit: OperatorVisit): Promise<Reply> => {
    const work = await workOf(deps);
    const { page } = readListQuery(visit.query, []);
    return presentFailed(visit, {
      count: work.length,
      slice: pageOf(work, page),
      population: deps.content.population(),
    });
  };

/** `GET /console/failed/redrive`: what would be sent back: all of it, or `?message=…`. */
export const createShowRedrive =
  (deps: FailedDeps) =>
  async (visit: OperatorVisit): Promise<Reply> => {
    const message = visit.query.get('message') ?? '';
    const work = await workOf(deps);
    const wanted = message === '' ? work : work.filter(({ id }) => id === message);
    return presentRedrive(visit, { wanted, message, population: deps.content.population() });
  };

/** `POST /console/failed/redrive`: sends it back to its functions; each bears a repetition, so that twice is once. */
export const createRedrivePage =
  (deps: FailedDeps) =>
  async (visit: OperatorVisit): Promise<Reply> => {
    const message = visit.fields.text('message');
    const { findQueues, acting } = deps;
    const redrive = createRedrive({ ...deps, queues: await findQueues(), audit: auditOf(acting, visit) });
    const only = message === '' ? {} : { only: [message] };
    const moved = await redrive({ ...only, mayGoOn: createTimeLimit(acting) });
    return doneAt('/console/failed', moved.length > 0 ? 'redriven' : 'nothing-redriven');
  };
