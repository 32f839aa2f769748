import { Field, ObjectType } from 'type-graphql';
import { Role } from '../platform/access/viewer.js';
import { Money } from '../platform/read/money.graphql.js';
import { DateTime, EmailAddress, PhoneNumber } from '../platform/read/scalars.js';
import { type Mask, open, personal, shape } from '../platform/read/view.js';
import { RepView } from '../reps/rep.graphql.js';
import { BuyingRole, CollaboratorRole, OutcomeReason, OutcomeResult } from './lead.enums.js';

const ofTheHouse: Mask = { [Role.PARTNER]: true };

@ObjectType('LeadPermissions', {
  description: 'What you may do to a lead now, as far as your role, its holder and its placement decide.',
})
export class LeadPermissionsView {
  @Field(() => Boolean, { description: 'Correct it: `updateLead`, `setTier`, `setTemperature`, `setValidity`.' })
  update!: boolean;

  @Field(() => Boolean, { description: 'Move it to another stage: `moveLead`.' })
  move!: boolean;

  @Field(() => Boolean, { description: 'Decide it: `closeLead`.' })
  close!: boolean;

  @Field(() => Boolean, { description: 'Bring it back into play: `reopenLead`.' })
  reopen!: boolean;

  @Field(() => Boolean, { description: 'Take it from its pool: `claimLead`.' })
  claim!: boolean;

  @Field(() => Boolean, { description: 'Give it to a rep: `assignLead`.' })
  assign!: boolean;

  @Field(() => Boolean, { description: 'Hand it to another rep: `transferLead`.' })
  transfer!: boolean;

  @Field(() => Boolean, { description: 'Give it back: `releaseLead`.' })
  release!: boolean;

  @Field(() => Boolean, { description: 'Take it back from its holder: `recallLead`.' })
  recall!: boolean;

  @Field(() => Boolean, { description: 'Log a touch: `logInteraction`.' })
  log!: boolean;

  @Field(() => Boolean, { description: 'Merge it with others that are the same: `mergeLeads`.' })
  merge!: boolean;

  @Field(() => Boolean, { description: 'Say who works on it: `addCollaborator`, `removeCollaborator`.' })
  share!: boolean;

  @Field(() => Boolean, { description: 'Move it to another pool: `moveToPool`.' })
  pool!: boolean;
}
shape(LeadPermissionsView, {
  update: open,
  move: open,
  close: open,
  reopen: open,
  claim: open,
  assign: open,
  transfer: open,
  release: open,
  recall: open,
  log: open,
  merge: open,
  share: open,
  pool: open,
});

@ObjectType('LeadOutcome', { description: 'How a lead was decided and why.' })
export class LeadOutcomeView {
  @Field(() => OutcomeResult, { description: 'How it was decided.' })
  result!: OutcomeResult;

  @Field(() => OutcomeReason, { description: 'Why.' })
  reason!: OutcomeReason;

  @Field(() => String, { nullable: true, description: 'The competitor that it went to.' })
  competitor!: string | null;

  @Field(() => Money, { nullable: true, description: 'What was sold for.' })
  amount!: Money | null;

  @Field(() => Money, { nullable: true, description: 'What is left of it after cost.' })
  grossProfit!: Money | null;

  @Field(() => DateTime, { description: 'When it was decided.' })
  decidedAt!: Date;
}
shape(LeadOutcomeView, {
  result: open,
  reason: open,
  competitor: { ...ofTheHouse, [Role.WALLBOARD]: true },
  amount: { [Role.WALLBOARD]: true },
  grossProfit: { ...ofTheHouse, [Role.WALLBOARD]: true },
  decidedAt: open,
});

@ObjectType('LeadContact', { description: 'A further person on the buying side of a lead.' })
export class LeadContactView {
  @Field(() => BuyingRole, { description: 'What the person means for the decision.' })
  buyingRole!: BuyingRole;

  @Field(() => String, { nullable: true, description: 'Full name; null where your role may not see it.' })
  name!: string | null;

  @Field(() => EmailAddress, { nullable: true, description: 'E-mail; null where your role may not see it.' })
  email!: string | null;

  @Field(() => PhoneNumber, { nullable: true, description: 'Telephone; null where your role may not see it.' })
  phone!: string | null;
}
shape(LeadContactView, { buyingRole: open, name: personal, email: personal, phone: personal });

@ObjectType('LeadCollaborator', { description: 'A rep who works on a lead beside its owner; carries no load.' })
export class LeadCollaboratorView {
  @Field(() => RepView, { nullable: true, description: 'The rep; null where you may not see it.' })
  rep!: RepView | null;

  @Field(() => CollaboratorRole, { description: 'What the rep does for it.' })
  role!: CollaboratorRole;

  @Field(() => DateTime, { description: 'Since when it works on it.' })
  since!: Date;
}
shape(LeadCollaboratorView, { rep: open, role: open, since: open });

@ObjectType('LeadCredit', {
  description:
    'A rep who is credited for a lead; kept whatever becomes of it. Who holds a lead when it is won is credited for the win anyway.',
})
export class LeadCreditView {
  @Field(() => RepView, { nullable: true, description: 'The rep; null where you may not see it.' })
  rep!: RepView | null;

  @Field(() => CollaboratorRole, { description: 'As what it worked on it.' })
  role!: CollaboratorRole;

  @Field(() => DateTime, { description: 'When it was credited.' })
  creditedAt!: Date;
}
shape(LeadCreditView, { rep: open, role: open, creditedAt: open });
