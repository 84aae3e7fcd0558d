-- What the municipality does for its clients at the counter: services with their cards (5.3.2, 6.4, 6.11), where and when.

-- A service as a client names it. Its card is what an employee sees beside the conversation.
create table service (
  tenant integer not null references tenant,
  id uuid not null,
  -- The letter on the ticket: „A014”.
  letter text not null check (letter ~ '^[A-Z]{1,2}$'),
  unit_id uuid not null,
  name_lv text not null check (name_lv <> ''),
  name_en text not null default '',
  about_lv text not null default '',
  about_en text not null default '',
  -- The card: steps, documents, fee and term as people read them; who decides; the law it rests on.
  steps_lv text not null default '',
  steps_en text not null default '',
  documents_lv text not null default '',
  documents_en text not null default '',
  fee_lv text not null default '',
  fee_en text not null default '',
  term_lv text not null default '',
  term_en text not null default '',
  decides_lv text not null default '',
  decides_en text not null default '',
  law_title text not null default '',
  law_url text not null default '' check (law_url = '' or law_url ~ '^https://'),
  -- How long one usually takes; measured times stand instead of it once there are enough.
  usual_minutes integer not null default 10 check (usual_minutes between 1 and 240),
  by_appointment boolean not null default true,
  walk_in boolean not null default true,
  valid_from date not null,
  valid_to date,
  primary key (tenant, id),
  foreign key (tenant, unit_id) references unit (tenant, id),
  check (valid_to is null or valid_to >= valid_from)
);
create index service_unit on service (tenant, unit_id);

-- 6.4: what can be offered; chosen by one key.
create table service_solution (
  tenant integer not null,
  id uuid not null,
  service_id uuid not null,
  n integer not null check (n between 1 and 9),
  text_lv text not null check (text_lv <> ''),
  text_en text not null default '',
  -- 6.5: what comes next where this is chosen, as it is told to the client.
  next_lv text not null default '',
  next_en text not null default '',
  ended_at timestamptz,
  primary key (tenant, id),
  foreign key (tenant, service_id) references service (tenant, id)
);
create unique index service_solution_n on service_solution (tenant, service_id, n) where ended_at is null;

-- 6.11: the other ways of a service, and since when they are there.
create table service_way (
  tenant integer not null,
  id uuid not null,
  service_id uuid not null,
  kind text not null check (kind in ('latvija','epakalpojumi','e-address','phone','e-mail','web')),
  -- An address, a number or an e-mail, as it is written for people.
  at text not null check (at <> ''),
  note_lv text not null default '',
  note_en text not null default '',
  since date not null,
  ended_at timestamptz,
  primary key (tenant, id),
  foreign key (tenant, service_id) references service (tenant, id)
);
create index service_way_service on service_way (tenant, service_id) where ended_at is null;

-- Which service is given where; `unit_id`: whose work it is there, the service's own where nothing is said.
create table place_service (
  tenant integer not null,
  place_id uuid not null,
  service_id uuid not null,
  unit_id uuid,
  primary key (tenant, place_id, service_id),
  foreign key (tenant, place_id) references place (tenant, id),
  foreign key (tenant, service_id) references service (tenant, id),
  foreign key (tenant, unit_id) references unit (tenant, id)
);
create index place_service_service on place_service (tenant, service_id);

-- Desks that give only some services; a desk that is not here gives all of its place.
create table desk_service (
  tenant integer not null,
  desk_id uuid not null,
  service_id uuid not null,
  primary key (tenant, desk_id, service_id),
  foreign key (tenant, desk_id) references desk (tenant, id),
  foreign key (tenant, service_id) references service (tenant, id)
);

-- People who give only some services; whoever is not here gives all of the desk they sit at.
create table employee_service (
  tenant integer not null,
  employee_id uuid not null,
  service_id uuid not null,
  primary key (tenant, employee_id, service_id),
  foreign key (tenant, employee_id) references employee (tenant, id),
  foreign key (tenant, service_id) references service (tenant, id)
);

-- When a place is open, in the shape of a working calendar's own parts (`time/calendar`); without a row it is open while the
-- house works.
create table place_hours (
  tenant integer not null,
  place_id uuid not null,
  weekly jsonb not null,
  closings jsonb not null default '[]',
  special jsonb not null default '[]',
  changed_by uuid,
  changed_at timestamptz not null,
  primary key (tenant, place_id),
  foreign key (tenant, place_id) references place (tenant, id)
);

-- How a place calls. `internal_limit`: minutes after which a colleague who waits is taken before external clients, by the
-- head's decision; null: never (6.9 as it stands).
create table queue_setting (
  tenant integer not null,
  place_id uuid not null,
  internal_limit integer check (internal_limit between 5 and 480),
  -- How often somebody is called before they are put aside, and seconds between.
  calls integer not null default 3 check (calls between 1 and 9),
  call_seconds integer not null default 45 check (call_seconds between 10 and 600),
  -- Minutes for which somebody put aside is found again before the day closes for them.
  parked_minutes integer not null default 60 check (parked_minutes between 5 and 600),
  -- Minutes before and after an appointed time within which it is called at its time.
  appointment_early integer not null default 5 check (appointment_early between 0 and 60),
  appointment_late integer not null default 10 check (appointment_late between 0 and 120),
  changed_by uuid,
  changed_at timestamptz not null,
  primary key (tenant, place_id),
  foreign key (tenant, place_id) references place (tenant, id)
);

do $$ declare t text; begin
  foreach t in array array['service','service_solution','service_way','place_service','desk_service','employee_service','place_hours','queue_setting'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (tenant = current_tenant()) with check (tenant = current_tenant())', t);
    execute format('grant select, insert, update, delete on %I to laipa_app', t);
  end loop;
end $$;
revoke delete on service, service_solution, service_way, queue_setting from laipa_app;
