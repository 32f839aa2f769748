import type { CsvTools } from './checked-file.js';
import { LeadImportFaultCode, LeadImportStatus } from './lead-import.enums.js';
import type { ImportFault, ImportStep } from './lead-import-work.js';
import { MappingFault } from './mapping.js';

/** Why an import ends without its file, thrown from wherever it is found. */
export class Fault extends Error {
  readonly fault: ImportFault;

  constructor(code: LeadImportFaultCode, message: string, at: Partial<Pick<ImportFault, 'line' | 'column'>> = {}) {
    super(message);
    this.name = 'Fault';
    this.fault = { code, message, line: at.line ?? null, column: at.column ?? null };
  }
}

/** What is wrong with the file or its mapping, or null where the error is another one. */
export function faultOf(error: unknown, csv: Pick<CsvTools, 'faultOf'>): ImportFault | null {
  if (error instanceof Fault) return error.fault;
  if (error instanceof MappingFault) return faultOfMapping(error);
  const fault = csv.faultOf(error);
  const code = Object.values(LeadImportFaultCode).find(one => one === fault?.code);
  return fault && code ? { code, message: fault.message, line: fault.line, column: null } : null;
}

function faultOfMapping({ code, message, faults }: MappingFault): ImportFault {
  const column = faults.length === 1 ? (/"(.*)"/.exec(faults[0]?.message ?? '')?.[1] ?? null) : null;
  const isMissing = code === 'MISSING_COLUMN';
  return {
    code: isMissing ? LeadImportFaultCode.MISSING_COLUMN : LeadImportFaultCode.NOT_ALLOWED,
    message: message.replaceAll('\n', ' '),
    line: isMissing ? 1 : null,
    column: isMissing ? column : null,
  };
}

/** The end of an import that stops at the first row that is refused; these rows were looked at and none of them was taken. */
export function stoppedAt(line: number, rows: number): ImportStep {
  return {
    status: LeadImportStatus.FAILED,
    fault: {
      code: LeadImportFaultCode.ROW_REFUSED,
      message: 'A row was refused, and the import stops at the first one.',
      line,
      column: null,
    },
    counts: { processed: rows, created: 0, updated: 0, unchanged: 0, leftOut: 0, failed: rows, warnings: 0 },
  };
}

/** The end of an import all of whose rows were looked at. */
export function endOf({ failed, total }: { readonly failed: number; readonly total: number }): ImportStep {
  if (failed === 0) return { status: LeadImportStatus.SUCCEEDED };
  if (failed < total) return { status: LeadImportStatus.PARTIALLY_FAILED };
  const { fault } = new Fault(LeadImportFaultCode.ROW_REFUSED, 'Every row was refused.');
  return { status: LeadImportStatus.FAILED, fault };
}
