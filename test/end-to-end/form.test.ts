import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { type System, startSystem } from '#test/pipeline/running-system.ts';
import { addressOf, describeAccidents } from './accidents.ts';
import { seedRespondents } from './answering.ts';
import { launchBrowser } from './browser.ts';
import { describeGroup, seedGroups } from './group.ts';
import { describeLane } from './lane.ts';
import { contentWithNextInstrument } from './next-instrument.ts';
import { describePracticePage } from './practice-page.ts';
import { describeScript } from './script.ts';
import { WAYS } from './ways.ts';
import { describeWholeJourney } from './whole-journey.ts';

describe('the hosted form in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'form-'));
  let system: System;
  let browser: Browser;

  beforeAll(async () => {
    const contentFolder = contentWithNextInstrument(folder);
    [system, browser] = await Promise.all([startSystem({ contentFolder, logLevel: 'SILENT' }), launchBrowser()]);
    await seedRespondents([...WAYS.map((_, index) => addressOf(index)), 'reader@city.test'])(system);
    await seedGroups(system);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await system?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const ground = () => ({ system, browser });
  describeWholeJourney(ground);
  describeScript(ground);
  describeAccidents(ground);
  describeLane('a practice page', () => describePracticePage(ground));
  describeGroup(ground);
});
