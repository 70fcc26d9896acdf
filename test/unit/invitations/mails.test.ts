import { describe, expect, it } from 'vitest';
import { createRender } from '#functions/platform/page-render.ts';
import { readConfig } from '#infra/config.ts';
import type { InvitationKind } from '#shared/contracts/invitation.ts';
import type { Answer } from '#shared/contracts/response.ts';
import { createInvitationMail } from '#shared/operations/invitation-mail.ts';
import { createReceiptMail } from '#shared/operations/submission/receipt-mail.ts';
import { anAnswer, aRound, aSubmission, instrument, NOON, PRACTICES } from '#test/fakes/assessment-items.ts';
import { content } from '#test/fakes/release-round.ts';

const FREETOWN = 'gn-2409306';
const { deployment } = readConfig('example');
const words = { content, deployment, publicAddress: 'https://cities.example.org', render: createRender() };
const { organisation, contact } = deployment;
const paragraphs = (text: string) => text.split('\n\n');

describe('a mail that asks to take part', () => {
  const round = aRound({ id: 'cities-2026', name: 'Cities 2026', closesAt: '2027-01-01T00:00:00Z' });
  const compose = (kind: InvitationKind, change = {}, city = FREETOWN) =>
    createInvitationMail(words)({ city, language: 'en', kind }, { ...round, ...change });
  const linkTo = (path: string) => `https://cities.example.org/sign-in?next=${encodeURIComponent(path)}`;

  it('says who asks what of whom, until when, how to begin and where to ask', () => {
    const { subject, text, language, attachments } = compose('invitation');
    expect({ subject, language, attachments }).toEqual({
      subject: 'Freetown: your invitation to Cities 2026',
      language: 'en',
      attachments: [],
    });
    const [hello, body, what, link, closes, how, notYou, sender, ...more] = paragraphs(text);
    expect(more).toEqual([]);
    expect(hello).toBe('Hello,');
    expect(body).toContain(`${organisation} invites Freetown to take part in Cities 2026.`);
    expect(what).toContain('20 practices');
    expect(link).toBe(`Sign in and begin:\n${linkTo('/assessments/cities-2026/gn-2409306')}`);
    expect(closes).toBe('The round is open until 31 December 2026.');
    expect(how).toContain('You need no password');
    expect(notYou).toBe(`If somebody else should coordinate this, please write to ${contact}.`);
    expect(sender).toBe(`Sent for ${organisation}. Questions: ${contact}`);
  });

  it('is written from left to right in the organisation’s colours', () => {
    const { html } = compose('invitation');
    expect(html).toContain('dir="ltr"');
    expect(html).toContain(deployment.colours.brand);
  });

  it('says that a demonstration is one, in its small print', () => {
    const said = 'This is a demonstration with invented data.';
    expect(paragraphs(compose('invitation', { demonstration: true }).text).at(-2)).toBe(said);
    expect(compose('invitation').text).not.toContain(said);
  });

  it.each([
    ['reminder', 'is waiting for you', 'has not sent its answers yet', 'Sign in and begin'],
    ['respondent', 'please answer for', 'asks you to answer', 'Sign in and answer'],
    ['respondent-reminder', 'a reminder of', 'everybody who has not finished', 'Sign in and answer'],
    ['coordinator', 'you are asked to coordinate', 'a colleague in Freetown', 'Sign in and coordinate'],
    ['assessor', 'you are asked to assess', 'as assessor of Freetown', 'Sign in and read the evidence'],
  ] as const)('as a %s has its own words', (kind, subject, body, link) => {
    const mail = compose(kind);
    expect(mail.subject).toContain(subject);
    expect(paragraphs(mail.text)[1]).toContain(body);
    expect(paragraphs(mail.text)[3]).toContain(`${link}:\n`);
  });

  it('leads an assessor to the evidence, and nobody else', () => {
    const evidence = linkTo('/assessments/cities-2026/gn-2409306/evidence');
    expect(compose('assessor').text).toContain(evidence);
    expect(compose('coordinator').text).toContain(`${linkTo('/assessments/cities-2026/gn-2409306')}\n`);
  });

  it('names a city that is in no list any more by its id', () => {
    expect(compose('invitation', {}, 'gn-1').subject).toContain('gn-1');
  });
});

describe('a copy of the own answers', () => {
  const compose = (answers: readonly Answer[], change = {}, isWaiting = false) => {
    const submission = aSubmission({ city: FREETOWN, submittedAt: NOON, ...change });
    const receipt = { submission, roundName: 'Cities 2026', language: 'en' as const, answers, isWaiting };
    return { id: submission.id, ...createReceiptMail(words)(receipt) };
  };
  const [first, second, third, fourth] = instrument.capabilities.flatMap(({ practices }) => practices);

  it('says of which city and day it is, where its report is, and nothing of anybody else', () => {
    const { id, subject, text } = compose([anAnswer(PRACTICES[0] ?? '', 2)]);
    expect(subject).toBe('Freetown: a copy of your answers');
    const [hello, body, link, answer, sender, ...more] = paragraphs(text);
    expect(more).toEqual([]);
    expect(hello).toBe('Hello,');
    expect(body).toContain('your city sent its assessment for Cities 2026 on 23 November 2026.');
    expect(link).toBe(`How far the report is:\nhttps://cities.example.org/results/${id}/receipt`);
    expect(answer).toBe(`${first?.name}: 2. ${first?.statements[1]}`);
    expect(sender).toBe(`Sent for ${organisation}. Questions: ${contact}`);
  });

  it('has every answer in the order of the questions, with its comment below it', () => {
    const [one = '', two = '', three = '', four = ''] = PRACTICES;
    const answers = [
      anAnswer(four, 'does-not-apply'),
      anAnswer(two, 'dont-know', { comment: 'Ask Eva' }),
      anAnswer(one, 5, { comment: 'We do' }),
      anAnswer(three, 1),
    ];
    expect(paragraphs(compose(answers).text).slice(3, -1)).toEqual([
      `${first?.name}: 5. ${first?.statements[4]}`,
      'Your comment: We do',
      `${second?.name}: I don’t know`,
      'Your comment: Ask Eva',
      `${third?.name}: 1. ${third?.statements[0]}`,
      `${fourth?.name}: does not apply to us`,
    ]);
  });

  it('says that newer answers wait, and that a demonstration is one', () => {
    const { text } = compose([], { demonstration: true }, true);
    expect(paragraphs(text)[3]).toMatch(/^You changed or added answers/);
    expect(paragraphs(text).at(-2)).toBe('This is a demonstration with invented data.');
    expect(paragraphs(text)).toHaveLength(6);
  });

  it('names a city that is in no list any more by its id', () => {
    expect(compose([], { city: 'gn-1' }).subject).toBe('gn-1: a copy of your answers');
  });
});
