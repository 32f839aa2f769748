import { LIMITS } from './limits.js';

/** The role of every statement of the application: it owns nothing, so a mistake here cannot change the schema. */
const APP_ROLE = 'plimsoll_app';

/**
 * The start-up options of a connection that works as the application: its role and its time limits, from the first statement on.
 * For every client of the database but the migrations.
 */
export const APP_CONNECTION_OPTIONS = [
  `role=${APP_ROLE}`,
  `statement_timeout=${LIMITS.statementTimeoutMs}`,
  `lock_timeout=${LIMITS.lockTimeoutMs}`,
  `idle_in_transaction_session_timeout=${LIMITS.idleInTransactionTimeoutMs}`,
  'TimeZone=UTC',
  // A page read at random costs little more than one in turn: on any disk of today, and in memory all the more.
  'random_page_cost=1.1',
]
  .map(option => `-c ${option}`)
  .join(' ');
