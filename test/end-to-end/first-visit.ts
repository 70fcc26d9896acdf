import type { Browser } from 'playwright-core';

/** A slow line: 400 kbit/s, 400 ms there and back. */
const LINE = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };

export interface FirstVisit {
  readonly milliseconds: number;
  /** As sent, headers and all. */
  readonly bytes: number;
  readonly hosts: readonly string[];
}

/** Opens a page as somebody who was never there, over a slow line: when it can be read, and what that took. */
export const visitFirst = async (browser: Browser, address: string): Promise<FirstVisit> => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const hosts = new Set<string>();
  let bytes = 0;
  session.on('Network.requestWillBeSent', ({ request }) => hosts.add(new URL(request.url).host));
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', LINE);
  await page.goto(address, { waitUntil: 'networkidle' });
  const milliseconds = (await page.evaluate(
    'performance.getEntriesByName("first-contentful-paint")[0].startTime',
  )) as number;
  await context.close();
  return { milliseconds, bytes, hosts: [...hosts] };
};
