-- The schema that the migrations lead to, for reading. Written by: node bin/laipa-dev schema

-- Extensions
pg_trgm
unaccent

-- Tables and views
table absence row security forced
  tenant integer not null
  id uuid not null
  employee_id uuid not null
  first_day date not null
  last_day date not null
  stand_in_id uuid
  made_by uuid
  made_at timestamp with time zone not null
  ended_at timestamp with time zone
  constraint absence_check CHECK ((last_day >= first_day))
  constraint absence_check1 CHECK ((stand_in_id <> employee_id))
  constraint absence_pkey PRIMARY KEY (tenant, id)
  constraint absence_tenant_employee_id_fkey FOREIGN KEY (tenant, employee_id) REFERENCES employee(tenant, id)
  constraint absence_tenant_stand_in_id_fkey FOREIGN KEY (tenant, stand_in_id) REFERENCES employee(tenant, id)
  CREATE INDEX absence_employee USING btree (tenant, employee_id, last_day)
  CREATE INDEX absence_stand_in USING btree (tenant, stand_in_id, last_day)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select, update to laipa_app
table barred_deed row security forced
  tenant integer not null
  id uuid not null
  employee_id uuid not null
  deed text not null
  ground text not null
  case_id uuid
  at timestamp with time zone not null
  constraint barred_deed_ground_check CHECK ((ground = ANY (ARRAY['party'::text, 'own-work'::text, 'walled'::text, 'about-oneself'::text])))
  constraint barred_deed_pkey PRIMARY KEY (tenant, id)
  constraint barred_deed_tenant_employee_id_fkey FOREIGN KEY (tenant, employee_id) REFERENCES employee(tenant, id)
  CREATE INDEX barred_deed_at USING btree (tenant, at DESC)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select to laipa_app
table bulk_deed row security forced
  tenant integer not null
  id uuid not null
  employee_id uuid not null
  made_at timestamp with time zone not null
  moves jsonb not null
  undone_at timestamp with time zone
  constraint bulk_deed_pkey PRIMARY KEY (tenant, id)
  constraint bulk_deed_tenant_employee_id_fkey FOREIGN KEY (tenant, employee_id) REFERENCES employee(tenant, id)
  constraint bulk_deed_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
  CREATE INDEX bulk_deed_age USING btree (tenant, made_at)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table case_grant row security forced
  tenant integer not null
  id uuid not null
  employee_id uuid not null
  case_id uuid not null
  ground text not null
  reason text not null default ''::text
  break_glass boolean not null default false
  granted_at timestamp with time zone not null
  until timestamp with time zone not null
  constraint case_grant_check CHECK (((reason <> ''::text) OR ((ground <> 'other'::text) AND (NOT break_glass))))
  constraint case_grant_ground_check CHECK ((ground = ANY (ARRAY['client-asks'::text, 'helping-colleague'::text, 'standing-in'::text, 'supervision'::text, 'complaint'::text, 'data-protection'::text, 'other'::text])))
  constraint case_grant_pkey PRIMARY KEY (tenant, id)
  constraint case_grant_tenant_case_id_fkey FOREIGN KEY (tenant, case_id) REFERENCES desk_case(tenant, id)
  constraint case_grant_tenant_employee_id_fkey FOREIGN KEY (tenant, employee_id) REFERENCES employee(tenant, id)
  CREATE INDEX case_grant_employee USING btree (tenant, employee_id, until)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select, update to laipa_app
