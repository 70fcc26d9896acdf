import { runSimulation } from '@cloud-copilot/iam-simulate';
import { createNames, physicalName } from '#infra/local/names.ts';
import { createResolver, type Place, resourcesOf, type Template } from '#infra/local/template.ts';

/** Asks the policies of a template, with the semantics of AWS, what the role of a function may do. */
export const createRoleSimulation = (template: Template, place: Place) => {
  const names = createNames(place, 'http://127.0.0.1:1');
  const { resolve } = createResolver(template, names, place);
  const policies = resourcesOf(template, 'AWS::IAM::Policy').map(([name, { Properties }]) => {
    const { Roles, PolicyDocument } = resolve(Properties) as { Roles: string[]; PolicyDocument: object };
    return { name, roles: Roles, policy: PolicyDocument };
  });

  const roleOf = (folder: string): string => {
    const entry = `functions/${folder}/index.ts`;
    const found = resourcesOf(template, 'AWS::Lambda::Function').find(([, { Metadata }]) => Metadata?.entry === entry);
    const role = found?.[1].Properties?.Role as { 'Fn::GetAtt': [string] } | undefined;
    if (role === undefined) throw new Error(`No function ${folder}`);
    return physicalName(role['Fn::GetAtt'][0]);
  };

  return {
    arnOf(type: string, part: string): string {
      const found = resourcesOf(template, type).filter(([name]) => name.includes(part));
      const [id, resource] = found.find(([name]) => name.startsWith(part)) ?? found[0] ?? [];
      if (id === undefined || resource === undefined) throw new Error(`No ${type} named ${part}`);
      return names.attribute(id, 'Arn', resource);
    },
    /** `folder`: the function's. */
    async may(
      folder: string,
      action: string,
      resource: string,
      contextVariables: Record<string, string | string[]> = {},
    ) {
      const role = roleOf(folder);
      const identityPolicies = policies
        .filter(({ roles }) => roles.includes(role))
        .map(({ name, policy }) => ({ name, policy }));
      const principal = `arn:aws:iam::${place.account}:role/${role}`;
      const request = { principal, action, resource: { resource, accountId: place.account }, contextVariables };
      const none = { serviceControlPolicies: [], resourceControlPolicies: [] };
      const result = await runSimulation({ request, identityPolicies, ...none }, {});
      if (result.resultType !== 'single') throw new Error(JSON.stringify(result));
      return result.overallResult;
    },
  };
};
