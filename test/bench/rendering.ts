import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { loadReportAssets } from '#functions/platform/report-assets.ts';
import { drawReport } from '#functions/render-report/drawing/draw-report.ts';
import { buildReport } from '#shared/domain/report/build-report.ts';
import { canonicalJson } from '#shared/domain/submission/canonical-json.ts';
import { REPORT_INPUTS } from '#test/fakes/report-inputs.ts';
import { reportOf } from '#test/fakes/reports.ts';
import { ms, print, time } from './measure.ts';
import type { Measured } from './rendering-process.ts';
import { WAYS } from './rendering-ways.ts';

const RUNS = 25;
const LASTING = 1000;
const EVERY = 200;
const PROCESS = fileURLToPath(new URL('rendering-process.ts', import.meta.url));

/** About the memory that a small function has; the same for all ways. */
const HEAP = ['--max-old-space-size=160', '--max-semi-space-size=8', '--expose-gc'];

const inProcess = (...given: (string | number)[]) => {
  const printed = execFileSync(process.execPath, [...HEAP, PROCESS, ...given.map(String)], {
    encoding: 'utf8',
    input: JSON.stringify(reportOf('many-with-disagreement')),
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  return JSON.parse(printed.split('\n').at(-1) ?? '');
};

/** Where the time of one report goes, warm. */
const breakDown = async (): Promise<void> => {
  const assets = loadReportAssets();
  const report = buildReport(REPORT_INPUTS['many-with-disagreement']());
  const drawn = async (compress: boolean) => time(() => drawReport(report, assets, { compress }), RUNS);
  const [plain, whole] = [await drawn(false), await drawn(true)];
  const input = REPORT_INPUTS['many-with-disagreement']();
  print('content model, before any drawing', ms(await time(() => buildReport(input), RUNS)));
  print('drawn without compression: layout, text, fonts, structure', ms(plain));
  print('drawn with compression', ms(whole));
  print('of it: the attached data as JSON', ms(await time(() => canonicalJson(report), RUNS)));
};

/** One report by all ways, each in a process of its own; the others draw words, tables, bands and map, without tags (Chromium's has them). */
export const benchRendering = async (): Promise<void> => {
  const all = Object.keys(WAYS).map((name) => ({ name, ...(inProcess(name, RUNS) as Measured) }));
  const [own] = all;
  for (const { name, cold, warm, bytes, memory } of all) {
    const ratio = name === 'ours' ? '' : `, ${(warm / (own?.warm ?? 1)).toFixed(1)} times ours`;
    const size = `${Math.round(bytes / 1000)} KB, ${Math.round(memory)} MB`;
    print(`${name}: first, then warm`, `${ms(cold)}, ${ms(warm)}${ratio}, ${size}`);
  }
  await breakDown();
  const steps = inProcess('last', LASTING, EVERY) as { drawn: number; rss: number; heap: number }[];
  for (const { drawn, rss, heap } of steps) {
    print(`${drawn} reports in one process`, `${Math.round(rss)} MB held, ${Math.round(heap)} MB heap`);
  }
};
