import { AsyncLocalStorage } from 'node:async_hooks';
import { ApolloServer, type ApolloServerPlugin, type BaseContext } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import type { RequestHandler } from 'express';
import { type FormattedExecutionResult, GraphQLError, OperationTypeNode } from 'graphql';
import { bearerOf, TokenRefused } from '../access/tokens.js';
import type { Viewer } from '../access/viewer.js';
import type { Ctx, Locale } from '../context.js';
import { operationNotFound, serviceUnavailable, unauthenticated } from '../errors.js';
import { LIMITS } from '../limits.js';
import type { Logger } from '../log.js';
import { requestIdOf } from './answers.js';
import { formatError } from './format-error.js';
import { type Documents, PARSE_OPTIONS } from './operation.js';
import { checkCost } from './operation-cost.js';
import { BOUND_RULES } from './operation-rules.js';
import { isOutage } from './outage.js';

export interface GraphqlDoorParts {
  readonly documents: Documents;
  readonly log: Logger;
  /** Whom a bearer token speaks for, as of now; throws `TokenRefused`. */
  readonly viewerOf: (token: string) => Promise<Viewer>;
  readonly contextFor: (viewer: Viewer, options: { requestId: string; locale: Locale }) => Promise<Ctx>;
  /** Answers queries as a whole where it can; null: every field is resolved. */
  readonly plans: { readonly plugin: ApolloServerPlugin<HttpContext>; readonly stringifyResult: WriteAnswer } | null;
}

/** An answer as JSON. */
type WriteAnswer = (answer: FormattedExecutionResult) => string;

interface HttpContext extends BaseContext, Ctx {}

/** Operations over HTTP: queries and mutations of those who are signed in, with the limits and the errors that sockets have too. */
export async function openGraphqlDoor(
  parts: GraphqlDoorParts,
): Promise<{ handler: RequestHandler; stop(): Promise<void> }> {
  // Apollo formats errors without their request, some before there is a context.
  const requestIds = new AsyncLocalStorage<string>();
  const server = new ApolloServer<HttpContext>({
    schema: parts.documents.schema,
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    stopOnTerminationSignals: false,
    maxRecursiveSelections: LIMITS.recursiveSelections,
    parseOptions: PARSE_OPTIONS,
    validationRules: [...BOUND_RULES],
    validationOptions: { maxErrors: LIMITS.errorsShown },
    logger: quiet(parts.log),
    formatError: (_formatted, error) =>
      formatError(error, { requestId: requestIds.getStore() ?? 'none', log: parts.log }),
    plugins: [gate(parts), ...(parts.plans ? [parts.plans.plugin] : [])],
    ...(parts.plans && { stringifyResult: parts.plans.stringifyResult }),
  });
  await server.start();
  const serve = expressMiddleware(server, {
    context: async ({ req }) => {
      const requestId = requestIdOf(req);
      const viewer = await signIn(parts, req.headers.authorization).catch(asAnswer);
      return parts.contextFor(viewer, { requestId, locale: localeOf(req.headers['accept-language'], viewer) });
    },
  }) as RequestHandler;
  const handler: RequestHandler = (request, response, next) =>
    requestIds.run(requestIdOf(request), () => serve(request, response, next));
  return { handler, stop: () => server.stop() };
}

async function signIn(parts: GraphqlDoorParts, authorization: string | undefined): Promise<Viewer> {
  try {
    const token = bearerOf(authorization);
    if (token !== null) return await parts.viewerOf(token);
  } catch (error) {
    if (error instanceof TokenRefused) throw unauthenticated(error.message);
    throw error;
  }
  throw unauthenticated();
}

/** Before an operation runs: only queries and mutations, none too costly. After it: what the answer says about itself. */
function gate({ documents, log }: GraphqlDoorParts): ApolloServerPlugin<HttpContext> {
  return {
    requestDidStart: async () => {
      let cost = 0;
      return {
        async didResolveOperation({ document, operation, operationName, request }) {
          if (operation?.operation === OperationTypeNode.SUBSCRIPTION)
            asAnswer(operationNotFound('Subscriptions run on sockets at this address.'));
          const prepared = { document, operationName, kind: operation?.operation ?? OperationTypeNode.QUERY };
          cost = priceOf(() => checkCost(documents.schema, prepared, request.variables ?? {}));
        },
        async willSendResponse({ response, contextValue, operationName }) {
          if (response.body.kind !== 'single') return;
          const { singleResult } = response.body;
          if (cost > 0)
            singleResult.extensions = {
              cost: { requested: cost, limit: LIMITS.costPoints },
              ...contextValue.extensions,
              ...singleResult.extensions,
            };
          const status = singleResult.data ? undefined : statusOf(singleResult.errors?.[0]?.extensions?.code);
          if (status) response.http.status = status;
          if (singleResult.errors)
            log.debug({ requestId: contextValue.requestId, operation: operationName }, 'answered with errors');
        },
      };
    },
  };
}

const STATUSES: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  RATE_LIMITED: 429,
  SERVICE_UNAVAILABLE: 503,
};

/** The status of an answer in which nothing ran for this reason, where its code has one of its own. */
function statusOf(code: unknown): number | undefined {
  return STATUSES[String(code)];
}

/** Throws what refuses an operation as a whole with its status: Apollo would answer 500. */
function asAnswer(error: unknown): never {
  const known = error instanceof GraphQLError ? error : isOutage(error) ? serviceUnavailable() : null;
  if (!known) throw error;
  const { message, nodes, extensions } = known;
  throw new GraphQLError(message, {
    nodes,
    extensions: { ...extensions, http: { status: statusOf(extensions.code) ?? 400 } },
  });
}

function priceOf(check: () => number): number {
  try {
    return check();
  } catch (error) {
    return asAnswer(error);
  }
}

/** The language that the request asks for; where it asks for none, or for any (`*`, as Node does), the one that was set. */
function localeOf(acceptLanguage: string | undefined, { preferences }: Viewer): Locale {
  if (/^\s*(\*.*)?$/.test(acceptLanguage ?? '')) return preferences?.locale ?? 'en';
  return /^\s*zh\b/i.test(acceptLanguage ?? '') ? 'zh-CN' : 'en';
}

function quiet(log: Logger) {
  const say = (message?: unknown) => log.debug(String(message));
  return {
    debug: say,
    info: say,
    warn: (message?: unknown) => log.warn(String(message)),
    error: (message?: unknown) => log.error(String(message)),
  };
}
