import { ref } from '@mikro-orm/core';
import type { Tx } from '../platform/db/tx.js';
import { HoldingQuota, type Ramp } from './holding-quota.js';
import { type LimitMode, OnWeightIncrease, QuotaBasis } from './quota.enums.js';
import { type AskedFigures, figuresOf } from './quota.rules.js';
import type { QuotaSubject } from './quota-subject.js';
import { type AskedSpan, placeVersion, QUOTA_VERSIONS } from './versions.js';

/** What a new version says, and from when until when. */
export interface NewVersion extends AskedSpan {
  readonly mode: LimitMode;
  readonly basis?: QuotaBasis;
  readonly capacity?: number | null;
  readonly ramp?: Ramp | null;
  readonly tierCaps?: AskedFigures | null;
  readonly lifecycleCaps?: AskedFigures | null;
  readonly reserved?: AskedFigures | null;
  readonly onWeightIncrease?: OnWeightIncrease;
  readonly reason?: string | null;
}

/** Puts a version among those of its subject, whose versions are locked. */
export async function addVersion(tx: Tx, subject: QuotaSubject, said: NewVersion): Promise<HoldingQuota> {
  const span = await placeVersion(tx, { of: QUOTA_VERSIONS, key: subject.key }, said);
  const quota = tx.em.create(HoldingQuota, {
    scope: subject.scope,
    rep: subject.rep && ref(subject.rep),
    team: subject.team && ref(subject.team),
    level: subject.level,
    pipelineId: subject.pipelineId,
    productLine: subject.productLine,
    mode: said.mode,
    basis: said.basis ?? QuotaBasis.COUNT,
    capacity: said.capacity ?? null,
    ramp: said.ramp ? { startShare: said.ramp.startShare, days: said.ramp.days } : null,
    tierCaps: figuresOf(said.tierCaps),
    lifecycleCaps: figuresOf(said.lifecycleCaps),
    reserved: figuresOf(said.reserved),
    onWeightIncrease: said.onWeightIncrease ?? OnWeightIncrease.ALLOW,
    reason: said.reason ?? null,
    setBy: tx.ctx.viewer.subject,
    ...span,
    withdrawnAt: null,
    withdrawnBy: null,
    version: 1,
  });
  await tx.em.flush();
  return quota;
}
