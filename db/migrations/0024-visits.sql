-- Visits: who waits, is called, is served, and what it came to (6.1–6.12).

create table visit (
  tenant integer not null,
  id uuid not null,
  place_id uuid not null,
  -- The civil day of the ticket in Riga; numbers begin anew each day.
  day date not null,
  number text not null,
  service_id uuid not null,
  -- Whose work it is.
  unit_id uuid not null,
  queue_group text not null check (queue_group in ('external','internal')),
  client_kind text not null check (client_kind in ('natural-person','legal-person','state-institution','employee')),
  language text not null default 'lv' check (language in ('lv','en')),
  source text not null check (source in ('kiosk','employee','appointment','transfer')),
  state text not null check (state in ('waiting','called','serving','paused','parked','closed','left','not-come')),
  -- From when they wait, for the order: the ticket, or earlier where an employee says so. Stays in a transfer.
  since timestamptz not null,
  made_at timestamptz not null,
  made_by uuid,
  -- The appointed time, where there is one.
  appointment_id uuid,
  appointed_at timestamptz,
  -- For this desk or person only, since somebody asked for it in passing them on.
  only_desk uuid,
  only_holder uuid,
  desk_id uuid,
  holder_id uuid,
  calls integer not null default 0,
  called_at timestamptz,
  begun_at timestamptz,
  -- Seconds served before it was last taken up (pauses and transfers are not counted).
  served_before integer not null default 0,
  taken_up_at timestamptz,
  resume_by timestamptz,
  parked_at timestamptz,
  ended_at timestamptz,
  outcome text check (outcome in ('answered','case','promised','referred','left-unserved')),
  -- Ticked steps, in the order in which they were ticked.
  steps text[] not null default '{}',
  -- 6.3: what the client needs, in their own words, read back to them.
  need text not null default '',
  -- 6.4, 6.5: what was chosen from the card, and what comes next.
  solutions uuid[] not null default '{}',
  next_words text not null default '',
  next_by timestamptz,
  client_id uuid,
  case_id uuid,
  -- What the client was told to wait when the ticket was made, in minutes, and by which measure; for its error.
  estimate_low integer,
  estimate_high integer,
  estimate_by text check (estimate_by in ('measured','usual')),
  primary key (tenant, id),
  unique (tenant, place_id, day, number),
  foreign key (tenant, place_id) references place (tenant, id),
  foreign key (tenant, service_id) references service (tenant, id),
  foreign key (tenant, unit_id) references unit (tenant, id),
  foreign key (tenant, desk_id) references desk (tenant, id),
  foreign key (tenant, holder_id) references employee (tenant, id),
  foreign key (tenant, client_id) references client (tenant, id),
  foreign key (tenant, case_id) references desk_case (tenant, id),
  check ((state in ('called','serving','paused')) <= (desk_id is not null and holder_id is not null)),
  check ((state in ('closed','left','not-come')) = (ended_at is not null)),
  check ((state = 'paused') = (resume_by is not null))
);
-- Those who are not through yet: the queue of a place. Small whatever the history.
create index visit_open on visit (tenant, place_id, since) where ended_at is null;
create index visit_called on visit (tenant, place_id, day, called_at desc) where called_at is not null;
-- The heads of a queue, by arrival and by appointed time.
create index visit_waiting on visit (tenant, place_id, queue_group, since, id) where state = 'waiting';
create index visit_appointed on visit (tenant, place_id, queue_group, appointed_at, since, id) where state = 'waiting' and appointed_at is not null;
-- One client at a desk at a time, and one desk for an employee: two who press at once cannot both have somebody.
create unique index visit_at_desk on visit (tenant, desk_id) where state in ('called','serving','paused');
create unique index visit_of_holder on visit (tenant, holder_id) where state in ('called','serving','paused');
create index visit_day on visit (tenant, place_id, day, made_at);
create index visit_holder_day on visit (tenant, holder_id, ended_at desc) where ended_at is not null;
create index visit_client on visit (tenant, client_id, made_at desc) where client_id is not null;
create index visit_case on visit (tenant, case_id) where case_id is not null;
create index visit_appointment on visit (tenant, appointment_id) where appointment_id is not null;

-- Further services of one visit.
create table visit_service (
  tenant integer not null,
  visit_id uuid not null,
  service_id uuid not null,
  added_at timestamptz not null,
  added_by uuid,
  primary key (tenant, visit_id, service_id),
  foreign key (tenant, visit_id) references visit (tenant, id) on delete cascade,
  foreign key (tenant, service_id) references service (tenant, id)
);

-- The last number given on a day: one row a letter, place and day.
create table ticket_number (
  tenant integer not null,
  place_id uuid not null,
  day date not null,
  letter text not null,
  last integer not null,
  primary key (tenant, place_id, day, letter),
  foreign key (tenant, place_id) references place (tenant, id)
);

-- Who is at which desk and what they are doing now.
create table counter_presence (
  tenant integer not null,
  employee_id uuid not null,
  state text not null check (state in ('free','serving','paused','away','break')),
  place_id uuid not null,
  desk_id uuid not null,
  unit_id uuid,
  since timestamptz not null,
  -- A break that ends by itself.
  until timestamptz,
  primary key (tenant, employee_id),
  foreign key (tenant, employee_id) references employee (tenant, id),
  foreign key (tenant, place_id) references place (tenant, id),
  foreign key (tenant, desk_id) references desk (tenant, id)
);
-- Nobody sits on somebody else's chair.
create unique index counter_presence_desk on counter_presence (tenant, desk_id);
create index counter_presence_place on counter_presence (tenant, place_id);

