-- Row-level security on every table with a tenant, and the least that the application needs.
do $$ declare t text; begin
  for t in select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
           where n.nspname = 'public' and c.relkind = 'r' and c.relname <> 'tenant'
             and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant' and not a.attisdropped)
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (tenant = current_tenant()) with check (tenant = current_tenant())', t);
    execute format('grant select, insert, update, delete on %I to laipa_app', t);
  end loop;
end $$;
alter table tenant enable row level security;
alter table tenant force row level security;
create policy tenant on tenant using (id = current_tenant()) with check (id = current_tenant());
grant select, update on tenant to laipa_app;

-- The journal is written once: nobody who comes as the application changes or takes away what happened.
revoke update, delete on event, seal, rules from laipa_app;
revoke delete on obligation, subject, content, content_piece, mail from laipa_app;

-- Jobs are put in by the writing transaction itself; the worker's own tables stay closed.
create function enqueue(task text, payload json, run_at timestamptz, job_key text) returns void
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform graphile_worker.add_job(identifier => task, payload => payload, run_at => run_at, job_key => job_key, max_attempts => 25);
end $$;
create function call_off(key text) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  return (graphile_worker.remove_job(key)) is not null;
end $$;
revoke all on function enqueue(text, json, timestamptz, text), call_off(text) from public;
grant execute on function enqueue(text, json, timestamptz, text), call_off(text) to laipa_app;

-- How the jobs stand, for `laipa status`: numbers only.
create function job_figures() returns json
  language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return (select json_build_object(
    'waiting', count(*) filter (where attempts < max_attempts and last_error is null),
    'failing', count(*) filter (where attempts < max_attempts and last_error is not null),
    'given_up', count(*) filter (where attempts >= max_attempts)) from graphile_worker.jobs);
end $$;
revoke all on function job_figures() from public;
grant execute on function job_figures() to laipa_app;
