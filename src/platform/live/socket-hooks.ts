import { randomUUID } from 'node:crypto';
import { createSourceEventStream, type ExecutionArgs, GraphQLError, OperationTypeNode } from 'graphql';
import type { Context, ServerOptions, SubscribePayload } from 'graphql-ws';
import { bearerOf, TokenRefused } from '../access/tokens.js';
import type { Viewer } from '../access/viewer.js';
import { operationNotFound, subscriptionLimit } from '../errors.js';
import { formatError } from '../http/format-error.js';
import { DocumentRefused } from '../http/operation.js';
import { checkCost } from '../http/operation-cost.js';
import { LIMITS } from '../limits.js';
import { Close, type CloseReason } from './close.js';
import type { Door } from './door.js';
import type { DoorSocket } from './door-socket.js';
import type { FrameOrder } from './frame.js';
import { Pump } from './pump.js';

type Init = Record<string, unknown>;
type SocketContext = Context<Init, DoorSocket>;

/** What graphql-ws asks along the protocol. No hook throws: graphql-ws would close the socket with 4500. */
export function hooksOf(door: Door): ServerOptions<Init, DoorSocket> {
  const pumps = new WeakMap<ExecutionArgs, Pump>();
  return {
    connectionInitWaitTimeout: LIMITS.socketInitWaitMs,
    onConnect: context => connect(door, context),
    onSubscribe: async (context, id, payload) => {
      try {
        const { args, pump } = await begin(door, context, { id, payload });
        pumps.set(args, pump);
        return args;
      } catch (error) {
        return faultsOf(error);
      }
    },
    subscribe: args => pumps.get(args) ?? { errors: [new GraphQLError('There is no such subscription.')] },
    // biome-ignore lint/complexity/useMaxParams: graphql-ws hands these four.
    onError: (_context, _id, payload, errors) => {
      const requestId = randomUUID();
      return errors.map(error =>
        formatError(error, { requestId, log: door.log, operation: payload.operationName ?? null }),
      );
    },
  };
}

async function connect(door: Door, { extra: socket, connectionParams }: SocketContext): Promise<Init | false> {
  const authorization =
    stringOf(connectionParams?.authorization ?? connectionParams?.Authorization) ??
    socket.request.headers.authorization;
  const viewer = await signIn(door, authorization);
  if (!('role' in viewer)) return refuse(socket, viewer);
  if (!socket.isOpen) return false;
  if (!door.socketsOf.take(viewer.subject)) return refuse(socket, Close.TOO_MANY_SOCKETS);
  socket.admit(viewer, authorization);
  const expiresAt = viewer.expiresAtMs === null ? null : new Date(viewer.expiresAtMs).toISOString();
  return { expiresAt, heartbeatSeconds: door.limits.heartbeatSeconds };
}

async function signIn(door: Door, authorization: string | undefined): Promise<Viewer | CloseReason> {
  try {
    const token = bearerOf(authorization);
    return token === null ? Close.TOKEN_MISSING : await door.viewerOf(token);
  } catch (error) {
    if (error instanceof TokenRefused) return error.reason === 'EXPIRED' ? Close.TOKEN_EXPIRED : Close.TOKEN_INVALID;
    door.log.warn({ err: error }, 'nobody can sign in just now');
    return Close.OVERLOADED;
  }
}

function refuse(socket: DoorSocket, reason: CloseReason): false {
  socket.close(reason[0], reason[1]);
  return false;
}

async function begin(
  door: Door,
  { extra: socket }: SocketContext,
  message: { id: string; payload: SubscribePayload },
): Promise<{ args: ExecutionArgs; pump: Pump }> {
  const { viewer } = socket;
  if (!viewer) throw operationNotFound('The socket is closing.');
  const order = orderOf(door, viewer, message.payload);
  if (!door.subscriptionsOf.take(viewer.subject)) throw subscriptionLimit(door.limits.subscriptionsOfIdentity);
  const onEnd = () => door.subscriptionsOf.giveBack(viewer.subject);
  try {
    const source = await sourceOf(order);
    const pump = new Pump({ id: message.id, source, socket, frames: door.frames, order, onEnd });
    return {
      pump,
      args: { schema: order.schema, document: order.document, operationName: order.operationName, contextValue: null },
    };
  } catch (error) {
    onEnd();
    throw error;
  }
}

function orderOf(door: Door, viewer: Viewer, payload: SubscribePayload): FrameOrder {
  const { schema } = door.documents;
  const operation = door.documents.prepare(
    { query: payload.query, operationName: payload.operationName ?? null },
    true,
  );
  if (operation.kind !== OperationTypeNode.SUBSCRIPTION) throw operationNotFound('Only subscriptions run on sockets.');
  const variables = payload.variables ?? {};
  checkCost(schema, operation, variables);
  return {
    schema,
    document: operation.document,
    operationName: operation.operationName,
    variables,
    viewer,
    contextFor: door.contextFor,
  };
}

async function sourceOf(order: FrameOrder): Promise<AsyncIterator<object>> {
  const { schema, document, operationName, variables, viewer, contextFor } = order;
  const contextValue = await contextFor(viewer);
  const source = await createSourceEventStream({
    schema,
    document,
    operationName,
    variableValues: variables,
    contextValue,
  });
  if (!(Symbol.asyncIterator in source)) throw new DocumentRefused(source.errors ?? []);
  return (source as AsyncIterable<object>)[Symbol.asyncIterator]();
}

function faultsOf(error: unknown): readonly GraphQLError[] {
  if (error instanceof DocumentRefused && error.errors.length > 0) return error.errors;
  if (error instanceof GraphQLError) return [error];
  return [new GraphQLError('failed', { originalError: error instanceof Error ? error : new Error(String(error)) })];
}

function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
