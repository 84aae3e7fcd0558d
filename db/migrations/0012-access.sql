-- Who may see what, and the log of what was read (5.1.1, 5.1.6, 5.4.2, 5.4.3).

-- Restricted: only the holder and the people named in case_reader see that it exists.
alter table desk_case
  add column restricted boolean not null default false,
  -- Who changed it last, by the server's clock: they still see what they have just handed over.
  add column changed_by uuid,
  add column changed_on timestamptz;

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
create function is_owner() returns boolean language plpgsql stable parallel safe as $$
begin
  return (select pg_get_userbyid(relowner) = current_user from pg_class where oid = 'desk_case'::regclass);
end $$;
-- The desk itself, or a function of the owner's; never the application in somebody's name.
create function is_desk() returns boolean language sql stable parallel safe
  return coalesce(current_setting('laipa.system', true) = 'on', false) or (current_user <> 'laipa_app' and is_owner());
create function current_units() returns uuid[] language sql stable parallel safe
  return coalesce(string_to_array(nullif(current_setting('laipa.units', true), ''), ','), '{}')::uuid[];
create function current_roles() returns text[] language sql stable parallel safe
  return coalesce(string_to_array(nullif(current_setting('laipa.roles', true), ''), ','), '{}');
-- The desk's clock; the server's where the desk has said none.
create function desk_now() returns timestamptz language sql stable parallel safe
  return coalesce(nullif(current_setting('laipa.now', true), '')::timestamptz, now());

-- Need to know. A case is seen by its unit, its holder, whoever it was opened for with a reason or who is named on it, and
-- for an hour by whoever changed it last; not across a wall. The functions are asked once a transaction, as it opens
-- (`database/connect`), so that a policy compares ids only and every index stays of use. They run as the owner, for whom the policies below stand open
-- (`is_desk`): what a policy asks must see past policies, or a wall would silently stand open.
create function reads_every_case() returns boolean language sql stable parallel safe
  return is_desk() or current_roles() && '{steward,executive-director}'::text[];
create function granted_cases() returns uuid[] language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
begin
  return array(select case_id from case_grant where tenant = current_tenant() and employee_id = current_employee() and until > desk_now()
    union select case_id from case_reader where tenant = current_tenant() and employee_id = current_employee());
end $$;
create function walled_cases() returns uuid[] language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
declare
  named uuid[] := array(select case_id from wall where tenant = current_tenant() and employee_id = current_employee() and lifted_at is null and case_id is not null);
  clients uuid[] := walled_clients();
begin
  if clients = '{}' then return named; end if;
  -- A case into which one of a walled client was merged speaks of that client too.
  return named || array(with recursive outer_case as (
      select merged_into as id from desk_case where tenant = current_tenant() and client_id = any (clients) and merged_into is not null
      union select c.merged_into from desk_case c join outer_case o on c.tenant = current_tenant() and c.id = o.id where c.merged_into is not null
    ) select id from outer_case);
end $$;
create function walled_clients() returns uuid[] language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
declare named uuid[] := array(select client_id from wall
  where tenant = current_tenant() and employee_id = current_employee() and lifted_at is null and client_id is not null);
begin
  if named = '{}' then return named; end if;
  -- Records that were merged into a walled client, or that it was merged into, are that client.
  return array(with recursive walled as (
      select unnest(named) as id
      union select case when c.id = w.id then c.merged_into else c.id end from walled w join client c
        on c.tenant = current_tenant() and ((c.id = w.id and c.merged_into is not null) or c.merged_into = w.id)
    ) select id from walled);
end $$;
-- Whether one stands in the list that the transaction opened with; null without the list, so that neither a grant nor the
-- absence of a wall follows. Nearly always the list is empty, and the text is compared faster than a list is made of it.
create function among(setting text, one uuid) returns boolean language sql stable parallel safe
  return nullif(current_setting(setting, true), '') <> '{}' and one = any (nullif(current_setting(setting, true), '')::uuid[]);

