import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';

const ROOT = join(import.meta.dirname, '../..');
const SYSTEM_BROWSERS = ['/usr/bin/chromium', '/usr/bin/google-chrome'];
/** Its own would switch off the sandboxing of sites, and with it what these tests look at. */
const ARGUMENTS = [
  '--no-sandbox',
  '--font-render-hinting=none',
  '--disable-gpu',
  '--in-process-gpu',
  // Else one process more is begun for every window, before anybody knows whether it is needed.
  '--renderer-process-limit=1',
];

const versionOf = (name: string): string =>
  JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8')).version;

/**
 * The package unpacks to the temporary folder, and takes any browser that lies there already. In a process of its own,
 * as whatever starts beside it in this one would take that folder for its own files.
 */
const unpackInto = async (folder: string): Promise<void> => {
  mkdirSync(folder, { recursive: true });
  const code = "const { default: packaged } = await import('@sparticuz/chromium'); await packaged.executablePath();";
  const env = { ...process.env, TMPDIR: folder };
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', code], { cwd: ROOT, env });
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
