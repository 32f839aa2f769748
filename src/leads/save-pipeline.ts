import { LockMode, ref } from '@mikro-orm/core';
import type { Ctx } from '../platform/context.js';
import type { IdempotentCall } from '../platform/db/idempotency.js';
import { transact } from '../platform/db/transact.js';
import type { Tx } from '../platform/db/tx.js';
import { Refusal, refuseAll, refuseStale, UserErrorCode } from '../platform/refusal.js';
import type { SalesCycle } from './lead.enums.js';
import { Pipeline } from './pipeline.js';
import { judgePipeline, type PipelineDraft, type Retirement, type StageDraft } from './pipeline.rules.js';
import { Stage, StageTransition } from './stage.js';
import { lockTakenAlong, lockWeights, type StageChange, takeAlong } from './stage-change.js';

export interface SavePipeline extends PipelineDraft {
  key: string;
  name: string;
  salesCycle: SalesCycle;
  isDefault?: boolean | null;
  expectedVersion?: number | null;
  idempotencyKey?: string | null;
}

/** A pipeline as it was saved, and how many leads went along with its stages. */
export interface SavedPipeline {
  readonly pipeline: Pipeline;
  readonly changedLeadCount: number;
}

/** Retired stages stand behind all others. */
const RETIRED_FROM = 10_000;

/**
 * Makes a pipeline, or brings the one of that key to what is said: stages in the order given, the ways between them, weights and limits.
 * A stage that is left out is retired and its leads go on to the successor; a new weight weighs its leads anew.
 */
export function savePipeline(ctx: Ctx, input: SavePipeline): Promise<SavedPipeline> {
  return transact(
    ctx,
    async tx => {
      await lockWeights(tx);
      // Nobody else writes it, so that its row is not locked: a lead that comes in refers to it.
      const known = await tx.em.findOne(Pipeline, { key: input.key });
      if (known) refuseStale(known, input);
      const all = known ? await lockStages(tx, known, input) : [];
      const active = all.filter(({ retiredAt }) => retiredAt === null);
      refuseAll(judgePipeline(input, active));
      const taken = input.stages.findIndex(({ key }) =>
        all.some(stage => stage.key === key && stage.retiredAt !== null),
      );
      if (taken >= 0)
        throw new Refusal({ code: UserErrorCode.TAKEN, field: ['input', 'stages', String(taken), 'key'] });
      const pipeline = await keepPipeline(tx, input, known);
      const weighed = active.filter(stage => isReweighed(stage, input.stages));
      const kept = input.stages.map((draft, place) => keepStage(tx, { pipeline, active, place }, draft));
      const retired = await retire(tx, { active, kept }, input.retirements);
      await tx.em.flush();
      await replaceWays(tx, { all, kept }, input);
      const changedLeadCount = await takeAlong(tx, [...retired, ...weighed.map(stage => ({ from: stage, to: stage }))]);
      await tell(tx, pipeline, [...kept, ...retired.map(({ from }) => from)]);
      return { pipeline, changedLeadCount };
    },
    answerWithPipeline(input),
  );
}

/**
 * Alone: whoever brings a lead into one of them waits, and sees what became of the stage. What goes along with changed stages, and the counters
 * of those who hold it, are locked before, since whoever moves a lead has both when it comes to the stage.
 */
