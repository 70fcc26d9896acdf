import { createContent } from '#functions/platform/content.ts';
import type { Choice } from '#shared/contracts/response.ts';
import { LOAD_ROUND, type Respondent, seatRespondents } from '../load/respondents.ts';
import { until } from '../pipeline/running-system.ts';
import { createSpawnedSystem } from '../pipeline/spawned-system.ts';
import { hiddenFields } from '../unit/hosted-form/hidden-fields.ts';
import { ms, print, quantileOf } from './measure.ts';

const CITY = 'gn-2409306';
const BASE = `/assessments/${LOAD_ROUND}/${CITY}`;
const PEOPLE = 4;
const WARM_UP = 3;
const RUNS = 30;

type System = Awaited<ReturnType<typeof createSpawnedSystem>>;

/** What a browser of one person sends and gets, with the milliseconds until the first byte. */
const createClient = ({ port }: System, { session }: Respondent) => {
  const send = async (path: string, init: RequestInit = {}) => {
    const started = performance.now();
    const headers = { cookie: `__Host-session=${session}`, 'accept-encoding': 'gzip' };
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { ...init, headers, redirect: 'manual' });
    const firstByte = performance.now() - started;
    const bytes = Number(response.headers.get('content-length'));
    return { firstByte, bytes, status: response.status, html: await response.text() };
  };
  return {
    get: (path: string) => send(path),
    /** Sends the form of a page as it is. */
    async submit(page: string, action = page): Promise<Record<string, string>> {
      const { html } = await send(page);
      const csrf = /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
      const fields = { ...hiddenFields(html), csrf };
      const { status } = await send(action, { method: 'POST', body: new URLSearchParams(fields) });
      if (status !== 303) throw new Error(`${action} answered ${status}`);
      return fields;
    },
  };
};

/** A city of which four people have answered everything, closed and submitted; gives the client and the submission. */
const setUpCity = async (system: System) => {
  const { assessments, ...access } = system.access();
  const people = await seatRespondents({ ...access, assessments }, [CITY], PEOPLE, ['coordinator', 'respondent']);
  const { capabilities } = createContent().instrument('2026.1', 'en');
  for (const [index, { id: practice }] of capabilities.flatMap(({ practices }) => practices).entries()) {
    for (const [person, { member }] of people.entries()) {
      const choice = (((index + 2 * person) % 5) + 1) as Choice;
      await assessments.putAnswer(LOAD_ROUND, CITY, member, { practice, choice, where: [], evidence: [] });
    }
  }
  const [first] = people;
  if (first === undefined) throw new Error('nobody is seated');
  const client = createClient(system, first);
  await client.submit(`${BASE}/close`);
  const { submission } = await client.submit(`${BASE}/check`, `${BASE}/submit`);
  const results = `/results/${submission}`;
  await until('the report', async () => (await client.get(results)).html.includes('data.csv'), 60);
  return { client, results };
};

/** Time to the first byte of each kind of page, one at a time, on the whole local system once warm; and how much comes. */
export const benchPages = async (): Promise<void> => {
  const system = await createSpawnedSystem();
  await system.start();
  try {
    const { client, results } = await setUpCity(system);
    for (const [name, path] of [
      ['start', '/'],
      ['privacy notice', '/privacy'],
      ['own assessments', '/assessments'],
      ['list of an assessment', BASE],
      ['question', `${BASE}/practices/looking-ahead`],
      ['files of a question', `${BASE}/practices/looking-ahead/files`],
      ['city profile', `${BASE}/profile`],
      ['a choice of the city', `${BASE}/focus`],
      ['people', `${BASE}/people`],
      ['consensus', `${BASE}/consensus`],
      ['agreed level', `${BASE}/consensus/looking-ahead`],
      ['check', `${BASE}/check`],
      ['receipt', `${results}/receipt`],
      ['results', results],
      ['copy of the own answers', `${results}/answers`],
    ] as const) {
      const times: number[] = [];
      let size = 0;
      for (let run = 0; run < WARM_UP + RUNS; run += 1) {
        const { firstByte, bytes, status } = await client.get(path);
        if (status !== 200) throw new Error(`${path} answered ${status}`);
        if (run >= WARM_UP) times.push(firstByte);
        size = bytes;
      }
      const spread = [0.5, 0.95].map((share) => ms(quantileOf(times, share))).join(' / ');
      print(`first byte of ${name}: p50 / p95, size gzipped`, `${spread}, ${(size / 1024).toFixed(1)} KB`);
    }
  } finally {
    await system.stop();
  }
};
