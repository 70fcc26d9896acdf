export const WHO = ['nobody', 'stranger', 'other city', 'operator', 'assessor', 'respondent', 'coordinator'] as const;
export type Who = (typeof WHO)[number];

export type Outcome = 'in' | 'to sign-in' | 'not found' | 'not allowed' | 'spent link';

type Row = Record<Who, Outcome>;

const signedIn: Row = {
  nobody: 'to sign-in',
  stranger: 'in',
  'other city': 'in',
  operator: 'in',
  assessor: 'in',
  respondent: 'in',
  coordinator: 'in',
};
const everybody: Row = { ...signedIn, nobody: 'in' };
const nobodyYet: Row = {
  nobody: 'to sign-in',
  stranger: 'not found',
  'other city': 'not found',
  operator: 'not found',
  assessor: 'not allowed',
  respondent: 'not allowed',
  coordinator: 'not allowed',
};
const ownPeople: Row = { ...nobodyYet, respondent: 'in', coordinator: 'in' };
const coordinators: Row = { ...nobodyYet, coordinator: 'in' };
const assessors: Row = { ...nobodyYet, assessor: 'in' };
const oldLink = Object.fromEntries(WHO.map((who) => [who, 'spent link'])) as Row;

/** One row a path below an assessment or a submission; both methods have the same unless the method is named. */
const ROWS: readonly (readonly [row: Row, routes: readonly string[]])[] = [
  [
    everybody,
    [
      'GET /',
      'GET /privacy',
      'GET /accessibility',
      'GET /sources',
      'GET /assets/:file',
      'GET /sign-in',
      'POST /sign-in',
      'GET /sign-in/sent',
      'GET /sign-in/confirm',
    ],
  ],
  [oldLink, ['POST /sign-in/confirm']],
  [
    signedIn,
    [
      'GET /sign-out',
      'POST /sign-out',
      'GET /session',
      'POST /session',
      'GET /assessments',
      'GET /rounds/:round',
      'POST /rounds/:round/claim',
    ],
  ],
  [
    ownPeople,
    [
      'GET …',
      'GET …/practices/:practice',
      'POST …/practices/:practice',
      'GET …/practices/:practice/files',
      'GET …/practices/:practice/files/:file',
      'GET …/leave',
      'POST …/leave',
      'GET …/consensus',
      'GET /results/:submission',
      'GET /results/:submission/receipt',
      'GET /results/:submission/answers',
      'POST /results/:submission/feedback',
      'GET /results/:submission/report.pdf',
      'GET /results/:submission/data.json',
      'GET /results/:submission/data.csv',
    ],
  ],
  [{ ...ownPeople, coordinator: 'not found' }, ['POST …/practices/:practice/files/:file']],
  [
    coordinators,
    [
      ...['profile', 'profile/:feature', 'conditions/:condition', 'focus', 'sharing', 'comparison', 'delivery'],
      ...['people', 'people/:member', 'remind', 'step-down', 'close', 'consensus/:practice'],
    ].flatMap((page) => [`GET …/${page}`, `POST …/${page}`]),
  ],
  [coordinators, ['GET …/check', 'POST …/submit', 'POST …/late']],
  [
    assessors,
    ['GET …/evidence', 'GET …/evidence/:practice', 'POST …/evidence/:practice', 'GET …/evidence/files/:file'],
  ],
];

const ASSESSMENT = '/assessments/:round/:city';

/** Who gets in where, by method and pattern. Written by hand: a route that is not in it is a failure. */
export const ACCESS: Readonly<Record<string, Row>> = Object.fromEntries(
  ROWS.flatMap(([row, routes]) => routes.map((route) => [route.replace('…', ASSESSMENT), row])),
);
