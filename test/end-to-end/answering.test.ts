import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { type LocalSystem, startLocalSystem } from '#infra/local/system.ts';
import { freePort } from '#test/pipeline/free-port.ts';
import { addressOf, describeAccidents } from './accidents.ts';
import { seedRespondents } from './answering.ts';
import { launchBrowser } from './browser.ts';
import { contentWithNextInstrument } from './next-instrument.ts';
import { describePracticePage } from './practice-page.ts';
import { WAYS } from './ways.ts';

describe('answering', () => {
  const folder = mkdtempSync(join(tmpdir(), 'form-answering-'));
  let system: LocalSystem;
  let browser: Browser;

  beforeAll(async () => {
    const seed = seedRespondents([...WAYS.map((_, index) => addressOf(index)), 'reader@city.test']);
    const contentFolder = contentWithNextInstrument(folder);
    [system, browser] = await Promise.all([
      freePort().then((port) =>
        startLocalSystem({ port, folder, seed, contentFolder, logLevel: 'SILENT', isWarm: false }),
      ),
      launchBrowser(),
    ]);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await system?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const ground = () => ({ system, browser });
  describe('accidents', () => describeAccidents(ground));
  describe('a practice page', () => describePracticePage(ground));
});
