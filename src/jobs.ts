import { assignArrivals } from './assignment/assign-arrivals.js';
import { recordBreaches } from './assignment/record-breaches.js';
import { applyReviewRules } from './bulk/apply-pool-review.js';
import { reviveLeads } from './bulk/revive-leads.js';
import { proposeWaiting } from './duplicates/propose-waiting.js';
import { judgeDueLeads } from './findings/judge-due-leads.js';
import { endOverrides } from './leads/end-overrides.js';
import { recountDriftedLoads } from './leads/recount-drifted-loads.js';
import { eraseImports } from './partners/erase-imports.js';
import { resumeLeadImport } from './partners/resume-lead-import.js';
import type { Config } from './platform/config.js';
import { inUtf8 } from './platform/csv/check-encoding.js';
import { CsvFault } from './platform/csv/csv-fault.js';
import { checkHeader, fittedCells, readCsv } from './platform/csv/read-csv.js';
import { revived } from './platform/csv/write-csv.js';
import { forgetIdempotency } from './platform/jobs/forget-idempotency.js';
import type { Job } from './platform/jobs/jobs.js';
import type { Worker } from './platform/jobs/workers.js';
import { redrawIntakes } from './quotas/redraw-intakes.js';
import { redrawLines } from './quotas/redraw-lines.js';
import { screenWaitingLeads } from './scoring/screen-waiting-leads.js';

/** Every job, by hand. */
export const jobsOf = ({ loadAuditSeconds }: Pick<Config, 'loadAuditSeconds'>): readonly Job[] => [
  { name: 'redraw-lines', everyMs: 1000, run: redrawLines },
  { name: 'redraw-intakes', everyMs: 1000, run: redrawIntakes },
  { name: 'judge-due-leads', everyMs: 1000, run: judgeDueLeads },
  { name: 'end-overrides', everyMs: 1000, run: endOverrides },
  { name: 'record-breaches', everyMs: 1000, run: recordBreaches },
  { name: 'erase-imports', everyMs: 60_000, run: eraseImports },
  { name: 'apply-review-rules', everyMs: 1000, run: applyReviewRules },
  { name: 'propose-waiting', everyMs: 1000, run: proposeWaiting },
  { name: 'recount-drifted-loads', everyMs: loadAuditSeconds * 1000, run: recountDriftedLoads },
  forgetIdempotency,
];

const CSV = {
  readCsv,
  inUtf8,
  checkHeader,
  fittedCells,
  revived,
  faultOf: (error: unknown) => (error instanceof CsvFault ? error : null),
};

/** Everything that lies waiting until somebody takes it up, by hand. */
export const WORKERS: readonly Worker[] = [
  {
    name: 'lead-imports',
    idleMs: 500,
    turn: (ctx, leaving) => resumeLeadImport(ctx, { csv: CSV, leaving }),
  },
  { name: 'grading', idleMs: 500, turn: screenWaitingLeads },
  { name: 'revivals', idleMs: 500, turn: reviveLeads },
  { name: 'assignment', idleMs: 500, turn: assignArrivals },
];
