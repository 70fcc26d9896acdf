import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AssetHashType, DockerImage, type ILocalBundling } from 'aws-cdk-lib';
import { type AssetCode, Code } from 'aws-cdk-lib/aws-lambda';
import { buildSync } from 'esbuild';
import { BUNDLE_OPTIONS, ROOT } from '../bundle-options.ts';

/** Of every function: its code, and the map that leads a stack trace back to the sources. */
const FILES = ['index.mjs', 'index.mjs.map'];
type Bundle = ReadonlyMap<string, Uint8Array>;

const sourceOf = (name: string): string => join(ROOT, 'functions', name, 'index.ts');

const bundleAll = (): ReadonlyMap<string, Bundle> => {
  const names = readdirSync(join(ROOT, 'functions')).filter((name) => existsSync(sourceOf(name)));
  const cache = join(ROOT, '.cache');
  mkdirSync(cache, { recursive: true });
  // At one depth under the root, since maps name sources from where they lie: the same sources give the same bytes.
  const outdir = mkdtempSync(join(cache, 'deployment-'));
  try {
    buildSync({
      ...BUNDLE_OPTIONS,
      entryPoints: names.map(sourceOf),
      outdir,
      outbase: join(ROOT, 'functions'),
      minify: true,
      sourcemap: true,
      sourcesContent: false,
    });
    const read = (name: string): Bundle => new Map(FILES.map((file) => [file, readFileSync(join(outdir, name, file))]));
    return new Map(names.map((name) => [name, read(name)]));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
};

let made: ReadonlyMap<string, Bundle> | undefined;

/** Puts together the folder of one function. Its fields tell one function's asset from another's. */
class FunctionBundle implements ILocalBundling {
  readonly name: string;
  readonly templates: readonly string[];

  constructor(name: string, templates: readonly string[]) {
    this.name = name;
    this.templates = templates;
  }

  tryBundle(outputDir: string): boolean {
    made ??= bundleAll();
    const bundle = made.get(this.name);
    if (bundle === undefined) throw new Error(`No function ${this.name}: ${sourceOf(this.name)} is missing`);
    for (const [file, bytes] of bundle) writeFileSync(join(outputDir, file), bytes);
    for (const folder of this.templates)
      cpSync(join(ROOT, 'templates', folder), join(outputDir, 'templates', folder), { recursive: true });
    return true;
  }
}

/**
 * The code of `functions/<name>/index.ts` in one file that needs nothing else, with these folders under `templates/`
 * beside it. All functions are bundled by one run of esbuild, which reads what they share once; none is when bundling
 * is off.
 */
export const bundledFunction = (name: string, templates: readonly string[]): AssetCode =>
  Code.fromAsset(ROOT, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: { image: DockerImage.fromRegistry('none'), local: new FunctionBundle(name, templates) },
  });
