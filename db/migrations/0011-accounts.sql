-- Signing in: passwords, passkeys, one-time codes, invitations, sessions.

alter table session
  add column id uuid not null default gen_random_uuid(),
  -- How the person came in.
  add column way text not null default 'demo' check (way in ('demo','passkey','password','password-and-code','link','provider')),
  -- Two factors were shown, by us or by the identity provider.
  add column strong boolean not null default false,
  add column address text not null default '',
  add column last_address text not null default '',
  -- Ended before its time. The row stays for a day, so that a form sent from it is known and not lost.
  add column ended_at timestamptz;
create unique index session_id on session (tenant, id);
create index session_expiry on session (tenant, expires_at);

create table account_password (
  tenant integer not null,
  employee_id uuid not null,
  -- argon2id with its parameters and salt.
  hash text not null,
  changed_at timestamptz not null,
  primary key (tenant, employee_id),
  foreign key (tenant, employee_id) references employee (tenant, id)
);

create table account_totp (
  tenant integer not null,
  employee_id uuid not null,
  -- Sealed by the vault.
  secret bytea not null,
  made_at timestamptz not null,
  -- The last time step that was accepted: a code opens once.
  last_step bigint not null,
  primary key (tenant, employee_id),
  foreign key (tenant, employee_id) references employee (tenant, id)
);

create table recovery_code (
  tenant integer not null,
  employee_id uuid not null,
  code_hash bytea not null,
  made_at timestamptz not null,
  used_at timestamptz,
  primary key (tenant, employee_id, code_hash),
  foreign key (tenant, employee_id) references employee (tenant, id)
);

create table passkey (
  tenant integer not null,
  id uuid not null,
  employee_id uuid not null,
  credential_id text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  -- Kept in an account of the maker's and so on several devices.
  synced boolean not null,
  backed_up boolean not null,
  name text not null,
  made_at timestamptz not null,
  last_used_at timestamptz,
  primary key (tenant, id),
  foreign key (tenant, employee_id) references employee (tenant, id)
);
create unique index passkey_credential on passkey (tenant, credential_id);
create index passkey_employee on passkey (tenant, employee_id);

-- A link that opens once: invitation, recovery, first administrator. Only the hash of its token is kept.
create table account_link (
  tenant integer not null references tenant,
  token_hash bytea not null,
  kind text not null check (kind in ('invitation','recovery','reset','first')),
  employee_id uuid,
  made_at timestamptz not null,
  made_by uuid,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (tenant, token_hash),
  foreign key (tenant, employee_id) references employee (tenant, id),
  check ((employee_id is null) = (kind = 'first'))
);
create index account_link_employee on account_link (tenant, employee_id, made_at desc);

-- A browser from which somebody has signed in before.
create table known_device (
  tenant integer not null,
  employee_id uuid not null,
  token_hash bytea not null,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  primary key (tenant, employee_id, token_hash),
  foreign key (tenant, employee_id) references employee (tenant, id)
);

-- Failures lately, by what was asked for and from where (keyed hashes: no addresses are kept here).
create table sign_in_failure (
  tenant integer not null references tenant,
  key bytea not null,
  failures integer not null,
  last_at timestamptz not null,
  primary key (tenant, key)
);
create index sign_in_failure_age on sign_in_failure (tenant, last_at);

create table sign_in_log (
  tenant integer not null,
  id bigint generated always as identity,
  employee_id uuid not null,
  at timestamptz not null,
  outcome text not null check (outcome in ('entered','wrong-password','wrong-code','replayed-code','refused-passkey','slowed','no-post',
    'second-factor-missing','link-made','link-used','password-changed','passkey-added','passkey-removed','codes-made','totp-set','totp-removed','reset','ended')),
  way text not null default '',
  address text not null default '',
  user_agent text not null default '',
  new_device boolean not null default false,
  primary key (tenant, id),
  foreign key (tenant, employee_id) references employee (tenant, id)
);
create index sign_in_log_employee on sign_in_log (tenant, employee_id, id desc);
create index sign_in_log_at on sign_in_log (tenant, at);

-- What was answered already may not be answered again: challenges and second steps.
create table spent_ticket (
  tenant integer not null references tenant,
  hash bytea not null,
  expires_at timestamptz not null,
  primary key (tenant, hash)
);
create index spent_ticket_expiry on spent_ticket (tenant, expires_at);

-- What somebody typed when their session had ended; sealed, for an hour, for the same person only.
create table kept_form (
  tenant integer not null,
  id uuid not null,
  employee_id uuid not null,
  sealed bytea not null,
  expires_at timestamptz not null,
  primary key (tenant, id),
  foreign key (tenant, employee_id) references employee (tenant, id)
);
create index kept_form_expiry on kept_form (tenant, expires_at);

-- Only the desk itself reads these, never a request under somebody's identity: a forgotten condition gives nothing.
do $$ declare t text; begin
  foreach t in array array['account_password','account_totp','recovery_code','passkey','account_link','known_device',
      'sign_in_failure','sign_in_log','spent_ticket','kept_form'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (tenant = current_tenant() and current_setting(''laipa.system'', true) = ''on'')
      with check (tenant = current_tenant() and current_setting(''laipa.system'', true) = ''on'')', t);
    execute format('grant select, insert, update, delete on %I to laipa_app', t);
  end loop;
end $$;
-- The log is written once and forgotten after its time.
revoke update on sign_in_log from laipa_app;

-- Identity providers: the municipality's own for employees, latvija.gov.lv for clients. ---------------------------------

-- The provider's lasting name for a person, tied at the first sign-in. Apart from `external_id`, which is the directory
-- server's and comes anew with every import.
alter table employee add column provider_account text;
create unique index employee_provider_account on employee (tenant, provider_account) where provider_account is not null;

-- Which sign-in at the provider a session rests on, so that the provider can end it.
alter table session add column provider_subject text, add column provider_sid text;
create index session_provider on session (tenant, provider_subject) where provider_subject is not null;

-- Somebody was sent to a provider and has not come back yet; taken once, within ten minutes, by the same browser.
create table identity_attempt (
  tenant integer not null references tenant,
  state_hash bytea not null,
  audience text not null check (audience in ('staff','citizen')),
  browser_hash bytea not null,
  -- What the answer is compared with (nonce, code verifier), where to go then, and what was proved; sealed.
  sealed bytea not null,
  expires_at timestamptz not null,
  primary key (tenant, state_hash)
);
create index identity_attempt_expiry on identity_attempt (tenant, expires_at);

-- Who a client proved to be; sealed, for the browser that holds the token, until it ends.
create table citizen_identity (
  tenant integer not null references tenant,
  token_hash bytea not null,
  sealed bytea not null,
  expires_at timestamptz not null,
  primary key (tenant, token_hash)
);
create index citizen_identity_expiry on citizen_identity (tenant, expires_at);

-- Assertions and logout tokens that were accepted once, until they run out by themselves.
create table spent_assertion (
  tenant integer not null references tenant,
  hash bytea not null,
  expires_at timestamptz not null,
  primary key (tenant, hash)
);
create index spent_assertion_expiry on spent_assertion (tenant, expires_at);

do $$ declare t text; begin
  foreach t in array array['identity_attempt','citizen_identity','spent_assertion'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (tenant = current_tenant() and current_setting(''laipa.system'', true) = ''on'')
      with check (tenant = current_tenant() and current_setting(''laipa.system'', true) = ''on'')', t);
    execute format('grant select, insert, update, delete on %I to laipa_app', t);
  end loop;
end $$;
