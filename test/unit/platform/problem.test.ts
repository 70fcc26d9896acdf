import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { problemOf, STATUS } from '#functions/platform/problem.ts';
import { templatesFolder } from '#functions/platform/templates-folder.ts';
import { createWording, readLanguage } from '#functions/platform/wording.ts';
import { DomainError, ERROR_CODES } from '#shared/domain/errors.ts';

const say = createWording(readLanguage('en'), 'en');

describe('the problem that a client reads', () => {
  it.each(ERROR_CODES)('has a sentence and a status for %s', (code) => {
    const problem = problemOf(new DomainError(code, 'internal'), say, 'r-1');
    expect(problem.title).toMatch(/\w+ \w+/);
    expect(problem.status).toBe(STATUS[code]);
    expect(problem.status).toBeGreaterThanOrEqual(400);
    expect(problem.status).toBeLessThan(500);
  });

  it('points to every wrong field with its remedy', () => {
    const issues = [
      { field: 'responses.0.answers.3.choice', message: 'required' },
      { field: 'a/b', message: 'too-big-string', values: { maximum: 1 } },
    ];
    const { errors } = problemOf(new DomainError('invalid_input', 'internal', issues), say, 'r-1');
    expect(errors).toEqual([
      { pointer: '#/responses/0/answers/3/choice', code: 'required', detail: 'This is missing. Fill it in' },
      { pointer: '#/a~1b', code: 'too-big-string', detail: 'Write at most 1 character' },
    ]);
  });

  it('shows nothing of an unknown error but a reference', () => {
    const problem = problemOf(new Error('password is hunter2'), say, 'r-1');
    expect(problem).toEqual({
      type: 'about:blank',
      title: 'Something went wrong on our side. Try again in a few minutes',
      status: 500,
      instance: 'urn:request:r-1',
    });
  });

  it('has words for every message that a schema can give', () => {
    const source = readFileSync(join(templatesFolder(), '../functions/platform/parse.ts'), 'utf8');
    const messages = [...source.matchAll(/message: '([a-z-]+)'/g)].map(([, message]) => message);
    expect(messages.length).toBeGreaterThan(3);
    for (const message of messages) expect(say(`errors.fields.${message}`, { options: 'a' })).toBeTruthy();
  });
});
