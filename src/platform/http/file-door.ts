import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import { isSigned } from '../access/signed-address.js';
import type { Config } from '../config.js';
import { csvLine } from '../csv/write-csv.js';
import { LIMITS } from '../limits.js';
import type { Logger } from '../log.js';
import { onlyMethods, requestIdOf, sendError } from './answers.js';
import {
  type DownloadSource,
  type FileDoors,
  rangeOf,
  UploadRefused,
  type UploadState,
  type UploadTarget,
  type UploadTurn,
} from './upload.js';

export interface FileDoorParts {
  readonly files: FileDoors;
  readonly config: Pick<Config, 'cursorSecret'>;
  readonly log: Logger;
  now(): Promise<Date>;
}

/**
 * Files beside GraphQL, at signed addresses: PUT brings one in, whole or from where it broke off (HEAD tells where), GET
 * takes one out. Both are streamed; no request holds more than one chunk in memory.
 */
export function openFileDoor(parts: FileDoorParts): Router {
  const router = express.Router({ caseSensitive: true, strict: true });
  for (const target of parts.files.uploads)
    router.all(
      `/files/${target.door}/:id`,
      onlyMethods('PUT', 'HEAD'),
      signed(target.door, parts),
      answering(parts.log, upload(target, { now: 0 })),
    );
  for (const source of parts.files.downloads)
    router.all(
      `/files/${source.door}/:id`,
      onlyMethods('GET', 'HEAD'),
      signed(source.door, parts),
      answering(parts.log, (request, response) => download(source, request, response)),
    );
  return router;
}

type Handler = (request: Request, response: Response) => Promise<void>;

const NOT_OURS = { status: 403, code: 'FORBIDDEN', message: 'This address is not valid, or not any more.' } as const;
const TOO_MANY = {
  status: 503,
  code: 'SERVICE_UNAVAILABLE',
  message: 'Too many files are being sent just now. Try again.',
} as const;
const NOT_THERE = { status: 404, code: 'BAD_REQUEST', message: 'There is nothing at this address.' } as const;

function signed(door: string, { config, now }: FileDoorParts): RequestHandler {
  return async (request, response, next) => {
    response.set('cache-control', 'no-store');
    const { expires, signature } = request.query;
    const expiresAtMs = typeof expires === 'string' && /^\d{1,15}$/.test(expires) ? Number(expires) : 0;
    const place = { door, id: String(request.params.id), expiresAtMs };
    if (isSigned(place, signature, config) && (await now()).getTime() < expiresAtMs) return next();
    refuse(request, response, NOT_OURS);
  };
}

/** What is refused is answered; a connection that was cut needs no answer. */
function answering(log: Logger, handle: Handler): RequestHandler {
  return async (request, response, next) => {
    try {
      await handle(request, response);
    } catch (error) {
      if (error instanceof UploadRefused) {
        if (error.offset !== null) response.set('upload-offset', String(error.offset));
        return refuse(request, response, error.answer);
      }
      // A request whose body was read to its end counts as destroyed too; only the response tells that nobody waits.
      if (!response.destroyed) return next(error);
      log.debug({ requestId: requestIdOf(request), method: request.method }, 'a file was cut off');
    }
  };
}

/** The rest of a body that is not wanted is thrown away for a moment, so that the answer arrives; then the connection ends. */
function refuse(request: Request, response: Response, answer: UploadRefused['answer']): void {
  if (response.headersSent) return void response.destroy();
  if (!request.complete) {
    response.set('connection', 'close');
    request.resume();
    setTimeout(() => request.destroy(), LIMITS.uploadFarewellMs).unref();
  }
  sendError(request, response, answer);
}

function upload(target: UploadTarget, open: { now: number }): Handler {
  return async (request, response) => {
    const id = String(request.params.id);
    const state = await target.find(id);
    if (!state) throw new UploadRefused(NOT_THERE);
    response.set('upload-offset', String(state.offset));
    if (state.sizeBytes !== null) response.set('upload-length', String(state.sizeBytes));
    if (request.method === 'HEAD') return void response.status(200).end();
    const { from, of } = wantedRange(target, request, state);
    if (open.now >= LIMITS.uploadsAtOnce) throw new UploadRefused(TOO_MANY);
    open.now += 1;
    try {
      const turn = await target.begin(id, from);
      if (!turn) throw taken('The file is complete, or nobody waits for it any more.', state.offset);
      const endsAt = await receive(request, turn, { from, limitBytes: of ?? target.limitBytes });
      const isComplete = of === null || endsAt === of;
      if (isComplete && !(await turn.finish())) throw overtaken();
      response
        .status(isComplete ? 201 : 202)
        .set('upload-offset', String(endsAt))
        .json({ uploadedBytes: endsAt, isComplete });
    } finally {
      open.now -= 1;
    }
  };
}

