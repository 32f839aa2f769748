import { Field, ID, ObjectType } from 'type-graphql';
import '../access/role.graphql.js';
import { Role } from '../access/viewer.js';
import { open, shape } from './view.js';

@ObjectType('Viewer', { description: 'Who you are, as the policies see you.' })
export class ViewerView {
  @Field(() => Role, { description: 'Your role.' })
  role!: Role;

  @Field(() => ID, { nullable: true, description: 'The rep that you are.' })
  repId!: string | null;

  @Field(() => ID, { nullable: true, description: 'Your team.' })
  teamId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The partner that you are.' })
  partnerId!: string | null;
}
export const viewers = shape(ViewerView, { role: open, repId: open, teamId: open, partnerId: open });
