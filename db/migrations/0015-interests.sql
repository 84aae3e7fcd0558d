-- Declarations of interests and recusals (5.4.3), and what is asked about walls across them (5.1.6).

create table declaration (
  tenant integer not null,
  id uuid not null,
  employee_id uuid not null,
  -- Where the employee worked then: its head reads it.
  unit_id uuid,
  occasion text not null check (occasion in ('yearly','ad-hoc')),
  -- For which year a yearly one speaks.
  year integer not null,
  -- Read, and nothing to declare.
  nothing boolean not null default false,
  made_at timestamptz not null,
  primary key (tenant, id),
  foreign key (tenant, employee_id) references employee (tenant, id)
);
create index declaration_employee on declaration (tenant, employee_id, made_at desc);
create index declaration_year on declaration (tenant, year, employee_id) where occasion = 'yearly';

-- What somebody declared. The words stay here and in no journal.
create table interest (
  tenant integer not null,
  id uuid not null,
  declaration_id uuid not null,
  employee_id uuid not null,
  kind text not null check (kind in ('company','person','property','other')),
  name text not null,
  registration_number text not null default '',
  email text not null default '' check (email = lower(email)),
  -- A keyed hash, so that the code itself is not kept here.
  code_index bytea,
  -- A client picked from the list.
  client_id uuid,
  relation text not null default '',
  -- Over: it walls off nobody any more, what it walled stays until it is lifted.
  ended_at timestamptz,
  primary key (tenant, id),
  foreign key (tenant, declaration_id) references declaration (tenant, id),
  foreign key (tenant, employee_id) references employee (tenant, id)
);
create index interest_declaration on interest (tenant, declaration_id);
create index interest_employee on interest (tenant, employee_id);
create index interest_registration on interest (tenant, registration_number) where registration_number <> '' and ended_at is null;
create index interest_email on interest (tenant, email) where email <> '' and ended_at is null;
create index interest_code on interest (tenant, code_index) where code_index is not null and ended_at is null;
create index interest_client on interest (tenant, client_id) where client_id is not null and ended_at is null;
create index interest_name on interest (tenant, folded(name)) where ended_at is null;

-- One recusal: who stepped aside from which case, to whom it went, and that the head knows.
create table recusal (
  tenant integer not null,
  wall_id uuid not null,
  case_id uuid not null,
  employee_id uuid not null,
  ground text not null check (ground in ('own-matter','relative','business-partner','former-employer','friendship-or-enmity','other')),
  words text not null default '',
  handed_to uuid,
  -- To whom it is reported: the next in rank at that time; the unit where nobody leads.
  report_to uuid,
  unit_id uuid,
  at timestamptz not null,
  acknowledged_at timestamptz,
  acknowledged_by uuid check (acknowledged_by <> employee_id),
  primary key (tenant, wall_id),
  foreign key (tenant, wall_id) references wall (tenant, id),
  foreign key (tenant, case_id) references desk_case (tenant, id),
  foreign key (tenant, employee_id) references employee (tenant, id)
);
create index recusal_report on recusal (tenant, report_to, at) where acknowledged_at is null;
create index recusal_case on recusal (tenant, case_id);

-- Until which day of the year the yearly declaration is due.
create table interest_rule (
  tenant integer not null references tenant,
  due_month integer not null check (due_month between 1 and 12),
  due_day integer not null check (due_day between 1 and 31),
  set_by uuid,
  set_at timestamptz not null,
  primary key (tenant)
);

