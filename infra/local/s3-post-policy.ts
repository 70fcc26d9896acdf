import { sameText, signatureOf } from './s3-signature.ts';

export interface UploadForm {
  readonly bucket: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly fileBytes: number;
}

type Condition = Record<string, string> | [string, string, string] | ['content-length-range', number, number];
const FREE_FIELDS = new Set(['policy', 'x-amz-signature', 'file', 'bucket']);

const meets = (condition: Condition, fields: ReadonlyMap<string, string>, fileBytes: number): boolean => {
  if (!Array.isArray(condition)) {
    return Object.entries(condition).every(([name, value]) => fields.get(name.toLowerCase()) === value);
  }
  const [kind, subject, value] = condition;
  if (kind === 'content-length-range') return fileBytes >= Number(subject) && fileBytes <= Number(value);
  const actual = fields.get(String(subject).slice(1).toLowerCase()) ?? '';
  return kind === 'eq' ? actual === value : kind === 'starts-with' && actual.startsWith(String(value));
};

const fieldsOf = (condition: Condition): string[] =>
  Array.isArray(condition)
    ? [String(condition[1]).slice(1).toLowerCase()]
    : Object.keys(condition).map((name) => name.toLowerCase());

/** Why S3 would refuse an upload by form; undefined when it would take it. */
export const refusalOf = (form: UploadForm, secretKey: string, now: number): string | undefined => {
  const fields = new Map(Object.entries(form.fields).map(([name, value]) => [name.toLowerCase(), value]));
  fields.set('bucket', form.bucket);
  const policy = fields.get('policy');
  if (policy === undefined) return 'the form carries no policy';
  const scope = (fields.get('x-amz-credential') ?? '').split('/').slice(1).join('/');
  if (!sameText(signatureOf(secretKey, scope, policy), fields.get('x-amz-signature') ?? '')) return 'wrong signature';

  const { expiration, conditions } = JSON.parse(Buffer.from(policy, 'base64').toString('utf8')) as {
    expiration: string;
    conditions: Condition[];
  };
  if (!(Date.parse(expiration) > now)) return 'the policy has expired';
  const failed = conditions.find((condition) => !meets(condition, fields, form.fileBytes));
  if (failed !== undefined) return `does not meet ${JSON.stringify(failed)}`;
  const covered = new Set(conditions.flatMap(fieldsOf));
  const extra = [...fields.keys()].find(
    (name) => !covered.has(name) && !FREE_FIELDS.has(name) && !name.startsWith('x-ignore-'),
  );
  return extra === undefined ? undefined : `the policy does not name the field ${extra}`;
};
