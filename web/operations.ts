import text from '../schema/operations/wallboard.graphql';
import { documentIn } from './document.js';

/** The committed operations of the page, each with the fragments that it uses. */
export const OPERATIONS = {
  wallboard: documentIn(text, 'Wallboard'),
  repLoads: documentIn(text, 'WallboardRepLoads'),
  teamLoads: documentIn(text, 'WallboardTeamLoads'),
  pipeline: documentIn(text, 'WallboardPipeline'),
  stageChanges: documentIn(text, 'WallboardStageChanges'),
  ownership: documentIn(text, 'WallboardOwnership'),
  refusals: documentIn(text, 'WallboardRefusals'),
  findings: documentIn(text, 'WallboardFindingRaised'),
  boardThen: documentIn(text, 'WallboardThen'),
  lostLead: documentIn(text, 'WallboardLostLead'),
} as const;
