import pg from 'pg';
import type { TokenOrder } from '../../src/platform/access/tokens.js';
import { Role } from '../../src/platform/access/viewer.js';
import type { As, TestApp } from './app.js';
import { digestOf, settled } from './digest.js';
import type { OfferHeadFragment } from './generated/graphql.js';
import { served } from './served.js';
import { waitFor } from './wait-for.js';

interface Identified {
  readonly id: string;
}

export interface ShownLead extends Identified {
  readonly version: number;
  readonly displayLabel: string;
  readonly placement: string;
  readonly stage: { readonly id: string; readonly key: string };
  readonly owner: Identified | null;
  readonly pool: Identified | null;
  readonly tier: string | null;
  readonly temperature: string;
  readonly loadUnits: number | null;
  readonly outcome?: Readonly<Record<string, unknown>> | null;
}

export interface RowResult {
  readonly status: string;
  readonly lead: ShownLead | null;
  readonly userErrors: readonly UserError[];
}

interface UserError {
  readonly code: string;
  readonly field: readonly string[] | null;
  readonly message: string;
}

/** What a mutation answered, as tests compare it. */
export interface Outcome {
  readonly lead?: ShownLead | null;
  readonly rep?:
    | (Identified & { readonly version: number; readonly presence: string; readonly team: Identified | null })
    | null;
  readonly team?: (Identified & { readonly version: number; readonly parent: Identified | null }) | null;
  readonly pool?:
    | (Identified & { readonly version: number; readonly name: string; readonly team: Identified | null })
    | null;
  readonly partner?: (Identified & { readonly version: number; readonly isActive: boolean }) | null;
  readonly holdingQuota?: (Identified & { readonly scope: string; readonly capacity: number | null }) | null;
  readonly intakeCap?: (Identified & { readonly version: number }) | null;
  readonly offer?: OfferHeadFragment | null;
  readonly interaction?: (Identified & { readonly lead: { readonly touchCount: number } | null }) | null;
  readonly results?: readonly RowResult[];
  readonly createdCount?: number;
  readonly updatedCount?: number;
  readonly rejectedCount?: number;
  /** User errors as `CODE input.field`, in order. */
  readonly refusals: readonly string[];
  /** The code of a top-level error, or null. */
  readonly denied: string | null;
  readonly isReplayed: boolean;
}

export interface MadeRep extends Identified {
  readonly teamId: string;
  readonly as: TokenOrder;
}

/** What a lead, a rep or a quota is made from where a test says nothing else; names never repeat. */
export interface Walk {
  act(operation: string, input: object, as?: As): Promise<Outcome>;
  /** The data of a query; fails where there is an error. */
  ask<Data>(operation: string, variables?: object, as?: As): Promise<Data>;
  aTeam(input?: { parentId?: string; capacity?: number }): Promise<string>;
  aRep(input?: { teamId?: string; capacity?: number; basis?: string; onWeightIncrease?: string }): Promise<MadeRep>;
  aManager(teamId: string): TokenOrder;
  aPartner(): Promise<TokenOrder>;
  aPool(teamId?: string): Promise<string>;
  /** A lead that has walked to a stage; without an owner it is in the default pool. */
  aLead(input?: { stage?: string; ownerId?: string } & Record<string, unknown>, as?: As): Promise<ShownLead>;
  stageId(key: string): Promise<string>;
  loadOf(repId: string): Promise<Load>;
  teamLoadOf(teamId: string): Promise<Load>;
  /** Does it and asserts that not one row of any table is another one afterwards. */
  changingNothing<T>(work: () => Promise<T>): Promise<T>;
  /** Ends once every event so far is in the log and every reaction has seen it. */
  settled(): Promise<void>;
  /** As `changingNothing`, but that it was refused is told. */
  tellingOnly<T>(work: () => Promise<T>): Promise<T>;
  /** For rows that no use case makes yet. */
  sql(statement: string): Promise<void>;
  stop(): Promise<void>;
}

