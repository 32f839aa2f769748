import { withOwner } from '../../platform/db/server-version.js';
import { idFromUuid } from '../../platform/ids.js';

/** What the fold of the log has to know besides the events: the tree of teams, and what a lead weighs. */
export interface House {
  /** The team and those above it. */
  teamsAbove(teamId: string): readonly string[];
  weigh(lead: { stageId: string; tier: string | null; validity: string }): number;
  /** Whether a manager raised this rep's line for a time: its line is then the one that the admission recorded. */
  isBoosted(repId: string): boolean;
}

interface Ground {
  readonly teams: { id: string; parent: string | null }[];
  readonly stages: { id: string; units: number }[];
  readonly weights: Record<string, number>;
  readonly boosted: string[];
}

const GROUND = `select
  (select json_agg(json_build_object('id', id, 'parent', parent_id)) from team) as teams,
  (select json_agg(json_build_object('id', id, 'units', load_units)) from stage) as stages,
  (select tier_weights from organisation) as weights,
  (select coalesce(json_agg(distinct rep_id), '[]') from load_boost) as boosted`;

/** Reads it from the tables. */
export async function readHouse(databaseUrl: string): Promise<House> {
  const { rows } = await withOwner(databaseUrl, client => client.query<Ground>(GROUND));
  const [ground] = rows;
  if (!ground) throw new Error('The database is empty.');
  const parents = new Map(
    ground.teams.map(({ id, parent }) => [idFromUuid('team', id), parent && idFromUuid('team', parent)]),
  );
  const units = new Map(ground.stages.map(stage => [idFromUuid('stage', stage.id), stage.units]));
  const boosted = new Set(ground.boosted.map(id => idFromUuid('rep', id)));
  return {
    teamsAbove: teamId => {
      const above: string[] = [];
      for (let id: string | null = teamId; id; id = parents.get(id) ?? null) above.push(id);
      return above;
    },
    weigh: ({ stageId, tier, validity }) => {
      if (validity === 'INVALID' || validity === 'DUPLICATE') return 0;
      return Math.round((units.get(stageId) ?? 0) * (tier ? (ground.weights[tier] ?? 1) : 1) * 100) / 100;
    },
    isBoosted: repId => boosted.has(repId),
  };
}
