import { CsvFault } from './csv-fault.js';

const PROBE_BYTES = 1024;

/** The same bytes, or a `CsvFault` at the first ones that are not UTF-8. */
export async function* inUtf8(chunks: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let lines = 1;
  let isFirst = true;
  for await (const chunk of chunks) {
    if (isFirst) refuseUtf16(chunk);
    isFirst = false;
    attempt(
      () => decoder.decode(chunk, { stream: true }),
      () => lines + linesBeforeFault(chunk),
    );
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines += 1;
    yield chunk;
  }
  attempt(
    () => decoder.decode(),
    () => lines,
  );
}

function attempt(decode: () => string, lineOf: () => number): void {
  try {
    decode();
  } catch {
    throw new CsvFault(
      'ENCODING',
      'The file is not UTF-8. Save it as UTF-8 (it may be Latin-1 or Windows-1252).',
      lineOf(),
    );
  }
}

function refuseUtf16(chunk: Buffer): void {
  const hasMark = (chunk[0] === 0xff && chunk[1] === 0xfe) || (chunk[0] === 0xfe && chunk[1] === 0xff);
  const probe = chunk.subarray(0, PROBE_BYTES);
  const zeros = probe.reduce((sum, byte) => sum + (byte === 0 ? 1 : 0), 0);
  if (hasMark || zeros > probe.length / 4) throw new CsvFault('ENCODING', 'The file is UTF-16. Save it as UTF-8.', 1);
}

/** How many lines of a chunk are sound before the first byte that is no UTF-8. */
function linesBeforeFault(chunk: Buffer): number {
  const text = new TextDecoder('utf-8').decode(chunk);
  return text.slice(0, Math.max(0, text.indexOf('\uFFFD'))).split('\n').length - 1;
}
