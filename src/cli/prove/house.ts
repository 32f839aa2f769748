import { withOwner } from '../../platform/db/server-version.js';
import { idFromUuid } from '../../platform/ids.js';

/** What the fold of the log has to know besides the events: the tree of teams where nobody told it, what a lead weighs where its events do not say, and what stages mean. */
export interface House {
  /** The team and those above it. */
  teamsAbove(teamId: string): readonly string[];
  weigh(lead: { stageId: string; tier: string | null; validity: string }): number;
  /** Fixed with the stage. */
  lifecycleOf(stageId: string): string | undefined;
}

interface Ground {
  readonly teams: { id: string; parent: string | null }[];
  readonly stages: { id: string; units: number; lifecycle: string }[];
  readonly weights: Record<string, number>;
}

const GROUND = `select
  (select json_agg(json_build_object('id', id, 'parent', parent_id)) from team) as teams,
  (select json_agg(json_build_object('id', id, 'units', load_units, 'lifecycle', lifecycle)) from stage) as stages,
  (select tier_weights from organisation) as weights`;

/** Reads it from the tables. */
export async function readHouse(databaseUrl: string): Promise<House> {
  const { rows } = await withOwner(databaseUrl, client => client.query<Ground>(GROUND));
  const [ground] = rows;
  if (!ground) throw new Error('The database is empty.');
  const parents = new Map(
    ground.teams.map(({ id, parent }) => [idFromUuid('team', id), parent && idFromUuid('team', parent)]),
  );
  const units = new Map(ground.stages.map(stage => [idFromUuid('stage', stage.id), stage.units]));
  const lifecycles = new Map(ground.stages.map(stage => [idFromUuid('stage', stage.id), stage.lifecycle]));
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
    lifecycleOf: stageId => lifecycles.get(stageId),
  };
}
