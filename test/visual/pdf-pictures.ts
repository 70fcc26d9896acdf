import { createCanvas } from '@napi-rs/canvas';
import { openPdf } from './open-pdf.ts';

const SCALE = 1.2;

/** Pages of a PDF as PNG, in order, or only those with the numbers given. */
export async function* picturesOf(
  bytes: Uint8Array,
  only?: readonly number[],
  scale = SCALE,
): AsyncGenerator<{ page: number; png: Buffer }> {
  const pdf = await openPdf(bytes);
  for (const number of only ?? Array.from({ length: pdf.numPages }, (_, index) => index + 1)) {
    const page = await pdf.getPage(number);
    const viewport = page.getViewport({ scale });
    const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
    const canvasContext = canvas.getContext('2d') as unknown as CanvasRenderingContext2D;
    await page.render({
      canvas: canvas as unknown as HTMLCanvasElement,
      canvasContext,
      viewport,
      background: '#ffffff',
    }).promise;
    yield { page: number, png: canvas.toBuffer('image/png') };
  }
  await pdf.loadingTask.destroy();
}
