import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { parseInput } from '#functions/platform/parse.ts';
import { submissionInputSchema } from '#shared/contracts/submission.ts';
import { DomainError, type FieldIssue } from '#shared/domain/errors.ts';

const issuesOf = (schema: z.ZodType, input: unknown): readonly FieldIssue[] => {
  try {
    parseInput(schema, input);
  } catch (error) {
    if (error instanceof DomainError) return error.issues;
    throw error;
  }
  return [];
};

describe('the fields of a wrong document', () => {
  const schema = z.strictObject({
    id: z.uuid(),
    address: z.email(),
    name: z.string().min(2).max(4),
    share: z.number().min(0).max(100),
    list: z.array(z.string()).min(1).max(2),
    lens: z.enum(['balanced', 'equal']),
    choice: z.union([z.literal(1), z.enum(['dont-know'])]),
    code: z.string().regex(/^gn-/),
  });
  const right = {
    id: '7f0c3c5e-9a51-4f0e-8a6e-6f6f0d0a3b11',
    address: 'ama@city.test',
    name: 'Ama',
    share: 40,
    list: ['a'],
    lens: 'equal',
    choice: 1,
    code: 'gn-1',
  };

  it.each([
    ['a missing field', { name: undefined }, { field: 'name', message: 'required' }],
    ['another type', { share: '40' }, { field: 'share', message: 'wrong-type' }],
    ['a field that does not exist', { nmae: 'Ama' }, { field: 'nmae', message: 'unknown-field' }],
    ['a UUID that is none', { id: '7' }, { field: 'id', message: 'not-uuid' }],
    ['an address that is none', { address: 'ama' }, { field: 'address', message: 'not-email' }],
    ['another form', { code: '1' }, { field: 'code', message: 'wrong-format' }],
    ['a short text', { name: 'A' }, { field: 'name', message: 'too-small-string', values: { minimum: 2 } }],
    ['a long text', { name: 'Amata' }, { field: 'name', message: 'too-big-string', values: { maximum: 4 } }],
    ['a small number', { share: -1 }, { field: 'share', message: 'too-small-number', values: { minimum: 0 } }],
    ['a large number', { share: 101 }, { field: 'share', message: 'too-big-number', values: { maximum: 100 } }],
    ['an empty list', { list: [] }, { field: 'list', message: 'too-small-array', values: { minimum: 1 } }],
    ['a wrong entry of a list', { list: ['a', 2] }, { field: 'list.1', message: 'wrong-type' }],
    [
      'no option',
      { lens: 'wide' },
      { field: 'lens', message: 'not-an-option', values: { options: 'balanced, equal' } },
    ],
    ['no answer', { choice: 6 }, { field: 'choice', message: 'not-an-option-here' }],
  ])('names %s', (_, change, issue) => {
    expect(issuesOf(schema, { ...right, ...change })).toEqual([issue]);
  });

  it.each([
    ['a city', { city: 'freetown' }, { field: 'city', message: 'not-city-id' }],
    ['a round', { round: 'Trial 2026' }, { field: 'round', message: 'not-slug' }],
    ['a questionnaire', { instrument: 'v1' }, { field: 'instrument', message: 'not-version' }],
  ])('tells by an example what the identifier of %s looks like', (_, change, issue) => {
    expect(issuesOf(submissionInputSchema, change)).toContainEqual(issue);
  });

  it('names all of them at once', () => {
    const fields = issuesOf(schema, { ...right, name: 'A', share: -1, extra: 1 }).map(({ field }) => field);
    expect(fields.toSorted()).toEqual(['extra', 'name', 'share']);
  });

  it('never repeats what was sent', () => {
    const issues = issuesOf(submissionInputSchema, {
      id: 'secret-value',
      city: 'secret-value',
      recipients: ['secret'],
    });
    expect(JSON.stringify(issues)).not.toContain('secret');
    expect(issues.length).toBeGreaterThan(4);
  });
});
