import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

interface Break {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  readonly what: string;
}

/** rule, file, text that breaks it. Texts are put together here so that this file does not break them itself. */
const PLANTS: readonly (readonly [rule: string, file: string, text: string])[] = [
  ['file-too-long', 'src/leads/long.ts', 'export const LINE = 1;\n'.repeat(301)],
  ['no-any', 'src/leads/loose.ts', 'export function read(row: any): void {}'],
  ['no-any', 'src/leads/loose-list.ts', 'export const ROWS: Array<any> = [];'],
  ['no-ts-ignore', 'src/leads/ignored.ts', '// @ts-ignore\nexport const ONE = 1;'],
  ['no-ts-ignore', 'src/leads/expected.ts', '// @ts-expect-error\nexport const ONE = 1;'],
  ['no-double-cast', 'src/leads/cast.ts', 'export const ONE = 1 as unknown as string;'],
  ['time-from-clock', 'src/leads/late.ts', 'export const NOW = new Date();'],
  ['no-built-sql', 'src/leads/injected.ts', 'export const run = (tx, id) => tx.sql(`select ${id}`);'],
  ['no-built-sql', 'src/leads/glued.ts', "export const run = (em, id) => em.execute('select ' + id);"],
  ['no-built-sql', 'src/leads/raw.ts', 'export const by = column => raw(`lower(${column})`);'],
  ['forbidden-folder', 'src/utils/lead.ts', ''],
  ['forbidden-folder', 'src/leads/services/lead.ts', ''],
  ['forbidden-name', 'src/leads/index.ts', ''],
  ['forbidden-name', 'src/leads/lead-service.ts', ''],
  ['forbidden-name', 'src/leads/leadRow.ts', ''],
  ['forbidden-name', 'src/leads/owner.ts', 'export class OwnerManager {}'],
  ['forbidden-name', 'src/leads/sight.ts', 'export interface ISight {}'],
  ['forbidden-name', 'src/leads/rows.ts', 'export const LEAD_DATA = [];'],
  ['forbidden-name', 'src/leads/shape.ts', 'export type LeadDTO = object;'],
];

/** What looks like a break and is none. */
const SOUND: Readonly<Record<string, string>> = {
  'src/leads/lead.ts':
    'export const DAY = new Date(0);\nexport const run = tx => tx.sql(`select ${COLUMNS} from lead`, [1]);',
  'src/leads/move-lead.ts': 'export const STATEMENT = `select ${1}`;\nexport const anyone = "any of them";',
  'src/platform/clock.ts': 'export const now = () => new Date();',
  'src/platform/access/viewer.ts': "export enum Role { MANAGER = 'MANAGER' }",
  'migrations/0001-long.ts': 'export const LINE = 1;\n'.repeat(301),
};

const CHECK = path.resolve('scripts/check-house-rules.mjs');
const roots: string[] = [];

afterAll(() => Promise.all(roots.map(root => rm(root, { recursive: true }))));

describe('the house rules', () => {
  let found: readonly Break[];

  beforeAll(async () => {
    found = await breaksIn({ ...SOUND, ...Object.fromEntries(PLANTS.map(([, file, text]) => [file, text])) });
  });

  it.each(PLANTS)('refuse by %s what stands in %s', (rule, file) => {
    expect(found.filter(broken => broken.file === file).map(broken => broken.rule)).toContain(rule);
  });

  it('let sound code stand', async () => {
    expect(await breaksIn(SOUND)).toEqual([]);
  });

  it('refuse a house of which nothing can be read', async () => {
    await expect(breaksIn({ 'test/api/lead.test.ts': '' })).rejects.toThrow('read no source file');
  });

  it('hold in this checkout', async () => {
    expect(await check(path.resolve('.'))).toEqual([]);
  });
});

interface Locked {
  readonly version: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
}
interface Held {
  readonly atLeast?: string;
  readonly below?: string;
  readonly exactly?: boolean;
  readonly once?: boolean;
  readonly never?: boolean;
  readonly unused?: boolean;
}
interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
}

