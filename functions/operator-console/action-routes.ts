import {
  type AssessorPageDeps,
  createDismissAssessorPage,
  createNameAssessorPage,
  createShowDismissAssessor,
  createShowNameAssessor,
} from './pages/assessor.ts';
import { type ClaimPageDeps, createConfirmClaimPage, createShowClaim } from './pages/claim.ts';
import { type CloseRoundPageDeps, createClose, createShowClose } from './pages/close-round.ts';
import { createRedrivePage, createShowFailed, createShowRedrive, type FailedDeps } from './pages/failed.ts';
import { createInvite, createShowInvite, type InvitePageDeps } from './pages/invite.ts';
import { createInviteOne, createShowInviteOne } from './pages/invite-one.ts';
import { createLift, createShowLift, type LiftPageDeps } from './pages/lift.ts';
import { createOpenRoundPage, createShowOpenRound, type OpenRoundPageDeps } from './pages/open-round.ts';
import {
  createReissue,
  createReissueOnePage,
  createShowReissue,
  createShowReissueOne,
  type ReissuePageDeps,
} from './pages/reissue.ts';
import { createRemind, createShowRemind, type RemindPageDeps } from './pages/remind.ts';
import { createResend, createShowResend, type ResendDeps } from './pages/resend.ts';
import { createIssueTokenPage, createShowToken, type TokenPageDeps } from './pages/token.ts';
import type { Route } from './route.ts';

export type ActionDeps = RemindPageDeps &
  OpenRoundPageDeps &
  CloseRoundPageDeps &
  InvitePageDeps &
  ResendDeps &
  AssessorPageDeps &
  ClaimPageDeps &
  LiftPageDeps &
  TokenPageDeps &
  ReissuePageDeps &
  FailedDeps;

const ROUND = '/console/rounds/:round';
const CITY = `${ROUND}/cities/:city`;

/** What runs a round: each action has a page that asks and a form that does it, under one path. */
export const createActionRoutes = (deps: ActionDeps): readonly Route[] => [
  { method: 'GET', pattern: '/console/open-round', about: 'deployment', handle: createShowOpenRound() },
  { method: 'POST', pattern: '/console/open-round', about: 'deployment', handle: createOpenRoundPage(deps) },
  { method: 'GET', pattern: '/console/failed', about: 'deployment', handle: createShowFailed(deps) },
  { method: 'GET', pattern: '/console/failed/redrive', about: 'deployment', handle: createShowRedrive(deps) },
  { method: 'POST', pattern: '/console/failed/redrive', about: 'deployment', handle: createRedrivePage(deps) },

  { method: 'GET', pattern: `${ROUND}/remind`, about: 'round', handle: createShowRemind(deps) },
  { method: 'POST', pattern: `${ROUND}/remind`, about: 'round', handle: createRemind(deps) },
  { method: 'GET', pattern: `${ROUND}/close`, about: 'round', handle: createShowClose(deps) },
  { method: 'POST', pattern: `${ROUND}/close`, about: 'round', handle: createClose(deps) },
  { method: 'GET', pattern: `${ROUND}/invite`, about: 'round', handle: createShowInvite() },
  { method: 'POST', pattern: `${ROUND}/invite`, about: 'round', handle: createInvite(deps) },
  { method: 'GET', pattern: `${ROUND}/token`, about: 'round', handle: createShowToken() },
  { method: 'POST', pattern: `${ROUND}/token`, about: 'round', handle: createIssueTokenPage(deps) },
  { method: 'GET', pattern: `${ROUND}/reissue`, about: 'round', handle: createShowReissue(deps) },
  { method: 'POST', pattern: `${ROUND}/reissue`, about: 'round', handle: createReissue(deps) },

  { method: 'GET', pattern: `${CITY}/remind`, about: 'city', handle: createShowRemind(deps) },
  { method: 'POST', pattern: `${CITY}/remind`, about: 'city', handle: createRemind(deps) },
  { method: 'GET', pattern: `${CITY}/invite`, about: 'city', handle: createShowInviteOne() },
  { method: 'POST', pattern: `${CITY}/invite`, about: 'city', handle: createInviteOne(deps) },
  { method: 'GET', pattern: `${CITY}/resend`, about: 'city', handle: createShowResend(deps) },
  { method: 'POST', pattern: `${CITY}/resend`, about: 'city', handle: createResend(deps) },
  { method: 'GET', pattern: `${CITY}/assessor`, about: 'city', handle: createShowNameAssessor() },
  { method: 'POST', pattern: `${CITY}/assessor`, about: 'city', handle: createNameAssessorPage(deps) },
  { method: 'GET', pattern: `${CITY}/dismiss-assessor`, about: 'city', handle: createShowDismissAssessor(deps) },
  { method: 'POST', pattern: `${CITY}/dismiss-assessor`, about: 'city', handle: createDismissAssessorPage(deps) },
  { method: 'GET', pattern: `${CITY}/claim`, about: 'city', handle: createShowClaim(deps) },
  { method: 'POST', pattern: `${CITY}/claim`, about: 'city', handle: createConfirmClaimPage(deps) },
  { method: 'GET', pattern: `${CITY}/lift`, about: 'city', handle: createShowLift(deps) },
  { method: 'POST', pattern: `${CITY}/lift`, about: 'city', handle: createLift(deps) },
  { method: 'GET', pattern: `${CITY}/reissue`, about: 'city', handle: createShowReissueOne(deps) },
  { method: 'POST', pattern: `${CITY}/reissue`, about: 'city', handle: createReissueOnePage(deps) },
];
