import { createHash } from 'node:crypto';
import { type DrawOptions, drawReport } from '#functions/render-report/drawing/draw-report.ts';
import type { Report } from '#shared/contracts/report.ts';
import { assets } from './assets.ts';

const drawings = new Map<string, ReturnType<typeof drawReport>>();

/** A report drawn once for all tests that ask the same of it. Nobody changes the bytes. */
export function drawn(
  report: Report,
  { paper = report.paper, compress = true }: DrawOptions = {},
): ReturnType<typeof drawReport> {
  const key = createHash('sha256')
    .update(JSON.stringify([report, paper, compress]))
    .digest('hex');
  const drawing = drawings.get(key) ?? drawReport(report, assets, { paper, compress });
  drawings.set(key, drawing);
  return drawing;
}

/** The bytes of a report without compression, for checks. */
export async function drawnPlain(report: Report): Promise<Uint8Array> {
  const { bytes } = await drawn(report, { compress: false });
  return bytes;
}