/** Everything that can be said before a byte of the body was read. */
function wantedRange(
  target: UploadTarget,
  request: Request,
  state: UploadState,
): { readonly from: number; readonly of: number | null } {
  const { headers } = request;
  if (!state.isOpen) throw taken('The file is complete, or nobody waits for it any more.', state.offset);
  if (!BODY.test(headers['content-type'] ?? 'text/csv')) throw unfit(415, 'The body must be text/csv.');
  if ((headers['content-encoding'] ?? 'identity') !== 'identity')
    throw unfit(415, 'The body must come without a content encoding.');
  const length = headers['content-length'];
  const { from, of } = rangeOf(headers['content-range'], length === undefined ? null : Number(length));
  if (of !== null && of > target.limitBytes) throw tooLarge(target.limitBytes);
  if (state.sizeBytes !== null && of !== null && of !== state.sizeBytes)
    throw unfit(400, 'The file is not as large as was announced.');
  if (from !== 0 && from !== state.offset) throw taken('These bytes do not follow those that are there.', state.offset);
  return { from, of: of ?? state.sizeBytes };
}

/** Takes the body in chunk by chunk; the next one is read only when the last one is kept. Tells where the file ends now. */
async function receive(
  request: IncomingMessage,
  turn: UploadTurn,
  { from, limitBytes }: { from: number; limitBytes: number },
): Promise<number> {
  const waiting = new Waiting(turn);
  let at = from;
  request.setTimeout(LIMITS.uploadIdleMs, () => request.destroy());
  try {
    for await (const part of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      at += part.length;
      if (at > limitBytes) throw tooLarge(limitBytes);
      await waiting.add(part);
    }
  } catch (error) {
    // What came before the cut is worth keeping: the caller goes on behind it.
    if (!(error instanceof UploadRefused)) await waiting.keep();
    throw error;
  }
  await waiting.keep();
  return at;
}

/** Bytes that came and are not kept yet: less than a chunk and one part. */
class Waiting {
  private parts: Buffer[] = [];
  private bytes = 0;

  constructor(private readonly turn: UploadTurn) {}

  async add(part: Buffer): Promise<void> {
    this.parts.push(part);
    this.bytes += part.length;
    if (this.bytes >= LIMITS.uploadChunkBytes) await this.keep();
  }

  async keep(): Promise<void> {
    const chunk = Buffer.concat(this.parts, this.bytes);
    this.parts = [];
    this.bytes = 0;
    if (chunk.length > 0 && !(await this.turn.append(chunk))) throw overtaken();
  }
}

const BODY = /^(?:text\/csv|application\/octet-stream)\s*(?:;|$)/i;
const unfit = (status: number, message: string) => new UploadRefused({ status, code: 'BAD_REQUEST', message });
const overtaken = () => taken('Another request has taken over, or nobody waits for the file any more.', null);
const tooLarge = (limitBytes: number) =>
  new UploadRefused({ status: 413, code: 'BAD_REQUEST', message: `The file is larger than ${limitBytes} bytes.` });
const taken = (message: string, offset: number | null) =>
  new UploadRefused({ status: 409, code: 'CONFLICT', message }, offset);

async function download(source: DownloadSource, request: Request, response: Response): Promise<void> {
  const file = await source.open(String(request.params.id));
  if (!file) throw new UploadRefused(NOT_THERE);
  response
    .status(200)
    .set('content-type', 'text/csv; charset=utf-8')
    .set('content-disposition', `attachment; filename="${file.fileName.replaceAll(/[^\w.-]/g, '_')}"`);
  if (request.method === 'HEAD') return void response.end();
  await pipeline(Readable.from(linesOf(file.rows)), response);
}

async function* linesOf(rows: AsyncIterable<readonly string[]>): AsyncIterable<string> {
  for await (const row of rows) yield csvLine(row);
}
