import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const ROOT = join(import.meta.dirname, '../..');
const SYSTEM_BROWSERS = ['/usr/bin/chromium', '/usr/bin/google-chrome'];
/** Its own would switch off the sandboxing of sites, and with it what these tests look at. */
const ARGUMENTS = ['--no-sandbox', '--font-render-hinting=none'];

const versionOf = (name: string): string =>
  JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8')).version;

/** The package unpacks to the temporary folder, and takes any browser that lies there already. */
const unpackInto = async (folder: string): Promise<string> => {
  mkdirSync(folder, { recursive: true });
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    const { default: packaged } = await import('@sparticuz/chromium');
    return await packaged.executablePath();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
};

/** A folder for each version; test files side by side unpack apart, and the first that is done counts. */
const packagedBrowser = async (): Promise<string> => {
  const folder = join(ROOT, '.cache', `chromium-${versionOf('@sparticuz/chromium')}`);
  const executable = join(folder, 'chromium');
  if (existsSync(executable)) return executable;
  const own = `${folder}-${process.pid}`;
  await unpackInto(own);
  try {
    renameSync(own, folder);
  } catch {
    rmSync(own, { recursive: true, force: true });
  }
  return executable;
};

/** A Chromium: the one of npm on Linux, else one of the machine. */
export const launchBrowser = async (): Promise<Browser> => {
  const installed = process.env.CHROMIUM ?? SYSTEM_BROWSERS.find((path) => existsSync(path));
  const executablePath = process.platform === 'linux' ? await packagedBrowser() : installed;
  return chromium.launch({ ...(executablePath !== undefined && { executablePath }), args: ARGUMENTS });
};
