-- Devices in a hall: kiosks, boards, tablets. Each is paired once by a code that somebody who sets up the place reads to it.

create table device (
  tenant integer not null,
  id uuid not null,
  place_id uuid not null,
  kind text not null check (kind in ('kiosk','board','tablet')),
  -- As people call it: „Kiosks pie durvīm”.
  name text not null check (name <> ''),
  -- The desk that a tablet stands at.
  desk_id uuid,
  -- A network printer, `host` or `host:port`; empty: the browser prints, or nothing does.
  printer text not null default '',
  -- Whether a board speaks; the chime alone where not.
  voice boolean not null default true,
  -- The code that it waits for: its index and itself, both under the vault's key, and the hash of its token; a copied
  -- database pairs nothing and opens nothing.
  code_hash bytea check (length(code_hash) = 32),
  code_sealed bytea,
  code_until timestamptz,
  token_hash bytea check (length(token_hash) = 32),
  -- When its cookie was last given anew: browsers forget one after 400 days.
  token_at timestamptz,
  -- Tickets within a minute, and when it began: a hand that lies on the glass is told by them.
  tickets integer not null default 0,
  tickets_since timestamptz,
  made_by uuid,
  made_at timestamptz not null,
  paired_at timestamptz,
  seen_at timestamptz,
  ended_at timestamptz,
  ended_by uuid,
  primary key (tenant, id),
  foreign key (tenant, place_id) references place (tenant, id),
  foreign key (tenant, desk_id) references desk (tenant, id),
  foreign key (tenant, made_by) references employee (tenant, id),
  foreign key (tenant, ended_by) references employee (tenant, id),
  check ((code_hash is null) = (code_until is null) and (code_hash is null) = (code_sealed is null)),
  check ((token_hash is null) = (token_at is null)),
  check (ended_at is null or (token_hash is null and code_hash is null)),
  check (desk_id is null or kind = 'tablet')
);
create unique index device_token on device (tenant, token_hash) where token_hash is not null;
create unique index device_code on device (tenant, code_hash) where code_hash is not null;
create index device_place on device (tenant, place_id) where ended_at is null;

alter table device enable row level security;
alter table device force row level security;
create policy tenant on device using (tenant = current_tenant()) with check (tenant = current_tenant());
grant select, insert, update on device to laipa_app;
