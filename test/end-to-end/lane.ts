import { describe } from 'vitest';

/** Tests that follow one another, while other lanes go on beside: much of a walk is waiting for what the page does next. */
export const describeLane = (name: string, declare: () => void): void => {
  describe.concurrent(name, () => {
    describe('one after the other', { concurrent: false }, declare);
  });
};
