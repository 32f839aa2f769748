import type { Ctx } from '../platform/context.js';
import { badUserInput } from '../platform/errors.js';
import { steadyWhereOf, whereOf } from '../platform/read/filter.js';
import type { Where } from '../platform/read/keyset.js';
import { type ListArgs, type Page, page } from '../platform/read/page.js';
import { findSegment } from './find-segments.js';
import { readFilter, segmentsIn } from './kept-filter.graphql.js';
import type { Lead } from './lead.js';
import { LEAD_LIST, type LeadListArgs, type LeadOrderField, leadConditions, leadOrder } from './lead-lists.graphql.js';
import { segments } from './segment.graphql.js';

const SEGMENTS_LIMIT = 10;

/** What a client asks of a list of leads. */
export async function leadsAsked(ctx: Ctx, args: LeadListArgs): Promise<ListArgs<LeadOrderField>> {
  return { ...args, orderBy: await leadOrder(ctx, args.orderBy), where: await leadsWhere(ctx, args.filter) };
}

/** The leads of a filter that was kept, as the viewer may see them; null where it cannot be asked any more. */
export async function leadsOfKept(ctx: Ctx, kept: object, args: LeadListArgs): Promise<Page<Lead> | null> {
  const { filter, problems } = await readFilter(ctx, kept);
  if (problems.length > 0) return null;
  const [own, asked] = [await leadsWhere(ctx, filter), await leadsAsked(ctx, args)];
  return page(ctx, LEAD_LIST, { ...asked, where: { $and: [own, asked.where ?? {}] } });
}

/**
 * The condition of a filter on leads, segments put in by what their own filters say now. One that the viewer may not see is
 * as one that is not there: nobody is in it. A filter may name 10 segments at most.
 */
export async function leadsWhere(ctx: Ctx, filter: object | null | undefined): Promise<Where> {
  const ids = [...new Set(segmentsIn(filter ?? {}).map(({ name }) => name))];
  if (ids.length > SEGMENTS_LIMIT)
    throw badUserInput(`A filter may name ${SEGMENTS_LIMIT} segments at most.`, ['filter']);
  const wheres = new Map(await Promise.all(ids.map(async id => [id, await whereOfSegment(ctx, id)] as const)));
  return whereOf(filter, await leadConditions(ctx, filter, test => within(test as InSegment, wheres)));
}

async function whereOfSegment(ctx: Ctx, id: string): Promise<Where> {
  const segment = segments.rows[ctx.viewer.role] === 'NONE' ? null : await findSegment(ctx, id);
  if (!segment) return NOBODY;
  const { filter, problems } = await readFilter(ctx, segment.filter);
  if (problems.length > 0)
    throw badUserInput('A segment cannot be asked any more: its `problems` say why.', ['filter', 'segmentId']);
  return steadyWhereOf(filter, await leadConditions(ctx, filter, () => NOBODY));
}

const NOBODY: Where = { $or: [] };

interface InSegment {
  readonly eq?: string | null;
  readonly in?: readonly string[] | null;
}

function within({ eq, in: oneOf }: InSegment, wheres: ReadonlyMap<string, Where>): Where {
  const parts: Where[] = [];
  if (eq != null) parts.push(wheres.get(eq) ?? NOBODY);
  if (oneOf != null) parts.push({ $or: oneOf.map(id => wheres.get(id) ?? NOBODY) });
  return { $and: parts };
}
