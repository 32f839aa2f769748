/** What is the same for servers whose fields are resolved: the schema, and one statement a kind of object. */
import { GraphQLScalarType } from 'graphql';
import pg from 'pg';

export const SCHEMA = `scalar DateTime
type Rep { id: ID! name: String! level: String! }
type Interaction { id: ID! channel: String! direction: String! disposition: String occurredAt: DateTime! }
type Lead { id: ID! displayLabel: String! name: String lifecycle: String! temperature: String! tier: String validity: String! placement: String!
  segment: String touchCount: Int! stageSince: DateTime! lastTouchAt: DateTime createdAt: DateTime! updatedAt: DateTime! version: Int!
  owner: Rep! interactions: [Interaction!]! }
type Query { leads(stage: ID!, first: Int!): [Lead!]! }`;

/** The nested list, asked of a server of lists. */
export const QUERY = `query Board($stage: ID!, $first: Int!) { leads(stage: $stage, first: $first) {
  id displayLabel name lifecycle temperature tier validity placement segment touchCount stageSince lastTouchAt createdAt updatedAt version
  owner { id name level } interactions { id channel direction disposition occurredAt } } }`;

export const DateTime = new GraphQLScalarType({
  name: 'DateTime',
  serialize: value => (value instanceof Date ? value.toISOString() : value),
});

const LEADS = `select id, owner_id as "ownerId", display_label as "displayLabel", name, lifecycle, temperature, tier, validity, placement,
  segment, touch_count as "touchCount", stage_since as "stageSince", last_touch_at as "lastTouchAt", created_at as "createdAt",
  updated_at as "updatedAt", version from lead where stage_id = $1::uuid order by created_at desc, id desc limit $2`;
const REPS = 'select id, name, level from rep where id = any($1::uuid[])';
const TOUCHES = `select i.id, i.lead_id as "leadId", i.channel, i.direction, i.disposition, i.occurred_at as "occurredAt"
  from unnest($1::uuid[]) as of(id) cross join lateral (
    select * from interaction i where i.lead_id = of.id order by i.occurred_at desc, i.id desc limit 5) i`;

/** Reads of a pool, each a prepared statement: leads of a stage, reps by their ids, the last touches of each lead. */
export function readsOf(env) {
  const pool = new pg.Pool({ connectionString: env.DATABASE_URL, max: Number(env.POOL) });
  const ask = async (name, text, values) => (await pool.query({ name, text, values })).rows;
  return {
    leads: (stage, first) => ask('leads', LEADS, [stage, first]),
    async reps(ids) {
      const rows = await ask('reps', REPS, [[...new Set(ids)]]);
      const byId = new Map(rows.map(row => [row.id, row]));
      return ids.map(id => byId.get(id));
    },
    async touches(ids) {
      const byLead = new Map(ids.map(id => [id, []]));
      for (const row of await ask('touches', TOUCHES, [ids])) byLead.get(row.leadId).push(row);
      return ids.map(id => byLead.get(id));
    },
  };
}
