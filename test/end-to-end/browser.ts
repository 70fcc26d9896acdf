import { execFile } from 'node:child_process';
import { existsSync, readFileSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';
import { keep, ROOT } from '#infra/local/kept.ts';

const SYSTEM_BROWSERS = ['/usr/bin/chromium', '/usr/bin/google-chrome'];
/** Its own would switch off the sandboxing of sites, and with it what these tests look at. */
const ARGUMENTS = [
  '--no-sandbox',
  '--font-render-hinting=none',
  '--disable-gpu',
  '--in-process-gpu',
  // Else one process more is begun for every window, before anybody knows whether it is needed.
  '--renderer-process-limit=1',
  // A frame of its own for every document would take a fifth of the time of a page; the other is given by Playwright.
  '--enable-features=CDPScreenshotNewSurface,RenderDocument:level/crashed-frame',
];

const versionOf = (name: string): string =>
  JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8')).version;

/**
 * The package unpacks to the temporary folder, and takes any browser that lies there already. In a process of its own,
 * as whatever starts beside it in this one would take that folder for its own files.
 */
const unpackInto = async (folder: string): Promise<void> => {
  const code = "const { default: packaged } = await import('@sparticuz/chromium'); await packaged.executablePath();";
  const env = { ...process.env, TMPDIR: folder };
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', code], { cwd: ROOT, env });
};

const packagedBrowser = async (): Promise<string> =>
  join(await keep('chromium', versionOf('@sparticuz/chromium'), unpackInto), 'chromium');

const SHARED_MEMORY = '/dev/shm';
const ENOUGH_BYTES = 1e9;

/** Containers often have 64 MB of it, too little for a browser. */
const hasSharedMemory = (): boolean => {
  if (!existsSync(SHARED_MEMORY)) return false;
  const { bavail, bsize } = statfsSync(SHARED_MEMORY);
  return bavail * bsize > ENOUGH_BYTES;
};

/** What is given to the browser unasked: it would keep what its processes share in files on the disk. */
const leftOut = (): string[] => (hasSharedMemory() ? ['--disable-dev-shm-usage'] : []);

/** A Chromium: the one of npm on Linux, else one of the machine. */
export const launchBrowser = async (): Promise<Browser> => {
  const installed = process.env.CHROMIUM ?? SYSTEM_BROWSERS.find((path) => existsSync(path));
  const executablePath = process.platform === 'linux' ? await packagedBrowser() : installed;
  return chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    args: ARGUMENTS,
    ignoreDefaultArgs: leftOut(),
  });
};
