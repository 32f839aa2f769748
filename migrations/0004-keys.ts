import { Migration } from '@mikro-orm/migrations';

/** Partners as rows, which leads refer to, and the keys that are issued to partners, screens and programs. */
export class Keys extends Migration {
  override up(): void {
    for (const part of [PARTNERS, API_KEYS, GRANTS]) this.addSql(part);
  }
}

const PARTNERS = `
create table partner (
  id uuid primary key,
  version int not null default 1,
  key text not null unique check (key <> ''),
  name text not null check (name <> ''),
  is_active boolean not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index partner_name on partner (name, id);
create index partner_created on partner (created_at, id);
insert into partner select id, 1, id::text, 'Partner ' || id::text, true, now(), now() from (select distinct partner_id as id from lead where partner_id is not null) known;
alter table lead add foreign key (partner_id) references partner;`;

const API_KEYS = `
create table api_key (
  id uuid primary key,
  version int not null default 1,
  name text not null check (name <> ''),
  prefix text not null unique,
  secret_hash bytea not null check (length(secret_hash) = 32),
  role text not null check (role in ('ADMIN', 'MANAGER', 'REP', 'MARKETER', 'AUDITOR', 'WALLBOARD', 'PARTNER')),
  scopes text[] not null check (cardinality(scopes) > 0 and scopes <@ array['LEADS_READ', 'LEADS_WRITE', 'FEEDS']),
  partner_id uuid references partner,
  team_id uuid references team,
  rep_id uuid references rep,
  expires_at timestamptz(3),
  last_used_at timestamptz(3),
  revoked_at timestamptz(3),
  created_by text not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  check ((role = 'PARTNER') = (partner_id is not null)),
  check ((role = 'MANAGER') = (team_id is not null)),
  check ((role = 'REP') = (rep_id is not null)),
  check (role = 'WALLBOARD' or expires_at is not null)
);
create index api_key_partner on api_key (partner_id) where partner_id is not null;
create index api_key_team on api_key (team_id) where team_id is not null;
create index api_key_rep on api_key (rep_id) where rep_id is not null;
create index api_key_name on api_key (name, id);
create index api_key_created on api_key (created_at, id);`;

const GRANTS = `
grant select, insert, update on partner, api_key to plimsoll_app;`;
