import { type Logger as PinoLogger, pino } from 'pino';

export type Logger = PinoLogger;
export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/**
 * The fields that a log line may carry: names, numbers and ids, never a person's name, address, phone or free text.
 * A field that is not listed is written as `[hidden]`, so a careless line tells nothing.
 */
const ALLOWED_FIELDS = new Set([
  'err',
  'code',
  'codes',
  'reason',
  'sqlstate',
  'signal',
  'exitCode',
  'name',
  'kind',
  'part',
  'state',
  'mode',
  'attempt',
  'component',
  'requestId',
  'operation',
  'operationType',
  'documentHash',
  'method',
  'path',
  'status',
  'role',
  'subject',
  'subscription',
  'feed',
  'ms',
  'bytes',
  'count',
  'units',
  'rows',
  'lag',
  'lagMs',
  'pos',
  'epoch',
  'floor',
  'head',
  'from',
  'to',
  'cost',
  'type',
  'host',
  'port',
  'url',
  'pid',
  'version',
  'dataDir',
  'file',
  'line',
  'consumer',
  'migration',
  'database',
  'retryAfterMs',
  'closeCode',
]);

/** One JSON line for each thing that happened, on standard error by default so that standard output stays the command's own. */
export function makeLog(level: LogLevel, destination: NodeJS.WritableStream = process.stderr): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: label => ({ level: label }), log: allowedOnly },
      serializers: { err: plainError },
    },
    destination,
  );
}

function allowedOnly(line: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(line).map(([key, value]) => [key, ALLOWED_FIELDS.has(key) ? value : '[hidden]']),
  );
}

/** What is worth knowing of an error. PostgreSQL quotes values in its data errors (class 22), so those keep their message. */
function plainError(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const message = code && /^22...$/.test(code) ? '[hidden]' : error.message.slice(0, 500);
  const frames = (error.stack ?? '').split('\n').filter(line => /^\s+at /.test(line));
  return { type: error.name, code, message, stack: frames.slice(0, 12).join('\n') };
}
