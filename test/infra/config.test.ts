import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigError, parseConfig, readConfig } from '#infra/config.ts';

describe('the configuration of a stage', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'stages-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('comes with an example and with the one of this computer', () => {
    expect(readConfig('example').stage).toBe('example');
    expect(readConfig('local').deployment.demonstration).toBe(true);
  });

  it('names a stage that nobody described, and those that somebody did', () => {
    expect(() => readConfig('prod')).toThrow(/No configuration for stage "prod".*example.*local/);
  });

  it('lists every wrong field at once', () => {
    const broken = { ...readConfig('example'), region: 'Europe', alarmAddress: 'nobody', extra: 1 };
    expect(() => parseConfig(broken, 'x.json')).toThrow(/AWS region[\s\S]*alarmAddress|alarmAddress[\s\S]*AWS region/);
    expect(() => parseConfig(broken, 'x.json')).toThrow(/extra/);
  });

  it('refuses texts that would not fit a function', () => {
    const example = readConfig('example');
    const knownProblems = Array.from({ length: 5 }, (_, index) => `${index}`.repeat(200));
    const operators = Array.from(
      { length: 12 },
      (_, index) => `somebody.with.a.long.name.${'x'.repeat(30)}${index}@cities.example.org`,
    );
    const privacy = { ...example.deployment.privacy, notice: `https://cities.example.org/${'x'.repeat(500)}` };
    const accessibility = { ...example.deployment.accessibility, knownProblems };
    const deployment = { ...example.deployment, operators, privacy, accessibility };
    expect(() => parseConfig({ ...example, deployment }, 'x.json')).toThrow(/shorten/);
  });

  it('refuses a certificate without the address that it is for', () => {
    const certificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/1';
    expect(() => parseConfig({ ...readConfig('example'), certificateArn }, 'x.json')).toThrow(/publicAddress/);
  });

  it('says when a file is not JSON or speaks of another stage', () => {
    writeFileSync(join(folder, 'half.json'), '{');
    writeFileSync(join(folder, 'copied.json'), JSON.stringify(readConfig('example')));
    expect(() => readConfig('half', folder)).toThrow(ConfigError);
    expect(() => readConfig('copied', folder)).toThrow(/says stage "example"/);
  });
});