describe('the packages', () => {
  let held: Readonly<Record<string, Held>>;
  let locked: readonly (readonly [string, Locked])[];
  let wanted: Readonly<Record<string, string>>;

  beforeAll(async () => {
    held = await json('test/security/minimum-versions.json');
    locked = Object.entries((await json<{ packages: Record<string, Locked> }>('package-lock.json')).packages);
    const manifest = await json<Manifest>('package.json');
    wanted = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
  });

  it('hold every minimum version, each at every place where it is installed', () => {
    expect(packageFaults(held, locked, wanted)).toEqual([]);
  });

  it('would not hold with an old, a second, a forbidden or a missing package', () => {
    const spoilt: typeof locked = [
      ...locked.filter(([place]) => place !== 'node_modules/jose'),
      ['node_modules/a/node_modules/ws', { version: '8.20.0' }],
      ['node_modules/a/node_modules/graphql', { version: '16.15.0' }],
      ['node_modules/jsonwebtoken', { version: '9.0.2' }],
    ];
    const before = new Set(packageFaults(held, locked, wanted));
    const after = packageFaults(held, spoilt, { ...wanted, '@graphql-yoga/subscription': '5.0.0' });
    expect(after.filter(fault => !before.has(fault))).toEqual([
      '@graphql-yoga/subscription is asked for in package.json',
      'graphql is there 2 times',
      'jose is not there',
      'jsonwebtoken is there',
      'ws 8.20.0 is below 8.23.0',
    ]);
  });

  it('come from no address of their own, and each with the digest of its content', () => {
    const packages = locked.filter(([place, { link }]) => place.includes('node_modules/') && !link);
    expect(packages.length).toBeGreaterThan(100);
    expect(packages.filter(([, entry]) => entry.resolved !== undefined || !entry.integrity)).toEqual([]);
  });

  it('are asked for by exact versions', () => {
    expect(Object.entries(wanted).filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual([]);
  });
});

function packageFaults(
  held: Readonly<Record<string, Held>>,
  locked: readonly (readonly [string, Locked])[],
  wanted: Readonly<Record<string, string>>,
): readonly string[] {
  const faults = Object.entries(held).flatMap(([name, rule]) => {
    const versions = locked
      .filter(([place]) => place.endsWith(`node_modules/${name}`))
      .map(([, entry]) => entry.version);
    return [
      ...(rule.never && versions.length > 0 ? [`${name} is there`] : []),
      ...(rule.unused && name in wanted ? [`${name} is asked for in package.json`] : []),
      ...(rule.atLeast && versions.length === 0 ? [`${name} is not there`] : []),
      ...(rule.once && versions.length > 1 ? [`${name} is there ${versions.length} times`] : []),
      ...versions.flatMap(version => versionFaults(name, version, rule)),
    ];
  });
  return faults.sort();
}

function versionFaults(name: string, version: string, { atLeast, below, exactly }: Held): readonly string[] {
  if (atLeast && exactly && version !== atLeast) return [`${name} ${version} is not ${atLeast}`];
  if (atLeast && compare(version, atLeast) < 0) return [`${name} ${version} is below ${atLeast}`];
  if (below && compare(version, below) >= 0) return [`${name} ${version} is not below ${below}`];
  return [];
}

/** By the three numbers; a release candidate counts as its release. */
function compare(left: string, right: string): number {
  const numbers = (version: string): number[] => (version.split('-')[0] ?? '').split('.').map(Number);
  const [a, b] = [numbers(left), numbers(right)];
  const place = a.findIndex((number, n) => number !== b[n]);
  return place < 0 ? 0 : (a[place] ?? 0) - (b[place] ?? 0);
}

async function json<T>(file: string): Promise<T> {
  return JSON.parse(await readFile(file, 'utf8')) as T;
}

async function breaksIn(files: Readonly<Record<string, string>>): Promise<readonly Break[]> {
  const root = await mkdtemp(path.join(tmpdir(), 'plimsoll-house-'));
  roots.push(root);
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), text);
  }
  return check(root);
}

/** A non-zero exit with a list is an answer, without one a failure. */
function check(root: string): Promise<readonly Break[]> {
  const { NODE_OPTIONS: _, ...env } = process.env;
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [CHECK, '--json', root], { env }, (_error, stdout, stderr) => {
      if (stdout.startsWith('[')) resolve(JSON.parse(stdout));
      else reject(new Error(stderr));
    });
  });
}