-- 6.11: once for a client and service, not with every visit.
create table way_told (
  tenant integer not null,
  client_id uuid not null,
  service_id uuid not null,
  told_at timestamptz not null,
  primary key (tenant, client_id, service_id),
  foreign key (tenant, client_id) references client (tenant, id),
  foreign key (tenant, service_id) references service (tenant, id)
);

do $$ declare t text; begin
  foreach t in array array['visit','visit_service','ticket_number','counter_presence','way_told'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (tenant = current_tenant()) with check (tenant = current_tenant())', t);
    execute format('grant select, insert, update, delete on %I to laipa_app', t);
  end loop;
end $$;
revoke delete on visit from laipa_app;

-- The places whose hall one sees: where one sits now, and those of one's units' desks and services. Asked once a statement.
create function own_places() returns uuid[] language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return array(select place_id from counter_presence where tenant = current_tenant() and employee_id = current_employee()
    union select place_id from desk where tenant = current_tenant() and unit_id = any (current_units())
    union select p.place_id from place_service p join service s on s.tenant = p.tenant and s.id = p.service_id
      where p.tenant = current_tenant() and coalesce(p.unit_id, s.unit_id) = any (current_units()));
end $$;
-- A visit is seen by whoever serves or served it, by its unit, and by those who serve in the same hall; never across a wall.
create policy need_to_know on visit as restrictive for select using ((select is_desk())
  or ((holder_id = (select current_employee()) or unit_id = any ((select current_units())::uuid[])
      or place_id = any ((select own_places())::uuid[]) or (select reads_every_case()))
    and (case_id is null or not among('laipa.walled_cases', case_id))
    and (client_id is null or not among('laipa.walled_clients', client_id))));
create function sees_visit(wanted uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select from visit where tenant = current_tenant() and id = wanted);
end $$;
create policy need_to_know on visit_service as restrictive for select using ((select is_desk()) or sees_visit(visit_id));
create policy need_to_know on way_told as restrictive for select using ((select is_desk())
  or not among('laipa.walled_clients', client_id));
-- What a visit owes is seen with it.
create policy visits on obligation as restrictive for select using (subject_kind <> 'visit' or is_desk() or sees_visit(subject_id));
create policy kept on visit_service as restrictive for delete using (is_desk());

-- The chain of a visit or an appointment is seen by whoever sees its row.
create or replace function sees_matter(kind text, wanted uuid) returns boolean language plpgsql stable as $$
declare seen boolean := false;
begin
  if kind in ('request', 'task', 'meeting', 'promise', 'visit', 'appointment') and to_regclass(format('public.%I', kind)) is not null then
    execute format('select exists (select from %I where tenant = current_tenant() and id = $1)', kind) into seen using wanted;
  end if;
  return seen;
end $$;
drop index obligation_elsewhere_holder, obligation_elsewhere_unit;
create index obligation_elsewhere_holder on obligation (tenant, holder_id, due_at)
  where settled_by is null and due_at is not null and subject_kind in ('request','task','meeting','promise','visit','appointment');
create index obligation_elsewhere_unit on obligation (tenant, unit_id, due_at)
  where settled_by is null and due_at is not null and subject_kind in ('request','task','meeting','promise','visit','appointment');

-- How long services take at a desk, by the hour (−1: all hours), counted anew by a loop from closed visits: minutes at the
-- middle of equal shares, rising. No person stands in it.
create table service_time (
  tenant integer not null,
  place_id uuid not null,
  service_id uuid not null,
  hour smallint not null check (hour between -1 and 23),
  n integer not null check (n > 0),
  minutes real[] not null,
  primary key (tenant, place_id, service_id, hour),
  foreign key (tenant, place_id) references place (tenant, id),
  foreign key (tenant, service_id) references service (tenant, id)
);
-- What the estimate needs beside them: minutes between two clients while somebody waits, how wide ranges are made, and of how
-- many past ranges (`said`) how many held.
create table hall_pace (
  tenant integer not null,
  place_id uuid not null,
  between_minutes real not null,
  spread real not null check (spread between 1 and 3),
  said integer not null,
  held integer not null,
  counted_at timestamptz not null,
  primary key (tenant, place_id),
  foreign key (tenant, place_id) references place (tenant, id)
);
-- What the head wants waits to be, and how many desks are planned by weekday („1”: Monday) and hour of its opening.
create table roster_plan (
  tenant integer not null,
  place_id uuid not null,
  target_minutes integer not null check (target_minutes between 1 and 120),
  desks jsonb not null,
  changed_by uuid,
  changed_at timestamptz not null,
  primary key (tenant, place_id),
  foreign key (tenant, place_id) references place (tenant, id)
);
do $$ declare t text; begin
  foreach t in array array['service_time','hall_pace','roster_plan'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (tenant = current_tenant()) with check (tenant = current_tenant())', t);
    execute format('grant select, insert, update, delete on %I to laipa_app', t);
  end loop;
end $$;
revoke delete on roster_plan from laipa_app;

-- What was said at the counter has a term of keeping too.
alter table retention_term drop constraint retention_term_record_kind_check;
alter table retention_term add constraint retention_term_record_kind_check check (record_kind in ('closed-case','client-without-case',
  'quarantined-mail','reading-log','disclosure','declaration','sign-in-log','search-document','visit','appointment'));
