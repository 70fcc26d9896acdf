import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { synthesizeExample } from './synthesized.ts';

describe('the runbook', () => {
  const runbook = readFileSync(join(import.meta.dirname, '../../infra/RUNBOOK.md'), 'utf8');
  let descriptions: string[];
  beforeAll(() => {
    const alarms = synthesizeExample().main.findResources('AWS::CloudWatch::Alarm');
    descriptions = Object.values(alarms).map(({ Properties }) => String(Properties.AlarmDescription));
  });

  it('has the section that each alarm sends a person to', () => {
    const sections = descriptions.map((text) => /RUNBOOK\.md, "([^"]+)"/.exec(text)?.[1]);
    const headings = [...runbook.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    expect(sections.length).toBeGreaterThan(10);
    for (const section of sections) expect(headings).toContain(section);
  });
});
