import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

const LIMIT_BYTES = 20 * 1024 * 1024;

/** One line an entry, written before the next thing happens, so that a crash leaves the reason behind. */
export const openLog = (folder: string) => {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'functions.log');
  const bytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (bytes > LIMIT_BYTES) renameSync(file, join(folder, 'functions.previous.log'));
  return {
    file,
    write: (source: string, line: string) =>
      appendFileSync(file, `${new Date().toISOString()} ${source} ${line.replaceAll(/[\r\n]+/g, ' ')}\n`),
  };
};