table case_link row security forced
  tenant integer not null
  case_id uuid not null
  other_id uuid not null
  why text not null
  constraint case_link_pkey PRIMARY KEY (tenant, case_id, other_id, why)
  constraint case_link_tenant_case_id_fkey FOREIGN KEY (tenant, case_id) REFERENCES desk_case(tenant, id)
  constraint case_link_tenant_other_id_fkey FOREIGN KEY (tenant, other_id) REFERENCES desk_case(tenant, id)
  constraint case_link_why_check CHECK ((why = ANY (ARRAY['mentions'::text, 'follow-up'::text, 'split'::text, 'linked'::text])))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table case_party row security forced
  tenant integer not null
  case_id uuid not null
  address text not null
  name text not null default ''::text
  constraint case_party_pkey PRIMARY KEY (tenant, case_id, address)
  constraint case_party_tenant_case_id_fkey FOREIGN KEY (tenant, case_id) REFERENCES desk_case(tenant, id)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table case_reader row security forced
  tenant integer not null
  case_id uuid not null
  employee_id uuid not null
  added_by uuid
  added_at timestamp with time zone not null
  constraint case_reader_pkey PRIMARY KEY (tenant, case_id, employee_id)
  constraint case_reader_tenant_case_id_fkey FOREIGN KEY (tenant, case_id) REFERENCES desk_case(tenant, id)
  constraint case_reader_tenant_employee_id_fkey FOREIGN KEY (tenant, employee_id) REFERENCES employee(tenant, id)
  CREATE INDEX case_reader_employee USING btree (tenant, employee_id)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table clause_figures row security forced
  tenant integer not null
  clause text not null
  mechanism text not null
  month date not null
  unit_id uuid not null
  opened integer not null
  met integer not null
  breached integer not null
  excused integer not null
  not_assessable integer not null
  owed integer not null
  late integer not null
  timed integer not null
  kept integer not null
  constraint clause_figures_pkey PRIMARY KEY (tenant, clause, month, unit_id, mechanism)
  constraint clause_figures_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table client row security forced
  tenant integer not null
  id uuid not null
  kind text not null
  name text not null
  language text not null default 'lv'::text
  form_of_address text not null default ''::text
  merged_into uuid
  created_at timestamp with time zone not null default now()
  constraint client_kind_check CHECK ((kind = ANY (ARRAY['natural-person'::text, 'legal-person'::text, 'state-institution'::text, 'employee'::text])))
  constraint client_language_check CHECK ((language = ANY (ARRAY['lv'::text, 'en'::text])))
  constraint client_pkey PRIMARY KEY (tenant, id)
  constraint client_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
  constraint client_tenant_merged_into_fkey FOREIGN KEY (tenant, merged_into) REFERENCES client(tenant, id)
  CREATE INDEX client_name USING gin (folded(name) gin_trgm_ops)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table client_contact row security forced
  tenant integer not null
  kind text not null
  value text not null
  client_id uuid not null
  written_as text not null
  constraint client_contact_kind_check CHECK ((kind = ANY (ARRAY['e-mail'::text, 'phone'::text])))
  constraint client_contact_pkey PRIMARY KEY (tenant, kind, value)
  constraint client_contact_tenant_client_id_fkey FOREIGN KEY (tenant, client_id) REFERENCES client(tenant, id)
  CREATE INDEX client_contact_client USING btree (tenant, client_id)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table content row security forced
  tenant integer not null
  hash bytea not null
  size bigint not null
  constraint content_pkey PRIMARY KEY (tenant, hash)
  constraint content_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select, update to laipa_app
table content_piece row security forced
  tenant integer not null
  hash bytea not null
  n integer not null
  bytes bytea not null storage e
  constraint content_piece_pkey PRIMARY KEY (tenant, hash, n)
  constraint content_piece_tenant_hash_fkey FOREIGN KEY (tenant, hash) REFERENCES content(tenant, hash)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select, update to laipa_app
table demo_mail row security forced
  tenant integer not null
  id uuid not null
  address text not null
  content_hash bytea not null
  subject text not null default ''::text
  from_address text not null default ''::text
  text text not null default ''::text
  arrived_at timestamp with time zone not null default now()
  constraint demo_mail_pkey PRIMARY KEY (tenant, id)
  constraint demo_mail_tenant_content_hash_fkey FOREIGN KEY (tenant, content_hash) REFERENCES content(tenant, hash)
  CREATE INDEX demo_mail_address USING btree (tenant, address, arrived_at DESC)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table desk row security forced
  tenant integer not null
  id uuid not null
  place_id uuid not null
  number text not null
  unit_id uuid
  valid_from date not null
  valid_to date
  constraint desk_pkey PRIMARY KEY (tenant, id)
  constraint desk_tenant_place_id_fkey FOREIGN KEY (tenant, place_id) REFERENCES place(tenant, id)
  constraint desk_tenant_unit_id_fkey FOREIGN KEY (tenant, unit_id) REFERENCES unit(tenant, id)
  CREATE UNIQUE INDEX desk_number USING btree (tenant, place_id, number) WHERE (valid_to IS NULL)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select, update to laipa_app
