import { Field, Int, ObjectType } from 'type-graphql';
import { Sized } from '../platform/http/sized.js';
import { PayloadView, UserErrorView } from '../platform/read/user-error.graphql.js';
import { open, shape } from '../platform/read/view.js';
import { LeadView } from './lead.graphql.js';
import type { Lead } from './lead.js';
import { BulkRowStatus } from './upsert-leads.js';

/** A payload that shows one lead. */
@ObjectType({ description: 'What every change of one lead answers.' })
export abstract class LeadPayload extends PayloadView {
  @Field(() => LeadView, {
    nullable: true,
    description:
      'The lead after the change; on `STALE_VERSION` as it is now; else null when `userErrors` is not empty.',
  })
  lead?: Lead | null;
}

@ObjectType({ description: 'Result of `createLead`.' })
export class CreateLeadPayload extends LeadPayload {}

@ObjectType({ description: 'Result of `updateLead`.' })
export class UpdateLeadPayload extends LeadPayload {}

@ObjectType({ description: 'Result of `moveLead`.' })
export class MoveLeadPayload extends LeadPayload {}

@ObjectType({ description: 'Result of `closeLead`.' })
export class CloseLeadPayload extends LeadPayload {}

@ObjectType({ description: 'Result of `reopenLead`.' })
export class ReopenLeadPayload extends LeadPayload {}

@ObjectType({ description: 'What became of one row of `upsertLeads`.' })
export class LeadBulkRowResult {
  @Field(() => Int, { description: 'Position in `input.rows`, from 0.' })
  index!: number;

  @Field(() => BulkRowStatus, { description: 'What became of it.' })
  status!: BulkRowStatus;

  @Field(() => LeadView, {
    nullable: true,
    description: 'The lead; null when the row was rejected or nothing was written.',
  })
  lead?: Lead | null;

  @Field(() => [UserErrorView], { description: 'Empty unless the row was rejected.' })
  userErrors!: UserErrorView[];
}
shape(LeadBulkRowResult, { index: open, status: open, lead: open, userErrors: open });

@ObjectType({ description: 'Result of `upsertLeads`.' })
export class UpsertLeadsPayload extends PayloadView {
  @Field(() => Int, { description: 'Rows that made a lead.' })
  createdCount?: number;

  @Field(() => Int, { description: 'Rows that corrected a lead.' })
  updatedCount?: number;

  @Field(() => Int, { description: 'Rows that were rejected.' })
  rejectedCount?: number;

  @Sized(25)
  @Field(() => [LeadBulkRowResult], { description: 'One for each row, in the order of the rows.' })
  results?: LeadBulkRowResult[];
}