async function lockStages(tx: Tx, pipeline: Pipeline, input: SavePipeline): Promise<Stage[]> {
  const stages = await tx.em.find(Stage, { pipeline });
  const isLeft = ({ key }: Stage) => input.retirements.some(({ stageKey }) => stageKey === key);
  const changed = stages.filter(stage => isLeft(stage) || isReweighed(stage, input.stages));
  const lock = { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' }, refresh: true } as const;
  const inThem = { stage: { $in: changed.map(({ id }) => id) } };
  return lockTakenAlong(tx, inThem, () => tx.em.find(Stage, { pipeline }, lock));
}

function isReweighed(stage: Stage, drafts: readonly StageDraft[]): boolean {
  return drafts.some(({ key, loadUnits }) => key === stage.key && loadUnits !== stage.loadUnits);
}

async function keepPipeline(tx: Tx, input: SavePipeline, known: Pipeline | null): Promise<Pipeline> {
  const { key, name, salesCycle } = input;
  const becomesDefault = input.isDefault === true && known?.isDefault !== true;
  if (becomesDefault) await tx.sql('update pipeline set is_default = false, version = version + 1 where is_default');
  const isDefault = known?.isDefault === true || input.isDefault === true;
  if (!known) return tx.em.create(Pipeline, { key, name, salesCycle, isDefault, version: 1 });
  // The version rises also where only stages and ways change: they are part of the pipeline.
  await tx.sql('update pipeline set version = version + 1 where key = ?', [key]);
  await tx.em.refresh(known);
  return tx.em.assign(known, { name, salesCycle, isDefault });
}

function keepStage(
  tx: Tx,
  at: { pipeline: Pipeline; active: readonly Stage[]; place: number },
  draft: StageDraft,
): Stage {
  const said = {
    name: draft.name,
    position: at.place + 1,
    loadUnits: draft.loadUnits,
    maxSilenceDays: draft.maxSilenceDays ?? null,
    slaHours: draft.slaHours ?? null,
  };
  const stage = at.active.find(({ key }) => key === draft.key);
  if (stage) return tx.em.assign(stage, said);
  const { key, lifecycle, isTerminal, isWon } = draft;
  const kind = { key, lifecycle, isTerminal, isWon, retiredAt: null, successor: null, version: 1 };
  return tx.em.create(Stage, { ...said, ...kind, pipeline: ref(at.pipeline) });
}

async function retire(
  tx: Tx,
  { active, kept }: { active: readonly Stage[]; kept: readonly Stage[] },
  retirements: readonly Retirement[],
): Promise<StageChange[]> {
  const now = await tx.now();
  return retirements.flatMap(({ stageKey, successorKey }) => {
    const from = active.find(({ key }) => key === stageKey);
    const to = kept.find(({ key }) => key === successorKey);
    if (!from || !to) return [];
    tx.em.assign(from, { retiredAt: now, successor: ref(to), position: RETIRED_FROM + from.position });
    return [{ from, to }];
  });
}

async function replaceWays(
  tx: Tx,
  { all, kept }: { all: readonly Stage[]; kept: readonly Stage[] },
  { transitions }: PipelineDraft,
): Promise<void> {
  const idOf = (wanted: string) => kept.find(({ key }) => key === wanted)?.id ?? '';
  await tx.em.nativeDelete(StageTransition, { fromStageId: { $in: all.map(({ id }) => id) } });
  const ways = new Map(
    transitions.map(({ from, to }) => [`${from} ${to}`, { fromStageId: idOf(from), toStageId: idOf(to) }]),
  );
  await tx.em.insertMany(StageTransition, [...ways.values()]);
}

async function tell(tx: Tx, pipeline: Pipeline, stages: readonly Stage[]): Promise<void> {
  const at = await tx.now();
  tx.record(() => ({ type: 'pipelineSaved', subjectId: pipeline.id, subjectVersion: pipeline.version, body: {}, at }));
  for (const stage of stages)
    tx.record(() => ({ type: 'stageChanged', subjectId: stage.id, subjectVersion: stage.version, body: {}, at }));
}

function answerWithPipeline(input: SavePipeline): IdempotentCall<SavedPipeline> {
  return {
    mutation: 'savePipeline',
    key: input.idempotencyKey,
    input,
    pack: ({ pipeline, changedLeadCount }) => [pipeline.id, changedLeadCount],
    unpack: async (kept, tx) => {
      const [id, changedLeadCount] = kept as [string, number];
      return { pipeline: await tx.em.findOneOrFail(Pipeline, { id }), changedLeadCount };
    },
  };
}
