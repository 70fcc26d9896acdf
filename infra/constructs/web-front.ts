import { Duration, Stack, Validations } from 'aws-cdk-lib';
import { type CfnStage, HttpApi, type HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginRequestPolicy,
  PriceClass,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

export interface WebFrontProps {
  readonly webAclArn: string;
  /** Sent with every request that came through the firewall. */
  readonly originSecret: string;
  readonly publicAddress: string | undefined;
  readonly certificateArn: string | undefined;
  readonly logRetention: RetentionDays;
}

export interface Route {
  readonly path: string;
  readonly method: HttpMethod;
}

/** CloudFront with the firewall before an HTTP API. The API is made first: functions need the address. */
export class WebFront extends Construct {
  readonly api: HttpApi;
  /** Where people reach the form, without a slash at the end. */
  readonly publicAddress: string;
  readonly distributionDomain: string;

  constructor(scope: Construct, id: string, props: WebFrontProps) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', { description: 'Form and submissions API', createDefaultStage: true });
    this.#configureStage(props.logRetention);
    const distribution = this.#distribution(props);
    this.distributionDomain = distribution.distributionDomainName;
    this.publicAddress = props.publicAddress ?? `https://${this.distributionDomain}`;
  }

  /** Sends these routes to a function. */
  serve(id: string, handler: IFunction, routes: readonly Route[]): void {
    const integration = new HttpLambdaIntegration(id, handler);
    const added = routes.flatMap(({ path, method }) => this.api.addRoutes({ path, methods: [method], integration }));
    for (const route of added) {
      Validations.of(route).acknowledge({
        id: 'AwsSolutions-APIG4',
        reason: 'People sign in by an e-mailed link and cities by a token of their round: the function checks both.',
      });
    }
  }

  #configureStage(retention: RetentionDays): void {
    const logs = new LogGroup(this, 'AccessLogs', { retention });
    const stage = this.api.defaultStage?.node.defaultChild as CfnStage;
    stage.accessLogSettings = {
      destinationArn: logs.logGroupArn,
      // Neither path nor query nor address: they would tell who signs in, and with what.
      format: JSON.stringify({
        requestId: '$context.requestId',
        time: '$context.requestTime',
        route: '$context.routeKey',
        status: '$context.status',
        milliseconds: '$context.responseLatency',
        bytes: '$context.responseLength',
        error: '$context.integrationErrorMessage',
      }),
    };
    stage.defaultRouteSettings = { throttlingRateLimit: 200, throttlingBurstLimit: 400 };
  }

  /** Behind CloudFront a request names only a server of CloudFront as its sender: limits would hit all its users. */
  #viewerAddress(): EdgeFunction {
    return new EdgeFunction(this, 'ViewerAddress', {
      comment: 'Says who asks, whatever the request claims',
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromInline(
        [
          'function handler(event) {',
          "  event.request.headers['x-viewer-address'] = { value: event.viewer.ip };",
          '  return event.request;',
          '}',
        ].join('\n'),
      ),
    });
  }

  #distribution({ webAclArn, originSecret, publicAddress, certificateArn }: WebFrontProps): Distribution {
    const { region, urlSuffix } = Stack.of(this);
    const origin = new HttpOrigin(`${this.api.apiId}.execute-api.${region}.${urlSuffix}`, {
      customHeaders: { 'x-origin-secret': originSecret },
      readTimeout: Duration.seconds(29),
    });
    const shared = {
      origin,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      compress: true,
    };
    const distribution = new Distribution(this, 'Distribution', {
      comment: 'City capabilities: form and API',
      webAclId: webAclArn,
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_ALL,
      defaultBehavior: {
        ...shared,
        functionAssociations: [{ function: this.#viewerAddress(), eventType: FunctionEventType.VIEWER_REQUEST }],
        allowedMethods: AllowedMethods.ALLOW_ALL,
        cachePolicy: CachePolicy.CACHING_DISABLED,
      },
      additionalBehaviors: {
        '/assets/*': {
          ...shared,
          allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
          cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        },
      },
      ...(certificateArn !== undefined &&
        publicAddress !== undefined && {
          minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
          domainNames: [new URL(publicAddress).hostname],
          certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
        }),
    });
    Validations.of(distribution).acknowledge(
      { id: 'AwsSolutions-CFR1', reason: 'Cities of all countries take part.' },
      { id: 'AwsSolutions-CFR3', reason: 'Access logs would hold the tokens of sign-in links; the API logs the rest.' },
      {
        id: 'AwsSolutions-CFR4',
        reason: 'Applies to the default certificate only; a deployment with an address of its own has TLS 1.2 of 2021.',
      },
    );
    return distribution;
  }
}
