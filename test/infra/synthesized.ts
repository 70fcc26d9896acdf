import { App, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';
import { readConfig } from '#infra/config.ts';
import { addStage } from '#infra/stages.ts';

const synthesize = () => {
  const app = new App({ builtinCloudFormationValidation: false, context: { 'aws:cdk:bundling-stacks': [] } });
  const main = addStage(app, readConfig('example'));
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const assembly = app.synth();
  const templateOf = (name: string) => Template.fromJSON(assembly.getStackByName(name).template);
  return { main: templateOf(main.stackName), edge: templateOf('CityCapabilitiesEdge-example') };
};

let made: ReturnType<typeof synthesize> | undefined;

/** Both stacks of the example stage, with bundling off, made once. An open finding of cdk-nag throws here. */
export const synthesizeExample = () => {
  made ??= synthesize();
  return made;
};
