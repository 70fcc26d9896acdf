import type { Assets } from '../platform/page-assets.ts';
import type { AdmitDeps } from './admit.ts';
import { type GroupRouteDeps, pagesOfGroup } from './group-routes.ts';
import type { AssessmentsDeps } from './pages/assessments.ts';
import { createShowAssessments } from './pages/assessments.ts';
import { createShowAsset } from './pages/asset.ts';
import { type CheckDeps, createShowCheck, createSubmit } from './pages/check.ts';
import {
  type ConfirmDeps,
  createShowSignOut,
  createSignIn,
  createSignOut,
  showConfirm,
} from './pages/confirm-sign-in.ts';
import { createDownloadCsv, createDownloadJson, createDownloadPdf } from './pages/downloads.ts';
import { createGiveFeedback, type FeedbackDeps } from './pages/feedback.ts';
import { createShowAccessibility, createShowPrivacy, createShowSources } from './pages/notices.ts';
import { createShowOverview, type OverviewDeps } from './pages/overview.ts';
import { createShowOwnAnswers, type OwnAnswersDeps } from './pages/own-answers.ts';
import { createSavePractice, createShowPractice, type PracticeDeps } from './pages/practice.ts';
import {
  createSaveCorrection,
  createSaveProfile,
  createShowCorrection,
  createShowProfile,
  type ProfileDeps,
} from './pages/profile.ts';
import { createShowReceipt, createShowResults, type ResultsDeps } from './pages/results.ts';
import { createClaimCity, createShowCitySearch, type RoundDeps } from './pages/round.ts';
import { createExtendSession, showSession } from './pages/session.ts';
import { createSaveSettings, createShowSettings, type SettingsDeps } from './pages/settings.ts';
import { createRequestLink, type SignInDeps, showSent, showSignIn } from './pages/sign-in.ts';
import { showStart } from './pages/start.ts';
import type { Route } from './route.ts';
import { comparisonPage } from './settings/comparison.ts';
import { conditionPage } from './settings/condition.ts';
import { deliveryPage } from './settings/delivery.ts';
import { focusPage } from './settings/focus.ts';
import { sharingPage } from './settings/sharing.ts';

export type RouteDeps = SignInDeps &
  ConfirmDeps &
  FeedbackDeps &
  AdmitDeps &
  AssessmentsDeps &
  RoundDeps &
  OverviewDeps &
  ProfileDeps &
  PracticeDeps &
  SettingsDeps &
  CheckDeps &
  GroupRouteDeps &
  OwnAnswersDeps &
  ResultsDeps & { readonly assets: Assets };

const ASSESSMENT = '/assessments/:round/:city';
const RESULTS = '/results/:submission';

