import type { IdempotentCall } from '../platform/db/idempotency.js';
import { Rep } from './rep.js';
import { Team } from './team.js';

/** An idempotent call whose answer is one rep: kept as its id. */
export function answerWithRep(mutation: string, input: { idempotencyKey?: string | null }): IdempotentCall<Rep> {
  return {
    mutation,
    key: input.idempotencyKey,
    input,
    pack: ({ id }) => id,
    unpack: (id, tx) => tx.em.findOneOrFail(Rep, { id: String(id) }),
  };
}

/** An idempotent call whose answer is one team: kept as its id. */
export function answerWithTeam(mutation: string, input: { idempotencyKey?: string | null }): IdempotentCall<Team> {
  return {
    mutation,
    key: input.idempotencyKey,
    input,
    pack: ({ id }) => id,
    unpack: (id, tx) => tx.em.findOneOrFail(Team, { id: String(id) }),
  };
}
