import { Stack, type StackProps } from 'aws-cdk-lib';
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';

export interface EdgeStackProps extends StackProps {
  readonly requestsPerFiveMinutes: number;
}

type Rule = CfnWebACL.RuleProperty;
const metric = (metricName: string) => ({ cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false, metricName });

/** Rules of a group that would refuse honest answers are counted only: long texts, and links in evidence. */
const managed = (name: string, priority: number, countOnly: readonly string[] = []): Rule => ({
  name,
  priority,
  overrideAction: { none: {} },
  visibilityConfig: metric(name),
  statement: {
    managedRuleGroupStatement: {
      vendorName: 'AWS',
      name,
      ruleActionOverrides: countOnly.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
    },
  },
});

/** At most `limit` requests of one network address in five minutes, of all or of those below a path. */
const rate = (name: string, priority: number, limit: number, path?: string): Rule => ({
  name,
  priority,
  action: { block: { customResponse: { responseCode: 429 } } },
  visibilityConfig: metric(name),
  statement: {
    rateBasedStatement: {
      aggregateKeyType: 'IP',
      limit,
      evaluationWindowSec: 300,
      ...(path !== undefined && {
        scopeDownStatement: {
          byteMatchStatement: {
            searchString: path,
            fieldToMatch: { uriPath: {} },
            positionalConstraint: 'STARTS_WITH',
            textTransformations: [{ priority: 0, type: 'NONE' }],
          },
        },
      }),
    },
  },
});

/** The firewall in front of CloudFront, which takes one of us-east-1 only, wherever the rest lives. */
export class EdgeStack extends Stack {
  readonly webAclArn: string;

  constructor(scope: Construct, id: string, { requestsPerFiveMinutes, ...props }: EdgeStackProps) {
    super(scope, id, props);
    const webAcl = new CfnWebACL(this, 'Firewall', {
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: metric('Firewall'),
      rules: [
        managed('AWSManagedRulesAmazonIpReputationList', 0),
        rate('RequestsOfOneAddress', 1, requestsPerFiveMinutes),
        rate('SignInsOfOneAddress', 2, 100, '/sign-in'),
        managed('AWSManagedRulesKnownBadInputsRuleSet', 3),
        managed('AWSManagedRulesCommonRuleSet', 4, [
          'SizeRestrictions_BODY',
          'CrossSiteScripting_BODY',
          'GenericRFI_BODY',
        ]),
      ],
    });
    this.webAclArn = webAcl.attrArn;
  }
}
