-- What became of trying a link of a letter (9.2): whether it opens, and when that was seen.
create table link_state (
  tenant integer not null references tenant,
  href text not null check (length(href) <= 2000),
  opens boolean not null,
  tried_at timestamptz not null,
  primary key (tenant, href)
);
alter table link_state enable row level security;
alter table link_state force row level security;
create policy tenant on link_state using (tenant = current_tenant()) with check (tenant = current_tenant());
grant select, insert, update, delete on link_state to laipa_app;

-- One list of templates a unit and the house, by title.
create index template_unit on template (tenant, unit_id, title);
