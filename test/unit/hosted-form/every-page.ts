import { seeAnswering } from './page-states/answering.ts';
import { seeComingIn } from './page-states/coming-in.ts';
import { seeGroup } from './page-states/group.ts';
import type { PageState } from './page-states/recorder.ts';
import { seeResults } from './page-states/results.ts';

export { nameOf, type PageState } from './page-states/recorder.ts';

/** Routes that show no page of their own, as they lead on, send a file or begin a download. */
export const WITHOUT_PAGE: readonly string[] = [
  'GET /assets/:file',
  'POST /sign-out',
  'POST /session',
  'POST /assessments/:round/:city/remind',
  'POST /assessments/:round/:city/close',
  'POST /assessments/:round/:city/late',
  'GET /assessments/:round/:city/evidence/files/:file',
  'POST /results/:submission/feedback',
  'GET /results/:submission/report.pdf',
  'GET /results/:submission/data.json',
  'GET /results/:submission/data.csv',
];

const seeAll = async (): Promise<readonly PageState[]> => [
  ...(await seeComingIn()),
  ...(await seeAnswering()),
  ...(await seeGroup()),
  ...(await seeResults()),
];

let shown: Promise<readonly PageState[]> | undefined;

/** Every page of the form in every state that it can be in, errors included; walked once, as nobody changes what is shown. */
export const showEveryPage = (): Promise<readonly PageState[]> => {
  shown ??= seeAll();
  return shown;
};
