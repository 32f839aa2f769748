import { ArrayMaxSize, ArrayMinSize, Length, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { VersionedInput } from '../platform/read/change-input.graphql.js';
import { BooleanFilter, enumFilter, IDFilter, StringFilter } from '../platform/read/filter.graphql.js';
import type { FieldCondition } from '../platform/read/filter.js';
import { JsonObject } from '../platform/read/json-object.js';
import { PageArgs } from '../platform/read/page.js';
import { Cursor, SafeInt } from '../platform/read/scalars.js';
import { PayloadView } from '../platform/read/user-error.graphql.js';
import {
  LeadImportErrorPolicy,
  LeadImportField,
  LeadImportKind,
  LeadImportMatch,
  LeadImportStatus,
} from './lead-import.enums.js';
import { LeadImportOrder, LeadImportRowErrorOrder, LeadImportView } from './lead-import.graphql.js';
import type { LeadImport } from './lead-import.js';

@InputType({ description: 'What one column of the file says about a lead.' })
class LeadImportColumnInput {
  @Length(1, 200)
  @Field(() => String, { description: 'The column, as the header names it.' })
  column!: string;

  @Field(() => LeadImportField, { description: 'What it says. Each field at most once.' })
  field!: LeadImportField;
}

@InputType({ description: 'Input of `createLeadImport`.' })
export class CreateLeadImportInput {
  @Length(1, 255)
  @Field(() => String, { description: 'The name of the file, 1 to 255 characters.' })
  fileName!: string;

  @Field(() => SafeInt, {
    nullable: true,
    description:
      'The size of the file in bytes, if it is known. Larger than the server takes: `TOO_LARGE`, before anything is sent.',
  })
  sizeBytes?: number | null;

  @Field(() => JsonObject, {
    nullable: true,
    description:
      'What the columns mean, declared as in the files of `examples/mappings`: kind, name, sourceSystem, and a cell for each value. Give this or `columns`.',
  })
  mapping?: Record<string, unknown> | null;

  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Field(() => [LeadImportColumnInput], {
    nullable: true,
    description:
      'For a plain list of leads: what each column says, 1 to 50. The source system is `api`, cells are parted by commas.',
  })
  columns?: LeadImportColumnInput[] | null;

  @ArrayMaxSize(3)
  @Field(() => [LeadImportMatch], {
    nullable: true,
    description:
      'By what a row is taken for a lead that is known, beside its outside key, which always counts. Left out: by e-mail too. A known lead is corrected where a row says something else; a blank leaves it as it is.',
  })
  matchBy?: LeadImportMatch[] | null;

  @Field(() => LeadImportErrorPolicy, {
    defaultValue: LeadImportErrorPolicy.SKIP_ROWS,
    description: 'What is done about a row that is refused.',
  })
  errorPolicy!: LeadImportErrorPolicy;

  @Field(() => Boolean, { defaultValue: false, description: 'True: say what would be done, and do nothing.' })
  dryRun!: boolean;

  @Length(1, 255)
  @Field(() => String, { description: 'The same key and input within 7 days give the first result again.' })
  idempotencyKey!: string;
}

@InputType({ description: 'Input of `cancelLeadImport`.' })
export class CancelLeadImportInput extends VersionedInput {
  @Field(() => ID, { description: 'The import.' })
  id!: string;
}

@ObjectType({ description: 'Result of `createLeadImport`.' })
export class CreateLeadImportPayload extends PayloadView {
  @Field(() => LeadImportView, { nullable: true, description: 'The import; null when `userErrors` is not empty.' })
  leadImport?: LeadImport | null;
}

@ObjectType({ description: 'Result of `cancelLeadImport`.' })
export class CancelLeadImportPayload extends PayloadView {
  @Field(() => LeadImportView, {
    nullable: true,
    description: 'The import; on `STALE_VERSION` as it is now; else null when `userErrors` is not empty.',
  })
  leadImport?: LeadImport | null;
}

const KindFilter = enumFilter(LeadImportKind, 'LeadImportKindFilter');
const StatusFilter = enumFilter(LeadImportStatus, 'LeadImportStatusFilter');

@InputType({
  description: 'Conditions on imports. All given conditions must hold. At most 5 levels and 50 conditions.',
})
class LeadImportFilter {
  @Field(() => [LeadImportFilter], { nullable: true, description: 'All of these must hold.' })
  and?: LeadImportFilter[] | null;

  @Field(() => [LeadImportFilter], { nullable: true, description: 'At least one of these must hold.' })
  or?: LeadImportFilter[] | null;

  @Field(() => LeadImportFilter, { nullable: true, description: 'This must not hold.' })
  not?: LeadImportFilter | null;

  @Field(() => KindFilter, { nullable: true, description: 'By what the file tells of.' })
  kind?: InstanceType<typeof KindFilter> | null;

  @Field(() => StatusFilter, { nullable: true, description: 'By where the import stands.' })
  status?: InstanceType<typeof StatusFilter> | null;

  @Field(() => StringFilter, { nullable: true, description: 'By the name of the file.' })
  fileName?: StringFilter | null;

  @Field(() => BooleanFilter, { nullable: true, description: 'By whether it is a dry run.' })
  isDryRun?: BooleanFilter | null;

  @Field(() => IDFilter, { nullable: true, description: 'By partner.' })
  partnerId?: IDFilter | null;
}

export const LEAD_IMPORT_CONDITIONS: Record<string, FieldCondition> = {
  kind: 'kind',
  status: 'status',
  fileName: 'fileName',
  isDryRun: 'isDryRun',
  partnerId: { path: 'partner', id: 'partner' },
};

@InputType({
  description:
    'Conditions on the errors of an import. All given conditions must hold. At most 5 levels and 50 conditions.',
})
class LeadImportRowErrorFilter {
  @Field(() => [LeadImportRowErrorFilter], { nullable: true, description: 'All of these must hold.' })
  and?: LeadImportRowErrorFilter[] | null;

  @Field(() => [LeadImportRowErrorFilter], { nullable: true, description: 'At least one of these must hold.' })
  or?: LeadImportRowErrorFilter[] | null;

  @Field(() => LeadImportRowErrorFilter, { nullable: true, description: 'This must not hold.' })
  not?: LeadImportRowErrorFilter | null;

  @Field(() => BooleanFilter, { nullable: true, description: 'By whether the row was taken all the same.' })
  isWarning?: BooleanFilter | null;
}

export const LEAD_IMPORT_ERROR_CONDITIONS: Record<string, FieldCondition> = { isWarning: 'isWarning' };

@ArgsType()
export class LeadImportListArgs extends PageArgs {
  @Field(() => LeadImportFilter, { nullable: true, description: 'Conditions.' })
  filter?: LeadImportFilter | null;

  @Field(() => [LeadImportOrder], { nullable: true, description: 'Sort keys, first one first; newest when left out.' })
  orderBy?: InstanceType<typeof LeadImportOrder>[] | null;
}

@ArgsType()
export class LeadImportErrorListArgs extends PageArgs {
  @Field(() => LeadImportRowErrorFilter, { nullable: true, description: 'Conditions.' })
  filter?: LeadImportRowErrorFilter | null;

  @Field(() => [LeadImportRowErrorOrder], {
    nullable: true,
    description: 'Sort keys, first one first; by line when left out.',
  })
  orderBy?: InstanceType<typeof LeadImportRowErrorOrder>[] | null;
}

@ArgsType()
export class ImportProgressedArgs {
  @Field(() => ID, { description: 'The import.' })
  id!: string;

  @Field(() => Int, {
    defaultValue: 250,
    description: 'Least time between two states, 100 to 60,000 milliseconds.',
  })
  minIntervalMs!: number;
}

@ObjectType({ description: 'How far an import is: its present state first, then the newest state at every step.' })
export class ImportProgressedBatch {
  @Field(() => Cursor, { description: 'Place in the log when the state was read.' })
  cursor!: string;

  @Field(() => [LeadImportView], { description: 'The import as it is now; none, where you may see none.' })
  imports!: LeadImportView[];

  @Field(() => [ID], { description: 'The import, where it left your sight.' })
  removedIds!: string[];

  @Field(() => Boolean, { description: 'True in the first frame.' })
  isSnapshot!: boolean;
}
