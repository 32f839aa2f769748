import type { Check } from './law.js';
import { ROW_CHECKS } from './row-checks.js';
import { TOLD_CHECKS } from './told-checks.js';

/** Every check, in the order of its report. */
export const CHECKS: readonly Check[] = [...ROW_CHECKS, ...TOLD_CHECKS];
