-- Powers of attorney and the register of disclosures (5.2).

-- Who may act for a client, on what, from when to when, by which document.
create table authority (
  tenant integer not null,
  id uuid not null,
  client_id uuid not null,
  holder_name text not null,
  -- Folded, as addresses are compared; empty where none is known.
  holder_email text not null default '',
  holder_phone text not null default '',
  form text not null check (form in ('notarial','simple','e-signed','by-law','court-ruling')),
  scopes text[] not null check (scopes <> '{}' and scopes <@ array['progress','correspondence','documents','decisions','personal-data','everything']),
  scope_words text not null default '',
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  document_number text not null default '',
  document_hash bytea,
  document_name text not null default '',
  document_type text not null default '',
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by uuid,
  revoke_reason text not null default '',
  primary key (tenant, id),
  foreign key (tenant, client_id) references client (tenant, id),
  foreign key (tenant, document_hash) references content (tenant, hash),
  foreign key (tenant, recorded_by) references employee (tenant, id),
  check ((revoked_at is null) = (revoked_by is null))
);
create index authority_client on authority (tenant, client_id, valid_from);
create index authority_holder_email on authority (tenant, holder_email) where holder_email <> '';

-- To whom what was told, or why it was not. Written once; erased only when its term of keeping is over.
create table disclosure (
  tenant integer not null,
  id uuid not null,
  at timestamptz not null,
  employee_id uuid not null,
  unit_id uuid,
  client_id uuid not null,
  case_id uuid,
  told_to text not null check (told_to in ('client','representative','institution','third-party')),
  asker text not null default '',
  channel text not null check (channel in ('e-mail','counter','phone','sms','e-address','letter','web','internal')),
  identity_check text not null check (identity_check in ('document','known-personally','e-signature','unified-login','e-address',
    'call-back','control-questions','none')),
  waive_reason text not null default '',
  authority_id uuid,
  legal_ground text not null default '',
  scope text not null check (scope in ('progress','correspondence','documents','decisions','personal-data')),
  -- In short words, what was told; what was asked for where it was refused.
  what text not null,
  refused text check (refused in ('identity-not-checked','no-authority','authority-expired','authority-revoked','outside-scope','no-legal-ground')),
  primary key (tenant, id),
  foreign key (tenant, employee_id) references employee (tenant, id),
  foreign key (tenant, unit_id) references unit (tenant, id),
  foreign key (tenant, client_id) references client (tenant, id),
  foreign key (tenant, case_id) references desk_case (tenant, id),
  foreign key (tenant, authority_id) references authority (tenant, id)
);
create index disclosure_at on disclosure (tenant, at, id);
create index disclosure_unit on disclosure (tenant, unit_id, at, id);
create index disclosure_client on disclosure (tenant, client_id, at, id);
create index disclosure_employee on disclosure (tenant, employee_id, at, id);

do $$ declare t text; begin
  foreach t in array array['authority','disclosure'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (tenant = current_tenant()) with check (tenant = current_tenant())', t);
    execute format('grant select, insert, update, delete on %I to laipa_app', t);
  end loop;
end $$;

-- The register is read by whoever wrote the entry, by their unit, by the data-protection officer and the executive director.
create policy readers on disclosure as restrictive using ((select is_desk())
  or employee_id = (select current_employee()) or unit_id = any ((select current_units())::uuid[])
  or (select current_roles() && '{data-protection-officer,executive-director}'::text[]));
-- A wall before a client stands before all that is kept about them.
create policy need_to_know on authority as restrictive for select using ((select is_desk())
  or not (client_id = any ((select walled_clients())::uuid[])));
create policy need_to_know on disclosure as restrictive for select using ((select is_desk())
  or not (client_id = any ((select walled_clients())::uuid[])));
-- Nothing is changed or taken away but by the desk itself, when a term of keeping is over or a client is erased.
create policy kept on disclosure as restrictive for delete using (is_desk());
create policy written_once on disclosure as restrictive for update using (is_desk());
create policy kept on authority as restrictive for delete using (is_desk());
