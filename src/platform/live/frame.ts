import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  print,
  visit,
} from 'graphql';
import { policyClass, type Viewer } from '../access/viewer.js';
import type { Ctx } from '../context.js';
import { serviceUnavailable } from '../errors.js';
import { formatError } from '../http/format-error.js';
import { isOutage } from '../http/outage.js';
import { canonical } from './cursor.js';

/** One subscription as far as its frames depend on it. */
export interface FrameOrder {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly viewer: Viewer;
  readonly contextFor: (viewer: Viewer) => Promise<Ctx>;
}

/** The JSON of a frame's data by a plan; null where the resolvers must give it. */
export type PlanFrame = (
  ctx: Ctx,
  asked: {
    readonly document: DocumentNode;
    readonly operation: OperationDefinitionNode;
    readonly variables: Readonly<Record<string, unknown>>;
  },
  batch: object,
) => Promise<string | null>;

const RETRY_PAUSES_MS = [50, 200, 500, 1000, 2000];

/**
 * Turns batches into the bytes of their frames. A batch that a group shares is executed and serialised once for every
 * document, variables without `after`, and policy class; only the operation's id differs from socket to socket.
 */
export class Frames {
  private readonly made = new WeakMap<object, Map<string, Promise<Buffer>>>();

  constructor(private readonly plan: PlanFrame | null) {}

  /** The frame behind its id; throws what ends the subscription. */
  render(batch: object, order: FrameOrder, key: string): Promise<Buffer> {
    const ofBatch = this.made.get(batch) ?? new Map<string, Promise<Buffer>>();
    this.made.set(batch, ofBatch);
    const known = ofBatch.get(key);
    if (known) return known;
    const frame = renderOnce(batch, order, this.plan);
    // A failure is told to those who wait now; whoever asks later tries again.
    frame.catch(() => ofBatch.delete(key));
    ofBatch.set(key, frame);
    return frame;
  }
}

/** What makes two subscriptions' frames equal: the document and variables but for where they began, and who may see what. */
export function frameKey(order: FrameOrder): string {
  const document = withoutAfter(order.document);
  const used = new Set<string>();
  visit(document, { Variable: node => void used.add(node.name.value) });
  const variables = Object.fromEntries(Object.entries(order.variables).filter(([name]) => used.has(name)));
  const text = [print(document), order.operationName, canonical(variables), policyClass(order.viewer)].join('\n');
  return createHash('sha256').update(text).digest('base64');
}

function withoutAfter(document: DocumentNode): DocumentNode {
  return visit(document, {
    OperationDefinition: (node: OperationDefinitionNode) => ({
      ...node,
      variableDefinitions: [],
      selectionSet: {
        ...node.selectionSet,
        selections: node.selectionSet.selections.map(selection =>
          selection.kind === Kind.FIELD
            ? {
                ...selection,
                arguments: (selection.arguments ?? []).filter(argument => argument.name.value !== 'after'),
              }
            : selection,
        ),
      },
    }),
  });
}

async function renderOnce(batch: object, order: FrameOrder, plan: PlanFrame | null): Promise<Buffer> {
  for (const pauseMs of [0, ...RETRY_PAUSES_MS]) {
    if (pauseMs > 0) await pause(pauseMs);
    const attempt = await tryOnce(batch, order, plan);
    if (attempt) return attempt;
  }
  throw serviceUnavailable();
}

/** Null while what we stand on is away: a frame must not be skipped for that. */
async function tryOnce(batch: object, order: FrameOrder, plan: PlanFrame | null): Promise<Buffer | null> {
  const ctx = await order.contextFor(order.viewer).catch((error: unknown) => {
    if (isOutage(error)) return null;
    throw error;
  });
  if (!ctx) return null;
  const { schema, document, operationName, variables } = order;
  const operation = getOperationAST(document, operationName);
  const planned = plan && operation && (await plan(ctx, { document, operation, variables }, batch));
  if (planned) return Buffer.from(`,"type":"next","payload":{"data":${planned}}}`);
  const result = await execute({
    schema,
    document,
    operationName,
    variableValues: variables,
    rootValue: batch,
    contextValue: ctx,
  });
  if (result.errors?.some(error => isOutage(error.originalError))) return null;
  const [fault] = result.errors ?? [];
  if (fault && result.data == null) throw fault;
  return Buffer.from(`,"type":"next","payload":${JSON.stringify(payloadOf(result, ctx))}}`);
}

function payloadOf(result: ExecutionResult, ctx: Ctx): object {
  if (!result.errors) return { data: result.data };
  return {
    data: result.data,
    errors: result.errors.map(error => formatError(error, { requestId: ctx.requestId, log: ctx.log })),
  };
}