table desk_case row security forced
  tenant integer not null
  id uuid not null
  number text not null
  title text not null
  state text not null
  channel text not null
  submission text not null
  client_id uuid not null
  unit_id uuid not null
  holder_id uuid
  opened_at timestamp with time zone not null
  closed_at timestamp with time zone
  outcome text
  merged_into uuid
  follow_up_of uuid
  due_at timestamp with time zone
  changed_at timestamp with time zone not null
  restricted boolean not null default false
  changed_by uuid
  constraint desk_case_check CHECK (((state = 'closed'::text) = (closed_at IS NOT NULL)))
  constraint desk_case_check1 CHECK (((state = 'merged'::text) = (merged_into IS NOT NULL)))
  constraint desk_case_pkey PRIMARY KEY (tenant, id)
  constraint desk_case_state_check CHECK ((state = ANY (ARRAY['open'::text, 'waiting-for-client'::text, 'answered'::text, 'closed'::text, 'merged'::text])))
  constraint desk_case_tenant_client_id_fkey FOREIGN KEY (tenant, client_id) REFERENCES client(tenant, id)
  constraint desk_case_tenant_holder_id_fkey FOREIGN KEY (tenant, holder_id) REFERENCES employee(tenant, id)
  constraint desk_case_tenant_unit_id_fkey FOREIGN KEY (tenant, unit_id) REFERENCES unit(tenant, id)
  CREATE INDEX desk_case_changed USING btree (tenant, changed_at, id)
  CREATE INDEX desk_case_client USING btree (tenant, client_id, opened_at DESC)
  CREATE INDEX desk_case_due USING btree (tenant, COALESCE(due_at, 'infinity'::timestamp with time zone), id) WHERE (state = ANY (ARRAY['open'::text, 'waiting-for-client'::text, 'answered'::text]))
  CREATE INDEX desk_case_holder_changed USING btree (tenant, holder_id, changed_at, id)
  CREATE INDEX desk_case_holder_due USING btree (tenant, holder_id, COALESCE(due_at, 'infinity'::timestamp with time zone), id) WHERE (state = ANY (ARRAY['open'::text, 'waiting-for-client'::text, 'answered'::text]))
  CREATE INDEX desk_case_holder_opened USING btree (tenant, holder_id, opened_at, id)
  CREATE INDEX desk_case_merged USING btree (tenant, merged_into) WHERE (merged_into IS NOT NULL)
  CREATE INDEX desk_case_opened USING btree (tenant, opened_at, id)
  CREATE INDEX desk_case_submission USING btree (tenant, submission, opened_at, id) WHERE (submission <> 'question'::text)
  CREATE INDEX desk_case_unit_changed USING btree (tenant, unit_id, changed_at, id)
  CREATE INDEX desk_case_unit_due USING btree (tenant, unit_id, COALESCE(due_at, 'infinity'::timestamp with time zone), id) WHERE (state = ANY (ARRAY['open'::text, 'waiting-for-client'::text, 'answered'::text]))
  CREATE INDEX desk_case_unit_opened USING btree (tenant, unit_id, opened_at, id)
  CREATE INDEX desk_case_untaken USING btree (tenant, unit_id, COALESCE(due_at, 'infinity'::timestamp with time zone), id) WHERE ((holder_id IS NULL) AND (state = ANY (ARRAY['open'::text, 'waiting-for-client'::text, 'answered'::text])))
  CREATE UNIQUE INDEX desk_case_number USING btree (tenant, number)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table directory_import row security forced
  tenant integer not null
  id uuid not null
  source text not null
  made_by uuid
  made_at timestamp with time zone not null
  plan jsonb
  summary jsonb not null default '{}'::jsonb
  applied_at timestamp with time zone
  constraint directory_import_pkey PRIMARY KEY (tenant, id)
  constraint directory_import_source_check CHECK ((source = ANY (ARRAY['csv'::text, 'ldap'::text])))
  constraint directory_import_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table employee row security forced
  tenant integer not null
  id uuid not null
  given_name text not null
  surname text not null
  email text not null
  phone text not null default ''::text
  language text not null default 'lv'::text
  demo boolean not null default false
  code text
  external_id text
  created_at timestamp with time zone not null default now()
  constraint employee_language_check CHECK ((language = ANY (ARRAY['lv'::text, 'en'::text])))
  constraint employee_pkey PRIMARY KEY (tenant, id)
  constraint employee_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
  CREATE UNIQUE INDEX employee_code USING btree (tenant, code) WHERE (code IS NOT NULL)
  CREATE UNIQUE INDEX employee_email USING btree (tenant, lower(email))
  CREATE UNIQUE INDEX employee_external_id USING btree (tenant, external_id) WHERE (external_id IS NOT NULL)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table event row security forced
  tenant integer not null
  subject_id uuid not null
  version integer not null
  kind text not null
  at timestamp with time zone not null
  actor_id uuid
  facts jsonb not null
  rules_version integer not null
  hash bytea not null
  recorded_at timestamp with time zone not null default clock_timestamp()
  position bigint not null generated always as identity
  xid xid8 not null default pg_current_xact_id()
  constraint event_pkey PRIMARY KEY (tenant, subject_id, version)
  CREATE INDEX event_order USING btree (tenant, xid, "position")
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select to laipa_app
table follower row security forced
  tenant integer not null
  name text not null
  xid xid8 not null default '0'::xid8
  position bigint not null default 0
  constraint follower_pkey PRIMARY KEY (tenant, name)
  constraint follower_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table form_key row security forced
  tenant integer not null
  key uuid not null
  location text not null
  answered_at timestamp with time zone not null default now()
  constraint form_key_pkey PRIMARY KEY (tenant, key)
  CREATE INDEX form_key_age USING btree (tenant, answered_at)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
