-- What the pages of the standard read. One index serves the lists of a clause and the counting of a month: newest first,
-- with all that is counted in the index itself.
drop index obligation_clause;
create index obligation_clause on obligation (tenant, clause, opened_at desc, id desc) include (verdict, in_time, settled_by, unit_id, mechanism);

-- Duties of a clause counted by the month (in Riga) in which they arose, and by unit; kept by a follower, which counts a
-- month of a clause anew whenever something in it has changed. Nothing here is known from here alone.
create table clause_figures (
  tenant integer not null references tenant,
  clause text not null,
  mechanism text not null,
  month date not null,
  -- The nil id where a duty has no unit.
  unit_id uuid not null,
  opened integer not null,
  met integer not null,
  breached integer not null,
  excused integer not null,
  not_assessable integer not null,
  -- Not settled; of these, past the due time or target.
  owed integer not null,
  late integer not null,
  -- Decided with a time; of these, kept in it.
  timed integer not null,
  kept integer not null,
  primary key (tenant, clause, month, unit_id, mechanism)
);
alter table clause_figures enable row level security;
alter table clause_figures force row level security;
create policy tenant on clause_figures using (tenant = current_tenant()) with check (tenant = current_tenant());
grant select, insert, update, delete on clause_figures to laipa_app;
