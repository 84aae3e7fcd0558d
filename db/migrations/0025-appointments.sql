-- Appointments: consultations at an announced place and time (5.1.7).

-- Trusted since PostgreSQL 13: the owner of the database may bring it in.
create extension if not exists btree_gist;

create table appointment (
  tenant integer not null references tenant,
  id uuid not null,
  -- What a client types at the kiosk and says on the telephone: six letters and digits that are not mistaken for each other.
  number text not null check (number ~ '^[2-9A-HJKMNP-Z]{6}$'),
  place_id uuid not null,
  -- The first of its services; all of them stand in `appointment_service`.
  service_id uuid not null,
  -- Whose work it is.
  unit_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  people integer not null default 1 check (people between 1 and 9),
  language text not null default 'lv' check (language in ('lv','en')),
  client_kind text not null default 'natural-person' check (client_kind in ('natural-person','legal-person','state-institution','employee')),
  client_name text not null,
  client_email text not null default '',
  client_phone text not null default '',
  client_id uuid,
  case_id uuid,
  -- Who receives the client, where the seat is a person's.
  holder_id uuid,
  -- The client asked for this very person: another one is a move for them.
  asked_person boolean not null default false,
  state text not null check (state in ('booked','confirmed','moving','arrived','served','not-come','cancelled')),
  -- What it is about, in the client's words.
  note text not null default '',
  made_at timestamptz not null,
  -- Null: the client, on the web.
  made_by uuid,
  confirmed_at timestamptz,
  -- 5.1.7: the last move by us: from when, why, in which words, by whom.
  moved_from timestamptz,
  moved_at timestamptz,
  moved_by uuid,
  move_reason text check (move_reason in ('employee-absent','place-closed','technical','overrun','other')),
  move_words text not null default '',
  -- Told by a person rather than by a message of ours.
  told_at timestamptz,
  told_by uuid,
  told_way text check (told_way in ('e-mail','sms','print','screen','in-person')),
  arrived_at timestamptz,
  started_at timestamptz,
  ended_at timestamptz,
  visit_id uuid,
  -- Of the calendar file: grows with each change, so that calendars take the newer one (RFC 5545, SEQUENCE).
  sequence integer not null default 0,
  primary key (tenant, id),
  unique (tenant, number),
  foreign key (tenant, place_id) references place (tenant, id),
  foreign key (tenant, service_id) references service (tenant, id),
  foreign key (tenant, unit_id) references unit (tenant, id),
  foreign key (tenant, client_id) references client (tenant, id),
  foreign key (tenant, case_id) references desk_case (tenant, id),
  foreign key (tenant, holder_id) references employee (tenant, id),
  foreign key (tenant, visit_id) references visit (tenant, id),
  check (ends_at > starts_at),
  check ((state in ('served','not-come','cancelled')) = (ended_at is not null)),
  check (state <> 'moving' or moved_from is not null)
);
create index appointment_place on appointment (tenant, place_id, starts_at);
create index appointment_holder on appointment (tenant, holder_id, starts_at) where holder_id is not null;
create index appointment_client on appointment (tenant, client_id, starts_at desc) where client_id is not null;
create index appointment_case on appointment (tenant, case_id) where case_id is not null;
-- What a loop still looks at: small whatever the history.
create index appointment_ahead on appointment (tenant, starts_at) where ended_at is null;
create index appointment_here on appointment (tenant, visit_id) where state = 'arrived';
-- Checked from now on; no visit has one yet.
alter table visit add foreign key (tenant, appointment_id) references appointment (tenant, id) not valid;

-- Several services one after the other at the same seat.
create table appointment_service (
  tenant integer not null,
  appointment_id uuid not null,
  n integer not null check (n between 1 and 5),
  service_id uuid not null,
  primary key (tenant, appointment_id, n),
  unique (tenant, appointment_id, service_id),
  foreign key (tenant, appointment_id) references appointment (tenant, id),
  foreign key (tenant, service_id) references service (tenant, id)
);

