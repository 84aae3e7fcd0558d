-- What the data-protection officer has looked at among unusual readings, and from how many on a reading is unusual (5.1.1, 5.2).

create table reading_watch (
  tenant integer not null references tenant,
  -- Clients of others read by one person in one day.
  many_clients integer not null check (many_clients between 2 and 1000),
  -- Readings of one case by somebody who does nothing in it.
  repeated integer not null check (repeated between 2 and 1000),
  changed_at timestamptz not null,
  changed_by uuid,
  primary key (tenant)
);

-- Written once; what is read after it makes the hint stand again.
create table reading_hint (
  tenant integer not null,
  kind text not null check (kind in ('many-clients','same-name','same-home','odd-hours','no-deed','break-glass')),
  reader_id uuid not null,
  -- The client, the case or the day that the hint is about.
  about text not null,
  seen_at timestamptz not null,
  seen_by uuid not null check (seen_by <> reader_id),
  note text not null default '',
  primary key (tenant, kind, reader_id, about, seen_at),
  foreign key (tenant, reader_id) references employee (tenant, id)
);

do $$ declare t text; begin
  foreach t in array array['reading_watch','reading_hint'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (tenant = current_tenant()) with check (tenant = current_tenant())', t);
    execute format('create policy need_to_know on %I as restrictive for select using ((select is_desk())
      or (select current_roles() && ''{data-protection-officer}''::text[]))', t);
    execute format('grant select, insert, update on %I to laipa_app', t);
  end loop;
end $$;
revoke update on reading_hint from laipa_app;
