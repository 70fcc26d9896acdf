import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { flatten, readLanguage } from '#functions/platform/wording.ts';
import { messagesText } from './messages-text.ts';

/** Writes docs/messages.md anew. */
const file = join(import.meta.dirname, '../../docs/messages.md');
writeFileSync(file, messagesText(flatten(readLanguage('en'))));
process.stdout.write(`Written: ${file}\n`);