view held_post
  tenant integer
  id uuid
  employee_id uuid
  post_id uuid
  unit_id uuid
  post_lv text
  post_en text
  kind text
  head boolean
  valid_from date
  valid_to date
  grant select to laipa_app
  as  SELECT h.tenant, h.id, h.employee_id, h.post_id, p.unit_id, p.title_lv AS post_lv, p.title_en AS post_en, p.kind, (p.kind = ANY (ARRAY['head'::text, 'council-chair'::text, 'executive-director'::text])) AS head, GREATEST(h.valid_from, p.valid_from) AS valid_from, LEAST(h.valid_to, p.valid_to) AS valid_to FROM (holding h JOIN post p ON (((p.tenant = h.tenant) AND (p.id = h.post_id))));
table holding row security forced
  tenant integer not null
  id uuid not null
  employee_id uuid not null
  valid_from date not null
  valid_to date
  post_id uuid not null
  constraint holding_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
  constraint holding_tenant_post_id_fkey FOREIGN KEY (tenant, post_id) REFERENCES post(tenant, id)
  constraint post_holding_pkey PRIMARY KEY (tenant, id)
  constraint post_holding_tenant_employee_id_fkey FOREIGN KEY (tenant, employee_id) REFERENCES employee(tenant, id)
  CREATE INDEX holding_employee USING btree (tenant, employee_id)
  CREATE INDEX holding_post USING btree (tenant, post_id)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table institution row security forced
  tenant integer not null
  id uuid not null
  name_lv text not null
  name_en text not null
  website text not null
  code text
  registration_number text not null default ''::text
  valid_from date not null default '2023-12-01'::date
  valid_to date
  constraint institution_pkey PRIMARY KEY (tenant, id)
  constraint institution_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
  CREATE UNIQUE INDEX institution_code USING btree (tenant, code) WHERE (code IS NOT NULL)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table link_state row security forced
  tenant integer not null
  href text not null
  opens boolean not null
  tried_at timestamp with time zone not null
  constraint link_state_href_check CHECK ((length(href) <= 2000))
  constraint link_state_pkey PRIMARY KEY (tenant, href)
  constraint link_state_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table mail row security forced
  tenant integer not null
  id uuid not null
  content_hash bytea not null
  source text not null
  received_at timestamp with time zone not null
  envelope_from text not null default ''::text
  envelope_to text[] not null default '{}'::text[]
  mailbox_id uuid
  authentication jsonb
  fate text not null
  quarantine_reason text
  attempts integer not null default 0
  case_id uuid
  kind text
  fingerprint bytea
  message_id text
  from_address text
  from_name text
  recipients jsonb not null default '[]'::jsonb
  subject text
  sent_at timestamp with time zone
  text text
  has_html boolean not null default false
  awaits_answer boolean not null default false
  defects jsonb not null default '[]'::jsonb
  attachments jsonb not null default '[]'::jsonb
  flags jsonb not null default '[]'::jsonb
  constraint mail_check CHECK (((fate = 'quarantined'::text) = (quarantine_reason IS NOT NULL)))
  constraint mail_check1 CHECK (((fate = ANY (ARRAY['opened'::text, 'joined'::text])) = (case_id IS NOT NULL)))
  constraint mail_fate_check CHECK ((fate = ANY (ARRAY['waiting'::text, 'opened'::text, 'joined'::text, 'quarantined'::text, 'duplicate'::text])))
  constraint mail_pkey PRIMARY KEY (tenant, id)
  constraint mail_source_check CHECK ((source = ANY (ARRAY['smtp'::text, 'imap'::text, 'demo'::text])))
  constraint mail_tenant_case_id_fkey FOREIGN KEY (tenant, case_id) REFERENCES desk_case(tenant, id)
  constraint mail_tenant_content_hash_fkey FOREIGN KEY (tenant, content_hash) REFERENCES content(tenant, hash)
  constraint mail_tenant_mailbox_id_fkey FOREIGN KEY (tenant, mailbox_id) REFERENCES mailbox(tenant, id)
  CREATE INDEX mail_case USING btree (tenant, case_id, received_at) WHERE (case_id IS NOT NULL)
  CREATE INDEX mail_fate USING btree (tenant, fate)
  CREATE INDEX mail_message_id USING btree (tenant, message_id) WHERE (case_id IS NOT NULL)
  CREATE INDEX mail_quarantine USING btree (tenant, received_at DESC) WHERE (fate = 'quarantined'::text)
  CREATE INDEX mail_waiting USING btree (tenant, received_at) WHERE (fate = 'waiting'::text)
  CREATE UNIQUE INDEX mail_once USING btree (tenant, fingerprint) WHERE (fate = ANY (ARRAY['opened'::text, 'joined'::text, 'quarantined'::text]))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select, update to laipa_app
