import type { Observe, ObservedCall } from '#infra/local/observed-calls.ts';

/** Listens to a local system, and keeps one call of each kind: which person or city it was is all the same to a role. */
export const observedKinds = () => {
  const kinds = new Map<string, ObservedCall>();
  const observe: Observe = (call) => {
    const partitions = call.leadingKeys.map((key) => key.split('#')[0]);
    kinds.set([call.caller, call.action, call.resource, ...partitions].join(), call);
  };
  return { observe, calls: () => [...kinds.values()] };
};
