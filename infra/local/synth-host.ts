import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { App } from 'aws-cdk-lib';
import { parseConfig } from '../config.ts';
import { addStage } from '../stages.ts';

// In a thread that ends afterwards: the CDK library is 60 MB of memory that the running system does not need.
const outdir = mkdtempSync(join(tmpdir(), 'city-capabilities-synth-'));
try {
  const app = new App({
    outdir,
    treeMetadata: false,
    // CloudFormation's rules take longer than all the rest, and are asked when a deployment's template is made.
    builtinCloudFormationValidation: false,
    context: { 'aws:cdk:bundling-stacks': [] },
  });
  const stack = addStage(app, parseConfig(workerData, 'the local configuration'));
  const { template } = app.synth().getStackByName(stack.stackName);
  parentPort?.postMessage(template);
} finally {
  rmSync(outdir, { recursive: true, force: true });
}