/** Every page with the people it is for. What is not in this table does not exist. */
export const createRoutes = (deps: RouteDeps): readonly Route[] => [
  { method: 'GET', pattern: '/', audience: 'anyone', handle: showStart },
  { method: 'GET', pattern: '/privacy', audience: 'anyone', handle: createShowPrivacy(deps) },
  { method: 'GET', pattern: '/accessibility', audience: 'anyone', handle: createShowAccessibility(deps) },
  { method: 'GET', pattern: '/sources', audience: 'anyone', handle: createShowSources(deps) },
  { method: 'GET', pattern: '/assets/:file', audience: 'anyone', handle: createShowAsset(deps) },

  { method: 'GET', pattern: '/sign-in', audience: 'anyone', handle: showSignIn },
  { method: 'POST', pattern: '/sign-in', audience: 'anyone', handle: createRequestLink(deps) },
  { method: 'GET', pattern: '/sign-in/sent', audience: 'anyone', handle: showSent },
  { method: 'GET', pattern: '/sign-in/confirm', audience: 'anyone', handle: showConfirm },
  { method: 'POST', pattern: '/sign-in/confirm', audience: 'anyone', handle: createSignIn(deps) },
  { method: 'GET', pattern: '/sign-out', audience: 'signed-in', handle: createShowSignOut(deps) },
  { method: 'POST', pattern: '/sign-out', audience: 'signed-in', handle: createSignOut(deps) },
  { method: 'GET', pattern: '/session', audience: 'signed-in', handle: showSession },
  { method: 'POST', pattern: '/session', audience: 'signed-in', handle: createExtendSession(deps) },

  { method: 'GET', pattern: '/assessments', audience: 'signed-in', handle: createShowAssessments(deps) },
  { method: 'GET', pattern: '/rounds/:round', audience: 'signed-in', handle: createShowCitySearch(deps) },
  { method: 'POST', pattern: '/rounds/:round/claim', audience: 'signed-in', handle: createClaimCity(deps) },

  { method: 'GET', pattern: ASSESSMENT, audience: 'member', handle: createShowOverview(deps) },
  ...pagesOfPractices(deps),
  ...pagesOfCoordinators(deps),
  ...pagesOfGroup(ASSESSMENT, deps),

  { method: 'GET', pattern: RESULTS, audience: 'reader', handle: createShowResults(deps) },
  { method: 'GET', pattern: `${RESULTS}/receipt`, audience: 'reader', handle: createShowReceipt(deps) },
  { method: 'GET', pattern: `${RESULTS}/answers`, audience: 'reader', handle: createShowOwnAnswers(deps) },
  { method: 'POST', pattern: `${RESULTS}/feedback`, audience: 'reader', handle: createGiveFeedback(deps) },
  { method: 'GET', pattern: `${RESULTS}/report.pdf`, audience: 'reader', handle: createDownloadPdf(deps) },
  { method: 'GET', pattern: `${RESULTS}/data.json`, audience: 'reader', handle: createDownloadJson(deps) },
  { method: 'GET', pattern: `${RESULTS}/data.csv`, audience: 'reader', handle: createDownloadCsv(deps) },
];

const pagesOfPractices = (deps: PracticeDeps): Route[] => {
  const pattern = `${ASSESSMENT}/practices/:practice`;
  return [
    { method: 'GET', pattern, audience: 'member', handle: createShowPractice(deps) },
    { method: 'POST', pattern, audience: 'member', handle: createSavePractice(deps) },
  ];
};

const pagesOfCoordinators = (deps: ProfileDeps & SettingsDeps & CheckDeps): Route[] => {
  const both = (path: string, show: CoordinatorPage, save: CoordinatorPage): Route[] => [
    { method: 'GET', pattern: `${ASSESSMENT}/${path}`, audience: 'coordinator', handle: show },
    { method: 'POST', pattern: `${ASSESSMENT}/${path}`, audience: 'coordinator', handle: save },
  ];
  return [
    ...both('profile', createShowProfile(deps), createSaveProfile(deps)),
    ...both('profile/:feature', createShowCorrection(deps), createSaveCorrection(deps)),
    ...both('conditions/:condition', createShowSettings(deps, conditionPage), createSaveSettings(deps, conditionPage)),
    ...both('focus', createShowSettings(deps, focusPage), createSaveSettings(deps, focusPage)),
    ...both('sharing', createShowSettings(deps, sharingPage), createSaveSettings(deps, sharingPage)),
    ...both('comparison', createShowSettings(deps, comparisonPage), createSaveSettings(deps, comparisonPage)),
    ...both('delivery', createShowSettings(deps, deliveryPage), createSaveSettings(deps, deliveryPage)),
    { method: 'GET', pattern: `${ASSESSMENT}/check`, audience: 'coordinator', handle: createShowCheck(deps) },
    { method: 'POST', pattern: `${ASSESSMENT}/submit`, audience: 'coordinator', handle: createSubmit(deps) },
  ];
};

type CoordinatorPage = Extract<Route, { audience: 'member' | 'coordinator' | 'assessor' }>['handle'];
