import nunjucks from 'nunjucks/browser/nunjucks-slim.js';
import { views } from '#templates/form/generated/views.js';

export type Render = (view: string, model: object) => string;

/** What stands in a text area, to its end; it is the odd part of a split. */
const TYPED = /((?<=<textarea[^>]*>)[^<]*<\/textarea>)/;
const BLANK_LINES = /\n\s*\n+/g;
const INDENT = /\n[ \t]+/g;
const BEFORE_END = /\n(?=<\/)/g;

/** Renders views that were compiled at build time; everything a person typed comes out escaped. */
export const createRender = (): Render => {
  const environment = new nunjucks.Environment(new nunjucks.PrecompiledLoader(views), { autoescape: true });
  return (view, model) => environment.render(`${view}.njk`, model);
};

/** Leaves out the blanks that templates put around what they place; text areas keep every character. */
export const withoutBlankLines = (html: string): string =>
  html
    .split(TYPED)
    .map((part, index) => (index % 2 === 1 ? part : tighten(part)))
    .join('');

const tighten = (part: string): string => part.replace(BLANK_LINES, '\n').replace(INDENT, '\n').replace(BEFORE_END, '');
