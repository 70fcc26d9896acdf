import type { Instrument, Practice } from '#shared/contracts/instrument.ts';
import type { Answer } from '#shared/contracts/response.ts';
import type { Wording } from '#shared/ports/content.ts';
import type { ChangeableFacts } from '../../pages/blocks.ts';

export const choiceText = (
  say: Wording,
  choice: Answer['choice'] | undefined,
  statements: readonly string[],
): string => {
  if (choice === undefined) return say('form.check.no-answer');
  return typeof choice === 'number' ? (statements[choice - 1] ?? '') : say(`form.practice.${choice}`);
};

/** Everything that an answer holds, in words. */
export const answerFacts = (
  say: Wording,
  { statements, where }: Practice,
  partners: Instrument['partners'],
  answer: Answer | undefined,
): ChangeableFacts => {
  const options = [...Object.values(where).flat(), ...partners];
  const ticked = options.filter(({ id }) => answer?.where.includes(id) ?? false).map(({ label }) => label);
  const evidence = answer?.evidence.map(({ title, value }) => (title === '' ? value : title)) ?? [];
  const row = (term: string, value: string | undefined) =>
    value === undefined || value === '' ? [] : [{ term, value }];
  return {
    kind: 'facts',
    rows: [
      ...row(say('form.copy.answer'), choiceText(say, answer?.choice, statements)),
      ...row(say('form.copy.where'), ticked.join('; ')),
      ...row(say('form.copy.evidence'), evidence.join('; ')),
      ...row(say('form.practice.comment'), answer?.comment),
    ],
  };
};
