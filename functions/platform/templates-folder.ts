import { join } from 'node:path';

/** Where the content lies: beside a deployed bundle, or in the project. */
export const templatesFolder = (...parts: string[]): string =>
  join(process.env.LAMBDA_TASK_ROOT ?? join(import.meta.dirname, '../..'), 'templates', ...parts);
