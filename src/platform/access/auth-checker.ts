import type { AuthCheckerFn } from 'type-graphql';
import { forbidden, unauthenticated } from '../errors.js';
import type { Role, Viewer } from './viewer.js';

/** For `@Authorized(Role…)`: nobody signed in → UNAUTHENTICATED, another role → FORBIDDEN; without roles: anyone signed in. */
export const authChecker: AuthCheckerFn<{ readonly viewer?: Viewer | null }, Role> = ({ context }, roles) => {
  if (!context.viewer) throw unauthenticated();
  if (roles.length > 0 && !roles.includes(context.viewer.role)) throw forbidden();
  return true;
};
