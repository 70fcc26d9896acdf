import type { Answer, Response } from '#shared/contracts/response.ts';
import type { FieldIssue } from '../errors.ts';
import { issueAt, repeated } from './field-issues.ts';
import type { InstrumentIds } from './instrument-ids.ts';

type Path = readonly (string | number)[];

/** What is wrong with the responses: who answers twice, and which answers the instrument does not know. */
export const responseIssues = (responses: readonly Response[], ids: InstrumentIds): FieldIssue[] => [
  ...repeated(responses, ({ respondent }) => respondent).map(({ index, key }) =>
    issueAt(['responses', index, 'respondent'], 'respondent-twice', { respondent: key }),
  ),
  ...responses.flatMap(({ answers }, index) => answerIssues(answers, ['responses', index, 'answers'], ids)),
];

const answerIssues = (answers: readonly Answer[], path: Path, ids: InstrumentIds): FieldIssue[] => [
  ...repeated(answers, ({ practice }) => practice).map(({ index, key }) =>
    issueAt([...path, index, 'practice'], 'practice-twice', { practice: key }),
  ),
  ...answers.flatMap((answer, index) => {
    const options = ids.optionsOf.get(answer.practice);
    const own = [...path, index];
    return [
      ...(options === undefined
        ? [issueAt([...own, 'practice'], 'practice-unknown', { practice: answer.practice })]
        : tickIssues(answer, options, own)),
      ...evidenceIssues(answer, own),
    ];
  }),
];

const tickIssues = ({ where }: Answer, options: ReadonlySet<string>, path: Path): FieldIssue[] => [
  ...where.flatMap((option, index) =>
    options.has(option) ? [] : [issueAt([...path, 'where', index], 'option-unknown', { option })],
  ),
  ...repeated(where, (option) => option).map(({ index, key }) =>
    issueAt([...path, 'where', index], 'option-twice', { option: key }),
  ),
];

/** Reports make links of these, so nothing but a web address may pass for one. */
const WEB_ADDRESS = /^https?:\/\/[^\s/]\S*$/i;

const evidenceIssues = ({ evidence }: Answer, path: Path): FieldIssue[] => [
  ...repeated(evidence, ({ id }) => id).map(({ index, key }) =>
    issueAt([...path, 'evidence', index, 'id'], 'evidence-twice', { evidence: key }),
  ),
  ...evidence.flatMap(({ kind, value }, index) =>
    kind === 'link' && !WEB_ADDRESS.test(value) ? [issueAt([...path, 'evidence', index, 'value'], 'not-link')] : [],
  ),
];
