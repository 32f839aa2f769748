/** Why a lead wants something done. */
export enum ActionKind {
  HOT_REPLY = 'HOT_REPLY',
  SERVICE_LEVEL = 'SERVICE_LEVEL',
  FIRST_TOUCH = 'FIRST_TOUCH',
  HAND_OVER_TO_ACCEPT = 'HAND_OVER_TO_ACCEPT',
  NEGLECTED = 'NEGLECTED',
  STEP_DUE = 'STEP_DUE',
}
