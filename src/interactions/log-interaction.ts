import { LeadAction } from '../leads/lead-permission.js';
import { lockLead } from '../leads/lock-lead.js';
import type { Ctx } from '../platform/context.js';
import type { IdempotentCall } from '../platform/db/idempotency.js';
import { transact } from '../platform/db/transact.js';
import { Interaction } from './interaction.js';
import { logTouch, type ToldTouch } from './touch-log.js';

export interface LogInteraction extends ToldTouch {
  leadId: string;
  idempotencyKey?: string | null;
}

/** Logs one touch. A touch of the same outside key is logged once. */
export function logInteraction(ctx: Ctx, input: LogInteraction): Promise<Interaction> {
  return transact(
    ctx,
    async tx => {
      const lead = await lockLead(tx, { id: input.leadId, field: 'leadId' }, LeadAction.LOG);
      return (await logTouch(tx, lead, input)).touch;
    },
    answerWithTouch(input),
  );
}

function answerWithTouch(input: LogInteraction): IdempotentCall<Interaction> {
  return {
    mutation: 'logInteraction',
    key: input.idempotencyKey,
    input,
    pack: ({ id }) => id,
    unpack: (id, tx) => tx.em.findOneOrFail(Interaction, { id: String(id) }),
  };
}
