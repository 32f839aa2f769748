import type { Words } from './document-generator.js';
import { ODD_TEXTS } from './odd-world.js';
import type { World } from './world.js';

/** What documents about a world are made of: its own ids and texts, ids of other kinds, and some that are none. */
export function wordsOf(world: World, everyId: readonly string[]): Words {
  const { leads, reps, teams, pools, stages, pipelineId } = world;
  const ids = (of: object) => [...Object.values(of), ...Object.values(of), 'nonsense', reps.anna];
  const some = Object.values(Object.groupBy(everyId, id => id.split('_')[0] ?? '')).flatMap(
    of => of?.slice(0, 3) ?? [],
  );
  const someLeads = ids(leads);
  return {
    'lead.id': [...Object.values(leads), reps.anna],
    'rep.id': [...Object.values(reps), 'lead_0'],
    'team.id': Object.values(teams),
    id: [...some, ...Object.values(leads), ...Object.values(reps), 'lead_0', 'lead_00000000000000000000000000'],
    ids: [...some, ...Object.values(leads), ...Object.values(reps)],
    ID: [...someLeads, ...ids(reps)],
    leadId: someLeads,
    ownerId: ids(reps),
    lastOwnerId: ids(reps),
    repId: ids(reps),
    teamId: ids(teams),
    poolId: ids(pools),
    stageId: ids(stages),
    pipelineId: [pipelineId],
    stageKey: ['NEW', 'CONTACTED', 'LOST', 'nothing'],
    externalId: ['hal-1', '0', '~a4'],
    String: [...ODD_TEXTS, 'Ada Ltd', 'anna', 'NORTH'],
    DateTime: [
      '2026-01-01T00:00:00.000Z',
      '2026-03-01T00:00:00.100Z',
      '2026-02-28T23:59:59.999Z',
      '2030-01-01T00:00:00.000Z',
    ],
    Date: ['2026-01-01', '2026-03-01'],
    Int: [0, 1, 2, 3, -1],
    SafeInt: [0, 1000, Number.MAX_SAFE_INTEGER, -1],
    Float: [0, 0.35, 1],
    Boolean: [true, false],
    if: [true, false],
  };
}
