import nunjucks from 'nunjucks/browser/nunjucks-slim.js';
import { views } from '#templates/form/generated/views.js';

export type Render = (view: string, model: object) => string;

const BLANK_LINES = /\n\s*\n+/g;
const INDENT = /\n[ \t]+/g;

/** Renders views that were compiled at build time; everything a person typed comes out escaped. */
export const createRender = (): Render => {
  const environment = new nunjucks.Environment(new nunjucks.PrecompiledLoader(views), { autoescape: true });
  return (view, model) => environment.render(`${view}.njk`, model);
};

/** Leaves out the blanks that templates put around what they place; text areas keep every character. */
export const withoutBlankLines = (html: string): string =>
  html
    .split(/(<textarea[\s\S]*?<\/textarea>)/)
    .map((part) => (part.startsWith('<textarea') ? part : part.replace(BLANK_LINES, '\n').replace(INDENT, '\n')))
    .join('');