-- 5.1.7: a time that stands open for somebody, by its own link: one of those offered for a moved consultation, or an
-- earlier one for whoever waits.
create table appointment_offer (
  tenant integer not null references tenant,
  id uuid not null,
  appointment_id uuid,
  waiting_id uuid,
  n integer not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  seat_id uuid not null,
  seat_kind text not null check (seat_kind in ('desk','person')),
  made_at timestamptz not null,
  -- Until then the seat is kept; afterwards the link still books it where it is still free.
  held_until timestamptz not null,
  state text not null default 'open' check (state in ('open','taken','withdrawn')),
  primary key (tenant, id),
  foreign key (tenant, appointment_id) references appointment (tenant, id),
  check (ends_at > starts_at),
  check (appointment_id is not null or waiting_id is not null)
);
create index appointment_offer_of on appointment_offer (tenant, appointment_id, starts_at) where appointment_id is not null;
create index appointment_offer_waiting on appointment_offer (tenant, waiting_id) where waiting_id is not null;

-- Who would like an earlier time of a service: with a time of their own already, or none yet.
create table waiting_list (
  tenant integer not null references tenant,
  id uuid not null,
  place_id uuid not null,
  service_id uuid not null,
  appointment_id uuid,
  language text not null default 'lv' check (language in ('lv','en')),
  client_name text not null,
  client_email text not null default '',
  client_phone text not null default '',
  client_id uuid,
  -- No later than this day (civil, Riga).
  until_day date not null,
  made_at timestamptz not null,
  told_at timestamptz,
  state text not null default 'waiting' check (state in ('waiting','offered','taken','ended')),
  primary key (tenant, id),
  foreign key (tenant, place_id) references place (tenant, id),
  foreign key (tenant, service_id) references service (tenant, id),
  foreign key (tenant, appointment_id) references appointment (tenant, id),
  foreign key (tenant, client_id) references client (tenant, id)
);
alter table appointment_offer add foreign key (tenant, waiting_id) references waiting_list (tenant, id);
create index waiting_list_open on waiting_list (tenant, place_id, service_id, made_at) where state in ('waiting','offered');
create unique index waiting_list_once on waiting_list (tenant, appointment_id) where appointment_id is not null and state in ('waiting','offered');

-- Who is taken when, the buffer after it included. No two at one seat at a time, whoever writes and however many at once.
create table appointment_seat (
  tenant integer not null references tenant,
  id uuid not null,
  appointment_id uuid,
  offer_id uuid,
  -- A desk or an employee.
  seat_id uuid not null,
  seat_kind text not null check (seat_kind in ('desk','person')),
  during tstzrange not null check (not isempty(during) and lower_inc(during) and not upper_inc(during)),
  primary key (tenant, id),
  -- The seat is taken first: only whoever has got it makes the appointment or the offer.
  foreign key (tenant, appointment_id) references appointment (tenant, id) deferrable initially deferred,
  foreign key (tenant, offer_id) references appointment_offer (tenant, id) deferrable initially deferred,
  check (num_nonnulls(appointment_id, offer_id) = 1),
  constraint appointment_seat_once exclude using gist (tenant with =, seat_id with =, during with &&)
);
create unique index appointment_seat_of on appointment_seat (tenant, appointment_id) where appointment_id is not null;
create unique index appointment_seat_offer on appointment_seat (tenant, offer_id) where offer_id is not null;

-- The first free one of these seats is taken for an appointment or an offer; null: all are taken. Waits for whoever is
-- taking the same seat at this moment.
create function take_seat(seat_row uuid, for_appointment uuid, for_offer uuid, seats uuid[], kind text, at tstzrange)
returns uuid language plpgsql as $$
declare wanted uuid; got uuid;
begin
  foreach wanted in array seats loop
    insert into appointment_seat (tenant, id, appointment_id, offer_id, seat_id, seat_kind, during)
      values (current_tenant(), seat_row, for_appointment, for_offer, wanted, kind, at)
      on conflict on constraint appointment_seat_once do nothing returning seat_id into got;
    if got is not null then return got; end if;
  end loop;
  return null;
