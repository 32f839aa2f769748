import { acceptFile } from './partners/accept-file.js';
import { exportRefusedRows } from './partners/export-refused-rows.js';
import type { Runtime } from './platform/context.js';
import type { FileDoors } from './platform/http/upload.js';

/** What comes and goes as files, by hand. */
export function filesOf(runtime: Runtime): FileDoors {
  return { uploads: [acceptFile(runtime)], downloads: [exportRefusedRows(runtime)] };
}