export interface Load {
  readonly heldCount: number;
  readonly heldUnits: number;
  readonly mode: string;
  readonly capacityUnits: number | null;
  readonly isOverloaded: boolean;
}

let count = 0;
/** A number that no test of this process has had. */
export const nextNumber = (): number => ++count;

/** Builds worlds by walking through the public API of an app, as ADMIN where nothing else is said. */
export function walkOf(app: TestApp): Walk {
  const act = async (operation: string, input: object, as: As = Role.ADMIN) =>
    outcomeOf(await served(app, operation, { variables: { input }, as }));
  const ask = async <Data>(operation: string, variables: object = {}, as: As = Role.ADMIN): Promise<Data> => {
    const { data, errors } = await served<Data>(app, operation, { variables: { ...variables }, as });
    if (errors || !data) throw new Error(`It was refused: ${JSON.stringify(errors)}`);
    return data;
  };
  return { act, ask, ...people(act), ...leadsOf(act, ask), ...loads(ask), ...rows(app) };
}

type Act = Walk['act'];
type Ask = Walk['ask'];

function people(act: Act): Pick<Walk, 'aTeam' | 'aRep' | 'aManager' | 'aPartner' | 'aPool'> {
  const aTeam: Walk['aTeam'] = async ({ parentId, capacity } = {}) => {
    const { id } = done(await act('CreateTeam', { name: `Team ${nextNumber()}`, parentId }), 'team');
    if (capacity !== undefined)
      done(await act('SetHoldingQuota', { teamId: id, mode: 'LIMITED', capacity }), 'holdingQuota');
    return id;
  };
  return {
    aTeam,
    aRep: async ({ teamId, capacity, ...quota } = {}) => {
      const team = teamId ?? (await aTeam());
      const { id } = done(await act('CreateRep', { name: `Rep ${nextNumber()}`, teamId: team }), 'rep');
      if (capacity !== undefined)
        done(await act('SetHoldingQuota', { repId: id, mode: 'LIMITED', capacity, ...quota }), 'holdingQuota');
      return { id, teamId: team, as: { subject: id, role: Role.REP, repId: id } };
    },
    aManager: teamId => ({ subject: `manager_${nextNumber()}`, role: Role.MANAGER, teamId }),
    aPartner: async () => {
      const key = `partner-${nextNumber()}`;
      const { id: partnerId } = done(await act('SavePartner', { key, name: key }), 'partner');
      return { subject: partnerId, role: Role.PARTNER, partnerId };
    },
    aPool: async teamId =>
      done(await act('SavePool', { key: `pool-${nextNumber()}`, name: 'A pool', teamId }), 'pool').id,
  };
}

function leadsOf(act: Act, ask: Ask): Pick<Walk, 'aLead' | 'stageId'> {
  let stages: Promise<Map<string, string>> | undefined;
  const stageId = async (key: string) => {
    stages ??= readStages(ask);
    const id = (await stages).get(key);
    if (!id) throw new Error(`There is no stage ${key}.`);
    return id;
  };
  const walkTo = async (lead: ShownLead, stage: string): Promise<ShownLead> => {
    const { id } = lead;
    if (stage === 'NEW') return lead;
    if (stage === 'LOST' || stage === 'DISQUALIFIED')
      return done(await act('CloseLead', { id, result: stage, reason: 'NO_NEED' }), 'lead');
    if (stage === 'RETAINED') await walkTo(lead, 'WON');
    if (stage === 'WON') return done(await act('CloseLead', { id, result: 'WON', reason: 'FIT' }), 'lead');
    return done(await act('MoveLead', { id, stageId: await stageId(stage) }), 'lead');
  };
  return {
    stageId,
    aLead: async ({ stage = 'NEW', ...draft } = {}, as) => {
      const lead = done(await act('CreateLead', { name: `Customer ${nextNumber()}`, ...draft }, as), 'lead');
      return walkTo(lead, stage);
    },
  };
}