table mailbox row security forced
  tenant integer not null
  id uuid not null
  unit_id uuid not null
  address text not null
  imap jsonb
  imap_position jsonb
  constraint mailbox_address_check CHECK ((address = lower(address)))
  constraint mailbox_pkey PRIMARY KEY (tenant, id)
  constraint mailbox_tenant_unit_id_fkey FOREIGN KEY (tenant, unit_id) REFERENCES unit(tenant, id)
  CREATE UNIQUE INDEX mailbox_address USING btree (tenant, address)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table mandate row security forced
  tenant integer not null
  id uuid not null
  employee_id uuid
  post_id uuid
  kind text not null
  scope text not null
  unit_id uuid
  document text not null
  valid_from date not null
  valid_to date
  made_by uuid
  made_at timestamp with time zone not null
  constraint mandate_check CHECK (((employee_id IS NULL) <> (post_id IS NULL)))
  constraint mandate_check1 CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
  constraint mandate_kind_check CHECK ((kind = ANY (ARRAY['speak'::text, 'sign'::text, 'decide'::text])))
  constraint mandate_pkey PRIMARY KEY (tenant, id)
  constraint mandate_tenant_employee_id_fkey FOREIGN KEY (tenant, employee_id) REFERENCES employee(tenant, id)
  constraint mandate_tenant_post_id_fkey FOREIGN KEY (tenant, post_id) REFERENCES post(tenant, id)
  constraint mandate_tenant_unit_id_fkey FOREIGN KEY (tenant, unit_id) REFERENCES unit(tenant, id)
  CREATE INDEX mandate_employee USING btree (tenant, employee_id)
  CREATE INDEX mandate_post USING btree (tenant, post_id)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select, update to laipa_app
table migration
  number integer not null
  name text not null
  applied_at timestamp with time zone not null default now()
  constraint migration_pkey PRIMARY KEY (number)
table note row security forced
  tenant integer not null
  id uuid not null
  case_id uuid not null
  author_id uuid not null
  text text not null
  made_at timestamp with time zone not null
  constraint note_pkey PRIMARY KEY (tenant, id)
  constraint note_tenant_author_id_fkey FOREIGN KEY (tenant, author_id) REFERENCES employee(tenant, id)
  constraint note_tenant_case_id_fkey FOREIGN KEY (tenant, case_id) REFERENCES desk_case(tenant, id)
  CREATE INDEX note_case USING btree (tenant, case_id, made_at)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table obligation row security forced
  tenant integer not null
  id uuid not null
  subject_id uuid not null
  subject_kind text not null
  clause text not null
  standard text not null
  mechanism text not null
  topic text
  opened_by integer not null
  opened_at timestamp with time zone not null
  due_at timestamp with time zone
  near_at timestamp with time zone
  explanation jsonb not null default '[]'::jsonb
  calendar_version integer
  unit_id uuid
  holder_id uuid
  verdict text not null
  in_time boolean
  settled_by integer
  settled_at timestamp with time zone
  neared boolean not null default false
  constraint obligation_pkey PRIMARY KEY (tenant, id)
  constraint obligation_verdict_check CHECK ((verdict = ANY (ARRAY['open'::text, 'met'::text, 'breached'::text, 'excused'::text, 'not-assessable'::text])))
  CREATE INDEX obligation_clause USING btree (tenant, clause, opened_at DESC, id DESC) INCLUDE (verdict, in_time, settled_by, unit_id, mechanism)
  CREATE INDEX obligation_nearing USING btree (tenant, near_at) WHERE ((settled_by IS NULL) AND (NOT neared) AND (near_at IS NOT NULL))
  CREATE INDEX obligation_owed_holder USING btree (tenant, holder_id, due_at) WHERE ((settled_by IS NULL) AND (due_at IS NOT NULL))
  CREATE INDEX obligation_owed_unit USING btree (tenant, unit_id, due_at) WHERE ((settled_by IS NULL) AND (due_at IS NOT NULL))
  CREATE INDEX obligation_passing USING btree (tenant, due_at) WHERE ((settled_by IS NULL) AND (in_time IS NULL) AND (due_at IS NOT NULL))
  CREATE INDEX obligation_subject USING btree (tenant, subject_id)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select, update to laipa_app
table place row security forced
  tenant integer not null
  id uuid not null
  name_lv text not null
  name_en text not null default ''::text
  address text not null default ''::text
  valid_from date not null
  valid_to date
  constraint place_pkey PRIMARY KEY (tenant, id)
  constraint place_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select, update to laipa_app
