import { ConfigError, loadSettings, SETTINGS, type Settings } from '../../platform/config.js';
import { type Finding, fail, ok, warn } from './finding.js';

type Environment = Readonly<Record<string, string | undefined>>;

const NODE_MAJOR = 24;
const NEAR = 3;
const DIFFERENT_CHARACTERS = 8;

/** What the environment says by itself: the settings where they can be read, and what is wrong with them. Pure. */
export function examineSettings(env: Environment): { settings: Settings | null; findings: Finding[] } {
  const findings = [examineNode(process.versions.node), ...unknownVariables(env), ...weakSecrets(env)];
  try {
    const settings = loadSettings(env);
    return {
      settings,
      findings: [...findings, ok('config', `The configuration can be read (${settings.environment}).`)],
    };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const faults = error.faults.map(({ name, message }) =>
      fail('config', `${name} ${message}.`, {
        why: 'The server does not start with it.',
        todo: `Set ${name} anew; .env.example says what it is.`,
      }),
    );
    return { settings: null, findings: [...findings, ...faults] };
  }
}

/** Whether this Node is one that the product is tested on. */
export function examineNode(version: string): Finding {
  if (Number(version.split('.')[0]) >= NODE_MAJOR) return ok('node', `Node ${version}.`);
  return fail('node', `Node ${version} is too old.`, {
    why: `The product is made for Node ${NODE_MAJOR}.`,
    todo: 'Run it through npm, which brings its own Node, or install a newer one.',
  });
}

function unknownVariables(env: Environment): Finding[] {
  const unknown = Object.keys(env).filter(name => name.startsWith('PLIMSOLL_') && !(name in SETTINGS));
  return unknown.sort().map(name => {
    const near = nearest(name);
    return warn('unknown-variable', `${name} is set, and nothing reads it.`, {
      why: 'A setting that is misspelt is left at its default without a word.',
      todo: near ? `Did you mean ${near}?` : 'Remove it; .env.example has all that there are.',
    });
  });
}

function weakSecrets(env: Environment): Finding[] {
  return ['PLIMSOLL_TOKEN_SECRET', 'PLIMSOLL_CURSOR_SECRET'].flatMap(name => {
    const value = env[name] ?? '';
    if (value === '' || new Set(value).size >= DIFFERENT_CHARACTERS) return [];
    return warn('weak-secret', `${name} has few different characters.`, {
      why: 'Whoever guesses it can sign in as anybody.',
      todo: 'Make one with `openssl rand -base64 48`.',
    });
  });
}

function nearest(name: string): string | null {
  const [first] = Object.keys(SETTINGS)
    .map(known => ({ known, steps: distance(name, known) }))
    .sort((a, b) => a.steps - b.steps);
  return first && first.steps <= NEAR ? first.known : null;
}

/** How many letters must be put in, taken out or changed (Levenshtein). */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [place, letter] of [...from].entries()) {
    const next = [place + 1];
    for (const [column, other] of [...to].entries()) {
      const changed = (row[column] ?? 0) + Number(letter !== other);
      next.push(Math.min(changed, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
