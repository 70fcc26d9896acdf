import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from './files.ts';
import { resourcesOf, type Template } from './template.ts';

const REFERENCE = /\{\{resolve:secretsmanager:[^}]*?:secret:([A-Za-z0-9]+):SecretString:[^}]*\}\}/g;

/** The generated secrets of the template, made once and kept, and put where the template refers to them. */
export const createSecrets = (folder: string, template: Template) => {
  const file = join(folder, 'secrets.json');
  const values: Record<string, string> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const ids = resourcesOf(template, 'AWS::SecretsManager::Secret').map(([id]) => id);
  const missing = ids.filter((id) => values[id] === undefined);
  for (const id of missing) values[id] = randomBytes(36).toString('base64url');
  if (missing.length > 0) replaceFile(file, JSON.stringify(values, null, 2));

  return (text: string): string =>
    text.replaceAll(REFERENCE, (_, id: string) => {
      const value = values[id];
      if (value === undefined) throw new Error(`No secret ${id}`);
      return value;
    });
};
