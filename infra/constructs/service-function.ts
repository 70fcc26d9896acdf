import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import {
  Architecture,
  type CfnFunction,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { bundledFunction } from './function-bundle.ts';

export interface ServiceFunctionProps {
  /** Folder under `functions/` whose `index.ts` exports `handler`. */
  readonly name: string;
  readonly description: string;
  readonly logRetention: RetentionDays;
  readonly environment?: Record<string, string>;
  /** Folders under `templates/` that the code reads from beside itself. */
  readonly templates?: readonly string[];
  readonly memorySize?: number;
  readonly timeout?: Duration;
}

/** A Lambda function of this service: one runtime, one way of bundling, logs that expire. Grants nothing. */
export class ServiceFunction extends LambdaFunction {
  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    const { name, description, logRetention, environment, templates = [], memorySize = 512, timeout } = props;
    super(scope, id, {
      code: bundledFunction(name, templates),
      handler: 'index.handler',
      description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize,
      timeout: timeout ?? Duration.seconds(15),
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      logGroup: new LogGroup(scope, `${id}Logs`, { retention: logRetention, removalPolicy: RemovalPolicy.DESTROY }),
      environment: { ...environment, NODE_OPTIONS: '--enable-source-maps', POWERTOOLS_SERVICE_NAME: name },
    });
    // The local system bundles the sources itself; nothing else in the template says where they are.
    (this.node.defaultChild as CfnFunction).addMetadata('entry', `functions/${name}/index.ts`);
    acknowledgeFindings(this);
  }
}

const acknowledgeFindings = (serviceFunction: ServiceFunction): void => {
  Validations.of(serviceFunction).acknowledge(
    {
      id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
      reason: 'Writes to its own log group only.',
    },
    { id: 'AwsSolutions-IAM5[Resource::*]', reason: 'X-Ray takes no resource-level permissions.' },
    { id: 'AwsSolutions-L1', reason: 'Node 24 is the newest runtime of Lambda and the one everything is tested on.' },
  );
};
