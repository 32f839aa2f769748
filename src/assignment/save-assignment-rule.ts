import { LockMode, ref } from '@mikro-orm/core';
import { retiredProblem } from '../leads/open-pool.js';
import { Pool } from '../leads/pool.js';
import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import type { Tx } from '../platform/db/tx.js';
import { uuidOf } from '../platform/ids.js';
import { type Problem, refuseAll, refuseStale, UserErrorCode } from '../platform/refusal.js';
import { Rep } from '../reps/rep.js';
import { Team } from '../reps/team.js';
import type { OverflowPolicy } from './assignment-rule.enums.js';
import { AssignmentRule } from './assignment-rule.js';
import { judgeRule } from './assignment-rule.rules.js';
import { MEMBERS } from './find-candidates.js';

export interface SaveAssignmentRule {
  key: string;
  name: string;
  priority: number;
  filter: object;
  skills: readonly string[];
  teamId: string;
  overflow: OverflowPolicy;
  overflowTeamId?: string | null;
  boostUnits?: number | null;
  boostHours?: number | null;
  nurturePoolId?: string | null;
  weights?: readonly { repId: string; weight: number }[] | null;
  isActive: boolean;
  expectedVersion?: number | null;
  idempotencyKey?: string | null;
}

/**
 * Makes an assignment rule or changes the one of that key. Whatever waits is judged anew by it: leads that no rule wanted, those that
 * were held, and those that have been waiting since before there was a rule.
 */
export function saveAssignmentRule(ctx: Ctx, input: SaveAssignmentRule): Promise<AssignmentRule> {
  return transact(
    ctx,
    async tx => {
      refuseAll(judgeRule(input));
      const { team, overflowTeam, nurturePool } = await findTargets(tx, input);
      await tx.sql('select pg_advisory_xact_lock(7315, hashtext(?))', [input.key]);
      const known = await tx.em.findOne(AssignmentRule, { key: input.key }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (known) refuseStale(known, input);
      const now = await tx.now();
      const { name, priority, filter, skills, overflow, boostUnits = null, boostHours = null, isActive } = input;
      const said = { name, priority, filter, skills: [...skills], overflow, boostUnits, boostHours, isActive };
      const targets = { team, overflowTeam, nurturePool, updatedAt: now };
      const rule = known
        ? tx.em.assign(known, { ...said, ...targets }, { mergeObjectProperties: false })
        : tx.em.create(AssignmentRule, { ...said, ...targets, key: input.key, version: 1, createdAt: now });
      tx.afterFlush(() => weigh(tx, rule, input.weights ?? []));
      tx.afterFlush(() => wake(tx));
      tx.record(() => ({
        type: 'assignmentRuleChanged',
        subjectId: rule.id,
        subjectVersion: rule.version,
        teamId: rule.team.id,
        body: {},
        at: now,
      }));
      return rule;
    },
    {
      mutation: 'saveAssignmentRule',
      key: input.idempotencyKey,
      input,
      pack: ({ id }) => id,
      unpack: (id, tx) => tx.em.findOneOrFail(AssignmentRule, { id: String(id) }),
    },
  );
}

async function findTargets(tx: Tx, input: SaveAssignmentRule) {
  const team = await tx.em.findOne(Team, { id: input.teamId });
  const overflowTeam = input.overflowTeamId ? await tx.em.findOne(Team, { id: input.overflowTeamId }) : null;
  const nurturePool = input.nurturePoolId ? await tx.em.findOne(Pool, { id: input.nurturePoolId }) : null;
  const weights = input.weights ?? [];
  const reps = await tx.em.find(Rep, { id: { $in: weights.map(({ repId }) => repId) } }, { fields: ['id'] });
  const known = new Set(reps.map(({ id }) => id));
  const missing = (isMissing: boolean, ...field: string[]): Problem | false =>
    isMissing && { code: UserErrorCode.NOT_FOUND, field: ['input', ...field] };
  refuseAll([
    missing(!team, 'teamId'),
    missing(Boolean(input.overflowTeamId) && !overflowTeam, 'overflowTeamId'),
    missing(Boolean(input.nurturePoolId) && !nurturePool, 'nurturePoolId'),
    nurturePool && retiredProblem(nurturePool, ['input', 'nurturePoolId']),
    ...weights.map(({ repId }, place) => missing(!known.has(repId), 'weights', String(place), 'repId')),
  ]);
  if (!team) throw new Error('it was refused');
  return {
    team: ref(team),
    overflowTeam: overflowTeam && ref(overflowTeam),
    nurturePool: nurturePool && ref(nurturePool),
  };
}

/** A weight that is not said stays what it is, 1 where it never was. Who is new begins as `gotByWeight` says. */
async function weigh(
  tx: Tx,
  rule: AssignmentRule,
  weights: readonly { repId: string; weight: number }[],
): Promise<void> {
  if (weights.length === 0) return;
  const id = uuidOf(rule.id, 'rule');
  await tx.sql(WEIGH, [
    [id],
    weights.map(({ repId }) => uuidOf(repId, 'rep')),
    weights.map(({ weight }) => weight),
    id,
    id,
    tx.ctx.runtime.clock.offsetMs,
  ]);
}

const WEIGH = `/* weights of a rule */ with recursive ${MEMBERS},
crew as (select r.id as rep, bool_and(b.is_overflow) as is_overflow from below b join rep r on r.team_id = b.id group by r.id),
n as (select n.*, crew.is_overflow from unnest(?::uuid[], ?::numeric[]) as n (rep, weight) left join crew using (rep)),
got as (
  select crew.is_overflow, sum(s.taken + s.calibration) / nullif(sum(s.weight), 0) as by_weight
  from assignment_share s join crew on crew.rep = s.rep_id where s.rule_id = ?::uuid group by crew.is_overflow
)
insert into assignment_share (rule_id, rep_id, weight, calibration, counted_at)
select ?::uuid, n.rep, n.weight, n.weight * coalesce(got.by_weight, 0), clock_timestamp() + ?::float8 * interval '1 ms' from n left join got using (is_overflow)
on conflict (rule_id, rep_id) do update set weight = excluded.weight`;

async function wake(tx: Tx): Promise<void> {
  const { offsetMs } = tx.ctx.runtime.clock;
  await tx.sql(WAKE_WAITING, [offsetMs, offsetMs]);
  await tx.sql(WAKE_QUEUED, [offsetMs]);
}

const WAKE_WAITING = `/* waiting leads */ insert into assignment_queue (lead_id, since, pos, due_at)
select l.id, clock_timestamp() + ?::float8 * interval '1 ms', 0, clock_timestamp() + ?::float8 * interval '1 ms' from lead l
where l.placement = 'WAITING' and exists (select from assignment_rule where is_active) on conflict (lead_id) do nothing`;

const WAKE_QUEUED =
  "/* judge the queue anew */ update assignment_queue set due_at = clock_timestamp() + ?::float8 * interval '1 ms'";
