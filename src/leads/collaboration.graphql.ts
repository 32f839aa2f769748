import { ArgsType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { DateTime } from '../platform/read/scalars.js';
import { open } from '../platform/read/view.js';
import { reps } from '../reps/rep.graphql.js';
import { CollaboratorRole } from './lead.enums.js';
import { LeadChangeInput } from './lead-inputs.graphql.js';
import { LeadPayload } from './lead-payloads.graphql.js';

@InputType({ description: 'Input of `addCollaborator`.' })
export class AddCollaboratorInput extends LeadChangeInput {
  @Field(() => ID, { description: 'The rep, of any team; not its owner.' })
  repId!: string;

  @Field(() => CollaboratorRole, { description: 'What the rep does for it. Said again, it is another role.' })
  role!: CollaboratorRole;
}

@InputType({ description: 'Input of `removeCollaborator`.' })
export class RemoveCollaboratorInput extends LeadChangeInput {
  @Field(() => ID, { description: 'The rep.' })
  repId!: string;
}

@ObjectType({ description: 'Result of `addCollaborator`.' })
export class AddCollaboratorPayload extends LeadPayload {}

@ObjectType({ description: 'Result of `removeCollaborator`.' })
export class RemoveCollaboratorPayload extends LeadPayload {}

@ArgsType()
export class CreditedWinsArgs {
  @Field(() => DateTime, { description: 'The first instant that counts.' })
  from!: Date;

  @Field(() => DateTime, { description: 'The first instant after it that does not.' })
  to!: Date;
}

reps.add({ creditedWinCount: { mask: open, byId: true } });
