import type { Config } from '../../platform/config.js';

/** A running server and the database behind it. */
export interface Place {
  readonly url: string;
  /** Logs in as the owner: the checkers read the tables, never the endpoint. */
  readonly databaseUrl: string;
  readonly access: Pick<Config, 'tokenSecret' | 'tokenIssuer' | 'tokenAudience'>;
}
