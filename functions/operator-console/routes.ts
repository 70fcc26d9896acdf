import { type ActionDeps, createActionRoutes } from './action-routes.ts';
import { type AuditPageDeps, createCheckAudit, createShowAudit } from './pages/audit.ts';
import { type CityDeps, createShowCity } from './pages/city.ts';
import { type ConsentsDeps, createShowConsents, createWithdraw } from './pages/consents.ts';
import {
  createOrderErase,
  createRequestErase,
  createShowErase,
  createShowErasure,
  createShowErasures,
  type ErasePageDeps,
} from './pages/erase.ts';
import { createShowPictures, type PicturesDeps } from './pages/pictures.ts';
import { createShowQuality, type QualityPageDeps } from './pages/quality.ts';
import {
  createPublish,
  createShowRelease,
  createShowReleases,
  type ReleasePageDeps,
  type ReleasesDeps,
} from './pages/release.ts';
import { createShowRound, type RoundDeps } from './pages/round.ts';
import { createShowRounds, type RoundsDeps } from './pages/rounds.ts';
import type { Route } from './route.ts';

export type RouteDeps = AuditPageDeps &
  RoundsDeps &
  RoundDeps &
  PicturesDeps &
  CityDeps &
  ActionDeps &
  ReleasePageDeps &
  ReleasesDeps &
  QualityPageDeps &
  ConsentsDeps &
  ErasePageDeps;

const ROUND = '/console/rounds/:round';
const CITY = `${ROUND}/cities/:city`;

/** Every page of the console. `admit` lets operators in and nobody else, whatever stands here. */
export const createRoutes = (deps: RouteDeps): readonly Route[] => [
  { method: 'GET', pattern: '/console', about: 'deployment', handle: createShowRounds(deps) },
  { method: 'GET', pattern: '/console/audit', about: 'deployment', handle: createShowAudit(deps) },
  { method: 'GET', pattern: '/console/audit/check', about: 'deployment', handle: createCheckAudit(deps) },
  { method: 'GET', pattern: '/console/erasures', about: 'deployment', handle: createShowErasures(deps) },
  { method: 'GET', pattern: '/console/erasures/:erasure', about: 'deployment', handle: createShowErasure(deps) },
  { method: 'POST', pattern: '/console/erasures/:erasure', about: 'deployment', handle: createOrderErase(deps) },

  { method: 'GET', pattern: ROUND, about: 'round', handle: createShowRound(deps) },
  { method: 'GET', pattern: `${ROUND}/pictures`, about: 'round', handle: createShowPictures(deps) },
  { method: 'GET', pattern: `${ROUND}/release`, about: 'round', handle: createShowRelease(deps) },
  { method: 'POST', pattern: `${ROUND}/release`, about: 'round', handle: createPublish(deps) },
  { method: 'GET', pattern: `${ROUND}/releases`, about: 'round', handle: createShowReleases(deps) },
  { method: 'GET', pattern: `${ROUND}/quality`, about: 'round', handle: createShowQuality(deps) },

  { method: 'GET', pattern: CITY, about: 'city', handle: createShowCity(deps) },
  { method: 'GET', pattern: `${CITY}/consents`, about: 'city', handle: createShowConsents(deps) },
  { method: 'POST', pattern: `${CITY}/consents`, about: 'city', handle: createWithdraw(deps) },
  { method: 'GET', pattern: `${CITY}/erase`, about: 'city', handle: createShowErase() },
  { method: 'POST', pattern: `${CITY}/erase`, about: 'city', handle: createRequestErase(deps) },

  ...createActionRoutes(deps),
];
