import type { As, TestApp } from './app.js';
import { waitFor } from './wait-for.js';

/** An import as its query shows it. */
export interface ShownImport {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly uploadUrl: string | null;
  readonly uploadedBytes: number;
  readonly totalRows: number | null;
  readonly processedRows: number;
  readonly createdCount: number;
  readonly updatedCount: number;
  readonly unchangedCount: number;
  readonly leftOutCount: number;
  readonly failedCount: number;
  readonly warningCount: number;
  readonly fault: {
    readonly code: string;
    readonly message: string;
    readonly line: number | null;
    readonly column: string | null;
  } | null;
  readonly columnSamples: readonly { readonly column: string; readonly values: readonly string[] }[];
  readonly errorsUrl: string | null;
  readonly errors: {
    readonly totalCount: number;
    readonly nodes: readonly {
      readonly line: number;
      readonly column: string | null;
      readonly code: string;
      readonly message: string;
    }[];
  };
}

interface Made {
  readonly leadImport: ShownImport | null;
  readonly userErrors: readonly {
    readonly code: string;
    readonly field: readonly string[] | null;
    readonly message: string;
  }[];
}

/** A plain list of leads. */
export const PLAIN_COLUMNS = [
  { column: 'id', field: 'EXTERNAL_ID' },
  { column: 'name', field: 'NAME' },
  { column: 'mail', field: 'EMAIL' },
  { column: 'phone', field: 'PHONE' },
  { column: 'firm', field: 'COMPANY_NAME' },
];
export const PLAIN_HEADER = 'id,name,mail,phone,firm';

/** `count` rows of a plain list, each of a lead of its own. */
export function plainRows(count: number, from = 0): string {
  let text = '';
  for (let row = from; row < from + count; row++)
    text += `K${row},Person ${row},p${row}@list.example,,Firm ${row % 97}\n`;
  return text;
}

const OVER = new Set(['SUCCEEDED', 'PARTIALLY_FAILED', 'FAILED', 'CANCELLED']);
let keys = 0;

/** What people do with imports, through the public API of a node. */
export function intakeOf(app: Pick<TestApp, 'run' | 'url'>, as?: As) {
  const options = as === undefined ? {} : { as };
  const create = async (input: object = {}): Promise<Made> => {
    const said = { fileName: 'list.csv', idempotencyKey: `intake ${keys++}`, ...input };
    const declared = 'mapping' in said ? said : { columns: PLAIN_COLUMNS, ...said };
    const { data, errors } = await app.run<{ createLeadImport: Made }>(
      'CreateLeadImport',
      { input: declared },
      options,
    );
    if (!data) throw new Error(JSON.stringify(errors));
    return data.createLeadImport;
  };
  const made = async (input: object = {}): Promise<ShownImport & { readonly uploadUrl: string }> => {
    const { leadImport, userErrors } = await create(input);
    if (!leadImport?.uploadUrl) throw new Error(JSON.stringify(userErrors));
    return { ...leadImport, uploadUrl: leadImport.uploadUrl };
  };
  const put = (address: string, body: NonNullable<RequestInit['body']>, headers: Record<string, string> = {}) =>
    fetch(`${app.url}${address}`, { method: 'PUT', body, headers: { 'content-type': 'text/csv', ...headers } });
  const shown = async (id: string): Promise<ShownImport> => {
    const { data, errors } = await app.run<{ leadImport: ShownImport | null }>('LeadImport', { id }, options);
    if (!data?.leadImport) throw new Error(JSON.stringify(errors ?? 'there is no such import'));
    return data.leadImport;
  };
  const ended = (id: string, withinMs = 60_000): Promise<ShownImport> =>
    waitFor(async () => {
      const one = await shown(id);
      return OVER.has(one.status) && one;
    }, withinMs);
  return {
    create,
    made,
    put,
    shown,
    ended,
    /** From the mutation to the end. */
    async bring(file: NonNullable<RequestInit['body']>, input: object = {}): Promise<ShownImport> {
      const { id, uploadUrl } = await made(input);
      const { status } = await put(uploadUrl, file);
      if (status !== 201) throw new Error(`the file was answered with ${status}`);
      return ended(id);
    },
  };
}
