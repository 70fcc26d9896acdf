import { type Reply, redirect } from '../../pages/reply.ts';
import { presentClosing } from '../presenters/closing.ts';
import type { MemberVisit } from '../visit.ts';
import type { PeopleDeps } from './people.ts';

/** `GET …/close`: what closing answering means, and a button. */
export const createShowClosing =
  ({ group }: PeopleDeps) =>
  async (visit: MemberVisit): Promise<Reply> => {
    const consensus = await group.readConsensus(visit, visit.instrument);
    if (consensus.state !== 'open') return redirect(`${visit.base}/consensus`);
    return presentClosing(visit, consensus.answered);
  };

/** `POST …/close`: once; closing again changes nothing. */
export const createClose =
  ({ group }: PeopleDeps) =>
  async (visit: MemberVisit): Promise<Reply> => {
    await group.closeAnswering(visit);
    return redirect(`${visit.base}/consensus`);
  };
