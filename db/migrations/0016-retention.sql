-- Terms of keeping, erasure and export: what the municipality has decided about each kind of record, what is held back
-- from erasure, and the jobs that export and erase.

-- What stands here was decided by the municipality; where nothing stands, the desk's own proposal holds
-- (`desk/retention/terms.ts`).
create table retention_term (
  tenant integer not null references tenant,
  record_kind text not null check (record_kind in ('closed-case','client-without-case','quarantined-mail','reading-log',
    'disclosure','declaration','sign-in-log','search-document')),
  years integer not null default 0 check (years between 0 and 100),
  days integer not null default 0 check (days between 0 and 3660),
  ground text not null check (ground <> ''),
  -- Stands in the municipality's nomenclature of files; until then it is a proposal.
  confirmed boolean not null,
  changed_at timestamptz not null,
  changed_by uuid,
  primary key (tenant, record_kind),
  check (years + days > 0)
);

create table retention_setting (
  tenant integer not null references tenant,
  -- Off unless somebody has switched it on.
  nightly boolean not null default false,
  last_night date,
  changed_at timestamptz,
  changed_by uuid,
  primary key (tenant)
);

-- Kept in spite of its term: a court case, an inspection.
create table keep_hold (
  tenant integer not null references tenant,
  id uuid not null,
  case_id uuid,
  client_id uuid,
  reason text not null check (reason <> ''),
  until date not null,
  made_at timestamptz not null,
  made_by uuid,
  lifted_at timestamptz,
  lifted_by uuid,
  primary key (tenant, id),
  foreign key (tenant, case_id) references desk_case (tenant, id),
  foreign key (tenant, client_id) references client (tenant, id),
  check ((case_id is null) <> (client_id is null))
);
create index keep_hold_case on keep_hold (tenant, case_id) where lifted_at is null;
create index keep_hold_client on keep_hold (tenant, client_id) where lifted_at is null;

-- Work on somebody's data that takes its time: done in pieces, each in a transaction of its own, so that what a crash
-- has left is taken up where it stood.
create table data_job (
  tenant integer not null references tenant,
  id uuid not null,
  kind text not null check (kind in ('export-client','erase-client','retention')),
  client_id uuid,
  state text not null check (state in ('ready','running','done','failed')),
  made_by uuid,
  made_at timestamptz not null,
  -- What is looked for, and where; it holds names, so it is emptied when the job has ended.
  plan jsonb,
  step integer not null default 0,
  steps integer not null default 0,
  done integer not null default 0,
  -- Rows by table; numbers only.
  summary jsonb not null default '{}',
  trouble text not null default '',
  ended_at timestamptz,
  primary key (tenant, id),
  foreign key (tenant, client_id) references client (tenant, id),
  check ((ended_at is not null) = (state in ('done','failed')))
);
create unique index data_job_erasing on data_job (tenant, client_id) where kind = 'erase-client' and state = 'running';
create unique index data_job_keeping on data_job (tenant) where kind = 'retention' and state = 'running';
create index data_job_running on data_job (tenant, made_at) where state = 'running';
create index data_job_newest on data_job (tenant, made_at desc);

-- What it was about is gone; that it was stays, for the figures and the journal.
alter table desk_case add column erased_at timestamptz;
create index desk_case_closed on desk_case (tenant, closed_at) where state = 'closed' and erased_at is null;
alter table client add column erased_at timestamptz;
alter table mail add column erased_at timestamptz;

