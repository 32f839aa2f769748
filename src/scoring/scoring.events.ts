import type { DomainEvent } from '../platform/events/event.js';

/** That a version of a criteria model was made, or came into force or out of it. */
export function modelEvent(model: { readonly id: string; readonly version: number }, at: Date): DomainEvent {
  return { type: 'criteriaModelChanged', subjectId: model.id, subjectVersion: model.version, body: {}, at };
}

/** That a screening rule was made or changed. */
export function ruleEvent(rule: { readonly id: string; readonly version: number }, at: Date): DomainEvent {
  return { type: 'screeningRuleChanged', subjectId: rule.id, subjectVersion: rule.version, body: {}, at };
}

/** That another matrix is in force. */
export function matrixEvent(matrix: { readonly id: string; readonly version: number }, at: Date): DomainEvent {
  return { type: 'tierMatrixChanged', subjectId: matrix.id, subjectVersion: matrix.version, body: {}, at };
}
