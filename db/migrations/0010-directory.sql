-- The directory (clause 1): posts of their own, so that one may stand vacant; who holds them from when to when; absences
-- with stand-ins; mandates (5.5.2); places and desks. Everything is valid from a day to a day, the last one included:
-- what happened yesterday is judged by yesterday's directory.

alter table institution
  -- How an import knows it again.
  add column code text,
  add column registration_number text not null default '',
  add column valid_from date not null default '2023-12-01',
  add column valid_to date;
create unique index institution_code on institution (tenant, code) where code is not null;

alter table unit add column code text, add check (valid_to is null or valid_to >= valid_from);
create unique index unit_code on unit (tenant, code) where code is not null;
create index unit_parent on unit (tenant, parent_id);

alter table employee
  add column code text,
  -- How the identity provider or the directory server names the person; never a personal code.
  add column external_id text,
  add column created_at timestamptz not null default now();
create unique index employee_code on employee (tenant, code) where code is not null;
create unique index employee_external_id on employee (tenant, external_id) where external_id is not null;

create table post (
  tenant integer not null references tenant,
  id uuid not null,
  code text,
  unit_id uuid not null,
  title_lv text not null,
  title_en text not null default '',
  -- What the post is in clauses 1 and 14; a `head` leads its unit.
  kind text not null default 'employee' check (kind in ('employee','head','deputy-head','council-chair','council-vice-chair',
    'executive-director','deputy-executive-director','steward','data-protection-officer')),
  valid_from date not null,
  valid_to date,
  primary key (tenant, id),
  foreign key (tenant, unit_id) references unit (tenant, id),
  check (valid_to is null or valid_to >= valid_from)
);
create unique index post_code on post (tenant, code) where code is not null;
create index post_unit on post (tenant, unit_id);

-- The owner of the tables is under the policy too; for these rows of every tenant it steps aside.
alter table post_holding rename to holding;
alter table holding no force row level security;
alter table holding add column post_id uuid;
insert into post (tenant, id, unit_id, title_lv, title_en, kind, valid_from, valid_to)
  select tenant, id, unit_id, post_lv, post_en, case when head then 'head' else 'employee' end, valid_from, valid_to from holding;
update holding set post_id = id;
alter table holding
  alter column post_id set not null,
  add foreign key (tenant, post_id) references post (tenant, id),
  -- Ended the day before it began: called off, it never held.
  add check (valid_to is null or valid_to >= valid_from - 1),
  drop column unit_id, drop column post_lv, drop column post_en, drop column head;
create index holding_post on holding (tenant, post_id);
alter index post_holding_employee rename to holding_employee;
alter table holding force row level security;

-- Who holds which post where: the one shape in which the directory is asked.
create view held_post with (security_invoker = true) as
  select h.tenant, h.id, h.employee_id, h.post_id, p.unit_id, p.title_lv as post_lv, p.title_en as post_en, p.kind,
    -- Leads the work of the unit: the chair of the council leads the council, not its employees.
    p.kind in ('head','executive-director') as head,
    greatest(h.valid_from, p.valid_from) as valid_from, least(h.valid_to, p.valid_to) as valid_to
  from holding h join post p on p.tenant = h.tenant and p.id = h.post_id
  where h.valid_to is null or h.valid_to >= h.valid_from;

-- Away from one day to another, and who stands in. Why somebody is away is not asked: it would often be about health.
create table absence (
  tenant integer not null,
  id uuid not null,
  employee_id uuid not null,
  first_day date not null,
  last_day date not null check (last_day >= first_day),
  stand_in_id uuid check (stand_in_id <> employee_id),
  made_by uuid,
  made_at timestamptz not null,
  -- Taken back; the row stays, for what was judged by it.
  ended_at timestamptz,
  primary key (tenant, id),
  foreign key (tenant, employee_id) references employee (tenant, id),
  foreign key (tenant, stand_in_id) references employee (tenant, id)
);
create index absence_employee on absence (tenant, employee_id, last_day);
create index absence_stand_in on absence (tenant, stand_in_id, last_day);

-- 5.5.2: who may speak, sign or decide in the name of the municipality, on what. Given to a person or to a post.
create table mandate (
  tenant integer not null,
  id uuid not null,
  employee_id uuid,
  post_id uuid,
  kind text not null check (kind in ('speak','sign','decide')),
  -- On what: in words, and within which unit's matters (null: the municipality's).
  scope text not null,
  unit_id uuid,
  -- The order or the job description that it rests on.
  document text not null,
  valid_from date not null,
  valid_to date,
  made_by uuid,
  made_at timestamptz not null,
  primary key (tenant, id),
  foreign key (tenant, employee_id) references employee (tenant, id),
  foreign key (tenant, post_id) references post (tenant, id),
  foreign key (tenant, unit_id) references unit (tenant, id),
  check ((employee_id is null) <> (post_id is null)),
  check (valid_to is null or valid_to >= valid_from)
);
create index mandate_employee on mandate (tenant, employee_id);
create index mandate_post on mandate (tenant, post_id);

-- Where clients are met.
create table place (
  tenant integer not null references tenant,
  id uuid not null,
  name_lv text not null,
  name_en text not null default '',
  address text not null default '',
  valid_from date not null,
  valid_to date,
  primary key (tenant, id)
);
create table desk (
  tenant integer not null,
  id uuid not null,
  place_id uuid not null,
  -- As it stands on the wall: „3”, „A2”.
  number text not null,
  unit_id uuid,
  valid_from date not null,
  valid_to date,
  primary key (tenant, id),
  foreign key (tenant, place_id) references place (tenant, id),
  foreign key (tenant, unit_id) references unit (tenant, id)
);
create unique index desk_number on desk (tenant, place_id, number) where valid_to is null;

-- What was brought in from a file or a directory server: looked at before it is applied, kept afterwards.
create table directory_import (
  tenant integer not null references tenant,
  id uuid not null,
  source text not null check (source in ('csv','ldap')),
  made_by uuid,
  made_at timestamptz not null,
  -- The changes as they were shown; null once applied or thrown away (they hold names).
  plan jsonb,
  summary jsonb not null default '{}',
  applied_at timestamptz,
  primary key (tenant, id)
);

do $$ declare t text; begin
  foreach t in array array['post','absence','mandate','place','desk','directory_import'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (tenant = current_tenant()) with check (tenant = current_tenant())', t);
    execute format('grant select, insert, update, delete on %I to laipa_app', t);
  end loop;
end $$;
grant select on held_post to laipa_app;
revoke delete on absence, mandate, post, place, desk from laipa_app;