do $$ declare t text; begin
  foreach t in array array['retention_term','retention_setting','keep_hold','data_job'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (tenant = current_tenant()) with check (tenant = current_tenant())', t);
    execute format('grant select, insert, update on %I to laipa_app', t);
  end loop;
end $$;

-- The application may not delete letters, bytes or what was logged. Erasing may, through the functions below only: within
-- the tenant, by the desk itself, while a job runs, and never in the journal or in what is owed.
create function may_erase_in(t text) returns void
  language plpgsql stable set search_path = pg_catalog, public as $$
begin
  -- The setting itself: to `is_desk` every function of the owner's is the desk.
  if coalesce(current_setting('laipa.system', true), '') <> 'on' then raise exception 'Only the desk itself erases'; end if;
  if t in ('tenant','event','seal','subject','obligation','follower','migration','clause_figures') then
    raise exception 'The journal and what is owed are never erased: %', t;
  end if;
  if not exists (select from data_job where tenant = current_tenant() and state = 'running') then
    raise exception 'Nothing is being erased';
  end if;
  if not exists (select from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant'
      where c.relname = t and c.relnamespace = 'public'::regnamespace and c.relkind = 'r') then
    raise exception 'No table of a tenant: %', t;
  end if;
end $$;

create function type_of(t text, c text) returns text
  language sql stable set search_path = pg_catalog, public as $$
  select format_type(atttypid, atttypmod) from pg_attribute
  where attrelid = format('public.%I', t)::regclass and attname = c and not attisdropped
$$;

-- Puts `sets` in place of what stands in the rows whose `key` is one of `ids`, or removes the rows where there is nothing
-- to put. What is empty stays empty. Returns how many rows there were.
create function erase_rows(t text, key text, ids text[], sets jsonb) returns integer
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  assignments text;
  touched integer;
begin
  perform may_erase_in(t);
  if sets is null then
    execute format('delete from %I where tenant = current_tenant() and %I = any($1::%s[])', t, key, type_of(t, key)) using ids;
  else
    select string_agg(format('%1$I = case when x.%1$I is null or x.%1$I::text in ('''',''[]'',''{}'') then x.%1$I else r.%1$I end', c), ', ')
      into assignments from jsonb_object_keys(sets) c;
    execute format('update %1$I x set %2$s from jsonb_populate_record(null::%1$I, $2) r where x.tenant = current_tenant() and x.%3$I = any($1::%4$s[])',
      t, assignments, key, type_of(t, key)) using ids, sets;
  end if;
  get diagnostics touched = row_count;
  return touched;
end $$;

-- Puts `word` in place of whatever matches `pattern` (case does not matter) in one column of the tenant's rows, or of those
-- rows among them that `ids` names.
create function erase_mentions(t text, c text, pattern text, word text, ids uuid[]) returns integer
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  kind text := type_of(t, c);
  touched integer;
begin
  perform may_erase_in(t);
  if kind is null or kind not in ('text','jsonb','text[]') then raise exception 'No words in %.%', t, c; end if;
  execute format(
    case kind
      when 'text' then 'update %1$I set %2$I = regexp_replace(%2$I, $1, $2, ''gi'')'
      when 'jsonb' then 'update %1$I set %2$I = regexp_replace(%2$I::text, $1, $2, ''gi'')::jsonb'
      else 'update %1$I set %2$I = array(select regexp_replace(w, $1, $2, ''gi'') from unnest(%2$I) with ordinality u (w, n) order by n)'
    end || ' where tenant = current_tenant() and %2$I::text ~* $1'
      || case when ids is null then '' else ' and id = any($3)' end, t, c) using pattern, word, ids;
  get diagnostics touched = row_count;
  return touched;
end $$;

-- Removes bytes to which nothing points any more. Whoever keeps the hash of bytes keeps it in a column that ends with
-- `_hash`, or within the attachments of a reply. Returns how many contents went.
create function forget_content(wanted bytea[]) returns integer
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  place record;
  kept bytea[] := '{}';
  more bytea[];
  gone integer;
begin
  perform may_erase_in('content');
  for place in
    select c.relname as t, a.attname as c from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.atttypid = 'bytea'::regtype and not a.attisdropped
      and a.attname like '%\_hash' and exists (select from pg_attribute o where o.attrelid = c.oid and o.attname = 'tenant')
  loop
    execute format('select coalesce(array_agg(distinct %1$I), ''{}'') from %2$I where tenant = current_tenant() and %1$I = any($1)', place.c, place.t)
      into more using wanted;
    kept := kept || more;
  end loop;
  select coalesce(array_agg(distinct decode(one ->> 'hash', 'hex')), '{}') into more
    from reply r cross join lateral jsonb_array_elements(r.attachments) one
    where r.tenant = current_tenant() and one ->> 'hash' = any (select encode(w, 'hex') from unnest(wanted) w);
  kept := kept || more;
  delete from content_piece where tenant = current_tenant() and hash = any(wanted) and hash <> all(kept);
  delete from content where tenant = current_tenant() and hash = any(wanted) and hash <> all(kept);
  get diagnostics gone = row_count;
  return gone;
end $$;
create index mail_content on mail (tenant, content_hash);

revoke all on function may_erase_in(text), erase_rows(text, text, text[], jsonb), erase_mentions(text, text, text, text, uuid[]),
  forget_content(bytea[]) from public;
grant execute on function erase_rows(text, text, text[], jsonb), erase_mentions(text, text, text, text, uuid[]),
  forget_content(bytea[]) to laipa_app;
