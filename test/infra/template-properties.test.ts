import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { beforeAll, describe, expect, it } from 'vitest';
import { synthesizeExample } from './synthesized.ts';

describe('the templates', () => {
  const database = loadAwsServiceSpecSync();
  let resources: { Type: string; Properties?: Record<string, unknown> }[];
  beforeAll(() => {
    const { main, edge } = synthesizeExample();
    resources = [main, edge].flatMap((template) => Object.values(template.toJSON().Resources)) as typeof resources;
  });

  it('use only resource types and properties that CloudFormation knows', () => {
    const known = new Map(
      database.all('resource').map((resource) => [resource.cloudFormationType, resource.properties]),
    );
    const wrong = resources
      .filter(({ Type }) => Type.startsWith('AWS::'))
      .flatMap(({ Type, Properties = {} }) => {
        const properties = known.get(Type);
        if (properties === undefined) return [Type];
        return Object.keys(Properties)
          .filter((name) => !(name in properties))
          .map((name) => `${Type}.${name}`);
      });
    expect(resources.length).toBeGreaterThan(60);
    expect(wrong).toEqual([]);
  });
});
