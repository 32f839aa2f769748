import { type Command, Option } from 'commander';
import { SYSTEM } from '../app.js';
import { createApiKey } from '../partners/create-api-key.js';
import { findApiKeys, findKeyId, findPartnerId, type ListedKey } from '../partners/find-api-keys.js';
import { revokeApiKey } from '../partners/revoke-api-key.js';
import { savePartner } from '../partners/save-partner.js';
import { Role, Scope } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { messageOf } from '../platform/read/messages.js';
import { Refusal } from '../platform/refusal.js';
import { withRuntime } from './with-runtime.js';

interface CreateOptions {
  readonly name: string;
  readonly role: Role;
  readonly partner?: string;
  readonly team?: string;
  readonly rep?: string;
  readonly scopes?: string;
  readonly expires?: string;
}

/** `plimsoll keys create | list | revoke`: issues keys to programs and screens, shows them without their secrets, ends them. */
export function addKeys(program: Command): void {
  const keys = program.command('keys').description('issue, list and revoke the keys of partners, screens and programs');
  keys
    .command('create')
    .description('issue a key; it alone is written to standard output, this once')
    .requiredOption('--name <text>', 'what it is for')
    .addOption(new Option('--role <role>', 'the role that it has').choices(Object.values(Role)).makeOptionMandatory())
    .option('--partner <key>', 'PARTNER: the partner by its key; made where there is none')
    .option('--team <id>', 'MANAGER: the team that it is in charge of')
    .option('--rep <id>', 'REP: the rep that it speaks for')
    .option(
      '--scopes <list>',
      `of ${Object.values(Scope).join(',')}; all but writing for screens and auditors, else all`,
    )
    .option('--expires <date>', 'when it ends, as YYYY-MM-DD; a year from now, and never for WALLBOARD')
    .action((options: CreateOptions) => onDatabase(ctx => create(ctx, options)));
  keys
    .command('list')
    .description('the keys that were issued, the newest first')
    .option('--json', 'JSON lines')
    .action(({ json }: { json?: boolean }) => onDatabase(ctx => list(ctx, json === true)));
  keys
    .command('revoke <key>')
    .description('end a key for good, by its prefix (plk_…) or its id (key_…)')
    .action((said: string) => onDatabase(ctx => revoke(ctx, said)));
}

/** Runs as whoever may do everything; a refusal becomes one line for a person. */
function onDatabase(work: (ctx: Ctx) => Promise<void>): Promise<void> {
  return withRuntime(async runtime => {
    try {
      await work(await runtime.contextFor(SYSTEM));
    } catch (error) {
      throw error instanceof Refusal ? new Error(described(error), { cause: error }) : error;
    }
  });
}

async function create(ctx: Ctx, options: CreateOptions): Promise<void> {
  const { name, role, partner, team, rep } = options;
  const { apiKey, secret } = await createApiKey(ctx, {
    name,
    role,
    scopes: scopesOf(options),
    partnerId: partner ? await partnerIdOf(ctx, partner) : null,
    teamId: team ?? null,
    repId: rep ?? null,
    expiresAt: dateOf(options.expires),
  });
  process.stdout.write(`${secret}\n`);
  const end = apiKey.expiresAt ? `ends ${apiKey.expiresAt.toISOString().slice(0, 10)}` : 'does not end by itself';
  process.stderr.write(`${apiKey.role}, ${apiKey.scopes.join(', ')}; ${end}. It is shown this once.\n`);
}

async function partnerIdOf(ctx: Ctx, key: string): Promise<string> {
  return (await findPartnerId(ctx, key)) ?? (await savePartner(ctx, { key, name: key })).id;
}

function scopesOf({ role, scopes }: CreateOptions): Scope[] {
  const all = Object.values(Scope);
  const isOnlyLooking = role === Role.WALLBOARD || role === Role.AUDITOR;
  if (scopes === undefined) return all.filter(scope => !(isOnlyLooking && scope === Scope.LEADS_WRITE));
  return scopes.split(',').map(word => {
    const found = all.find(scope => scope === word.trim());
    if (!found) throw new Error(`There is no scope ${word.trim()}. There are ${all.join(', ')}.`);
    return found;
  });
}

function dateOf(text: string | undefined): Date | null {
  if (text === undefined) return null;
  const date = new Date(text);
  if (!/^\d{4}-\d{2}-\d{2}/.test(text) || Number.isNaN(date.getTime()))
    throw new Error(`${text} is no date. Write it as 2027-01-31.`);
  return date;
}

async function list(ctx: Ctx, isJson: boolean): Promise<void> {
  const keys = await findApiKeys(ctx);
  if (isJson) return void process.stdout.write(keys.map(key => `${JSON.stringify(key)}\n`).join(''));
  if (keys.length === 0) return void process.stdout.write('No key was issued yet.\n');
  const rows = [['PREFIX', 'ROLE', 'OF', 'STATE', 'LAST USED', 'NAME'], ...keys.map(rowOf)];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0))) ?? [];
  const line = (row: readonly string[]) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
  process.stdout.write(rows.map(row => `${line(row).trimEnd()}\n`).join(''));
}

function rowOf(key: ListedKey): string[] {
  const day = (date: Date | null) => date?.toISOString().slice(0, 10);
  const isOver = !key.isActive && !key.revokedAt;
  const state = key.revokedAt ? 'revoked' : isOver ? 'over' : `until ${day(key.expiresAt) ?? 'revoked'}`;
  return [key.prefix, key.role, key.of ?? '-', state, day(key.lastUsedAt) ?? 'never', key.name];
}

async function revoke(ctx: Ctx, said: string): Promise<void> {
  const id = await findKeyId(ctx, said);
  if (!id) throw new Error('There is no such key.');
  const { prefix } = await revokeApiKey(ctx, { id });
  process.stdout.write(`${prefix} is revoked.\n`);
}

function described({ problems }: Refusal): string {
  const OPTION: Readonly<Record<string, string>> = {
    partnerId: '--partner',
    teamId: '--team',
    repId: '--rep',
    expiresAt: '--expires',
  };
  return problems
    .map(problem => {
      const option = OPTION[problem.field?.at(-1) ?? ''];
      return `${option ? `${option}: ` : ''}${messageOf(problem, 'en')}`;
    })
    .join('\n');
}
