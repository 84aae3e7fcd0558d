-- Clients: personal codes, contact points, wishes, merging (4.1, 4.2, 5.1). What 5.1.4 names (sex, age, belief, origin …) has
-- no column here and gets none.

alter table client
  -- Sealed by the desk's vault; the index finds the very same code and tells nothing, the mask is what pages show.
  add column personal_code bytea,
  add column personal_code_index bytea,
  add column personal_code_mask text not null default '',
  -- Of legal persons and state institutions, as the register writes it.
  add column registration_number text not null default '',
  add column address text not null default '',
  add column preferred_channel text check (preferred_channel in ('e-mail','counter','phone','sms','e-address','letter','web')),
  -- What makes being served easier, kept only since the client wished it, from that day on.
  add column needs text[] not null default '{}'
    check (needs <@ array['large-print','easy-language','sign-interpreter','wheelchair','hearing','other']),
  add column needs_words text not null default '',
  add column needs_agreed_on date,
  -- Grows with every change by hand: a change upon an older one is refused.
  add column version integer not null default 1,
  add check ((personal_code is null) = (personal_code_index is null)),
  add check (needs_agreed_on is not null or (needs = '{}' and needs_words = ''));
create index client_personal_code on client (tenant, personal_code_index) where personal_code_index is not null;
create index client_registration_number on client (tenant, registration_number) where registration_number <> '';

alter table client_contact
  drop constraint client_contact_kind_check,
  add check (kind in ('e-mail','phone','e-address')),
  -- How an undone merge and an undone split find it again.
  add column id uuid not null default gen_random_uuid(),
  add column label text not null default '',
  add column main boolean not null default false,
  add column verified_at timestamptz,
  -- It is the client's, yet they do not wish to be reached there.
  add column do_not_use boolean not null default false;
create unique index client_contact_id on client_contact (tenant, id);
create unique index client_contact_main on client_contact (tenant, client_id, kind) where main;

-- Found by any part of the name, the ways to reach them or the number: one folded line a client. Read through a view of the
-- owner's that is bound to the tenant and to the reader's walls, as `searchable` is (0006).
create table client_line (
  tenant integer not null,
  client_id uuid not null,
  name text not null,
  line text not null,
  primary key (tenant, client_id),
  foreign key (tenant, client_id) references client (tenant, id) on delete cascade
);
create index client_line_line on client_line using gin (line gin_trgm_ops);
create index client_line_name on client_line using gin (name gin_trgm_ops);
alter table client_line enable row level security;
create policy tenant on client_line using (tenant = current_tenant()) with check (tenant = current_tenant());
grant select, insert, update, delete on client_line to laipa_app;

create function write_client_line(of_tenant integer, of_client uuid) returns void language sql as $$
  insert into client_line (tenant, client_id, name, line)
  select c.tenant, c.id, folded(c.name), concat_ws(' ', folded(c.name), nullif(c.registration_number, ''),
    (select string_agg(k.value, ' ' order by k.kind, k.value) from client_contact k where k.tenant = c.tenant and k.client_id = c.id))
  from client c where c.tenant = of_tenant and c.id = of_client and c.merged_into is null
  on conflict (tenant, client_id) do update set name = excluded.name, line = excluded.line
    where (client_line.name, client_line.line) is distinct from (excluded.name, excluded.line);
$$;
create function client_changed() returns trigger language plpgsql as $$
begin
  if new.merged_into is not null then
    delete from client_line where tenant = new.tenant and client_id = new.id;
  else
    perform write_client_line(new.tenant, new.id);
  end if;
  return null;
end $$;
create function client_contact_changed() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then perform write_client_line(old.tenant, old.client_id); end if;
  if tg_op <> 'DELETE' and (tg_op = 'INSERT' or new.client_id <> old.client_id) then
    perform write_client_line(new.tenant, new.client_id);
  end if;
  return null;
end $$;
create trigger client_made after insert on client for each row execute function client_changed();
create trigger client_changed after update of name, registration_number, merged_into on client
  for each row execute function client_changed();
create trigger client_contact_changed after insert or delete or update of value, client_id on client_contact
  for each row execute function client_contact_changed();

-- Those who were clients before; the owner steps aside from the policy for these rows of every tenant.
alter table client no force row level security;
alter table client_contact no force row level security;
insert into client_line (tenant, client_id, name, line)
  select c.tenant, c.id, folded(c.name), concat_ws(' ', folded(c.name),
    (select string_agg(k.value, ' ' order by k.kind, k.value) from client_contact k where k.tenant = c.tenant and k.client_id = c.id))
  from client c where c.merged_into is null;
alter table client force row level security;
alter table client_contact force row level security;

create policy need_to_know on client_line as restrictive for select using ((select is_desk())
  or not (client_id = any ((select walled_clients())::uuid[])));
create view findable_client as
  select tenant, client_id, name, line from client_line
  where tenant = (select current_tenant()) and ((select is_desk()) or not (client_id = any ((select walled_clients())::uuid[])));
grant select on findable_client to laipa_app;

-- What a client's row held before a change by hand, so that it can be taken back with one press; kept for a day.
create table client_edit (
  tenant integer not null,
  id uuid not null,
  client_id uuid not null,
  made_by uuid,
  made_at timestamptz not null,
  -- The version that the change left; it is taken back only where nothing came after.
  version integer not null,
  before jsonb not null,
  primary key (tenant, id),
  foreign key (tenant, client_id) references client (tenant, id) on delete cascade
);
create index client_edit_client on client_edit (tenant, client_id, made_at);

-- What a merge moved, by id, so that it is undone exactly, also after more has come.
create table client_merge (
  tenant integer not null,
  id uuid not null,
  from_id uuid not null,
  into_id uuid not null check (into_id <> from_id),
  cases uuid[] not null,
  contacts uuid[] not null,
  authorities uuid[] not null,
  -- Contacts that were the main ones of their kind before.
  mains uuid[] not null,
  -- Columns that were empty and were filled from the other record.
  filled text[] not null,
  made_by uuid,
  made_at timestamptz not null,
  undone_at timestamptz,
  primary key (tenant, id),
  foreign key (tenant, from_id) references client (tenant, id) on delete cascade,
  foreign key (tenant, into_id) references client (tenant, id) on delete cascade
);
create index client_merge_from on client_merge (tenant, from_id) where undone_at is null;

-- Two clients that somebody has looked at and found to be two: not suggested again.
create table client_distinct (
  tenant integer not null,
  one_id uuid not null,
  other_id uuid not null check (other_id > one_id),
  said_by uuid,
  said_at timestamptz not null,
  primary key (tenant, one_id, other_id),
  foreign key (tenant, one_id) references client (tenant, id) on delete cascade,
  foreign key (tenant, other_id) references client (tenant, id) on delete cascade
);
create index client_distinct_other on client_distinct (tenant, other_id);

do $$ declare t text; begin
  foreach t in array array['client_edit','client_merge','client_distinct'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (tenant = current_tenant()) with check (tenant = current_tenant())', t);
    execute format('grant select, insert, update, delete on %I to laipa_app', t);
  end loop;
end $$;
create policy need_to_know on client_edit as restrictive for select using ((select is_desk())
  or not (client_id = any ((select walled_clients())::uuid[])));