table post row security forced
  tenant integer not null
  id uuid not null
  code text
  unit_id uuid not null
  title_lv text not null
  title_en text not null default ''::text
  kind text not null default 'employee'::text
  valid_from date not null
  valid_to date
  constraint post_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
  constraint post_kind_check CHECK ((kind = ANY (ARRAY['employee'::text, 'head'::text, 'deputy-head'::text, 'council-chair'::text, 'council-vice-chair'::text, 'executive-director'::text, 'deputy-executive-director'::text, 'steward'::text, 'data-protection-officer'::text])))
  constraint post_pkey PRIMARY KEY (tenant, id)
  constraint post_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
  constraint post_tenant_unit_id_fkey FOREIGN KEY (tenant, unit_id) REFERENCES unit(tenant, id)
  CREATE INDEX post_unit USING btree (tenant, unit_id)
  CREATE UNIQUE INDEX post_code USING btree (tenant, code) WHERE (code IS NOT NULL)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select, update to laipa_app
table power_use row security forced
  tenant integer not null
  id uuid not null
  employee_id uuid not null
  unit_id uuid
  power text not null
  case_id uuid
  client_id uuid
  reason text not null
  used_at timestamp with time zone not null
  reviewed_at timestamp with time zone
  reviewed_by uuid
  constraint power_use_check CHECK ((reviewed_by <> employee_id))
  constraint power_use_pkey PRIMARY KEY (tenant, id)
  constraint power_use_power_check CHECK ((power = ANY (ARRAY['override-check'::text, 'unmask-personal-code'::text, 'break-glass'::text, 'lift-wall'::text, 'waive-identity-check'::text, 'export-client'::text, 'erase-client'::text, 'reset-sign-in'::text])))
  constraint power_use_reason_check CHECK ((reason <> ''::text))
  constraint power_use_tenant_employee_id_fkey FOREIGN KEY (tenant, employee_id) REFERENCES employee(tenant, id)
  CREATE INDEX power_use_employee USING btree (tenant, employee_id, used_at DESC)
  CREATE INDEX power_use_unit USING btree (tenant, unit_id, used_at DESC)
  CREATE INDEX power_use_unreviewed USING btree (tenant, unit_id) WHERE (reviewed_at IS NULL)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select, update to laipa_app
table presence row security forced
  tenant integer not null
  case_id uuid not null
  employee_id uuid not null
  doing text not null
  seen_at timestamp with time zone not null
  constraint presence_doing_check CHECK ((doing = ANY (ARRAY['reading'::text, 'writing'::text])))
  constraint presence_pkey PRIMARY KEY (tenant, case_id, employee_id)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table reading row security forced
  tenant integer not null
  id bigint not null generated always as identity
  at timestamp with time zone not null
  reader_id uuid not null
  what text not null
  subject_id uuid not null
  case_id uuid
  client_id uuid
  own boolean not null
  ground text
  reason text not null default ''::text
  break_glass boolean not null default false
  constraint reading_pkey PRIMARY KEY (tenant, id)
  constraint reading_tenant_reader_id_fkey FOREIGN KEY (tenant, reader_id) REFERENCES employee(tenant, id)
  constraint reading_what_check CHECK ((what = ANY (ARRAY['client'::text, 'case'::text, 'letter'::text, 'reply'::text, 'attachment'::text, 'personal-code'::text, 'client-data'::text])))
  CREATE INDEX reading_at USING btree (tenant, at)
  CREATE INDEX reading_case USING btree (tenant, case_id, id DESC)
  CREATE INDEX reading_client USING btree (tenant, client_id, id DESC)
  CREATE INDEX reading_reader USING btree (tenant, reader_id, id DESC)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select to laipa_app
