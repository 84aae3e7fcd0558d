-- The municipality, its people and the rules that its duties are counted by.
-- Every key starts with the tenant; every table is closed by row-level security and opened to the tenant that the
-- transaction names (`laipa.tenant`). A forgotten setting is an error, not an open door.

create extension if not exists unaccent;
create extension if not exists pg_trgm;

do $$ begin
  if not exists (select from pg_roles where rolname = 'laipa_app') then
    create role laipa_app login noinherit;
  end if;
end $$;
do $$ begin execute format('grant laipa_app to %I', current_user); end $$;
grant usage on schema public to laipa_app;

create function current_tenant() returns integer language sql stable parallel safe
  return current_setting('laipa.tenant')::integer;
create function current_employee() returns uuid language sql stable parallel safe
  return nullif(current_setting('laipa.employee', true), '')::uuid;

-- Lower case without diacritics, as `language/fold.ts` does it; immutable, so that it can be indexed.
create function folded(value text) returns text language sql immutable strict parallel safe
  return lower(public.unaccent('public.unaccent', value));

create table tenant (
  id integer primary key,
  name_lv text not null,
  name_en text not null,
  demo boolean not null default false,
  -- What case numbers begin with.
  number_prefix text not null check (number_prefix ~ '^[A-Z]{1,6}$'),
  website text not null,
  standard text not null
);

create table institution (
  tenant integer not null references tenant,
  id uuid not null,
  name_lv text not null,
  name_en text not null,
  website text not null,
  primary key (tenant, id)
);

create table unit (
  tenant integer not null,
  id uuid not null,
  institution_id uuid not null,
  parent_id uuid,
  name_lv text not null,
  name_en text not null,
  phone text not null default '',
  email text not null default '',
  valid_from date not null default '2023-12-01',
  valid_to date,
  primary key (tenant, id),
  foreign key (tenant, institution_id) references institution (tenant, id),
  foreign key (tenant, parent_id) references unit (tenant, id)
);

create table employee (
  tenant integer not null references tenant,
  id uuid not null,
  given_name text not null,
  surname text not null,
  email text not null,
  phone text not null default '',
  language text not null default 'lv' check (language in ('lv', 'en')),
  demo boolean not null default false,
  primary key (tenant, id)
);
create unique index employee_email on employee (tenant, lower(email));

-- Who holds which post in which unit, from when to when (clause 1); a head leads the unit.
create table post_holding (
  tenant integer not null,
  id uuid not null,
  employee_id uuid not null,
  unit_id uuid not null,
  post_lv text not null,
  post_en text not null,
  head boolean not null default false,
  valid_from date not null,
  valid_to date,
  primary key (tenant, id),
  foreign key (tenant, employee_id) references employee (tenant, id),
  foreign key (tenant, unit_id) references unit (tenant, id)
);
create index post_holding_employee on post_holding (tenant, employee_id);
create index post_holding_unit on post_holding (tenant, unit_id);

create table role_holding (
  tenant integer not null,
  employee_id uuid not null,
  role text not null check (role in ('employee','head','steward','executive-director','council-chair','data-protection-officer','administrator')),
  valid_from date not null,
  valid_to date,
  primary key (tenant, employee_id, role, valid_from),
  foreign key (tenant, employee_id) references employee (tenant, id)
);

-- Calendars, unit targets and units' institutions, whole and numbered: an event names the version it was judged by.
create table rules (
  tenant integer not null references tenant,
  version integer not null,
  body jsonb not null,
  made_at timestamptz not null default now(),
  made_by uuid,
  why text not null default '',
  primary key (tenant, version)
);

create table session (
  tenant integer not null,
  token_hash bytea not null,
  employee_id uuid not null,
  csrf text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  user_agent text not null default '',
  primary key (tenant, token_hash),
  foreign key (tenant, employee_id) references employee (tenant, id)
);
create index session_employee on session (tenant, employee_id);

-- A form that was answered already answers the same again: a second press does nothing twice.
create table form_key (
  tenant integer not null,
  key uuid not null,
  location text not null,
  answered_at timestamptz not null default now(),
  primary key (tenant, key)
);
create index form_key_age on form_key (tenant, answered_at);
