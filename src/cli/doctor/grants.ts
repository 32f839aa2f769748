import type pg from 'pg';
import { type Finding, fail, ok } from './finding.js';

/** Tables of which a row, once written, is never changed. */
const APPEND_ONLY = ['lead_fact', 'event_log', 'content_delivery'];

/** Whether the role that the application works under can do what it must, and not what it must never. */
export async function examineGrants(client: pg.Client): Promise<Finding[]> {
  const { rows: roles } = await client.query<{ super: boolean; member: boolean; owned: number }>(ROLE);
  const [role] = roles;
  if (!role)
    return [
      fail('role', 'There is no role plimsoll_app.', {
        why: 'The application works under it.',
        todo: 'Run `plimsoll migrate` as a login that may make roles.',
      }),
    ];
  const { rows: rights } = await client.query<{ told: string }>(RIGHTS, [APPEND_ONLY]);
  const { rows: triggers } = await client.query<{ n: number }>(TRIGGERS);
  const why = 'Facts that can be rewritten prove nothing.';
  const findings = [
    !role.member &&
      fail('role', 'The login may not work as plimsoll_app.', {
        why: 'Every statement of the application fails.',
        todo: 'Grant the role plimsoll_app to the login of DATABASE_URL.',
      }),
    (role.super || role.owned > 0) &&
      fail('role', 'plimsoll_app is a superuser, or owns tables.', {
        why,
        todo: 'Take superuser away from it, and give the tables to the login of DATABASE_URL.',
      }),
    rights.length > 0 &&
      fail('grants', `plimsoll_app may ${rights.map(({ told }) => told).join(', ')}.`, {
        why,
        todo: 'Revoke it from plimsoll_app.',
      }),
    (triggers[0]?.n ?? 0) === 0 &&
      fail('append-only', 'The trigger that refuses to rewrite facts is off.', {
        why,
        todo: 'Run `alter table lead_fact enable trigger append_only`.',
      }),
  ].filter(finding => finding !== false);
  return findings.length > 0
    ? findings
    : [ok('grants', 'The application can append facts and events, and cannot rewrite them.')];
}

const ROLE = `select r.rolsuper as super, pg_has_role(current_user, r.oid, 'SET') as member,
  (select count(*)::int from pg_class c where c.relowner = r.oid and c.relnamespace = 'public'::regnamespace) as owned
  from pg_roles r where r.rolname = 'plimsoll_app'`;
const RIGHTS = `select lower(p.name) || ' ' || t.name as told from unnest($1::text[]) as t (name), (values ('UPDATE'), ('DELETE'), ('TRUNCATE')) as p (name)
  where has_table_privilege('plimsoll_app', 'public.' || t.name, p.name) order by 1`;
const TRIGGERS = `select count(*)::int as n from pg_trigger where tgrelid = 'public.lead_fact'::regclass and tgname = 'append_only' and tgenabled in ('O', 'A')`;
