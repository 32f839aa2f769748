import {
  Arg,
  Args,
  Authorized,
  Ctx as Context,
  FieldResolver,
  ID,
  Mutation,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { signedAddress } from '../platform/access/signed-address.js';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { openStateFeed, type StateBatch } from '../platform/live/state-feed.js';
import { whereOf } from '../platform/read/filter.js';
import { findVisible, findVisibleMany } from '../platform/read/find.js';
import { type Page, page, pageOfEach } from '../platform/read/page.js';
import { UPLOAD_DOOR } from './accept-file.js';
import { cancelLeadImport } from './cancel-lead-import.js';
import { createLeadImport } from './create-lead-import.js';
import { REFUSED_ROWS_DOOR } from './export-refused-rows.js';
import { LeadImportStatus } from './lead-import.enums.js';
import { importProgressFeed } from './lead-import.feed.js';
import {
  LEAD_IMPORT_ERROR_LIST,
  LEAD_IMPORT_LIST,
  LeadImportConnection,
  LeadImportRowErrorConnection,
  LeadImportView,
  leadImports,
} from './lead-import.graphql.js';
import type { LeadImport, LeadImportError } from './lead-import.js';
import {
  CancelLeadImportInput,
  CancelLeadImportPayload,
  CreateLeadImportInput,
  CreateLeadImportPayload,
  ImportProgressedArgs,
  ImportProgressedBatch,
  LEAD_IMPORT_CONDITIONS,
  LEAD_IMPORT_ERROR_CONDITIONS,
  LeadImportErrorListArgs,
  LeadImportListArgs,
} from './lead-import-inputs.graphql.js';

const ADDRESS_MS = 3_600_000;

@Resolver(() => LeadImportView)
export class LeadImportResolver {
  @Authorized(Role.ADMIN, Role.MARKETER, Role.PARTNER)
  @Query(() => LeadImportView, { nullable: true, description: 'An import, or null.' })
  leadImport(
    @Context() ctx: Ctx,
    @Arg('id', () => ID, { description: 'The import.' }) id: string,
  ): Promise<LeadImport | null> {
    return findVisible(ctx, leadImports, id);
  }

  @Authorized(Role.ADMIN, Role.MARKETER, Role.PARTNER)
  @Query(() => LeadImportConnection.Connection, {
    description: 'Imports that you may see: an administrator all, anybody else those that it began.',
  })
  leadImports(
    @Context() ctx: Ctx,
    @Args(() => LeadImportListArgs) args: LeadImportListArgs,
  ): Promise<Page<LeadImport>> {
    return page(ctx, LEAD_IMPORT_LIST, { ...args, where: whereOf(args.filter, LEAD_IMPORT_CONDITIONS) });
  }

  @Authorized(Role.ADMIN, Role.MARKETER, Role.PARTNER)
  @Mutation(() => CreateLeadImportPayload, {
    description:
      'Prepare the bringing in of a CSV file (UTF-8), then PUT it to `uploadUrl`. A marketer brings in leads that nobody holds; so does a partner, whose leads are its own and are matched against its own only. The same file again changes nothing.',
  })
  async createLeadImport(
    @Context() ctx: Ctx,
    @Arg('input', () => CreateLeadImportInput, { description: 'The input.' }) input: CreateLeadImportInput,
  ): Promise<CreateLeadImportPayload> {
    return { leadImport: await createLeadImport(ctx, input) };
  }

  @Authorized(Role.ADMIN, Role.MARKETER, Role.PARTNER)
  @Mutation(() => CancelLeadImportPayload, {
    description: 'End an import that is not over. What was brought in stays; one that is cancelled already stays so.',
  })
  async cancelLeadImport(
    @Context() ctx: Ctx,
    @Arg('input', () => CancelLeadImportInput, { description: 'The input.' }) input: CancelLeadImportInput,
  ): Promise<CancelLeadImportPayload> {
    return { leadImport: await cancelLeadImport(ctx, input) };
  }

  @Authorized(Role.ADMIN, Role.MARKETER, Role.PARTNER)
  @Subscription(() => ImportProgressedBatch, {
    description: 'How far an import is: its present state first, then the newest state. Its end is told too.',
    subscribe: ({ args, context }: { readonly args: ImportProgressedArgs; readonly context: Ctx }) =>
      openStateFeed(context, importProgressFeed, { filter: { id: args.id }, minIntervalMs: args.minIntervalMs ?? 250 }),
  })
  async importProgressed(
    @Root() { cursor, ids, removedIds, isSnapshot }: StateBatch,
    @Context() ctx: Ctx,
    @Args(() => ImportProgressedArgs) _args: ImportProgressedArgs,
  ): Promise<object> {
    const imports = (await findVisibleMany(ctx, leadImports, ids)).filter(one => one !== null);
    return { cursor, removedIds, isSnapshot, imports };
  }
}

@Resolver(() => LeadImportView)
export class LeadImportFilesResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Where the file goes, for whoever made the import: a path on the same origin, signed, for this import and one file, until `uploadExpiresAt`; null when none is waited for. `PUT` the file with `content-type: text/csv`; 201 says that it is complete. After a cut `HEAD` tells in `upload-offset` how many bytes are kept: go on by a `PUT` with `content-range: bytes <first>-<last>/<size>`, or begin again by a `PUT` without it. Parts may be sent one after another in the same way; 202 says that more is waited for.',
  })
  uploadUrl(@Root() one: LeadImport, @Context() ctx: Ctx): string | null {
    if (one.status !== LeadImportStatus.PENDING || one.createdBy !== ctx.viewer.subject) return null;
    const place = { door: UPLOAD_DOOR, id: one.id, expiresAtMs: one.uploadExpiresAt.getTime() };
    return signedAddress(place, ctx.runtime.config);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Where the refused rows are fetched as CSV: a path on the same origin, signed, for an hour; null when there are none. Its first column says why; corrected, the file can be brought in again as it is, with the same mapping. Kept for 30 days.',
  })
  async errorsUrl(@Root() { id, failedCount }: LeadImport, @Context() ctx: Ctx): Promise<string | null> {
    if (failedCount === 0) return null;
    const expiresAtMs = (await ctx.runtime.now()).getTime() + ADDRESS_MS;
    return signedAddress({ door: REFUSED_ROWS_DOOR, id, expiresAtMs }, ctx.runtime.config);
  }

  @FieldResolver(() => LeadImportRowErrorConnection.Connection, {
    description: 'What is wrong with its rows, by line. Kept for 30 days after the end.',
  })
  errors(
    @Root() { id }: LeadImport,
    @Context() ctx: Ctx,
    @Args(() => LeadImportErrorListArgs) args: LeadImportErrorListArgs,
  ): Promise<Page<LeadImportError>> {
    const where = whereOf(args.filter, LEAD_IMPORT_ERROR_CONDITIONS);
    return pageOfEach(ctx, LEAD_IMPORT_ERROR_LIST, { property: 'import', id }, { ...args, where });
  }
}
