import { createContent } from '#functions/platform/content.ts';

/** The committed content, read once for all builders. */
export const content = createContent();