do $$ declare t text; begin
  foreach t in array array['declaration','interest','recusal','interest_rule'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (tenant = current_tenant()) with check (tenant = current_tenant())', t);
    execute format('grant select, insert, update, delete on %I to laipa_app', t);
  end loop;
end $$;
revoke delete on declaration, recusal from laipa_app;
revoke update on declaration from laipa_app;

-- Words of a declaration are for whoever made it and for those above: never for administrators as such.
create policy need_to_know on declaration as restrictive for select using ((select is_desk())
  or employee_id = (select current_employee())
  or (select current_roles() && '{head}'::text[]) and unit_id = any ((select current_units())::uuid[])
  or (select current_roles() && '{executive-director,council-chair}'::text[]));
create policy need_to_know on interest as restrictive for select using ((select is_desk())
  or exists (select from declaration d where d.tenant = interest.tenant and d.id = interest.declaration_id));
create policy need_to_know on recusal as restrictive for select using ((select is_desk())
  or report_to = (select current_employee())
  or (select current_roles() && '{executive-director,council-chair}'::text[]) and employee_id <> (select current_employee()));
create policy walls_by_rank on obligation as restrictive for select using (subject_kind <> 'wall' or (select is_desk())
  or unit_id = any ((select current_units())::uuid[]) and (select current_roles() && '{head}'::text[])
  or (select current_roles() && '{executive-director,council-chair,data-protection-officer}'::text[]));

-- Whether somebody else may be entrusted with a case: yes or no, to whoever would hand it over; not why.
create function is_walled(who uuid, one uuid, whose uuid) returns boolean language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
begin
  return exists (select from wall w where w.tenant = current_tenant() and w.employee_id = who and w.lifted_at is null
    and (w.case_id = one or w.client_id in (
      with recursive same as (
        select whose as id
        -- Of a case that others were merged into, whoever is the client of one of them.
        union (with recursive inner_case as (
            select id, client_id from desk_case where tenant = current_tenant() and merged_into = one
            union select c.id, c.client_id from desk_case c join inner_case i on c.tenant = current_tenant() and c.merged_into = i.id
          ) select client_id from inner_case)
        union select case when c.id = s.id then c.merged_into else c.id end from same s join client c
          on c.tenant = current_tenant() and ((c.id = s.id and c.merged_into is not null) or c.merged_into = s.id)
      ) select id from same)));
end $$;
-- Whether an address is that of a client from whom the reader is walled off: a new record of theirs would stand beside.
create function is_walled_address(wanted text) returns boolean language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
begin
  return exists (select from client_contact k where k.tenant = current_tenant() and k.kind = 'e-mail' and k.value = wanted
    and is_walled(current_employee(), null, k.client_id));
end $$;
-- Mail that has no case yet is not there for whoever is walled off from its writer.
create policy walled_writer on mail as restrictive for select using (case_id is not null or (select is_desk())
  or current_setting('laipa.walled_clients', true) = '{}' or not coalesce(is_walled_address(lower(from_address)), false));
-- Whether the reader recused themselves from the case of this number: the one thing they are told of it.
create function recused_myself(wanted text) returns boolean language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
begin
  return exists (select from desk_case c join recusal r on r.tenant = c.tenant and r.case_id = c.id
    join wall w on w.tenant = r.tenant and w.id = r.wall_id and w.lifted_at is null
    where c.tenant = current_tenant() and c.number = upper(wanted) and r.employee_id = current_employee());
end $$;
revoke all on function is_walled(uuid, uuid, uuid), is_walled_address(text), recused_myself(text) from public;
grant execute on function is_walled(uuid, uuid, uuid), is_walled_address(text), recused_myself(text) to laipa_app;

-- The bytes of a letter or of an attachment are seen by whoever sees a case that they belong to; bytes that belong to none
-- yet (in quarantine, just uploaded) by whoever knows their hash.
create index reply_attachments on reply using gin (attachments jsonb_path_ops) where attachments <> '[]';
create function cases_of_content(wanted bytea) returns uuid[] language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
begin
  return array(select case_id from mail where tenant = current_tenant() and content_hash = wanted and case_id is not null
    union select case_id from reply where tenant = current_tenant() and attachments <> '[]'
      and attachments @> jsonb_build_array(jsonb_build_object('hash', encode(wanted, 'hex'))));
end $$;
create function sees_content(wanted bytea) returns boolean language plpgsql stable as $$
declare cases uuid[] := cases_of_content(wanted);
begin
  return cases = '{}' or exists (select from desk_case where tenant = current_tenant() and id = any (cases));
end $$;
create policy need_to_know on content_piece as restrictive for select using ((select is_desk()) or sees_content(hash));
