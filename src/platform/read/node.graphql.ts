import { Field, ID, InterfaceType } from 'type-graphql';
import { prefixOf } from '../ids.js';
import { typeNameOf, viewOfPrefix } from './view.js';

/** What every object with an identity is; which kind, its id says. */
@InterfaceType('Node', {
  description: 'Anything with a globally unique ID.',
  autoRegisterImplementations: false,
  resolveType: (value: { id: string }) => typeNameOf(viewOfPrefix(prefixOf(value.id))?.viewClass),
})
export abstract class Node {
  @Field(() => ID, { description: 'Opaque, globally unique. Starts with a type prefix, e.g. `lead_`. Never parse it.' })
  id!: string;
}
