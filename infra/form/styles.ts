import { join } from 'node:path';
import { compile, Logger } from 'sass';

/** The one style sheet. A deployment's colours stand in a small sheet of their own, made at run time. */
export const buildStyles = (root: string): string =>
  compile(join(root, 'templates/form/styles/form.scss'), {
    loadPaths: [join(root, 'node_modules')],
    style: 'compressed',
    charset: false,
    quietDeps: true,
    logger: Logger.silent,
  }).css;
