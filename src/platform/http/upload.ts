import type { ErrorCode } from '../errors.js';

/** What is there of a file that is being sent. */
export interface UploadState {
  /** Bytes that are kept; an upload that broke off goes on from here. */
  readonly offset: number;
  /** The size of the whole, where it was said. */
  readonly sizeBytes: number | null;
  /** False: it is complete, or nobody waits for it any more. */
  readonly isOpen: boolean;
}

/** One request's part of a file. */
export interface UploadTurn {
  /** Keeps the next bytes; false where a newer request has taken over, or nobody waits for the file any more. */
  append(bytes: Buffer): Promise<boolean>;
  /** The file is complete; false as above. */
  finish(): Promise<boolean>;
}

/** Where files of one kind go. Made by a capability and handed to the server. */
export interface UploadTarget {
  /** The part of the address that names it. */
  readonly door: string;
  readonly limitBytes: number;
  find(id: string): Promise<UploadState | null>;
  /** Takes over from any request before it; null where it cannot. `from` is where the bytes go; at 0 what was there is dropped. */
  begin(id: string, from: number): Promise<UploadTurn | null>;
}

/** A CSV file that is made while it is sent. */
export interface DownloadSource {
  readonly door: string;
  /** The rows, header first, or null where there is no such file. */
  open(id: string): Promise<{ readonly fileName: string; readonly rows: AsyncIterable<readonly string[]> } | null>;
}

/** The files that come and go beside GraphQL. */
export interface FileDoors {
  readonly uploads: readonly UploadTarget[];
  readonly downloads: readonly DownloadSource[];
}

/** An upload that is not taken, with the status and, where it helps, the place to go on from. */
export class UploadRefused extends Error {
  constructor(
    readonly answer: { readonly status: number; readonly code: ErrorCode; readonly message: string },
    readonly offset: number | null = null,
  ) {
    super(answer.message);
    this.name = 'UploadRefused';
  }
}

/** Which bytes a request brings: `from` the first, `to` behind the last, of how many; null where it does not say. */
export interface UploadRange {
  readonly from: number;
  readonly to: number | null;
  readonly of: number | null;
}

const RANGE = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15})$/;

/** Reads `Content-Range` (RFC 9110): without it the whole file comes. Pure. */
export function rangeOf(header: string | undefined, lengthBytes: number | null): UploadRange {
  if (header === undefined) return { from: 0, to: lengthBytes, of: lengthBytes };
  const [, first, last, of] = (RANGE.exec(header) ?? []).map(Number);
  const isRange = first !== undefined && last !== undefined && of !== undefined && first <= last && last < of;
  if (!isRange || (lengthBytes !== null && lengthBytes !== last - first + 1))
    throw new UploadRefused({
      status: 400,
      code: 'BAD_REQUEST',
      message: 'Content-Range must look like `bytes 0-99/200` and fit the length of the body.',
    });
  return { from: first, to: last + 1, of };
}
