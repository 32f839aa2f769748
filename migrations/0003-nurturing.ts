import { Migration } from '@mikro-orm/migrations';

/** Content, its deliveries, linear programs and the leads in them. */
export class Nurturing extends Migration {
  override up(): void {
    for (const part of [CONTENT, PROGRAMS, GRANTS]) this.addSql(part);
  }
}

const CONTENT = `
create table content_item (
  id uuid primary key,
  version int not null default 1,
  key text not null unique,
  name text not null check (name <> ''),
  kind text not null check (kind in ('CASE_STUDY', 'SOLUTION', 'WHITEPAPER', 'DEMO', 'WEBINAR', 'PRICING', 'NEWSLETTER')),
  url text,
  segments text[] not null default '{}',
  need_tags text[] not null default '{}',
  stage_keys text[] not null default '{}',
  temperatures text[] not null default '{}' check (temperatures <@ array['COLD', 'WARM', 'HOT']),
  is_active boolean not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index content_item_name on content_item (name, id);
create index content_item_updated on content_item (updated_at, id);
create table lead_needs (
  lead_id uuid primary key references lead,
  version int not null default 1,
  tags text[] not null default '{}',
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);`;

const PROGRAMS = `
create table nurture_program (
  id uuid primary key,
  version int not null default 1,
  key text not null unique,
  name text not null check (name <> ''),
  is_active boolean not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index nurture_program_name on nurture_program (name, id);
create table program_step (
  program_id uuid not null references nurture_program,
  position int not null check (position > 0),
  content_item_id uuid not null references content_item,
  after_days int not null check (after_days between 0 and 3650),
  primary key (program_id, position),
  unique (program_id, content_item_id)
);
create index program_step_content on program_step (content_item_id);
create table enrollment (
  id uuid primary key,
  version int not null default 1,
  lead_id uuid not null references lead,
  program_id uuid not null references nurture_program,
  state text not null check (state in ('ACTIVE', 'COMPLETED', 'LEFT')),
  position int check (position > 0),
  due_at timestamptz(3),
  enrolled_at timestamptz(3) not null,
  enrolled_by text not null,
  ended_at timestamptz(3),
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  check ((state = 'ACTIVE') = (position is not null)),
  check ((state = 'ACTIVE') = (due_at is not null)),
  check ((state = 'ACTIVE') = (ended_at is null))
);
create unique index enrollment_one_active on enrollment (lead_id) where state = 'ACTIVE';
create index enrollment_lead on enrollment (lead_id, enrolled_at desc, id desc);
create index enrollment_program on enrollment (program_id, state);
create index enrollment_due on enrollment (due_at, id) where state = 'ACTIVE';
create table content_delivery (
  id uuid primary key,
  lead_id uuid not null references lead,
  content_item_id uuid not null references content_item,
  interaction_id uuid not null unique references interaction,
  enrollment_id uuid references enrollment,
  step_position int,
  is_repeat boolean not null,
  occurred_at timestamptz(3) not null,
  recorded_at timestamptz(3) not null,
  check ((enrollment_id is null) = (step_position is null)),
  unique (enrollment_id, step_position)
);
create unique index content_delivery_once on content_delivery (lead_id, content_item_id) where not is_repeat;
create index content_delivery_lead on content_delivery (lead_id, occurred_at desc, id desc);
create index content_delivery_item on content_delivery (content_item_id);`;

const GRANTS = `
grant select on content_item, lead_needs, nurture_program, program_step, enrollment, content_delivery to plimsoll_app;
grant insert, update on content_item, lead_needs, nurture_program, enrollment to plimsoll_app;
grant insert, delete on program_step to plimsoll_app;
grant insert on content_delivery to plimsoll_app;`;
