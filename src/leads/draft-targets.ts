import type { EntityClass } from '@mikro-orm/core';
import { Role } from '../platform/access/viewer.js';
import type { Tx } from '../platform/db/tx.js';
import { type Problem, Refusal, UserErrorCode } from '../platform/refusal.js';
import { Rep } from '../reps/rep.js';
import { Campaign, LeadSource, Product } from './catalogue.js';
import { defaultPipeline, firstStage } from './default-rows.js';
import type { DraftTargets, LeadDraft } from './lead-draft.js';
import { retiredProblem } from './open-pool.js';
import { Pipeline } from './pipeline.js';
import { Pool } from './pool.js';

/** Finds what a draft refers to; refuses with every reference that names nothing. */
export async function findDraftTargets(tx: Tx, draft: LeadDraft, path: readonly string[]): Promise<DraftTargets> {
  const problems: Problem[] = [];
  const find = async <Row extends { id: string }>(
    row: EntityClass<Row>,
    id: string | null | undefined,
    field: string,
  ) => {
    if (id == null) return null;
    const found = await tx.em.findOne<{ id: string }>(row, { id });
    if (!found) problems.push({ code: UserErrorCode.NOT_FOUND, field: [...path, field] });
    return found as Row | null;
  };
  const pipeline = (await find(Pipeline, draft.pipelineId, 'pipelineId')) ?? (await defaultPipeline(tx));
  const targets = {
    pipeline,
    stage: await firstStage(tx, pipeline.id),
    owner: await find(Rep, draft.ownerId ?? ownerByRole(tx, draft), 'ownerId'),
    pool: await find(Pool, draft.poolId, 'poolId'),
    source: await find(LeadSource, draft.sourceId, 'sourceId'),
    campaign: await find(Campaign, draft.campaignId, 'campaignId'),
    product: await find(Product, draft.productId, 'productId'),
  };
  const retired = targets.pool && retiredProblem(targets.pool, [...path, 'poolId']);
  if (retired) problems.push(retired);
  if (draft.ownerId && draft.poolId) problems.push({ code: UserErrorCode.INVALID, field: [...path, 'poolId'] });
  if (targets.owner && !mayHandTo(tx, targets.owner))
    problems.push({ code: UserErrorCode.NOT_ALLOWED, field: [...path, 'ownerId'] });
  if (problems.length > 0) throw new Refusal(problems);
  return targets;
}

/** A lead that a rep brings in is its own, unless it says otherwise. */
function ownerByRole(tx: Tx, draft: LeadDraft): string | null {
  const { role, repId } = tx.ctx.viewer;
  return role === Role.REP && !draft.poolId ? repId : null;
}

function mayHandTo(tx: Tx, owner: Rep): boolean {
  const { role, repId, teamIds } = tx.ctx.viewer;
  if (role === Role.ADMIN) return true;
  if (role === Role.MANAGER) return teamIds.includes(owner.team.id);
  return role === Role.REP && owner.id === repId;
}
