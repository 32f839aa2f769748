import { onLeadArrived } from './assignment/on-lead-arrived.js';
import { onLeadTaken } from './assignment/on-lead-taken.js';
import { onLineChanged } from './assignment/on-line-changed.js';
import { onLeadAnswered } from './bulk/on-lead-answered.js';
import { onLeadKnown } from './duplicates/on-lead-known.js';
import { onLeadChanged } from './findings/on-lead-changed.js';
import { onStageChanged } from './findings/on-stage-changed.js';
import { onLeadMoved } from './leads/on-lead-moved.js';
import { onLeadEnded } from './nurturing/on-lead-ended.js';
import type { Reaction } from './platform/events/reaction.js';
import { onLeadToGrade } from './scoring/on-lead-to-grade.js';

/** Every reaction, by hand. */
export const REACTIONS: readonly Reaction[] = [
  onLeadMoved,
  onLeadKnown,
  onLeadChanged,
  onStageChanged,
  onLeadEnded,
  onLeadTaken,
  onLeadArrived,
  onLineChanged,
  onLeadToGrade,
  onLeadAnswered,
];
