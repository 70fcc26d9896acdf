import { readFileSync } from 'node:fs';
import { templatesFolder } from '#functions/platform/templates-folder.ts';
import type { Report } from '#shared/contracts/report.ts';
import { answer, putReport, setUpAssessment, submit } from '#test/unit/hosted-form/assessment-setup.ts';

const generated = (name: string): string => readFileSync(templatesFolder('form', 'generated', name), 'utf8');

/** The page's own style sheet and map put into it, so that it can be looked at without a server. */
const selfContained = (html: string): string => {
  const world = `data:image/svg+xml;base64,${Buffer.from(generated('world.svg')).toString('base64')}`;
  return html
    .replace(/<link [^>]*rel="stylesheet"[^>]*>/g, '')
    .replace(/<script [^>]*src=[^>]*><\/script>/g, '')
    .replace(/"[^"]*world[^"]*\.svg"/g, `"${world}"`)
    .replace('</head>', () => `<style>${generated('form.css')}</style></head>`);
};

/** Shows a report as its results page: through the form's own handlers, by way of an assessment that was sent in. */
export async function createResultsPage(): Promise<(report: Report) => Promise<string>> {
  const { form, visitor } = await setUpAssessment();
  await answer(visitor, 'looking-ahead');
  const id = await submit(visitor);
  return async (report) => {
    await putReport(form, id, report);
    return selfContained((await visitor.get(`/results/${id}`)).html);
  };
}