create function sees_case(wanted uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select from desk_case where tenant = current_tenant() and id = wanted);
end $$;

-- The condition stands twice: as the policy of the table, and in the view by which words are searched (0006), which is its
-- owner's and would not be held by the policy.
do $do$ declare condition text := $$is_desk() or (
    case when %1$s.merged_into is not null then sees_case(%1$s.merged_into) else
      (not %1$s.restricted and (
        %1$s.unit_id = any ((select current_units())::uuid[])
        or reads_every_case()
        or (%1$s.changed_by = current_employee() and %1$s.changed_on > now() - interval '1 hour')))
      or %1$s.holder_id = current_employee()
      or among('laipa.granted', %1$s.id)
    end
    and not among('laipa.walled_cases', %1$s.id)
    and not among('laipa.walled_clients', %1$s.client_id))$$;
begin
  execute format('create policy need_to_know on desk_case as restrictive for select using (' || condition || ')', 'desk_case');
  execute format('create or replace view searchable as select d.tenant, d.case_id, d.words, d.line
    from search_document d join desk_case w on w.tenant = d.tenant and w.id = d.case_id
    where d.tenant = (select current_tenant()) and (' || condition || ')', 'w');
end $do$;

-- Whoever changed it last is known without anybody having to say so.
create function note_change() returns trigger language plpgsql as $$
begin
  new.changed_by := current_employee();
  new.changed_on := now();
  return new;
end $$;
create trigger note_change before insert or update on desk_case for each row execute function note_change();

-- A wall goes with the case: into the one that it is merged into, and away again when they are parted.
create function carry_walls() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if new.merged_into is not null then
    insert into wall (tenant, id, employee_id, case_id, ground, reason, raised_at, raised_by, carried_from)
      select tenant, gen_random_uuid(), employee_id, new.merged_into, ground, '', desk_now(), raised_by, id
      from wall where tenant = new.tenant and case_id = new.id and lifted_at is null;
  else
    delete from wall w using wall origin where w.tenant = new.tenant and w.case_id = old.merged_into and origin.tenant = w.tenant
      and origin.id = w.carried_from and origin.case_id = new.id;
  end if;
  return null;
end $$;
create trigger carry_walls after update of merged_into on desk_case for each row
  when (old.merged_into is distinct from new.merged_into) execute function carry_walls();

-- What belongs to a case is seen by whoever sees the case. A function where few rows are read at once keeps the plan of a
-- page small; where lists are read (mail, obligation) the condition is part of the plan.
do $$ declare t text; begin
  foreach t in array array['note','reply','case_party','case_link','presence','case_reader','search_document'] loop
    execute format('create policy need_to_know on %I as restrictive for select using (is_desk()
      or sees_case(case_id))', t);
  end loop;
end $$;
-- Mail that has no case yet waits or stands in quarantine, for everybody who looks after that.
create policy need_to_know on mail as restrictive for select using (is_desk() or case_id is null
  or exists (select from desk_case c where c.tenant = mail.tenant and c.id = mail.case_id));
create policy need_to_know on client as restrictive for select using (is_desk()
  or not among('laipa.walled_clients', id));
create policy need_to_know on client_contact as restrictive for select using (is_desk()
  or not among('laipa.walled_clients', client_id));

-- Duties and facts of a case likewise. Those of an employee (what they read, which powers they used, what they declared)
-- are seen by that employee, the heads of their unit and the data-protection officer.
create policy need_to_know on obligation as restrictive for select using (is_desk()
  or case subject_kind
    when 'case' then exists (select from desk_case c where c.tenant = obligation.tenant and c.id = obligation.subject_id)
    when 'employee' then subject_id = current_employee() or unit_id = any ((select current_units())::uuid[])
      or (current_roles() && '{steward,executive-director,council-chair,data-protection-officer}'::text[])
    when 'client' then not among('laipa.walled_clients', subject_id)
    else true end);
create policy need_to_know on event as restrictive for select using (is_desk()
  or subject_id = current_employee()
  or sees_case(subject_id)
  or exists (select from subject s where s.tenant = event.tenant and s.id = event.subject_id and (
    s.kind in ('mail', 'rules', 'directory', 'retention')
    -- What raised a wall is known to those who know the wall.
    or s.kind = 'wall' and exists (select from wall w where w.tenant = event.tenant and w.id = event.subject_id)
    or s.kind in ('employee', 'client') and (current_roles() && '{data-protection-officer}'::text[]))));

-- Walls and grants are known to whoever is concerned and to those who may lift or answer for them; a wall that hid
-- itself only from lists would still be found here.
create policy need_to_know on case_grant as restrictive for select using (is_desk()
  or employee_id = current_employee() or (current_roles() && '{data-protection-officer}'::text[])
  or exists (select from desk_case c where c.tenant = case_grant.tenant and c.id = case_grant.case_id));
create policy need_to_know on wall as restrictive for select using (is_desk()
  or (current_roles() && '{executive-director,council-chair}'::text[]) and employee_id <> current_employee()
  or (current_roles() && '{head}'::text[]) and employee_id <> current_employee()
    and (case_id is null or exists (select from desk_case c where c.tenant = wall.tenant and c.id = wall.case_id)));
create policy need_to_know on power_use as restrictive for select using (is_desk()
  or employee_id = current_employee() or unit_id = any ((select current_units())::uuid[]) and (current_roles() && '{head}'::text[])
  or (current_roles() && '{executive-director,council-chair,data-protection-officer}'::text[]));
create policy need_to_know on barred_deed as restrictive for select using (is_desk()
  or employee_id = current_employee() or (current_roles() && '{head,executive-director,council-chair,data-protection-officer}'::text[])
    and (case_id is null or exists (select from desk_case c where c.tenant = barred_deed.tenant and c.id = barred_deed.case_id)));
create policy need_to_know on reading as restrictive for select using (is_desk()
  or reader_id = current_employee() or (current_roles() && '{data-protection-officer}'::text[]));

-- The door: that a case of another unit exists, and whose it is, for somebody who would open it with a reason. Nothing of
-- what is restricted or behind a wall.
create function behind_wall(one uuid, whose uuid) returns boolean language sql stable parallel safe
  return one = any (walled_cases()) or whose = any (walled_clients());
create function case_door(wanted text) returns table (id uuid, number text, unit_id uuid, unit_lv text, unit_en text, state text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select c.id, c.number, c.unit_id, u.name_lv, u.name_en, c.state from desk_case c join unit u on u.tenant = c.tenant and u.id = c.unit_id
  where c.tenant = current_tenant() and current_employee() is not null and c.number = upper(wanted) and c.state <> 'merged'
    and not c.restricted and not behind_wall(c.id, c.client_id);
$$;
create function doors_of_client(wanted uuid) returns table (id uuid, number text, unit_lv text, unit_en text, state text, opened_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select c.id, c.number, u.name_lv, u.name_en, c.state, c.opened_at from desk_case c join unit u on u.tenant = c.tenant and u.id = c.unit_id
  where c.tenant = current_tenant() and current_employee() is not null and c.client_id = wanted and c.state <> 'merged'
    and not c.restricted and not behind_wall(c.id, c.client_id)
  order by c.opened_at desc limit 100;
$$;
-- For breaking the glass (5.4.2): whether a restricted case of this number exists that no wall stands before.
create function restricted_door(wanted text) returns table (id uuid, unit_id uuid, client_id uuid)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select c.id, c.unit_id, c.client_id from desk_case c
  where c.tenant = current_tenant() and current_employee() is not null and c.number = upper(wanted) and c.state <> 'merged'
    and c.restricted and not behind_wall(c.id, c.client_id);
$$;
