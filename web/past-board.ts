import { Board } from './board.js';
import type { PastBoard, Pool, Rep, Stage, Team } from './wire.js';

/** A board of its own for what was: nothing of it gets into the live one. What is no fact of then is left empty. */
export function boardOf(past: PastBoard, name: string): Board {
  const board = new Board();
  board.isPast = true;
  const pipelines = [...new Set(past.stages.map(stage => stage.pipelineName))];
  const none = { cursor: '', isSnapshot: true, removedIds: [] };
  board.takeSnapshot({
    cursor: '',
    asOf: past.at,
    name,
    timeZone: past.timeZone,
    wonTodayCount: past.wonThatDayCount,
    neglectedCount: 0,
    findings: [],
    waiting: [],
    pools: [unheld(past.unheldCount)],
    pipelines: pipelines.map((id, place) => ({ id, name: id, isDefault: place === 0 })),
    teams: [...new Set(past.reps.map(rep => rep.teamName))].map(teamOf),
    reps: past.reps.map(repOf),
  });
  board.takeStages({ ...none, stages: past.stages.map(stageOf) }, true);
  return board;
}

function unheld(leadCount: number): Pool {
  return { id: 'unheld', name: '', purpose: 'CLAIM', oldestSince: null, tiers: [{ tier: null, leadCount }] };
}

function teamOf(name: string): Team {
  const load = {
    version: 0,
    heldCount: 0,
    heldUnits: 0,
    basis: 'COUNT',
    mode: 'UNLIMITED',
    capacityUnits: null,
  } as const;
  return { id: name, name, parent: null, load };
}

function repOf({ repId, name, teamName, isOverloaded: _, ...load }: PastBoard['reps'][number]): Rep {
  return {
    id: repId,
    name,
    presence: 'AVAILABLE',
    takenTodayCount: 0,
    intake: { remainingCount: null },
    neglectedLeadCount: 0,
    neglectedUnits: 0,
    team: { id: teamName },
    leaves: [],
    load: { ...load, version: 0 },
  };
}

function stageOf({ stageId, pipelineName, ...stage }: PastBoard['stages'][number]): Stage {
  return {
    ...stage,
    id: stageId,
    slaHours: null,
    enteredTodayCount: 0,
    departedTodayCount: 0,
    pipeline: { id: pipelineName },
  };
}
