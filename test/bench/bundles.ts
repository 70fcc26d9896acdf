import { startDynaliteTable } from '../contract/dynalite-table.ts';
import { anHttpRequest } from '../fakes/http-request.ts';
import { bundleFunctions, callBundle } from '../infra/bundled.ts';
import { median, ms, print } from './measure.ts';

const RUNS = 3;
const kilobytes = (bytes: number) => `${Math.round(bytes / 1024)} KB`;

/** Size and cold import of every function's production bundle. */
export const benchBundles = async (): Promise<void> => {
  const { bundles, remove } = bundleFunctions();
  const table = await startDynaliteTable();
  try {
    for (const bundle of bundles) {
      const isHttp = ['hosted-form', 'operator-console', 'submissions-api'].includes(bundle.name);
      const times: number[] = [];
      for (let run = 0; run < RUNS; run += 1) {
        const event = isHttp ? anHttpRequest() : { Records: [] };
        const called = await callBundle(bundle, event, { AWS_ENDPOINT_URL_DYNAMODB: table.endpoint });
        times.push(called.importMilliseconds);
      }
      const sizes = `${kilobytes(bundle.bytes)}, ${kilobytes(bundle.gzipBytes)} gzip`;
      print(bundle.name, `${sizes}, cold import ${ms(median(times))}`);
    }
  } finally {
    remove();
    await table.stop();
  }
};
