import type { Population } from '#shared/contracts/context.ts';
import type { Round } from '#shared/contracts/round.ts';
import type { SubmissionInput } from '#shared/contracts/submission.ts';
import { cityById } from '../context/city-by-id.ts';
import type { FieldIssue } from '../errors.ts';
import { issueAt, repeated } from './field-issues.ts';
import type { InstrumentIds } from './instrument-ids.ts';

/** Whether the round takes this submission now: open from `opensAt` up to, not including, `closesAt`. */
export const roundIssues = (input: SubmissionInput, round: Round, now: Date): FieldIssue[] => {
  const issues: FieldIssue[] = [];
  const { opensAt, closesAt, instrument, languages } = round;
  if (now.getTime() < Date.parse(opensAt)) issues.push(issueAt(['round'], 'round-not-open-yet', { opensAt }));
  if (now.getTime() >= Date.parse(closesAt)) issues.push(issueAt(['round'], 'round-closed', { closesAt }));
  if (input.instrument !== instrument) issues.push(issueAt(['instrument'], 'instrument-not-of-round', { instrument }));
  if (!languages.includes(input.language)) {
    issues.push(issueAt(['language'], 'language-not-of-round', { languages: languages.join(', ') }));
  }
  return issues;
};

/** What is wrong with the city itself and the cities that it wants beside its peers. */
export const cityIssues = ({ city, comparison }: SubmissionInput, population: Population): FieldIssue[] => {
  const isKnown = (id: string) => cityById(population, id) !== undefined;
  return [
    ...(isKnown(city) ? [] : [issueAt(['city'], 'city-unknown', { city })]),
    ...comparison.additions.flatMap((addition, index) => {
      const path = ['comparison', 'additions', index];
      if (addition === city) return [issueAt(path, 'addition-is-own-city')];
      return isKnown(addition) ? [] : [issueAt(path, 'city-unknown', { city: addition })];
    }),
    ...repeated(comparison.additions, (addition) => addition).map(({ index, key }) =>
      issueAt(['comparison', 'additions', index], 'addition-twice', { city: key }),
    ),
  ];
};

/** What is wrong with conditions, focus and recipients. */
export const otherIssues = (
  { conditions, focus, recipients }: SubmissionInput,
  { conditions: known }: InstrumentIds,
): FieldIssue[] => [
  ...conditions.flatMap(({ condition }, index) =>
    known.has(condition) ? [] : [issueAt(['conditions', index, 'condition'], 'condition-unknown', { condition })],
  ),
  ...repeated(conditions, ({ condition }) => condition).map(({ index, key }) =>
    issueAt(['conditions', index, 'condition'], 'condition-twice', { condition: key }),
  ),
  ...repeated(focus.capabilities, (capability) => capability).map(({ index, key }) =>
    issueAt(['focus', 'capabilities', index], 'capability-twice', { capability: key }),
  ),
  // One person, one mail: the part after the @ is never case-sensitive and the part before it hardly anywhere.
  ...repeated(recipients, (address) => address.toLowerCase()).map(({ index }) =>
    issueAt(['recipients', index], 'recipient-twice'),
  ),
];
