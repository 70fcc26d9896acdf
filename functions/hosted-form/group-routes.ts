import {
  type AssessorDeps,
  createOpenFile,
  createSaveVerify,
  createShowAssess,
  createShowVerify,
} from './pages/assessor.ts';
import { createClose, createShowClosing } from './pages/closing.ts';
import {
  type AgreeDeps,
  createSaveAgree,
  createShowAgree,
  createShowConsensus,
  createTakeInLatePage,
} from './pages/consensus.ts';
import { createSaveFile, createShowFile, createShowFiles, type FilesDeps } from './pages/files.ts';
import { createLeave, showLeave } from './pages/leave.ts';
import { createInvitePeople, createShowPeople } from './pages/people.ts';
import {
  createRemind,
  createShowTakeBack,
  createStepDownPage,
  createTakeBackPage,
  type PeopleActionDeps,
  showRemind,
  showStepDown,
} from './pages/people-actions.ts';
import type { Route } from './route.ts';

export type GroupRouteDeps = PeopleActionDeps & AgreeDeps & AssessorDeps & FilesDeps;

type MemberPage = Extract<Route, { audience: 'member' | 'coordinator' | 'assessor' }>;

/** Pages on which a city's people are invited, agree and leave, and on which its assessor reads evidence. */
export const pagesOfGroup = (assessment: string, deps: GroupRouteDeps): Route[] => {
  const at = (
    audience: MemberPage['audience'],
    method: Route['method'],
    path: string,
    handle: MemberPage['handle'],
  ): Route => ({ method, pattern: `${assessment}/${path}`, audience, handle });
  return [
    at('coordinator', 'GET', 'people', createShowPeople(deps)),
    at('coordinator', 'POST', 'people', createInvitePeople(deps)),
    at('coordinator', 'GET', 'people/:member', createShowTakeBack(deps)),
    at('coordinator', 'POST', 'people/:member', createTakeBackPage(deps)),
    at('coordinator', 'GET', 'remind', showRemind),
    at('coordinator', 'POST', 'remind', createRemind(deps)),
    at('coordinator', 'GET', 'step-down', showStepDown),
    at('coordinator', 'POST', 'step-down', createStepDownPage(deps)),
    at('member', 'GET', 'leave', showLeave),
    at('member', 'POST', 'leave', createLeave(deps)),

    at('coordinator', 'GET', 'close', createShowClosing(deps)),
    at('coordinator', 'POST', 'close', createClose(deps)),
    at('member', 'GET', 'consensus', createShowConsensus(deps)),
    at('coordinator', 'POST', 'late', createTakeInLatePage(deps)),
    at('coordinator', 'GET', 'consensus/:practice', createShowAgree(deps)),
    at('coordinator', 'POST', 'consensus/:practice', createSaveAgree(deps)),

    at('member', 'GET', 'practices/:practice/files', createShowFiles(deps)),
    at('member', 'GET', 'practices/:practice/files/:file', createShowFile(deps)),
    at('member', 'POST', 'practices/:practice/files/:file', createSaveFile(deps)),

    at('assessor', 'GET', 'evidence', createShowAssess(deps)),
    at('assessor', 'GET', 'evidence/:practice', createShowVerify(deps)),
    at('assessor', 'POST', 'evidence/:practice', createSaveVerify(deps)),
    at('assessor', 'GET', 'evidence/files/:file', createOpenFile(deps)),
  ];
};
