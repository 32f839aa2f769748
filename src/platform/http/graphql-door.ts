import { AsyncLocalStorage } from 'node:async_hooks';
import { ApolloServer, type ApolloServerPlugin, type BaseContext, HeaderMap } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import type { Request, RequestHandler, Response } from 'express';
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
import { onlyLooks, RepeatedAnswers, type WholeAnswer } from './repeated.js';

export interface GraphqlDoorParts {
  readonly documents: Documents;
  readonly log: Logger;
  /** Whom a bearer token speaks for, as of now; throws `TokenRefused`. */
  readonly viewerOf: (token: string) => Promise<Viewer>;
  readonly contextFor: (viewer: Viewer, options: { requestId: string; locale: Locale }) => Promise<Ctx>;
  /** Where the log stands, as far as this process knows. */
  readonly place: () => string;
  /** Answers queries as a whole where it can; null: every field is resolved. */
  readonly plans: { readonly plugin: ApolloServerPlugin<HttpContext>; readonly written: WriteAnswer } | null;
}

/** An answer as JSON. */
type WriteAnswer = (answer: FormattedExecutionResult) => Buffer;

interface HttpContext extends BaseContext, Ctx {}

/** What is known of a request all along its way. */
interface Asked {
  readonly requestId: string;
  isRepeatable: boolean;
  /** What was written of the answer. Apollo would carry it as a text, and it is bytes already. */
  written: Buffer | null;
}

/** Operations over HTTP: queries and mutations of those who are signed in, with the limits and the errors that sockets have too. */
export async function openGraphqlDoor(
  parts: GraphqlDoorParts,
): Promise<{ handler: RequestHandler; stop(): Promise<void> }> {
  // Apollo formats errors without their request, some before there is a context.
  const asked = new AsyncLocalStorage<Asked>();
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
      formatError(error, { requestId: asked.getStore()?.requestId ?? 'none', log: parts.log }),
    // Nothing is kept by caches on the way, so no field is asked how long it may be.
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      gate(parts, asked),
      ...(parts.plans ? [parts.plans.plugin] : []),
    ],
    ...(parts.plans && { stringifyResult: writing(parts.plans.written, asked) }),
  });
  await server.start();
  const context = async (request: Request, signedIn: Promise<Viewer>): Promise<HttpContext> => {
    const requestId = requestIdOf(request);
    const viewer = await signedIn.catch(asAnswer);
    return parts.contextFor(viewer, { requestId, locale: localeOf(request.headers['accept-language'], viewer) });
  };
  const make = (request: Request, signedIn: Promise<Viewer>): Promise<WholeAnswer> => {
    const about: Asked = { requestId: requestIdOf(request), isRepeatable: false, written: null };
    return asked.run(about, async () => {
      const httpGraphQLRequest = requestFor(request);
      const answer = await server.executeHTTPGraphQLRequest({
        httpGraphQLRequest,
        context: () => context(request, signedIn),
      });
      return { ...wholeOf(answer, about.written), isRepeatable: about.isRepeatable };
    });
  };
  const repeated = new RepeatedAnswers(parts.place, () => performance.now());
  const handler: RequestHandler = async (request, response) => {
    const signedIn = signIn(parts, request.headers.authorization);
    const key = await screenKey(request, signedIn);
    const answer = () => make(request, signedIn);
    write(response, await (key === null ? answer() : repeated.answer(key, answer)));
  };
  return { handler, stop: () => server.stop() };
}

/** All that the answer to a screen depends on; null for others. The text of a query is long, and goes in as it is. */
async function screenKey({ method, headers, body }: Request, signedIn: Promise<Viewer>): Promise<string | null> {
  const { accept, 'accept-language': language } = headers;
  const viewer = await signedIn.catch(() => null);
  if (method !== 'POST' || !viewer || !onlyLooks(viewer)) return null;
  if (!isPlain(body) || typeof body.query !== 'string') return JSON.stringify([viewer, accept, language, body]);
  const { query: text, ...rest } = body;
  return `${JSON.stringify([viewer, accept, language, rest])}${text}`;
}

function isPlain(body: unknown): body is Record<string, unknown> {
  return typeof body === 'object' && body !== null && !Array.isArray(body);
}

function requestFor(request: Request): HTTPGraphQLRequest {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  const at = request.url.indexOf('?');
  return { method: request.method, headers, search: at < 0 ? '' : request.url.slice(at), body: request.body };
}

/** Hands what is written past Apollo, which is given nothing to carry. */
function writing(write: WriteAnswer, asked: AsyncLocalStorage<Asked>): (answer: FormattedExecutionResult) => string {
  return answer => {
    const bytes = write(answer);
    const about = asked.getStore();
    if (!about) return bytes.toString();
    about.written = bytes;
    return '';
  };
}

function wholeOf(
  { status = 200, headers, body }: HTTPGraphQLResponse,
  written: Buffer | null,
): Omit<WholeAnswer, 'isRepeatable'> {
  if (body.kind !== 'complete') throw new Error('answers come in one piece');
  return { status, headers: [...headers], body: written && body.string === '' ? written : Buffer.from(body.string) };
}

function write(response: Response, { status, headers, body }: WholeAnswer): void {
  for (const [name, value] of headers) response.setHeader(name, value);
  response.setHeader('content-length', body.length);
  response.statusCode = status;
  response.end(body);
}

type HTTPGraphQLRequest = Parameters<ApolloServer['executeHTTPGraphQLRequest']>[0]['httpGraphQLRequest'];
type HTTPGraphQLResponse = Awaited<ReturnType<ApolloServer['executeHTTPGraphQLRequest']>>;

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
function gate({ documents, log }: GraphqlDoorParts, asked: AsyncLocalStorage<Asked>): ApolloServerPlugin<HttpContext> {
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
        async willSendResponse({ response, contextValue, operation, operationName }) {
          if (response.body.kind !== 'single') return;
          const { singleResult } = response.body;
          const about = asked.getStore();
          if (about) about.isRepeatable = operation?.operation === OperationTypeNode.QUERY && !singleResult.errors;
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
