import { Role } from '../platform/access/viewer.js';

/** Everybody of the house sees them. */
export const insiders = {
  [Role.ADMIN]: 'ALL',
  [Role.MANAGER]: 'ALL',
  [Role.REP]: 'ALL',
  [Role.MARKETER]: 'ALL',
  [Role.AUDITOR]: 'ALL',
  [Role.WALLBOARD]: 'ALL',
  [Role.PARTNER]: 'NONE',
} as const;
