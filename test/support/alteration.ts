import type { Ctx } from '../../src/platform/context.js';

/** Changes what a statement says, on its way to the database. */
export class Alteration {
  count = 0;
  constructor(
    readonly from: RegExp,
    readonly to: string,
  ) {}

  of(em: Ctx['em']): Ctx['em'] {
    const client = em.getConnection().getClient();
    const executeQuery = (query: { sql: string }) => {
      const sql = query.sql.replace(this.from, this.to);
      if (sql !== query.sql) this.count++;
      return client.executeQuery({ ...query, sql } as Parameters<typeof client.executeQuery>[0]);
    };
    const altered = {
      getConnection: () => ({ getClient: () => ({ executeQuery }) }),
      find: em.find.bind(em),
      isInTransaction: () => false,
    };
    return altered as object as Ctx['em'];
  }
}
