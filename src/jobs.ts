import { recordBreaches } from './assignment/record-breaches.js';
import { judgeDueLeads } from './findings/judge-due-leads.js';
import { endOverrides } from './leads/end-overrides.js';
import { forgetIdempotency } from './platform/jobs/forget-idempotency.js';
import type { Job } from './platform/jobs/jobs.js';
import { redrawLines } from './quotas/redraw-lines.js';

/** Every job, by hand. */
export const JOBS: readonly Job[] = [
  { name: 'redraw-lines', everyMs: 1000, run: redrawLines },
  { name: 'judge-due-leads', everyMs: 1000, run: judgeDueLeads },
  { name: 'end-overrides', everyMs: 1000, run: endOverrides },
  { name: 'record-breaches', everyMs: 1000, run: recordBreaches },
  forgetIdempotency,
];
