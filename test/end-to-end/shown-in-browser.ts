import type { Browser, Page } from 'playwright-core';
import type { PageState } from '#test/unit/hosted-form/every-page.ts';
import type { FormUnderTest } from '#test/unit/hosted-form/form-setup.ts';

const ADDRESS = 'https://form.test';

export interface Screen {
  readonly page: Page;
  /** Loads a page as the function answered it; `isOpen` leaves out the policy, so that a test can add a script. */
  readonly show: (state: PageState, isOpen?: boolean) => Promise<void>;
  /** Parses a page under the policy it was answered with; loads it only where another policy stands, which takes longer. */
  readonly parse: (state: PageState) => Promise<void>;
  /** What the browser had to say, such as that the policy forbids something. */
  readonly said: readonly string[];
}

const headersOf = ({ shown }: PageState) => shown.headers as Record<string, string>;
const policyOf = (state: PageState): string | undefined => headersOf(state)['content-security-policy'];

/** A document that is opened again keeps the policy that it came with. */
const writeAnew = (page: Page, html: string): Promise<unknown> =>
  page.evaluate(
    `new Promise((done) => {
      document.open();
      addEventListener('load', done);
      document.write(${JSON.stringify(html)});
      document.close();
    }).then(() => undefined)`,
  );

/** A browser window that shows pages of the function with their headers and style sheets, and asks nobody else. */
export const openScreen = async (
  browser: Browser,
  { assets }: Pick<FormUnderTest, 'assets'>,
  width: number,
): Promise<Screen> => {
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  const page = await context.newPage();
  const said: string[] = [];
  let answer: { headers: Record<string, string>; body: string } | undefined;
  page.on('console', (message) => said.push(message.text()));
  await context.route('**/*', (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/shown' && answer !== undefined) return route.fulfill(answer);
    const asset = assets.find(pathname.split('/').at(-1) ?? '');
    // The pages' own script would save and ask; what it adds is looked at where it runs.
    if (asset === undefined || pathname.endsWith('.js')) return route.fulfill({ contentType: 'text/javascript' });
    return route.fulfill({ contentType: asset.contentType, body: asset.body });
  });
  let standing: string | undefined;
  const show: Screen['show'] = async (state, isOpen = false) => {
    // A page that loads itself again would be gone while it is looked at.
    const { refresh, 'content-security-policy': _, ...headers } = headersOf(state);
    standing = isOpen ? undefined : policyOf(state);
    answer = {
      headers: { ...headers, ...(standing !== undefined && { 'content-security-policy': standing }) },
      body: state.shown.html,
    };
    await page.goto(`${ADDRESS}/shown`);
  };
  return {
    page,
    said,
    show,
    async parse(state) {
      if (standing === undefined || standing !== policyOf(state)) await show(state);
      else await writeAnew(page, state.shown.html);
    },
  };
};
