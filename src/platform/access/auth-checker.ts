import { type GraphQLResolveInfo, OperationTypeNode } from 'graphql';
import type { AuthCheckerFn } from 'type-graphql';
import { forbidden, unauthenticated } from '../errors.js';
import { type Role, Scope, type Viewer } from './viewer.js';

const SCOPE_OF: Readonly<Record<OperationTypeNode, Scope>> = {
  [OperationTypeNode.QUERY]: Scope.LEADS_READ,
  [OperationTypeNode.MUTATION]: Scope.LEADS_WRITE,
  [OperationTypeNode.SUBSCRIPTION]: Scope.FEEDS,
};
/** Whoever has a key may ask whose it is. */
const OF_NO_SCOPE = 'viewer';

/**
 * For `@Authorized(Role…)`: nobody signed in → UNAUTHENTICATED, another role → FORBIDDEN; without roles: anyone signed in.
 * A key must also have the scope of the kind of operation.
 */
export const authChecker: AuthCheckerFn<{ readonly viewer?: Viewer | null }, Role> = ({ context, info }, roles) => {
  const { viewer } = context;
  if (!viewer) throw unauthenticated();
  if (roles.length > 0 && !roles.includes(viewer.role)) throw forbidden();
  const lacking = scopeLacking(viewer, info);
  if (lacking) throw forbidden(`The key has no scope ${lacking}.`);
  return true;
};

function scopeLacking({ key }: Viewer, { operation, fieldName }: GraphQLResolveInfo): Scope | null {
  const scope = SCOPE_OF[operation.operation];
  return !key || key.scopes.includes(scope) || fieldName === OF_NO_SCOPE ? null : scope;
}
