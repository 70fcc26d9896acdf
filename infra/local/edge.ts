import { createContext, runInContext } from 'node:vm';
import { type Resolver, resourcesOf, type Template } from './template.ts';

type Headers = Readonly<Record<string, string>>;

/** What CloudFront does for a function or a browser, as far as it can be felt on this machine. */
export interface Edge {
  /** Added to every request, after whatever a caller claims in these headers was thrown away. */
  originHeaders(viewerAddress: string): Headers;
  /** Paths that CloudFront compresses and keeps. */
  readonly cachedPrefixes: readonly string[];
}

interface DistributionProperties {
  readonly DistributionConfig: {
    readonly Origins: readonly { OriginCustomHeaders?: readonly { HeaderName: string; HeaderValue: string }[] }[];
    readonly CacheBehaviors?: readonly { PathPattern: string; Compress?: boolean }[];
  };
}

interface EdgeRequest {
  readonly headers: Readonly<Record<string, { readonly value: string }>>;
}
type EdgeFunction = (event: { request: EdgeRequest; viewer: { ip: string } }) => EdgeRequest;

/** The code of the template's one edge function, run as it stands there. */
const edgeFunctionOf = (template: Template): EdgeFunction => {
  const [only, ...others] = resourcesOf(template, 'AWS::CloudFront::Function');
  const code = only?.[1].Properties?.FunctionCode;
  if (typeof code !== 'string' || others.length > 0) throw new Error('The template has not one edge function');
  return runInContext(`${code}; handler`, createContext({})) as EdgeFunction;
};

/** The parts of the template's distribution that a function or a browser can feel. */
export const edgeOf = (template: Template, resolver: Resolver, reveal: (text: string) => string): Edge => {
  const { Properties } = resourcesOf(template, 'AWS::CloudFront::Distribution')[0]?.[1] ?? {};
  if (Properties === undefined) throw new Error('The template has no distribution');
  const { Origins, CacheBehaviors = [] } = (Properties as unknown as DistributionProperties).DistributionConfig;
  // Resolved alone: the rest refers to what only the cloud has, such as the firewall.
  const fixed = Origins.flatMap(({ OriginCustomHeaders = [] }) => OriginCustomHeaders).map((header) => [
    header.HeaderName.toLowerCase(),
    reveal(String(resolver.resolve(header.HeaderValue))),
  ]);
  const edgeFunction = edgeFunctionOf(template);
  return {
    originHeaders: (ip) => {
      const { headers } = edgeFunction({ request: { headers: {} }, viewer: { ip } });
      const added = Object.entries(headers).map(([name, { value }]) => [name, value]);
      return Object.fromEntries([...added, ...fixed]);
    },
    cachedPrefixes: CacheBehaviors.map(({ PathPattern }) => PathPattern.replace(/\*$/, '')),
  };
};