table reply row security forced
  tenant integer not null
  id uuid not null
  case_id uuid not null
  way text not null
  state text not null
  answers boolean not null default true
  kind text not null default 'answer'::text
  answers_mail_id uuid
  author_id uuid not null
  language text not null default 'lv'::text
  subject text not null default ''::text
  salutation text not null default ''::text
  body text not null default ''::text
  closing text not null default ''::text
  recipients jsonb not null default '[]'::jsonb
  attachments jsonb not null default '[]'::jsonb
  overrides jsonb not null default '[]'::jsonb
  signature jsonb
  html text
  text text
  letter_number text
  message_id text
  read_through bytea
  draft_version integer not null default 1
  updated_at timestamp with time zone not null
  approved_at timestamp with time zone
  approved_by uuid
  hold_until timestamp with time zone
  sent_at timestamp with time zone
  delivered_at timestamp with time zone
  trouble text
  taken_for text[] not null default '{}'::text[]
  constraint reply_kind_check CHECK ((kind = ANY (ARRAY['answer'::text, 'refusal'::text, 'interim'::text])))
  constraint reply_language_check CHECK ((language = ANY (ARRAY['lv'::text, 'en'::text])))
  constraint reply_pkey PRIMARY KEY (tenant, id)
  constraint reply_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'approved'::text, 'withdrawn'::text, 'sent'::text, 'delivered'::text, 'bounced'::text, 'failed'::text])))
  constraint reply_tenant_author_id_fkey FOREIGN KEY (tenant, author_id) REFERENCES employee(tenant, id)
  constraint reply_tenant_case_id_fkey FOREIGN KEY (tenant, case_id) REFERENCES desk_case(tenant, id)
  constraint reply_way_check CHECK ((way = ANY (ARRAY['e-mail'::text, 'official-letter'::text])))
  CREATE INDEX reply_case USING btree (tenant, case_id, updated_at)
  CREATE INDEX reply_state USING btree (tenant, state)
  CREATE UNIQUE INDEX reply_message_id USING btree (tenant, message_id) WHERE (message_id IS NOT NULL)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table role_holding row security forced
  tenant integer not null
  employee_id uuid not null
  role text not null
  valid_from date not null
  valid_to date
  constraint role_holding_pkey PRIMARY KEY (tenant, employee_id, role, valid_from)
  constraint role_holding_role_check CHECK ((role = ANY (ARRAY['employee'::text, 'head'::text, 'steward'::text, 'executive-director'::text, 'council-chair'::text, 'data-protection-officer'::text, 'administrator'::text])))
  constraint role_holding_tenant_employee_id_fkey FOREIGN KEY (tenant, employee_id) REFERENCES employee(tenant, id)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table rules row security forced
  tenant integer not null
  version integer not null
  body jsonb not null
  made_at timestamp with time zone not null default now()
  made_by uuid
  why text not null default ''::text
  constraint rules_pkey PRIMARY KEY (tenant, version)
  constraint rules_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select to laipa_app
table seal row security forced
  tenant integer not null
  number integer not null
  after_xid xid8 not null
  after_position bigint not null
  upto_xid xid8 not null
  upto_position bigint not null
  events integer not null
  root bytea not null
  hash bytea not null
  sealed_at timestamp with time zone not null default clock_timestamp()
  constraint seal_pkey PRIMARY KEY (tenant, number)
  constraint seal_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select to laipa_app
table search_document row security
  tenant integer not null
  case_id uuid not null
  words tsvector not null
  line text not null default ''::text
  constraint search_document_pkey PRIMARY KEY (tenant, case_id)
  constraint search_document_tenant_case_id_fkey FOREIGN KEY (tenant, case_id) REFERENCES desk_case(tenant, id)
  CREATE INDEX search_document_line USING gin (line gin_trgm_ops)
  CREATE INDEX search_document_words USING gin (words)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
view searchable
  tenant integer
  case_id uuid
  words tsvector
  line text
  grant select to laipa_app
  as  SELECT tenant, case_id, words, line FROM search_document WHERE (tenant = ( SELECT current_tenant() AS current_tenant));
table session row security forced
  tenant integer not null
  token_hash bytea not null
  employee_id uuid not null
  csrf text not null
  created_at timestamp with time zone not null
  last_seen_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  user_agent text not null default ''::text
  constraint session_pkey PRIMARY KEY (tenant, token_hash)
  constraint session_tenant_employee_id_fkey FOREIGN KEY (tenant, employee_id) REFERENCES employee(tenant, id)
  CREATE INDEX session_employee USING btree (tenant, employee_id)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table subject row security forced
  tenant integer not null
  id uuid not null
  kind text not null
  version integer not null
  hash bytea not null
  constraint subject_pkey PRIMARY KEY (tenant, id)
  constraint subject_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select, update to laipa_app
table template row security forced
  tenant integer not null
  id uuid not null
  unit_id uuid
  language text not null
  title text not null
  salutation text not null default ''::text
  body text not null default ''::text
  closing text not null default ''::text
  constraint template_language_check CHECK ((language = ANY (ARRAY['lv'::text, 'en'::text])))
  constraint template_pkey PRIMARY KEY (tenant, id)
  CREATE INDEX template_unit USING btree (tenant, unit_id, title)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table tenant row security forced
  id integer not null
  name_lv text not null
  name_en text not null
  demo boolean not null default false
  number_prefix text not null
  website text not null
  standard text not null
  constraint tenant_number_prefix_check CHECK ((number_prefix ~ '^[A-Z]{1,6}$'::text))
  constraint tenant_pkey PRIMARY KEY (id)
  policy tenant PERMISSIVE for ALL to public using (id = current_tenant()) with check (id = current_tenant())
  grant select, update to laipa_app
