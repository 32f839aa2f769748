import type { GraphQLField } from 'graphql';
import { Extensions } from 'type-graphql';
import { LIMITS } from '../limits.js';

const PRICED_AS = 'pricedAs';

/**
 * Declares how many objects a list without `first` and `ids` is priced as: about as many as there are of them in a
 * house of some size, which is no bound. A list that declares nothing is priced as `LIMITS.listObjectsPriced`.
 */
export function Sized(objects: number): MethodDecorator & PropertyDecorator {
  return Extensions({ [PRICED_AS]: objects });
}

/** How many objects a list without `first` and `ids` is priced as. */
export function sizeOf({ extensions }: GraphQLField<unknown, unknown>): number {
  const { [PRICED_AS]: size = LIMITS.listObjectsPriced } = extensions;
  return size as number;
}
