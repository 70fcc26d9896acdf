import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import type { Deployment } from '#shared/contracts/deployment.ts';
import { templatesFolder } from './templates-folder.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

export interface Asset {
  readonly body: string;
  readonly contentType: string;
}

export interface Assets {
  /** The address of a file; it changes with the file's content, so that browsers keep it for ever. */
  href(name: string): string;
  /** By the last part of its address. */
  find(fileName: string): Asset | undefined;
}

/** A deployment's colours, over those of the style sheet. */
const coloursSheet = ({ brand, onBrand, link }: Deployment['colours']): string =>
  `:root{--govuk-brand-colour:${brand};--app-on-brand:${onBrand};--govuk-link-colour:${link}}\n`;

/** What the script says, a file a language. */
const wordFiles = (): string[] =>
  readdirSync(templatesFolder('form', 'generated')).filter((name) => /^words-/.test(name));

/** The static files of the pages, read once per process. */
export const createAssets = ({ colours }: Pick<Deployment, 'colours'>): Assets => {
  const read = (name: string): [string, string] => [
    name,
    readFileSync(templatesFolder('form', 'generated', name), 'utf8'),
  ];
  const files = new Map<string, string>([
    ...['form.css', 'form.js', 'icon.svg', 'world.svg', ...wordFiles()].map(read),
    ['colours.css', coloursSheet(colours)],
  ]);
  const hashedNames = new Map([...files].map(([name, body]) => [name, hashedName(name, body)]));
  const assets = new Map(
    [...files].map(([name, body]): [string, Asset] => [
      hashedNames.get(name) ?? name,
      { body, contentType: TYPES[extname(name)] ?? 'text/plain' },
    ]),
  );
  return {
    href: (name) => `/assets/${hashedNames.get(name) ?? name}`,
    find: (fileName) => assets.get(fileName),
  };
};

const hashedName = (name: string, body: string): string => {
  const extension = extname(name);
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
  return `${basename(name, extension)}-${hash}${extension}`;
};