table unit row security forced
  tenant integer not null
  id uuid not null
  institution_id uuid not null
  parent_id uuid
  name_lv text not null
  name_en text not null
  phone text not null default ''::text
  email text not null default ''::text
  valid_from date not null default '2023-12-01'::date
  valid_to date
  code text
  constraint unit_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
  constraint unit_pkey PRIMARY KEY (tenant, id)
  constraint unit_tenant_institution_id_fkey FOREIGN KEY (tenant, institution_id) REFERENCES institution(tenant, id)
  constraint unit_tenant_parent_id_fkey FOREIGN KEY (tenant, parent_id) REFERENCES unit(tenant, id)
  CREATE INDEX unit_parent USING btree (tenant, parent_id)
  CREATE UNIQUE INDEX unit_code USING btree (tenant, code) WHERE (code IS NOT NULL)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table wall row security forced
  tenant integer not null
  id uuid not null
  employee_id uuid not null
  case_id uuid
  client_id uuid
  ground text not null
  reason text not null default ''::text
  raised_at timestamp with time zone not null
  raised_by uuid
  carried_from uuid
  lifted_at timestamp with time zone
  lifted_by uuid
  lift_reason text
  constraint wall_check CHECK ((lifted_by <> employee_id))
  constraint wall_check1 CHECK (((case_id IS NULL) <> (client_id IS NULL)))
  constraint wall_check2 CHECK ((((lifted_at IS NULL) = (lifted_by IS NULL)) AND ((lifted_at IS NULL) = (lift_reason IS NULL))))
  constraint wall_ground_check CHECK ((ground = ANY (ARRAY['recusal'::text, 'declared-interest'::text, 'party'::text, 'complaint-about'::text])))
  constraint wall_lift_reason_check CHECK (((lift_reason IS NULL) OR (lift_reason <> ''::text)))
  constraint wall_pkey PRIMARY KEY (tenant, id)
  constraint wall_tenant_case_id_fkey FOREIGN KEY (tenant, case_id) REFERENCES desk_case(tenant, id)
  constraint wall_tenant_client_id_fkey FOREIGN KEY (tenant, client_id) REFERENCES client(tenant, id)
  constraint wall_tenant_employee_id_fkey FOREIGN KEY (tenant, employee_id) REFERENCES employee(tenant, id)
  CREATE INDEX wall_case USING btree (tenant, case_id) WHERE (case_id IS NOT NULL)
  CREATE INDEX wall_employee USING btree (tenant, employee_id) WHERE (lifted_at IS NULL)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select, update to laipa_app

-- Sequences
case_number grant usage to laipa_app
letter_number grant usage to laipa_app

-- Functions
CREATE OR REPLACE FUNCTION public.call_off(key text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  return (graphile_worker.remove_job(key)) is not null;
end $function$
may be called by laipa_app

CREATE OR REPLACE FUNCTION public.current_employee()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('laipa.employee'::text, true), ''::text))::uuid
may be called by public

CREATE OR REPLACE FUNCTION public.current_roles()
 RETURNS text[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN COALESCE(string_to_array(NULLIF(current_setting('laipa.roles'::text, true), ''::text), ','::text), '{}'::text[])
may be called by public

CREATE OR REPLACE FUNCTION public.current_tenant()
 RETURNS integer
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (current_setting('laipa.tenant'::text))::integer
may be called by public

CREATE OR REPLACE FUNCTION public.current_units()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (COALESCE(string_to_array(NULLIF(current_setting('laipa.units'::text, true), ''::text), ','::text), '{}'::text[]))::uuid[]
may be called by public

CREATE OR REPLACE FUNCTION public.desk_now()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN COALESCE((NULLIF(current_setting('laipa.now'::text, true), ''::text))::timestamp with time zone, now())
may be called by public

CREATE OR REPLACE FUNCTION public.enqueue(task text, payload json, run_at timestamp with time zone, job_key text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  perform graphile_worker.add_job(identifier => task, payload => payload, run_at => run_at, job_key => job_key, max_attempts => 25);
end $function$
may be called by laipa_app

CREATE OR REPLACE FUNCTION public.folded(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN lower(unaccent('unaccent'::regdictionary, value))
may be called by public

CREATE OR REPLACE FUNCTION public.is_desk()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN COALESCE((current_setting('laipa.system'::text, true) = 'on'::text), false)
may be called by public

CREATE OR REPLACE FUNCTION public.job_figures()
 RETURNS json
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  return (select json_build_object(
    'waiting', count(*) filter (where attempts < max_attempts and last_error is null),
    'failing', count(*) filter (where attempts < max_attempts and last_error is not null),
    'given_up', count(*) filter (where attempts >= max_attempts)) from graphile_worker.jobs);
end $function$
may be called by laipa_app

