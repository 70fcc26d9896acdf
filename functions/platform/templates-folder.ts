import { join } from 'node:path';

const { LAMBDA_TASK_ROOT, LOCAL_TASK_ROOT } = process.env;
const TASK_ROOT = LAMBDA_TASK_ROOT ?? LOCAL_TASK_ROOT ?? join(import.meta.dirname, '../..');

/** Where the content lies: beside a deployed bundle, or in the project. */
export const templatesFolder = (...parts: string[]): string => join(TASK_ROOT, 'templates', ...parts);
