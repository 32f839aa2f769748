import { type ApolloServerPlugin, type BaseContext, HeaderMap } from '@apollo/server';
import { type FormattedExecutionResult, OperationTypeNode } from 'graphql';
import { Role } from '../../access/viewer.js';
import type { Ctx } from '../../context.js';
import type { Planned, Plans } from './plans.js';
import { Unplanned } from './unplanned.js';

/** `data` of an answer whose JSON is there already. */
class Ready {
  constructor(readonly json: Planned['json']) {}
}

const HEADER = 'x-plimsoll-plan';

/** Answers queries by plans before graphql-js would execute them; where a plan ends, it executes as ever. */
export function planDoor(plans: Plans): ApolloServerPlugin<BaseContext & Ctx> {
  return {
    requestDidStart: async () => ({
      async responseForOperation({ contextValue, document, operation, request }) {
        // Whatever its types say, Apollo comes here without an operation where the document has none of the name.
        if (!operation || operation.operation === OperationTypeNode.SUBSCRIPTION) return null;
        const answered = await plans.answer(contextValue, { document, operation, variables: request.variables ?? {} });
        if (request.http?.headers.get(HEADER) === '1' && contextValue.viewer.role === Role.ADMIN)
          contextValue.extensions.plan = toldOf(answered);
        if (answered instanceof Unplanned) return null;
        const data: object = new Ready(answered.json);
        const singleResult = { data: data as Record<string, unknown> };
        return { http: { status: undefined, headers: new HeaderMap() }, body: { kind: 'single', singleResult } };
      },
    }),
  };
}

/** What an admin is told of how its query was answered. */
function toldOf(answered: Awaited<ReturnType<Plans['answer']>>): object {
  if (answered instanceof Unplanned) return { isPlanned: false, reason: answered.reason, what: answered.what };
  const { sql, rows, ms, compiledMs } = answered;
  return { isPlanned: true, sql, rows, ms: rounded(ms), compiledMs: rounded(compiledMs) };
}

function rounded(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}

/** An answer as JSON: what is ready goes in as it is. */
export function written(answer: FormattedExecutionResult): Buffer {
  const { data, ...rest } = answer as { data?: unknown };
  if (!(data instanceof Ready)) return Buffer.from(`${JSON.stringify(answer)}\n`);
  const others = JSON.stringify(rest).slice(1, -1);
  return data.json.within('{"data":', `${others && `,${others}`}}\n`);
}
