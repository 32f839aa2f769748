import {
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLScalarType,
  getNamedType,
  getNullableType,
  isListType,
  isNonNullType,
  isScalarType,
} from 'graphql';
import type { Ctx } from '../context.js';
import { prefixOf } from '../ids.js';
import { Refusal, UserErrorCode } from '../refusal.js';
import { nodeById } from './find.js';
import { messageOf } from './messages.js';
import type { UserErrorView } from './user-error.graphql.js';
import { typeNameOf, viewOfPrefix } from './view.js';

/**
 * The bridge between a Refusal and the payload, outside the transaction that it rolled back: what the work returns, or
 * what `refused` makes of the object as it is now (null but for STALE_VERSION), with `userErrors`.
 */
export async function answer<P extends object, S = unknown>(
  ctx: Ctx,
  work: () => Promise<P>,
  refused: (shown: S | null) => P,
): Promise<P & { userErrors: readonly UserErrorView[] }> {
  try {
    return { userErrors: [], ...(await work()) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const shown = await shownAfter(ctx, error);
    return { ...refused(shown as S | null), userErrors: userErrorsOf(ctx, error) };
  }
}

/** The problems of a refusal as the client reads them. */
export function userErrorsOf(ctx: Ctx, refusal: Refusal): UserErrorView[] {
  return refusal.problems.map(problem => ({
    code: problem.code,
    message: messageOf(problem, ctx.locale),
    field: problem.field ?? null,
    nextAllowedAt: problem.nextAllowedAt ? new Date(problem.nextAllowedAt) : null,
  }));
}

/** A refusal as the payload of any mutation: the object it is about as it is now, nothing else, and `userErrors`. */
export async function refusedPayload(ctx: Ctx, type: GraphQLObjectType, refusal: Refusal): Promise<object> {
  const subject = refusal.subjectId ? typeNameOf(viewOfPrefix(prefixOf(refusal.subjectId))?.viewClass) : undefined;
  const payload: Record<string, unknown> = {};
  for (const field of Object.values(type.getFields())) {
    const isSubject = subject !== undefined && getNullableType(field.type).toString() === subject;
    payload[field.name] = isSubject ? await shownAfter(ctx, refusal) : emptyOf(field.type);
  }
  payload.userErrors = userErrorsOf(ctx, refusal);
  return payload;
}

async function shownAfter(ctx: Ctx, { problems, subjectId }: Refusal): Promise<object | null> {
  const isStale = problems.some(({ code }) => code === UserErrorCode.STALE_VERSION);
  return isStale && subjectId ? nodeById(ctx, subjectId) : null;
}

const EMPTY_SCALARS: Readonly<Record<string, unknown>> = { Int: 0, Float: 0, SafeInt: 0, Boolean: false };

/** Nothing was done: counts are 0, lists empty, the rest null. */
function emptyOf(type: GraphQLOutputType): unknown {
  if (!isNonNullType(type)) return null;
  if (isListType(getNullableType(type))) return [];
  const named = getNamedType(type);
  return isScalarType(named) ? (EMPTY_SCALARS[(named as GraphQLScalarType).name] ?? null) : null;
}
