import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

const refused = [
  ['shared/statistics', '#shared/contracts/names.ts'],
  ['shared/statistics', 'node:fs'],
  ['shared/contracts', 'd3-array'],
  ['shared/contracts', '../ports/clock.ts'],
  ['shared/domain/levels', 'zod'],
  ['shared/domain/levels', 'node:crypto'],
  ['shared/domain/levels', '@aws-sdk/client-s3'],
  ['shared/domain/levels', '#functions/platform/http.ts'],
  ['shared/operations', '#functions/platform/table.ts'],
  ['shared/operations', '@aws-sdk/client-s3'],
  ['functions/platform', '#functions/score-submission/handler.ts'],
  ['functions/platform', '../score-submission/handler.ts'],
  ['functions/platform', '../pages/router.ts'],
  ['functions/pages', '../hosted-form/visit.ts'],
  ['functions/pages', '#functions/hosted-form/visit.ts'],
  ['functions/pages', '@aws-sdk/client-s3'],
  ['infra', '#functions/platform/table.ts'],
  ['infra/constructs', '../../functions/platform/table.ts'],
] as const;

const allowed = [
  ['shared/statistics', 'd3-array'],
  ['shared/statistics', './mean.ts'],
  ['shared/contracts', 'zod'],
  ['shared/contracts', './names.ts'],
  ['shared/domain/levels', '#shared/statistics/summary.ts'],
  ['shared/domain/levels', '#shared/contracts/names.ts'],
  ['shared/domain/levels', '../errors.ts'],
  ['shared/operations', '#shared/domain/errors.ts'],
  ['functions/platform', '@aws-sdk/client-s3'],
  ['functions/platform', './table.ts'],
  ['functions/platform', '#shared/ports/clock.ts'],
  ['functions/pages', '../platform/http.ts'],
  ['functions/pages', './router.ts'],
  ['functions/pages', 'zod'],
  ['infra', 'aws-cdk-lib'],
  ['infra/local', '#functions/platform/table.ts'],
] as const;

/** Plants one file per import and gives the names of the files that the linter refuses. */
const lint = (folder: string, cases: readonly (readonly [string, string])[]): Set<string> => {
  cases.forEach(([place, imported], index) => {
    const file = join(folder, place, `case-${index}.ts`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `import { a } from '${imported}';\n\nexport const b = a;\n`);
  });
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  const options = { cwd: folder, encoding: 'utf8', stdio: 'pipe' } as const;
  const report = (() => {
    try {
      const rule = '--only=style/noRestrictedImports';
      const flags = ['--vcs-enabled=false', '--max-diagnostics=200', '--reporter=github', rule];
      return execFileSync(process.execPath, [biome, 'lint', ...flags, '.'], options);
    } catch (error) {
      return (error as { stdout: string }).stdout;
    }
  })();
  return new Set([...report.matchAll(/noRestrictedImports.*?(?:file=)([^,]+),/g)].map(([, file]) => file ?? ''));
};

describe('the direction of imports', () => {
  let folder: string;
  let offenders: Set<string>;
  const handlers = ['functions/score-submission/handler.ts'];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'import-direction-'));
    cpSync(join(root, 'biome.json'), join(folder, 'biome.json'));
    for (const handler of handlers) {
      mkdirSync(dirname(join(folder, handler)), { recursive: true });
      writeFileSync(join(folder, handler), "import { a } from '@aws-sdk/client-s3';\n\nexport const b = a;\n");
    }
    offenders = lint(folder, [...refused, ...allowed]);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(refused.map((entry, index) => [...entry, index] as const))('refuses %s importing %s', (place, _, index) => {
    expect(offenders).toContain(`${place}/case-${index}.ts`);
  });

  it.each(allowed.map((entry, index) => [...entry, refused.length + index] as const))(
    'allows %s importing %s',
    (place, _, index) => {
      expect(offenders).not.toContain(`${place}/case-${index}.ts`);
    },
  );

  it('refuses a handler that knows the SDK', () => {
    expect(offenders).toContain(handlers[0]);
  });
});
