import { LockMode } from '@mikro-orm/core';
import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import type { Tx } from '../platform/db/tx.js';
import { refuseAll, refuseStale } from '../platform/refusal.js';
import { Organisation } from '../reps/organisation.js';
import { Stage } from './stage.js';
import { lockTakenAlong, lockWeights, takeAlong } from './stage-change.js';
import { judgeTierWeights, type TierWeight, WEIGHTLESS } from './weight.rules.js';

export interface SetTierWeights {
  readonly weights: readonly TierWeight[];
  readonly expectedVersion?: number | null;
  readonly idempotencyKey?: string | null;
}

/** The organisation with its new weights, and how many leads weigh something else now. */
export interface WeighedTiers {
  readonly organisation: Organisation;
  readonly changedLeadCount: number;
}

/** Says what leads of tiers weigh; tiers that are not named weigh what they did. Their leads are weighed anew, held or not, as where a stage changes. */
export function setTierWeights(ctx: Ctx, input: SetTierWeights): Promise<WeighedTiers> {
  return transact(
    ctx,
    async tx => {
      await lockWeights(tx);
      // Nobody else writes weights, so that the row is locked only once the leads are: whoever weighs a lead has it before.
      const known = await tx.em.findOneOrFail(Organisation, { onlyRow: true });
      refuseStale(known, input);
      refuseAll(judgeTierWeights(input.weights));
      const changed = input.weights.filter(({ tier, weight }) => weight !== known.tierWeights[tier]);
      if (changed.length === 0) return { organisation: known, changedLeadCount: 0 };
      const stages = await tx.em.find(Stage, { loadUnits: { $gt: 0 } });
      const those = { tier: { $in: changed.map(({ tier }) => tier) }, validity: { $nin: [...WEIGHTLESS] } };
      const leads = { stage: { $in: stages.map(({ id }) => id) }, ...those };
      const organisation = await lockTakenAlong(tx, leads, () => lockOrganisation(tx, input));
      const weights = changed.map(({ tier, weight }) => [tier, weight]);
      organisation.tierWeights = { ...organisation.tierWeights, ...Object.fromEntries(weights) };
      await tx.em.flush();
      const changes = stages.map(stage => ({ from: stage, to: stage }));
      const changedLeadCount = await takeAlong(tx, changes, those);
      await tell(tx, organisation);
      return { organisation, changedLeadCount };
    },
    {
      mutation: 'setTierWeights',
      key: input.idempotencyKey,
      input,
      pack: ({ organisation, changedLeadCount }) => [organisation.id, changedLeadCount],
      unpack: async (kept, tx) => {
        const [id, changedLeadCount] = kept as [string, number];
        return { organisation: await tx.em.findOneOrFail(Organisation, { id }), changedLeadCount };
      },
    },
  );
}

async function lockOrganisation(tx: Tx, input: SetTierWeights): Promise<Organisation> {
  const organisation = await tx.em.findOneOrFail(
    Organisation,
    { onlyRow: true },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
  refuseStale(organisation, input);
  return organisation;
}

async function tell(tx: Tx, { id, version, tierWeights }: Organisation): Promise<void> {
  const at = await tx.now();
  tx.record({ type: 'tierWeightsChanged', subjectId: id, subjectVersion: version, body: { tierWeights }, at });
}