end $$;

-- How a service is booked at a place; without a row by the defaults of `desk/appointments/setting`.
create table appointment_setting (
  tenant integer not null,
  place_id uuid not null,
  service_id uuid not null,
  minutes integer not null check (minutes between 5 and 240),
  -- Minutes kept free after each.
  buffer integer not null default 0 check (buffer between 0 and 60),
  -- Hours ahead of which nothing is booked on the web.
  notice_hours integer not null default 2 check (notice_hours between 0 and 336),
  days_ahead integer not null default 30 check (days_ahead between 1 and 180),
  seats text not null default 'desk' check (seats in ('desk','person')),
  -- Of the seats that are there at a time, how many in a hundred are left to those who come without an appointment.
  walk_in_share integer not null default 0 check (walk_in_share between 0 and 90),
  changed_by uuid,
  changed_at timestamptz not null,
  primary key (tenant, place_id, service_id),
  foreign key (tenant, place_id) references place (tenant, id),
  foreign key (tenant, service_id) references service (tenant, id)
);

-- Somebody is away: all their clients of a day, one after the other, with what became of each.
create table sick_day (
  tenant integer not null references tenant,
  id uuid not null,
  employee_id uuid not null,
  day date not null,
  reason text not null check (reason in ('employee-absent','place-closed','technical','overrun','other')),
  words text not null default '',
  made_at timestamptz not null,
  made_by uuid not null,
  done_at timestamptz,
  primary key (tenant, id),
  foreign key (tenant, employee_id) references employee (tenant, id)
);
create index sick_day_open on sick_day (tenant, made_at) where done_at is null;
create table sick_day_client (
  tenant integer not null,
  sick_day_id uuid not null,
  appointment_id uuid not null,
  state text not null default 'waiting' check (state in ('waiting','passed-on','moved','gone','failed')),
  at timestamptz,
  primary key (tenant, sick_day_id, appointment_id),
  foreign key (tenant, sick_day_id) references sick_day (tenant, id),
  foreign key (tenant, appointment_id) references appointment (tenant, id)
);

do $$ declare t text; begin
  foreach t in array array['appointment','appointment_service','appointment_offer','waiting_list','appointment_seat','appointment_setting','sick_day','sick_day_client'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (tenant = current_tenant()) with check (tenant = current_tenant())', t);
    execute format('grant select, insert, update on %I to laipa_app', t);
  end loop;
end $$;
-- A seat that is free again is no history: the appointment has its own.
grant delete on appointment_seat to laipa_app;

-- Seen by whoever receives the client, by the unit, and by those who serve at the place; never across a wall. When seats are
-- taken is known among colleagues (`appointment_seat`), so that nobody is promised a time that is not there.
create policy need_to_know on appointment as restrictive for select using ((select is_desk())
  or ((holder_id = (select current_employee()) or made_by = (select current_employee())
      or unit_id = any ((select current_units())::uuid[])
      or place_id = any ((select own_places())::uuid[]) or (select reads_every_case()))
    and (case_id is null or not among('laipa.walled_cases', case_id))
    and (client_id is null or not among('laipa.walled_clients', client_id))));
create function sees_appointment(wanted uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select from appointment where tenant = current_tenant() and id = wanted);
end $$;
create policy need_to_know on appointment_service as restrictive for select using ((select is_desk()) or sees_appointment(appointment_id));
create policy need_to_know on appointment_offer as restrictive for select using ((select is_desk())
  or (appointment_id is not null and sees_appointment(appointment_id)));
create policy need_to_know on waiting_list as restrictive for select using ((select is_desk())
  or ((place_id = any ((select own_places())::uuid[]) or (select reads_every_case()))
    and (client_id is null or not among('laipa.walled_clients', client_id))));
create policy need_to_know on sick_day_client as restrictive for select using ((select is_desk()) or sees_appointment(appointment_id));
-- What an appointment owes is seen with it.
create policy appointments on obligation as restrictive for select using (subject_kind <> 'appointment' or is_desk() or sees_appointment(subject_id));
