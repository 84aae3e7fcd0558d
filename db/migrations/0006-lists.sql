-- The lists of cases: each order has an index that gives a page without sorting, from any place in the list on.
-- Cases without a due time stand last, so that a page can go on from one of them.
drop index desk_case_unit, desk_case_holder, desk_case_due, desk_case_opened, desk_case_changed;
create index desk_case_due on desk_case (tenant, coalesce(due_at, 'infinity'), id) where state in ('open','waiting-for-client','answered');
create index desk_case_unit_due on desk_case (tenant, unit_id, coalesce(due_at, 'infinity'), id) where state in ('open','waiting-for-client','answered');
create index desk_case_holder_due on desk_case (tenant, holder_id, coalesce(due_at, 'infinity'), id) where state in ('open','waiting-for-client','answered');
-- What nobody has taken yet: few, and looked at by everybody in the unit all day.
create index desk_case_untaken on desk_case (tenant, unit_id, coalesce(due_at, 'infinity'), id) where holder_id is null and state in ('open','waiting-for-client','answered');
create index desk_case_opened on desk_case (tenant, opened_at, id);
create index desk_case_unit_opened on desk_case (tenant, unit_id, opened_at, id);
create index desk_case_holder_opened on desk_case (tenant, holder_id, opened_at, id);
create index desk_case_changed on desk_case (tenant, changed_at, id);
create index desk_case_unit_changed on desk_case (tenant, unit_id, changed_at, id);
create index desk_case_holder_changed on desk_case (tenant, holder_id, changed_at, id);

-- Number, title, client and addresses as one folded line: found by any part of it, so that a name is found while it is
-- still being typed.
alter table search_document add column line text not null default '';
create index search_document_line on search_document using gin (line gin_trgm_ops);

-- Words are matched by operators that PostgreSQL does not trust before row-level security has spoken, so that no index
-- on words could be used. Reading therefore goes through a view of the owner's, which is bound to the tenant as the
-- policy is; everything else stays under the policy. The tenant is asked for in a subquery of its own: set equal to the
-- tenant of a table under a policy, it would put the words behind that policy again.
alter table search_document no force row level security;
create view searchable as select tenant, case_id, words, line from search_document where tenant = (select current_tenant());
grant select on searchable to laipa_app;

-- What one press did to many cases, so that it can be taken back with one press; kept for a day.
create table bulk_deed (
  tenant integer not null references tenant,
  id uuid not null,
  employee_id uuid not null,
  made_at timestamptz not null,
  -- For each case its holder before and after.
  moves jsonb not null,
  undone_at timestamptz,
  primary key (tenant, id),
  foreign key (tenant, employee_id) references employee (tenant, id)
);
create index bulk_deed_age on bulk_deed (tenant, made_at);
alter table bulk_deed enable row level security;
alter table bulk_deed force row level security;
create policy tenant on bulk_deed using (tenant = current_tenant()) with check (tenant = current_tenant());
grant select, insert, update, delete on bulk_deed to laipa_app;
