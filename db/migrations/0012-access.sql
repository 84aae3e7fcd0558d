-- Who may see what, and the log of what was read (5.1.1, 5.1.6, 5.4.2, 5.4.3).

-- Restricted: only the holder and the people named in case_reader see that it exists.
alter table desk_case
  add column restricted boolean not null default false,
  -- Who changed it last: they still see what they have just handed over.
  add column changed_by uuid;

create table case_reader (
  tenant integer not null,
  case_id uuid not null,
  employee_id uuid not null,
  added_by uuid,
  added_at timestamptz not null,
  primary key (tenant, case_id, employee_id),
  foreign key (tenant, case_id) references desk_case (tenant, id),
  foreign key (tenant, employee_id) references employee (tenant, id)
);
create index case_reader_employee on case_reader (tenant, employee_id);

-- A case that is not one's own, opened with a reason (5.1.1); it stays open for this long.
create table case_grant (
  tenant integer not null,
  id uuid not null,
  employee_id uuid not null,
  case_id uuid not null,
  ground text not null check (ground in ('client-asks','helping-colleague','standing-in','supervision','complaint','data-protection','other')),
  -- In the reader's words; always there where the ground is `other` or the glass was broken.
  reason text not null default '',
  break_glass boolean not null default false,
  granted_at timestamptz not null,
  until timestamptz not null,
  primary key (tenant, id),
  foreign key (tenant, employee_id) references employee (tenant, id),
  foreign key (tenant, case_id) references desk_case (tenant, id),
  check (reason <> '' or (ground <> 'other' and not break_glass))
);
create index case_grant_employee on case_grant (tenant, employee_id, until);

-- A wall between an employee and a case or all that concerns a client. Lifted by the next rank, never by oneself.
create table wall (
  tenant integer not null,
  id uuid not null,
  employee_id uuid not null,
  case_id uuid,
  client_id uuid,
  ground text not null check (ground in ('recusal','declared-interest','party','complaint-about')),
  reason text not null default '',
  raised_at timestamptz not null,
  raised_by uuid,
  -- The wall of a case that was merged into this one.
  carried_from uuid,
  lifted_at timestamptz,
  lifted_by uuid check (lifted_by <> employee_id),
  lift_reason text check (lift_reason is null or lift_reason <> ''),
  primary key (tenant, id),
  foreign key (tenant, employee_id) references employee (tenant, id),
  foreign key (tenant, case_id) references desk_case (tenant, id),
  foreign key (tenant, client_id) references client (tenant, id),
  check ((case_id is null) <> (client_id is null)),
  check ((lifted_at is null) = (lifted_by is null) and (lifted_at is null) = (lift_reason is null))
);
create index wall_employee on wall (tenant, employee_id) where lifted_at is null;
create index wall_case on wall (tenant, case_id) where case_id is not null;

-- 5.4.2: each use of an exceptional power, with its reason, for the head's list.
create table power_use (
  tenant integer not null,
  id uuid not null,
  employee_id uuid not null,
  unit_id uuid,
  power text not null check (power in ('override-check','unmask-personal-code','break-glass','lift-wall','waive-identity-check',
    'export-client','erase-client','reset-sign-in')),
  case_id uuid,
  client_id uuid,
  reason text not null check (reason <> ''),
  used_at timestamptz not null,
  reviewed_at timestamptz,
  reviewed_by uuid check (reviewed_by <> employee_id),
  primary key (tenant, id),
  foreign key (tenant, employee_id) references employee (tenant, id)
);
create index power_use_unit on power_use (tenant, unit_id, used_at desc);
create index power_use_unreviewed on power_use (tenant, unit_id) where reviewed_at is null;
create index power_use_employee on power_use (tenant, employee_id, used_at desc);

-- 5.1.6: what was refused because of who wanted to do it.
create table barred_deed (
  tenant integer not null,
  id uuid not null,
  employee_id uuid not null,
  deed text not null,
  ground text not null check (ground in ('party','own-work','walled','about-oneself')),
  case_id uuid,
  at timestamptz not null,
  primary key (tenant, id),
  foreign key (tenant, employee_id) references employee (tenant, id)
);
create index barred_deed_at on barred_deed (tenant, at desc);

-- Who read whose data, when and on what ground. Written once; the data-protection officer reads it all, everybody their own.
create table reading (
  tenant integer not null,
  id bigint generated always as identity,
  at timestamptz not null,
  reader_id uuid not null,
  what text not null check (what in ('client','case','letter','reply','attachment','personal-code','client-data')),
  subject_id uuid not null,
  case_id uuid,
  client_id uuid,
  -- Held by the reader or by their unit: no ground is asked.
  own boolean not null,
  ground text,
  reason text not null default '',
  break_glass boolean not null default false,
  primary key (tenant, id),
  foreign key (tenant, reader_id) references employee (tenant, id)
);
create index reading_reader on reading (tenant, reader_id, id desc);
create index reading_client on reading (tenant, client_id, id desc);
create index reading_case on reading (tenant, case_id, id desc);
create index reading_at on reading (tenant, at);

do $$ declare t text; begin
  foreach t in array array['case_reader','case_grant','wall','power_use','barred_deed','reading'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (tenant = current_tenant()) with check (tenant = current_tenant())', t);
    execute format('grant select, insert, update, delete on %I to laipa_app', t);
  end loop;
end $$;
revoke update, delete on reading, barred_deed from laipa_app;
revoke delete on wall, power_use, case_grant from laipa_app;

-- The reader, as the transaction names them.
create function is_desk() returns boolean language sql stable parallel safe
  return coalesce(current_setting('laipa.system', true) = 'on', false);
create function current_units() returns uuid[] language sql stable parallel safe
  return coalesce(string_to_array(nullif(current_setting('laipa.units', true), ''), ','), '{}')::uuid[];
create function current_roles() returns text[] language sql stable parallel safe
  return coalesce(string_to_array(nullif(current_setting('laipa.roles', true), ''), ','), '{}');
-- The desk's clock; the server's where the desk has said none.
create function desk_now() returns timestamptz language sql stable parallel safe
  return coalesce(nullif(current_setting('laipa.now', true), '')::timestamptz, now());
