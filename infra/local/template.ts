/** A resource of a CloudFormation template. */
export interface Resource {
  readonly Type: string;
  readonly Properties?: Record<string, unknown>;
  readonly Metadata?: Record<string, unknown>;
}

export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
}

/** What `Ref` and `Fn::GetAtt` stand for on this machine. */
export interface Names {
  ref(id: string, resource: Resource): string;
  attribute(id: string, name: string, resource: Resource): string;
}

export interface Place {
  readonly region: string;
  readonly account: string;
}

export class TemplateError extends Error {
  override readonly name = 'TemplateError';
}

type Intrinsic = (argument: unknown) => unknown;

/**
 * Resolves the intrinsic functions of a template. Whatever it does not know is an error that names the place,
 * never a guess: a system that runs here on a guess would break in the cloud.
 */
export const createResolver = (template: Template, names: Names, place: Place) => {
  const pseudo: Record<string, string> = {
    'AWS::Region': place.region,
    'AWS::AccountId': place.account,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackName': 'local',
  };

  const resourceOf = (id: string): Resource => {
    const resource = template.Resources[id];
    if (resource === undefined) throw new TemplateError(`The template has no resource ${id}`);
    return resource;
  };
  const reference = (id: string): string => pseudo[id] ?? names.ref(id, resourceOf(id));
  const attribute = (path: readonly string[]): string => {
    const [id = '', ...rest] = path;
    return names.attribute(id, rest.join('.'), resourceOf(id));
  };

  const list = (value: unknown, name: string): readonly unknown[] => {
    const resolved = resolve(value);
    if (Array.isArray(resolved)) return resolved;
    throw new TemplateError(`${name} needs a list`);
  };
  const substitute = (argument: unknown): string => {
    const [text, own] = Array.isArray(argument) ? argument : [argument, {}];
    return String(text).replaceAll(/\$\{(!?)([^}]+)\}/g, (_, literal: string, key: string) => {
      if (literal) return `\${${key}}`;
      if (Object.hasOwn(own, key)) return String(resolve(own[key]));
      return key.includes('.') && !key.startsWith('AWS::') ? attribute(key.split('.')) : reference(key);
    });
  };

  const intrinsics: Record<string, Intrinsic> = {
    Ref: (id) => reference(String(id)),
    'Fn::GetAtt': (path) => attribute(Array.isArray(path) ? path.map(String) : String(path).split('.')),
    'Fn::Join': (argument) => {
      const [separator, parts] = argument as [string, unknown];
      return list(parts, 'Fn::Join').join(separator);
    },
    'Fn::Sub': substitute,
    'Fn::Select': (argument) => {
      const [index, values] = argument as [string | number, unknown];
      const value = list(values, 'Fn::Select')[Number(index)];
      if (value === undefined) throw new TemplateError(`Fn::Select ${index} is outside its list`);
      return value;
    },
    'Fn::Split': (argument) => {
      const [separator, text] = argument as [string, unknown];
      return String(resolve(text)).split(separator);
    },
  };

  const resolve = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(resolve);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value);
    const [name, argument] = entries[0] ?? ['', undefined];
    if (entries.length === 1 && (name === 'Ref' || name.startsWith('Fn::') || name === 'Condition')) {
      const intrinsic = intrinsics[name];
      if (intrinsic === undefined) throw new TemplateError(`The local system does not know ${name}`);
      return intrinsic(argument);
    }
    return Object.fromEntries(entries.map(([key, inner]) => [key, resolve(inner)]));
  };

  return { resolve, reference };
};
export type Resolver = ReturnType<typeof createResolver>;

/** The resources of one type with their ids. */
export const resourcesOf = (template: Template, type: string): readonly [string, Resource][] =>
  Object.entries(template.Resources).filter(([, resource]) => resource.Type === type);
