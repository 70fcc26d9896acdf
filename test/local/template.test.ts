// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what CloudFormation substitutes looks so
import { describe, expect, it } from 'vitest';
import { createNames } from '#infra/local/names.ts';
import { createResolver, TemplateError } from '#infra/local/template.ts';

const PLACE = { region: 'eu-west-1', account: '000000000000' };
const template = {
  Resources: {
    Answers: { Type: 'AWS::DynamoDB::GlobalTable' },
    Work: { Type: 'AWS::SQS::Queue' },
    Wall: { Type: 'AWS::WAFv2::WebACL' },
  },
};
const { resolve } = createResolver(template, createNames(PLACE, 'http://127.0.0.1:3003'), PLACE);

describe('the template resolver', () => {
  it('gives references the names of this computer', () => {
    expect(resolve({ Ref: 'Answers' })).toBe('answers');
    expect(resolve({ Ref: 'Work' })).toBe('http://127.0.0.1:3003/000000000000/work');
    expect(resolve({ 'Fn::GetAtt': ['Work', 'Arn'] })).toBe('arn:aws:sqs:eu-west-1:000000000000:work');
    expect(resolve({ 'Fn::GetAtt': 'Answers.Arn' })).toBe('arn:aws:dynamodb:eu-west-1:000000000000:table/answers');
  });

  it.each([
    ['joins', { 'Fn::Join': ['/', [{ Ref: 'Answers' }, 'index', 'listing']] }, 'answers/index/listing'],
    ['substitutes', { 'Fn::Sub': '${AWS::Region}/${Work.QueueName}/${!Kept}' }, 'eu-west-1/work/${Kept}'],
    [
      'substitutes own values',
      { 'Fn::Sub': ['${Name}-${Answers}', { Name: { Ref: 'AWS::Partition' } }] },
      'aws-answers',
    ],
    ['splits and selects', { 'Fn::Select': [1, { 'Fn::Split': [':', 'a:b:c'] }] }, 'b'],
  ])('%s', (_, value, expected) => {
    expect(resolve(value)).toBe(expected);
  });

  it('reaches into lists and objects and leaves plain values alone', () => {
    expect(resolve({ A: [{ Ref: 'Answers' }, 1, null], B: { C: true } })).toEqual({
      A: ['answers', 1, null],
      B: { C: true },
    });
  });

  it.each([
    ['an intrinsic function', { 'Fn::ImportValue': 'elsewhere' }],
    ['a resource that is not there', { Ref: 'Nothing' }],
    ['a name of a type that is not played here', { Ref: 'Wall' }],
    ['an attribute', { 'Fn::GetAtt': ['Work', 'Colour'] }],
    ['an item outside its list', { 'Fn::Select': [3, ['a']] }],
  ])('throws on %s that it does not know', (_, value) => {
    expect(() => resolve(value)).toThrow(TemplateError);
  });
});
