import { App, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';
import { readConfig } from '#infra/config.ts';
import { addStage } from '#infra/stages.ts';

/** Both stacks of the example stage, with bundling off. With `nag`, an open finding of cdk-nag throws here. */
export const synthesizeExample = ({ nag = false } = {}) => {
  const app = new App({ context: { 'aws:cdk:bundling-stacks': [] } });
  const main = addStage(app, readConfig('example'));
  if (nag) Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const assembly = app.synth();
  const templateOf = (name: string) => Template.fromJSON(assembly.getStackByName(name).template);
  return { main: templateOf(main.stackName), edge: templateOf('CityCapabilitiesEdge-example') };
};
