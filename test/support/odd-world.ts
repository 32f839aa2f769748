import pg from 'pg';
import { newId, uuidOf } from '../../src/platform/ids.js';
import { Dice } from './document-generator.js';
import { KINDS } from './read-kinds.js';
import type { World } from './world.js';

/** Texts that are something to quotes, escapes, marks or signs of one layer or another. */
export const ODD_TEXTS = [
  '',
  ' ',
  '~',
  '~a',
  'null',
  '"',
  '\\',
  '\\x1f',
  "'",
  '%',
  '_',
  'a\nb\tc',
  'é',
  '线索',
  '😀',
  '\u2028',
  '\u0001',
  '\u007f',
  '<a&b>',
  '{}',
] as const;
/** Signs that plans put between tokens. */
const SIGNS = ['a\x1fb', '\x1e', '\x1d\x1d'];

const LEADS = 60;
/** Of each other table, at most. */
const COPIES = 16;
const TIMES = [
  '2026-01-01T00:00:00.000Z',
  '2026-02-28T23:59:59.999Z',
  '2026-03-01T00:00:00.100Z',
  '2025-12-31T12:00:00.010Z',
];

/** Fills a world with leads and touches full of nulls and odd texts, straight into the tables. */
export async function makeItOdd(url: string, world: World, seed: number): Promise<void> {
  const dice = new Dice(seed);
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  const maybe = <T>(value: T): T | null => (dice.isLucky(0.4) ? null : value);
  const time = () => dice.one(TIMES);
  for (let index = 0; index < LEADS; index++) {
    const base = uuidOf(dice.one(Object.values(world.leads)), 'lead');
    const minor = maybe(dice.one([0, 1, 1000, Number.MAX_SAFE_INTEGER]));
    const odd = {
      display_label: dice.one(ODD_TEXTS),
      name: maybe(dice.one(ODD_TEXTS)),
      note: maybe(dice.one(ODD_TEXTS)),
      segment: maybe(dice.one(ODD_TEXTS)),
      tier: maybe(dice.one(['A', 'B', 'C', 'D'])),
      is_tier_by_model: false,
      value_minor: minor,
      value_currency: minor === null ? null : 'EUR',
      win_probability: maybe(dice.one([0, 0.1, 0.35, 1])),
      source_system: 'odd',
      external_id: `${dice.one(ODD_TEXTS)}${index}`,
      converted_ref: maybe(dice.one(ODD_TEXTS)),
      stage_since: time(),
      first_touch_at: maybe(time()),
      last_touch_at: maybe(time()),
      touch_count: dice.below(4),
      created_at: time(),
      updated_at: time(),
      ...(dice.isLucky(0.3) && { company_id: null, contact_id: null }),
    };
    const { rows } = await owner.query<{ id: string }>(ONE_LEAD, [JSON.stringify(odd), base]);
    for (let touch = dice.below(6); touch > 0; touch--)
      await owner.query(ONE_TOUCH, [
        rows[0]?.id,
        maybe(uuidOf(dice.one(Object.values(world.reps)), 'rep')),
        maybe(dice.one(ODD_TEXTS)),
        maybe(dice.one([1, 5])),
        maybe(time()),
        time(),
      ]);
  }
  const { rows: tables } = await owner.query<Table>(TABLES, [Object.values(KINDS).map(({ table }) => table)]);
  for (const table of tables) await spread(owner, table, dice);
  await owner.end();
}

interface Table {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string; readonly isNullable: boolean }[];
}

/** More rows like those of a table, with nulls and odd texts in them; what the table does not take is left out. */
async function spread(owner: pg.Client, { name, columns }: Table, dice: Dice): Promise<void> {
  const { rows } = await owner.query<{ row: Record<string, unknown> }>(
    `select to_jsonb(t) as row from ${name} t limit 9`,
  );
  const names = columns.map(column => `"${column.name}"`).join(', ');
  await owner.query(`alter table ${name} disable trigger user`);
  for (let tried = 0; rows.length > 0 && tried < COPIES; tried++) {
    const row: Record<string, unknown> = { ...dice.one(rows).row, id: uuidOf(newId('lead')) };
    for (const column of columns) {
      if (column.isNullable && dice.isLucky(0.3)) row[column.name] = null;
      if (column.type === 'timestamp with time zone' && dice.isLucky(0.3)) row[column.name] = dice.one(TIMES);
    }
    const text = dice.one(columns.filter(({ type }) => type === 'text'));
    // What is one of few words stays one.
    if (text && row[text.name] !== null && !/^[A-Z][A-Z_]+$/.test(String(row[text.name])))
      row[text.name] = `${dice.one(ODD_TEXTS)}${dice.below(3) || ''}`;
    if (typeof row.key === 'string') row.key = `${row.key}-${tried}`;
    const copy = `insert into ${name} (${names}) select ${names} from jsonb_populate_record(null::${name}, $1)`;
    await owner.query(copy, [JSON.stringify(row)]).catch(refusedByTable);
  }
  await owner.query(`alter table ${name} enable trigger user`);
}

function refusedByTable({ code }: { code?: string }): void {
  if (!code?.startsWith('23')) throw new Error(`a row was refused for ${code}`);
}

/** Writes signs into the labels of some leads. */
export async function putSigns(url: string): Promise<void> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  await owner.query(SIGNED, [SIGNS]);
  await owner.end();
}

const TABLES = `select table_name as name, json_agg(json_build_object('name', column_name, 'type', data_type, 'isNullable', is_nullable = 'YES') order by ordinal_position) as columns
from information_schema.columns where table_schema = 'public' and table_name = any($1) and table_name not in ('lead', 'interaction') and is_generated = 'NEVER' group by table_name order by table_name`;
const ONE_LEAD = `insert into lead select (jsonb_populate_record(a, jsonb_build_object('id', uuidv7()) || $1::jsonb)).* from lead a where a.id = $2::uuid returning id`;
const ONE_TOUCH = `insert into interaction (id, lead_id, rep_id, channel, direction, origin, content, satisfaction, ended_at, occurred_at, recorded_at, recorded_by)
values (uuidv7(), $1, $2, 'PHONE', 'OUTBOUND', 'HUMAN', $3, $4, $5, $6, $6, 'test')`;
const SIGNED = `update lead l set display_label = t.text from (select text, n from unnest($1::text[]) with ordinality s (text, n)) t
where l.id = (select id from lead where source_system = 'odd' order by id desc offset t.n limit 1)`;