async function readStages(ask: Ask): Promise<Map<string, string>> {
  const { wallboard } = await ask<{ wallboard: { pipelines: { stages: { id: string; key: string }[] }[] } }>('Stages');
  return new Map(wallboard.pipelines.flatMap(({ stages }) => stages.map(({ key, id }) => [key, id] as const)));
}

function loads(ask: Ask): Pick<Walk, 'loadOf' | 'teamLoadOf'> {
  const fields = 'load { heldCount heldUnits mode capacityUnits isOverloaded }';
  return {
    loadOf: async id =>
      (await ask<{ rep: { load: Load } }>(`query ($id: ID!) { rep(id: $id) { ${fields} } }`, { id })).rep.load,
    teamLoadOf: async id =>
      (await ask<{ team: { load: Load } }>(`query ($id: ID!) { team(id: $id) { ${fields} } }`, { id })).team.load,
  };
}

function rows(app: TestApp): Pick<Walk, 'changingNothing' | 'tellingOnly' | 'settled' | 'sql' | 'stop'> {
  let opened: Promise<pg.Client> | undefined;
  const owner = () => {
    opened ??= (async () => {
      const client = new pg.Client({ connectionString: app.database.url });
      await client.connect();
      return client;
    })();
    return opened;
  };
  const leaving = async <T>(work: () => Promise<T>, of: (digest: Record<string, string>) => object): Promise<T> => {
    const client = await owner();
    await settled(client);
    await waitFor(async () => {
      const { rows } = await client.query(CLOCK_DUE, [app.runtime.clock.offsetMs]);
      return rows.length === 0;
    });
    // What saw to them has told it.
    await settled(client);
    const before = of(await digestOf(client));
    const answer = await work();
    expect(of(await digestOf(client))).toEqual(before);
    return answer;
  };
  return {
    settled: async () => settled(await owner()),
    changingNothing: work => leaving(work, digest => digest),
    tellingOnly: work => leaving(work, ({ outbox: _, event_log: _log, event_head: _head, ...others }) => others),
    sql: async statement => {
      await (await owner()).query(statement);
    },
    stop: async () => {
      await (await opened)?.end();
    },
  };
}

/** Lines that the clock has changed, and leads and pools that it has made due, and the jobs have not seen to yet. */
const CLOCK_DUE = `with clock as (select clock_timestamp() + $1::float8 * interval '1 ms' as now)
select 1 from rep_load, clock where capacity_until <= clock.now union all select 1 from team_load, clock where capacity_until <= clock.now
union all select 1 from intake_count, clock where until <= clock.now union all select 1 from finding_watch, clock where due_at <= clock.now
union all select 1 from pool, clock where is_review_automatic and retired_at is null and coalesce(reviewed_at + interval '1 hour' <= clock.now, true)`;

/** The object that a mutation made or changed; fails where it was refused. */
function done<Key extends keyof Outcome>(outcome: Outcome, key: Key): NonNullable<Outcome[Key]> {
  const object = outcome[key];
  if (!object || outcome.refusals.length > 0) throw new Error(`It was refused: ${JSON.stringify(outcome)}`);
  return object;
}

function outcomeOf(answer: Awaited<ReturnType<TestApp['run']>>): Outcome {
  const payload = (Object.values(answer.data ?? {})[0] ?? {}) as Partial<Outcome> & {
    userErrors?: readonly UserError[];
  };
  const code = answer.errors?.[0]?.extensions?.code;
  return {
    ...payload,
    refusals: (payload.userErrors ?? []).map(refusalOf),
    denied: answer.errors ? String(code) : null,
    isReplayed: answer.extensions?.replayed === true,
  };
}

/** A user error as `CODE input.field`. */
export function refusalOf({ code, field }: UserError): string {
  return field ? `${code} ${field.join('.')}` : code;
}
