import { type App, Tags } from 'aws-cdk-lib';
import { CapabilitiesStack } from './capabilities-stack.ts';
import type { Config } from './config.ts';
import { EdgeStack } from './edge-stack.ts';

/** Both stacks of a stage; the second one refers to the first across regions, so one command deploys both. */
export const addStage = (app: App, config: Config): CapabilitiesStack => {
  const { stage, account, region } = config;
  const edge = new EdgeStack(app, `CityCapabilitiesEdge-${stage}`, {
    env: { account, region: 'us-east-1' },
    crossRegionReferences: true,
    description: 'City capabilities: the firewall in front of CloudFront',
    requestsPerFiveMinutes: config.requestsPerFiveMinutes,
  });
  const main = new CapabilitiesStack(app, `CityCapabilities-${stage}`, {
    env: { account, region },
    crossRegionReferences: true,
    terminationProtection: true,
    description: 'City capabilities: form, API, pipeline and storage',
    config,
    webAclArn: edge.webAclArn,
  });
  Tags.of(app).add('service', 'city-capabilities');
  Tags.of(app).add('stage', stage);
  return main;
};
