import { InvalidArgumentError } from 'commander';
import * as z from 'zod';
import { cityIdSchema } from '#shared/contracts/names.ts';

/** Values of options that several commands take; what does not fit is an error with an example of what does. */
export const cityOf = (text: string): string => {
  const city = cityIdSchema.safeParse(text);
  if (city.success) return city.data;
  throw new InvalidArgumentError('A city is written as gn- and its GeoNames number, such as gn-3688689.');
};

export const addressOf = (text: string): string => {
  const address = z.email().safeParse(text.trim());
  if (address.success) return address.data;
  throw new InvalidArgumentError('An e-mail address looks like name@city.example.');
};

export const wholeNumber =
  (most: number) =>
  (text: string): number => {
    const number = Number(text);
    if (Number.isInteger(number) && number > 0 && number <= most) return number;
    throw new InvalidArgumentError(`A whole number from 1 to ${most}.`);
  };
