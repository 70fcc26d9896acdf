/** Stops in the order opposite to that of starting, and also what was started before something failed. */
export const createStopList = () => {
  const steps: (() => unknown)[] = [];
  return {
    add: (step: () => unknown): void => void steps.unshift(step),
    run: async (): Promise<void> => {
      for (const step of steps.splice(0)) await step();
    },
  };
};
export type StopList = ReturnType<typeof createStopList>;
