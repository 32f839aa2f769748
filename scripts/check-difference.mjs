import { existsSync, readFileSync } from 'node:fs';

/** Where a committed file first differs from what was made anew, as one line for a person; null: nowhere. */
export function firstDifference(file, fresh) {
  if (!existsSync(file)) return `${file} is not there.`;
  const [committed, made] = [readFileSync(file, 'utf8').split('\n'), fresh.split('\n')];
  const length = Math.max(committed.length, made.length);
  for (let n = 0; n < length; n++) {
    if (committed[n] !== made[n])
      return `${file}:${n + 1} has ${show(committed[n])}; made anew it is ${show(made[n])}.`;
  }
  return null;
}

function show(line) {
  return line === undefined ? 'no such line' : JSON.stringify(line);
}
