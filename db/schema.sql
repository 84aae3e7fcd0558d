-- The schema that the migrations lead to, for reading. Written by: node bin/laipa-dev schema

-- Extensions
btree_gist
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
table account_link row security forced
  tenant integer not null
  token_hash bytea not null
  kind text not null
  employee_id uuid
  made_at timestamp with time zone not null
  made_by uuid
  expires_at timestamp with time zone not null
  used_at timestamp with time zone
  constraint account_link_check CHECK (((employee_id IS NULL) = (kind = 'first'::text)))
  constraint account_link_kind_check CHECK ((kind = ANY (ARRAY['invitation'::text, 'recovery'::text, 'reset'::text, 'first'::text])))
  constraint account_link_pkey PRIMARY KEY (tenant, token_hash)
  constraint account_link_tenant_employee_id_fkey FOREIGN KEY (tenant, employee_id) REFERENCES employee(tenant, id)
  constraint account_link_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
  CREATE INDEX account_link_employee USING btree (tenant, employee_id, made_at DESC)
  policy tenant PERMISSIVE for ALL to public using ((tenant = current_tenant()) AND (current_setting('laipa.system'::text, true) = 'on'::text)) with check ((tenant = current_tenant()) AND (current_setting('laipa.system'::text, true) = 'on'::text))
  grant delete, insert, select, update to laipa_app
table account_password row security forced
  tenant integer not null
  employee_id uuid not null
  hash text not null
  changed_at timestamp with time zone not null
  constraint account_password_pkey PRIMARY KEY (tenant, employee_id)
  constraint account_password_tenant_employee_id_fkey FOREIGN KEY (tenant, employee_id) REFERENCES employee(tenant, id)
  policy tenant PERMISSIVE for ALL to public using ((tenant = current_tenant()) AND (current_setting('laipa.system'::text, true) = 'on'::text)) with check ((tenant = current_tenant()) AND (current_setting('laipa.system'::text, true) = 'on'::text))
  grant delete, insert, select, update to laipa_app
table account_totp row security forced
  tenant integer not null
  employee_id uuid not null
  secret bytea not null
  made_at timestamp with time zone not null
  last_step bigint not null
  constraint account_totp_pkey PRIMARY KEY (tenant, employee_id)
  constraint account_totp_tenant_employee_id_fkey FOREIGN KEY (tenant, employee_id) REFERENCES employee(tenant, id)
  policy tenant PERMISSIVE for ALL to public using ((tenant = current_tenant()) AND (current_setting('laipa.system'::text, true) = 'on'::text)) with check ((tenant = current_tenant()) AND (current_setting('laipa.system'::text, true) = 'on'::text))
  grant delete, insert, select, update to laipa_app
table appointment row security forced
  tenant integer not null
  id uuid not null
  number text not null
  place_id uuid not null
  service_id uuid not null
  unit_id uuid not null
  starts_at timestamp with time zone not null
  ends_at timestamp with time zone not null
  people integer not null default 1
  language text not null default 'lv'::text
  client_kind text not null default 'natural-person'::text
  client_name text not null
  client_email text not null default ''::text
  client_phone text not null default ''::text
  client_id uuid
  case_id uuid
  holder_id uuid
  asked_person boolean not null default false
  state text not null
  note text not null default ''::text
  made_at timestamp with time zone not null
  made_by uuid
  confirmed_at timestamp with time zone
  moved_from timestamp with time zone
  moved_at timestamp with time zone
  moved_by uuid
  move_reason text
  move_words text not null default ''::text
  told_at timestamp with time zone
  told_by uuid
  told_way text
  arrived_at timestamp with time zone
  started_at timestamp with time zone
  ended_at timestamp with time zone
  visit_id uuid
  sequence integer not null default 0
  constraint appointment_check CHECK ((ends_at > starts_at))
  constraint appointment_check1 CHECK (((state = ANY (ARRAY['served'::text, 'not-come'::text, 'cancelled'::text])) = (ended_at IS NOT NULL)))
  constraint appointment_check2 CHECK (((state <> 'moving'::text) OR (moved_from IS NOT NULL)))
  constraint appointment_client_kind_check CHECK ((client_kind = ANY (ARRAY['natural-person'::text, 'legal-person'::text, 'state-institution'::text, 'employee'::text])))
  constraint appointment_language_check CHECK ((language = ANY (ARRAY['lv'::text, 'en'::text])))
  constraint appointment_move_reason_check CHECK ((move_reason = ANY (ARRAY['employee-absent'::text, 'place-closed'::text, 'technical'::text, 'overrun'::text, 'other'::text])))
  constraint appointment_number_check CHECK ((number ~ '^[2-9A-HJKMNP-Z]{6}$'::text))
  constraint appointment_people_check CHECK (((people >= 1) AND (people <= 9)))
  constraint appointment_pkey PRIMARY KEY (tenant, id)
  constraint appointment_state_check CHECK ((state = ANY (ARRAY['booked'::text, 'confirmed'::text, 'moving'::text, 'arrived'::text, 'served'::text, 'not-come'::text, 'cancelled'::text])))
  constraint appointment_tenant_case_id_fkey FOREIGN KEY (tenant, case_id) REFERENCES desk_case(tenant, id)
  constraint appointment_tenant_client_id_fkey FOREIGN KEY (tenant, client_id) REFERENCES client(tenant, id)
  constraint appointment_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
  constraint appointment_tenant_holder_id_fkey FOREIGN KEY (tenant, holder_id) REFERENCES employee(tenant, id)
  constraint appointment_tenant_number_key UNIQUE (tenant, number)
  constraint appointment_tenant_place_id_fkey FOREIGN KEY (tenant, place_id) REFERENCES place(tenant, id)
  constraint appointment_tenant_service_id_fkey FOREIGN KEY (tenant, service_id) REFERENCES service(tenant, id)
  constraint appointment_tenant_unit_id_fkey FOREIGN KEY (tenant, unit_id) REFERENCES unit(tenant, id)
  constraint appointment_tenant_visit_id_fkey FOREIGN KEY (tenant, visit_id) REFERENCES visit(tenant, id)
  constraint appointment_told_way_check CHECK ((told_way = ANY (ARRAY['e-mail'::text, 'sms'::text, 'print'::text, 'screen'::text, 'in-person'::text])))
  CREATE INDEX appointment_ahead USING btree (tenant, starts_at) WHERE (ended_at IS NULL)
  CREATE INDEX appointment_case USING btree (tenant, case_id) WHERE (case_id IS NOT NULL)
  CREATE INDEX appointment_client USING btree (tenant, client_id, starts_at DESC) WHERE (client_id IS NOT NULL)
  CREATE INDEX appointment_here USING btree (tenant, visit_id) WHERE (state = 'arrived'::text)
  CREATE INDEX appointment_holder USING btree (tenant, holder_id, starts_at) WHERE (holder_id IS NOT NULL)
  CREATE INDEX appointment_place USING btree (tenant, place_id, starts_at)
  policy need_to_know RESTRICTIVE for SELECT to public using (( SELECT is_desk() AS is_desk) OR (((holder_id = ( SELECT current_employee() AS current_employee)) OR (made_by = ( SELECT current_employee() AS current_employee)) OR (unit_id = ANY (( SELECT current_units() AS current_units)::uuid[])) OR (place_id = ANY (( SELECT own_places() AS own_places)::uuid[])) OR ( SELECT reads_every_case() AS reads_every_case)) AND ((case_id IS NULL) OR (NOT among('laipa.walled_cases'::text, case_id))) AND ((client_id IS NULL) OR (NOT among('laipa.walled_clients'::text, client_id)))))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select, update to laipa_app
table appointment_offer row security forced
  tenant integer not null
  id uuid not null
  appointment_id uuid
  waiting_id uuid
  n integer not null
  starts_at timestamp with time zone not null
  ends_at timestamp with time zone not null
  seat_id uuid not null
  seat_kind text not null
  made_at timestamp with time zone not null
  held_until timestamp with time zone not null
  state text not null default 'open'::text
  constraint appointment_offer_check CHECK ((ends_at > starts_at))
  constraint appointment_offer_check1 CHECK (((appointment_id IS NOT NULL) OR (waiting_id IS NOT NULL)))
  constraint appointment_offer_pkey PRIMARY KEY (tenant, id)
  constraint appointment_offer_seat_kind_check CHECK ((seat_kind = ANY (ARRAY['desk'::text, 'person'::text])))
  constraint appointment_offer_state_check CHECK ((state = ANY (ARRAY['open'::text, 'taken'::text, 'withdrawn'::text])))
  constraint appointment_offer_tenant_appointment_id_fkey FOREIGN KEY (tenant, appointment_id) REFERENCES appointment(tenant, id)
  constraint appointment_offer_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
  constraint appointment_offer_tenant_waiting_id_fkey FOREIGN KEY (tenant, waiting_id) REFERENCES waiting_list(tenant, id)
  CREATE INDEX appointment_offer_of USING btree (tenant, appointment_id, starts_at) WHERE (appointment_id IS NOT NULL)
  CREATE INDEX appointment_offer_waiting USING btree (tenant, waiting_id) WHERE (waiting_id IS NOT NULL)
  policy need_to_know RESTRICTIVE for SELECT to public using (( SELECT is_desk() AS is_desk) OR ((appointment_id IS NOT NULL) AND sees_appointment(appointment_id)))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select, update to laipa_app
table appointment_seat row security forced
  tenant integer not null
  id uuid not null
  appointment_id uuid
  offer_id uuid
  seat_id uuid not null
  seat_kind text not null
  during tstzrange not null
  constraint appointment_seat_check CHECK ((num_nonnulls(appointment_id, offer_id) = 1))
  constraint appointment_seat_during_check CHECK (((NOT isempty(during)) AND lower_inc(during) AND (NOT upper_inc(during))))
  constraint appointment_seat_once EXCLUDE USING gist (tenant WITH =, seat_id WITH =, during WITH &&)
  constraint appointment_seat_pkey PRIMARY KEY (tenant, id)
  constraint appointment_seat_seat_kind_check CHECK ((seat_kind = ANY (ARRAY['desk'::text, 'person'::text])))
  constraint appointment_seat_tenant_appointment_id_fkey FOREIGN KEY (tenant, appointment_id) REFERENCES appointment(tenant, id) DEFERRABLE INITIALLY DEFERRED
  constraint appointment_seat_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
  constraint appointment_seat_tenant_offer_id_fkey FOREIGN KEY (tenant, offer_id) REFERENCES appointment_offer(tenant, id) DEFERRABLE INITIALLY DEFERRED
  CREATE INDEX appointment_seat_once USING gist (tenant, seat_id, during)
  CREATE UNIQUE INDEX appointment_seat_of USING btree (tenant, appointment_id) WHERE (appointment_id IS NOT NULL)
  CREATE UNIQUE INDEX appointment_seat_offer USING btree (tenant, offer_id) WHERE (offer_id IS NOT NULL)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table appointment_service row security forced
  tenant integer not null
  appointment_id uuid not null
  n integer not null
  service_id uuid not null
  constraint appointment_service_n_check CHECK (((n >= 1) AND (n <= 5)))
  constraint appointment_service_pkey PRIMARY KEY (tenant, appointment_id, n)
  constraint appointment_service_tenant_appointment_id_fkey FOREIGN KEY (tenant, appointment_id) REFERENCES appointment(tenant, id)
  constraint appointment_service_tenant_appointment_id_service_id_key UNIQUE (tenant, appointment_id, service_id)
  constraint appointment_service_tenant_service_id_fkey FOREIGN KEY (tenant, service_id) REFERENCES service(tenant, id)
  policy need_to_know RESTRICTIVE for SELECT to public using (( SELECT is_desk() AS is_desk) OR sees_appointment(appointment_id))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select, update to laipa_app
table appointment_setting row security forced
  tenant integer not null
  place_id uuid not null
  service_id uuid not null
  minutes integer not null
  buffer integer not null default 0
  notice_hours integer not null default 2
  days_ahead integer not null default 30
  seats text not null default 'desk'::text
  walk_in_share integer not null default 0
  changed_by uuid
  changed_at timestamp with time zone not null
  constraint appointment_setting_buffer_check CHECK (((buffer >= 0) AND (buffer <= 60)))
  constraint appointment_setting_days_ahead_check CHECK (((days_ahead >= 1) AND (days_ahead <= 180)))
  constraint appointment_setting_minutes_check CHECK (((minutes >= 5) AND (minutes <= 240)))
  constraint appointment_setting_notice_hours_check CHECK (((notice_hours >= 0) AND (notice_hours <= 336)))
  constraint appointment_setting_pkey PRIMARY KEY (tenant, place_id, service_id)
  constraint appointment_setting_seats_check CHECK ((seats = ANY (ARRAY['desk'::text, 'person'::text])))
  constraint appointment_setting_tenant_place_id_fkey FOREIGN KEY (tenant, place_id) REFERENCES place(tenant, id)
  constraint appointment_setting_tenant_service_id_fkey FOREIGN KEY (tenant, service_id) REFERENCES service(tenant, id)
  constraint appointment_setting_walk_in_share_check CHECK (((walk_in_share >= 0) AND (walk_in_share <= 90)))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select, update to laipa_app
table authority row security forced
  tenant integer not null
  id uuid not null
  client_id uuid not null
  holder_name text not null
  holder_email text not null default ''::text
  holder_phone text not null default ''::text
  form text not null
  scopes text[] not null
  scope_words text not null default ''::text
  valid_from date not null
  valid_to date
  document_number text not null default ''::text
  document_hash bytea
  document_name text not null default ''::text
  document_type text not null default ''::text
  recorded_by uuid not null
  recorded_at timestamp with time zone not null
  revoked_at timestamp with time zone
  revoked_by uuid
  revoke_reason text not null default ''::text
  constraint authority_check CHECK ((valid_to >= valid_from))
  constraint authority_check1 CHECK (((revoked_at IS NULL) = (revoked_by IS NULL)))
  constraint authority_form_check CHECK ((form = ANY (ARRAY['notarial'::text, 'simple'::text, 'e-signed'::text, 'by-law'::text, 'court-ruling'::text])))
  constraint authority_pkey PRIMARY KEY (tenant, id)
  constraint authority_scopes_check CHECK (((scopes <> '{}'::text[]) AND (scopes <@ ARRAY['progress'::text, 'correspondence'::text, 'documents'::text, 'decisions'::text, 'personal-data'::text, 'everything'::text])))
  constraint authority_tenant_client_id_fkey FOREIGN KEY (tenant, client_id) REFERENCES client(tenant, id)
  constraint authority_tenant_document_hash_fkey FOREIGN KEY (tenant, document_hash) REFERENCES content(tenant, hash)
  constraint authority_tenant_recorded_by_fkey FOREIGN KEY (tenant, recorded_by) REFERENCES employee(tenant, id)
  CREATE INDEX authority_client USING btree (tenant, client_id, valid_from)
  CREATE INDEX authority_holder_email USING btree (tenant, holder_email) WHERE (holder_email <> ''::text)
  policy kept RESTRICTIVE for DELETE to public using is_desk()
  policy need_to_know RESTRICTIVE for SELECT to public using (( SELECT is_desk() AS is_desk) OR (NOT (client_id = ANY (( SELECT walled_clients() AS walled_clients)::uuid[]))))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
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
  policy need_to_know RESTRICTIVE for SELECT to public using (is_desk() OR (employee_id = current_employee()) OR ((current_roles() && '{head,executive-director,council-chair,data-protection-officer}'::text[]) AND ((case_id IS NULL) OR (EXISTS ( SELECT
   FROM desk_case c
  WHERE ((c.tenant = barred_deed.tenant) AND (c.id = barred_deed.case_id)))))))
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
table busy_time row security forced
  tenant integer not null
  subject_id uuid not null
  n integer not null
  employee_id uuid not null
  starts_at timestamp with time zone not null
  ends_at timestamp with time zone not null
  tentative boolean not null
  constraint busy_time_pkey PRIMARY KEY (tenant, subject_id, n)
  constraint busy_time_tenant_employee_id_fkey FOREIGN KEY (tenant, employee_id) REFERENCES employee(tenant, id)
  CREATE INDEX busy_time_employee USING btree (tenant, employee_id, starts_at)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table calendar_feed row security forced
  tenant integer not null
  id uuid not null
  employee_id uuid not null
  secret_hash bytea not null
  made_at timestamp with time zone not null
  used_at timestamp with time zone
  revoked_at timestamp with time zone
  constraint calendar_feed_pkey PRIMARY KEY (tenant, id)
  constraint calendar_feed_tenant_employee_id_fkey FOREIGN KEY (tenant, employee_id) REFERENCES employee(tenant, id)
  CREATE UNIQUE INDEX calendar_feed_employee USING btree (tenant, employee_id) WHERE (revoked_at IS NULL)
  CREATE UNIQUE INDEX calendar_feed_secret USING btree (tenant, secret_hash)
  policy need_to_know RESTRICTIVE for SELECT to public using (( SELECT is_desk() AS is_desk) OR (employee_id = ( SELECT current_employee() AS current_employee)))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select, update to laipa_app
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
  policy need_to_know RESTRICTIVE for SELECT to public using (is_desk() OR (employee_id = current_employee()) OR (current_roles() && '{data-protection-officer}'::text[]) OR (EXISTS ( SELECT
   FROM desk_case c
  WHERE ((c.tenant = case_grant.tenant) AND (c.id = case_grant.case_id)))))
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
  policy need_to_know RESTRICTIVE for SELECT to public using (is_desk() OR sees_case(case_id))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table case_party row security forced
  tenant integer not null
  case_id uuid not null
  address text not null
  name text not null default ''::text
  constraint case_party_pkey PRIMARY KEY (tenant, case_id, address)
  constraint case_party_tenant_case_id_fkey FOREIGN KEY (tenant, case_id) REFERENCES desk_case(tenant, id)
  policy need_to_know RESTRICTIVE for SELECT to public using (is_desk() OR sees_case(case_id))
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
  policy need_to_know RESTRICTIVE for SELECT to public using (is_desk() OR sees_case(case_id))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table citizen_identity row security forced
  tenant integer not null
  token_hash bytea not null
  sealed bytea not null
  expires_at timestamp with time zone not null
  constraint citizen_identity_pkey PRIMARY KEY (tenant, token_hash)
  constraint citizen_identity_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
  CREATE INDEX citizen_identity_expiry USING btree (tenant, expires_at)
  policy tenant PERMISSIVE for ALL to public using ((tenant = current_tenant()) AND (current_setting('laipa.system'::text, true) = 'on'::text)) with check ((tenant = current_tenant()) AND (current_setting('laipa.system'::text, true) = 'on'::text))
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
  personal_code bytea
  personal_code_index bytea
  personal_code_mask text not null default ''::text
  registration_number text not null default ''::text
  address text not null default ''::text
  preferred_channel text
  needs text[] not null default '{}'::text[]
  needs_words text not null default ''::text
  needs_agreed_on date
  version integer not null default 1
  erased_at timestamp with time zone
  constraint client_check CHECK (((personal_code IS NULL) = (personal_code_index IS NULL)))
  constraint client_check1 CHECK (((needs_agreed_on IS NOT NULL) OR ((needs = '{}'::text[]) AND (needs_words = ''::text))))
  constraint client_kind_check CHECK ((kind = ANY (ARRAY['natural-person'::text, 'legal-person'::text, 'state-institution'::text, 'employee'::text])))
  constraint client_language_check CHECK ((language = ANY (ARRAY['lv'::text, 'en'::text])))
  constraint client_needs_check CHECK ((needs <@ ARRAY['large-print'::text, 'easy-language'::text, 'sign-interpreter'::text, 'wheelchair'::text, 'hearing'::text, 'other'::text]))
  constraint client_pkey PRIMARY KEY (tenant, id)
  constraint client_preferred_channel_check CHECK ((preferred_channel = ANY (ARRAY['e-mail'::text, 'counter'::text, 'phone'::text, 'sms'::text, 'e-address'::text, 'letter'::text, 'web'::text])))
  constraint client_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
  constraint client_tenant_merged_into_fkey FOREIGN KEY (tenant, merged_into) REFERENCES client(tenant, id)
  CREATE INDEX client_name USING gin (folded(name) gin_trgm_ops)
  CREATE INDEX client_personal_code USING btree (tenant, personal_code_index) WHERE (personal_code_index IS NOT NULL)
  CREATE INDEX client_registration_number USING btree (tenant, registration_number) WHERE (registration_number <> ''::text)
  policy need_to_know RESTRICTIVE for SELECT to public using (is_desk() OR (NOT among('laipa.walled_clients'::text, id)))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table client_contact row security forced
  tenant integer not null
  kind text not null
  value text not null
  client_id uuid not null
  written_as text not null
  id uuid not null default gen_random_uuid()
  label text not null default ''::text
  main boolean not null default false
  verified_at timestamp with time zone
  do_not_use boolean not null default false
  constraint client_contact_kind_check CHECK ((kind = ANY (ARRAY['e-mail'::text, 'phone'::text, 'e-address'::text])))
  constraint client_contact_pkey PRIMARY KEY (tenant, kind, value)
  constraint client_contact_tenant_client_id_fkey FOREIGN KEY (tenant, client_id) REFERENCES client(tenant, id)
  CREATE INDEX client_contact_client USING btree (tenant, client_id)
  CREATE UNIQUE INDEX client_contact_id USING btree (tenant, id)
  CREATE UNIQUE INDEX client_contact_main USING btree (tenant, client_id, kind) WHERE main
  policy need_to_know RESTRICTIVE for SELECT to public using (is_desk() OR (NOT among('laipa.walled_clients'::text, client_id)))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table client_distinct row security forced
  tenant integer not null
  one_id uuid not null
  other_id uuid not null
  said_by uuid
  said_at timestamp with time zone not null
  constraint client_distinct_check CHECK ((other_id > one_id))
  constraint client_distinct_pkey PRIMARY KEY (tenant, one_id, other_id)
  constraint client_distinct_tenant_one_id_fkey FOREIGN KEY (tenant, one_id) REFERENCES client(tenant, id) ON DELETE CASCADE
  constraint client_distinct_tenant_other_id_fkey FOREIGN KEY (tenant, other_id) REFERENCES client(tenant, id) ON DELETE CASCADE
  CREATE INDEX client_distinct_other USING btree (tenant, other_id)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table client_edit row security forced
  tenant integer not null
  id uuid not null
  client_id uuid not null
  made_by uuid
  made_at timestamp with time zone not null
  version integer not null
  before jsonb not null
  constraint client_edit_pkey PRIMARY KEY (tenant, id)
  constraint client_edit_tenant_client_id_fkey FOREIGN KEY (tenant, client_id) REFERENCES client(tenant, id) ON DELETE CASCADE
  CREATE INDEX client_edit_client USING btree (tenant, client_id, made_at)
  policy need_to_know RESTRICTIVE for SELECT to public using (( SELECT is_desk() AS is_desk) OR (NOT (client_id = ANY (( SELECT walled_clients() AS walled_clients)::uuid[]))))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table client_line row security
  tenant integer not null
  client_id uuid not null
  name text not null
  line text not null
  constraint client_line_pkey PRIMARY KEY (tenant, client_id)
  constraint client_line_tenant_client_id_fkey FOREIGN KEY (tenant, client_id) REFERENCES client(tenant, id) ON DELETE CASCADE
  CREATE INDEX client_line_line USING gin (line gin_trgm_ops)
  CREATE INDEX client_line_name USING gin (name gin_trgm_ops)
  policy need_to_know RESTRICTIVE for SELECT to public using (( SELECT is_desk() AS is_desk) OR (NOT (client_id = ANY (( SELECT walled_clients() AS walled_clients)::uuid[]))))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table client_merge row security forced
  tenant integer not null
  id uuid not null
  from_id uuid not null
  into_id uuid not null
  cases uuid[] not null
  contacts uuid[] not null
  authorities uuid[] not null
  mains uuid[] not null
  filled text[] not null
  made_by uuid
  made_at timestamp with time zone not null
  undone_at timestamp with time zone
  constraint client_merge_check CHECK ((into_id <> from_id))
  constraint client_merge_pkey PRIMARY KEY (tenant, id)
  constraint client_merge_tenant_from_id_fkey FOREIGN KEY (tenant, from_id) REFERENCES client(tenant, id) ON DELETE CASCADE
  constraint client_merge_tenant_into_id_fkey FOREIGN KEY (tenant, into_id) REFERENCES client(tenant, id) ON DELETE CASCADE
  CREATE INDEX client_merge_from USING btree (tenant, from_id) WHERE (undone_at IS NULL)
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
  policy need_to_know RESTRICTIVE for SELECT to public using (( SELECT is_desk() AS is_desk) OR sees_content(hash))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select, update to laipa_app
table counter_presence row security forced
  tenant integer not null
  employee_id uuid not null
  state text not null
  place_id uuid not null
  desk_id uuid not null
  unit_id uuid
  since timestamp with time zone not null
  until timestamp with time zone
  constraint counter_presence_pkey PRIMARY KEY (tenant, employee_id)
  constraint counter_presence_state_check CHECK ((state = ANY (ARRAY['free'::text, 'serving'::text, 'paused'::text, 'away'::text, 'break'::text])))
  constraint counter_presence_tenant_desk_id_fkey FOREIGN KEY (tenant, desk_id) REFERENCES desk(tenant, id)
  constraint counter_presence_tenant_employee_id_fkey FOREIGN KEY (tenant, employee_id) REFERENCES employee(tenant, id)
  constraint counter_presence_tenant_place_id_fkey FOREIGN KEY (tenant, place_id) REFERENCES place(tenant, id)
  CREATE INDEX counter_presence_place USING btree (tenant, place_id)
  CREATE UNIQUE INDEX counter_presence_desk USING btree (tenant, desk_id)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table data_job row security forced
  tenant integer not null
  id uuid not null
  kind text not null
  client_id uuid
  state text not null
  made_by uuid
  made_at timestamp with time zone not null
  plan jsonb
  step integer not null default 0
  steps integer not null default 0
  done integer not null default 0
  summary jsonb not null default '{}'::jsonb
  trouble text not null default ''::text
  ended_at timestamp with time zone
  constraint data_job_check CHECK (((ended_at IS NOT NULL) = (state = ANY (ARRAY['done'::text, 'failed'::text]))))
  constraint data_job_kind_check CHECK ((kind = ANY (ARRAY['export-client'::text, 'erase-client'::text, 'retention'::text])))
  constraint data_job_pkey PRIMARY KEY (tenant, id)
  constraint data_job_state_check CHECK ((state = ANY (ARRAY['ready'::text, 'running'::text, 'done'::text, 'failed'::text])))
  constraint data_job_tenant_client_id_fkey FOREIGN KEY (tenant, client_id) REFERENCES client(tenant, id)
  constraint data_job_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
  CREATE INDEX data_job_newest USING btree (tenant, made_at DESC)
  CREATE INDEX data_job_running USING btree (tenant, made_at) WHERE (state = 'running'::text)
  CREATE UNIQUE INDEX data_job_erasing USING btree (tenant, client_id) WHERE ((kind = 'erase-client'::text) AND (state = 'running'::text))
  CREATE UNIQUE INDEX data_job_keeping USING btree (tenant) WHERE ((kind = 'retention'::text) AND (state = 'running'::text))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select, update to laipa_app
table declaration row security forced
  tenant integer not null
  id uuid not null
  employee_id uuid not null
  unit_id uuid
  occasion text not null
  year integer not null
  nothing boolean not null default false
  made_at timestamp with time zone not null
  constraint declaration_occasion_check CHECK ((occasion = ANY (ARRAY['yearly'::text, 'ad-hoc'::text])))
  constraint declaration_pkey PRIMARY KEY (tenant, id)
  constraint declaration_tenant_employee_id_fkey FOREIGN KEY (tenant, employee_id) REFERENCES employee(tenant, id)
  CREATE INDEX declaration_employee USING btree (tenant, employee_id, made_at DESC)
  CREATE INDEX declaration_year USING btree (tenant, year, employee_id) WHERE (occasion = 'yearly'::text)
  policy need_to_know RESTRICTIVE for SELECT to public using (( SELECT is_desk() AS is_desk) OR (employee_id = ( SELECT current_employee() AS current_employee)) OR (( SELECT (current_roles() && '{head}'::text[])) AND (unit_id = ANY (( SELECT current_units() AS current_units)::uuid[]))) OR ( SELECT (current_roles() && '{executive-director,council-chair}'::text[])))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select to laipa_app
table demo_mail row security forced
  tenant integer not null
  id uuid not null
  address text not null
  content_hash bytea not null
  subject text not null default ''::text
  from_address text not null default ''::text
  text text not null default ''::text
  arrived_at timestamp with time zone not null default now()
  way text not null default 'e-mail'::text
  constraint demo_mail_pkey PRIMARY KEY (tenant, id)
  constraint demo_mail_tenant_content_hash_fkey FOREIGN KEY (tenant, content_hash) REFERENCES content(tenant, hash)
  constraint demo_mail_way_check CHECK ((way = ANY (ARRAY['e-mail'::text, 'sms'::text])))
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
  changed_on timestamp with time zone
  erased_at timestamp with time zone
  constraint desk_case_check CHECK (((state = 'closed'::text) = (closed_at IS NOT NULL)))
  constraint desk_case_check1 CHECK (((state = 'merged'::text) = (merged_into IS NOT NULL)))
  constraint desk_case_pkey PRIMARY KEY (tenant, id)
  constraint desk_case_state_check CHECK ((state = ANY (ARRAY['open'::text, 'waiting-for-client'::text, 'answered'::text, 'closed'::text, 'merged'::text])))
  constraint desk_case_tenant_client_id_fkey FOREIGN KEY (tenant, client_id) REFERENCES client(tenant, id)
  constraint desk_case_tenant_holder_id_fkey FOREIGN KEY (tenant, holder_id) REFERENCES employee(tenant, id)
  constraint desk_case_tenant_unit_id_fkey FOREIGN KEY (tenant, unit_id) REFERENCES unit(tenant, id)
  constraint nothing_is_nobodys TRIGGER DEFERRABLE INITIALLY DEFERRED
  CREATE INDEX desk_case_changed USING btree (tenant, changed_at, id)
  CREATE INDEX desk_case_client USING btree (tenant, client_id, opened_at DESC)
  CREATE INDEX desk_case_closed USING btree (tenant, closed_at) WHERE ((state = 'closed'::text) AND (erased_at IS NULL))
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
  policy need_to_know RESTRICTIVE for SELECT to public using (is_desk() OR (
CASE
    WHEN (merged_into IS NOT NULL) THEN sees_case(merged_into)
    ELSE (((NOT restricted) AND ((unit_id = ANY (( SELECT current_units() AS current_units)::uuid[])) OR reads_every_case() OR ((changed_by = current_employee()) AND (changed_on > (now() - '01:00:00'::interval))))) OR (holder_id = current_employee()) OR among('laipa.granted'::text, id))
END AND (NOT among('laipa.walled_cases'::text, id)) AND (NOT among('laipa.walled_clients'::text, client_id))))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table desk_service row security forced
  tenant integer not null
  desk_id uuid not null
  service_id uuid not null
  constraint desk_service_pkey PRIMARY KEY (tenant, desk_id, service_id)
  constraint desk_service_tenant_desk_id_fkey FOREIGN KEY (tenant, desk_id) REFERENCES desk(tenant, id)
  constraint desk_service_tenant_service_id_fkey FOREIGN KEY (tenant, service_id) REFERENCES service(tenant, id)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table device row security forced
  tenant integer not null
  id uuid not null
  place_id uuid not null
  kind text not null
  name text not null
  desk_id uuid
  printer text not null default ''::text
  voice boolean not null default true
  code_hash bytea
  code_sealed bytea
  code_until timestamp with time zone
  token_hash bytea
  token_at timestamp with time zone
  tickets integer not null default 0
  tickets_since timestamp with time zone
  made_by uuid
  made_at timestamp with time zone not null
  paired_at timestamp with time zone
  seen_at timestamp with time zone
  ended_at timestamp with time zone
  ended_by uuid
  constraint device_check CHECK ((((code_hash IS NULL) = (code_until IS NULL)) AND ((code_hash IS NULL) = (code_sealed IS NULL))))
  constraint device_check1 CHECK (((token_hash IS NULL) = (token_at IS NULL)))
  constraint device_check2 CHECK (((ended_at IS NULL) OR ((token_hash IS NULL) AND (code_hash IS NULL))))
  constraint device_check3 CHECK (((desk_id IS NULL) OR (kind = 'tablet'::text)))
  constraint device_code_hash_check CHECK ((length(code_hash) = 32))
  constraint device_kind_check CHECK ((kind = ANY (ARRAY['kiosk'::text, 'board'::text, 'tablet'::text])))
  constraint device_name_check CHECK ((name <> ''::text))
  constraint device_pkey PRIMARY KEY (tenant, id)
  constraint device_tenant_desk_id_fkey FOREIGN KEY (tenant, desk_id) REFERENCES desk(tenant, id)
  constraint device_tenant_ended_by_fkey FOREIGN KEY (tenant, ended_by) REFERENCES employee(tenant, id)
  constraint device_tenant_made_by_fkey FOREIGN KEY (tenant, made_by) REFERENCES employee(tenant, id)
  constraint device_tenant_place_id_fkey FOREIGN KEY (tenant, place_id) REFERENCES place(tenant, id)
  constraint device_token_hash_check CHECK ((length(token_hash) = 32))
  CREATE INDEX device_place USING btree (tenant, place_id) WHERE (ended_at IS NULL)
  CREATE UNIQUE INDEX device_code USING btree (tenant, code_hash) WHERE (code_hash IS NOT NULL)
  CREATE UNIQUE INDEX device_token USING btree (tenant, token_hash) WHERE (token_hash IS NOT NULL)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select, update to laipa_app
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
table disclosure row security forced
  tenant integer not null
  id uuid not null
  at timestamp with time zone not null
  employee_id uuid not null
  unit_id uuid
  client_id uuid not null
  case_id uuid
  told_to text not null
  asker text not null default ''::text
  channel text not null
  identity_check text not null
  waive_reason text not null default ''::text
  authority_id uuid
  legal_ground text not null default ''::text
  scope text not null
  what text not null
  refused text
  constraint disclosure_channel_check CHECK ((channel = ANY (ARRAY['e-mail'::text, 'counter'::text, 'phone'::text, 'sms'::text, 'e-address'::text, 'letter'::text, 'web'::text, 'internal'::text])))
  constraint disclosure_identity_check_check CHECK ((identity_check = ANY (ARRAY['document'::text, 'known-personally'::text, 'e-signature'::text, 'unified-login'::text, 'e-address'::text, 'call-back'::text, 'control-questions'::text, 'none'::text])))
  constraint disclosure_pkey PRIMARY KEY (tenant, id)
  constraint disclosure_refused_check CHECK ((refused = ANY (ARRAY['identity-not-checked'::text, 'no-authority'::text, 'authority-expired'::text, 'authority-revoked'::text, 'outside-scope'::text, 'no-legal-ground'::text])))
  constraint disclosure_scope_check CHECK ((scope = ANY (ARRAY['progress'::text, 'correspondence'::text, 'documents'::text, 'decisions'::text, 'personal-data'::text])))
  constraint disclosure_tenant_authority_id_fkey FOREIGN KEY (tenant, authority_id) REFERENCES authority(tenant, id)
  constraint disclosure_tenant_case_id_fkey FOREIGN KEY (tenant, case_id) REFERENCES desk_case(tenant, id)
  constraint disclosure_tenant_client_id_fkey FOREIGN KEY (tenant, client_id) REFERENCES client(tenant, id)
  constraint disclosure_tenant_employee_id_fkey FOREIGN KEY (tenant, employee_id) REFERENCES employee(tenant, id)
  constraint disclosure_tenant_unit_id_fkey FOREIGN KEY (tenant, unit_id) REFERENCES unit(tenant, id)
  constraint disclosure_told_to_check CHECK ((told_to = ANY (ARRAY['client'::text, 'representative'::text, 'institution'::text, 'third-party'::text])))
  CREATE INDEX disclosure_at USING btree (tenant, at, id)
  CREATE INDEX disclosure_client USING btree (tenant, client_id, at, id)
  CREATE INDEX disclosure_employee USING btree (tenant, employee_id, at, id)
  CREATE INDEX disclosure_unit USING btree (tenant, unit_id, at, id)
  policy kept RESTRICTIVE for DELETE to public using is_desk()
  policy need_to_know RESTRICTIVE for SELECT to public using (( SELECT is_desk() AS is_desk) OR (NOT (client_id = ANY (( SELECT walled_clients() AS walled_clients)::uuid[]))))
  policy readers RESTRICTIVE for ALL to public using (( SELECT is_desk() AS is_desk) OR (employee_id = ( SELECT current_employee() AS current_employee)) OR (unit_id = ANY (( SELECT current_units() AS current_units)::uuid[])) OR ( SELECT (current_roles() && '{data-protection-officer,executive-director}'::text[])))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  policy written_once RESTRICTIVE for UPDATE to public using is_desk()
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
  provider_account text
  constraint employee_language_check CHECK ((language = ANY (ARRAY['lv'::text, 'en'::text])))
  constraint employee_pkey PRIMARY KEY (tenant, id)
  constraint employee_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
  CREATE UNIQUE INDEX employee_code USING btree (tenant, code) WHERE (code IS NOT NULL)
  CREATE UNIQUE INDEX employee_email USING btree (tenant, lower(email))
  CREATE UNIQUE INDEX employee_external_id USING btree (tenant, external_id) WHERE (external_id IS NOT NULL)
  CREATE UNIQUE INDEX employee_provider_account USING btree (tenant, provider_account) WHERE (provider_account IS NOT NULL)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table employee_service row security forced
  tenant integer not null
  employee_id uuid not null
  service_id uuid not null
  constraint employee_service_pkey PRIMARY KEY (tenant, employee_id, service_id)
  constraint employee_service_tenant_employee_id_fkey FOREIGN KEY (tenant, employee_id) REFERENCES employee(tenant, id)
  constraint employee_service_tenant_service_id_fkey FOREIGN KEY (tenant, service_id) REFERENCES service(tenant, id)
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
  policy need_to_know RESTRICTIVE for SELECT to public using (is_desk() OR (subject_id = current_employee()) OR sees_case(subject_id) OR (EXISTS ( SELECT
   FROM subject s
  WHERE ((s.tenant = event.tenant) AND (s.id = event.subject_id) AND ((s.kind = ANY (ARRAY['mail'::text, 'rules'::text, 'directory'::text, 'retention'::text])) OR ((s.kind = 'wall'::text) AND (EXISTS ( SELECT
           FROM wall w
          WHERE ((w.tenant = event.tenant) AND (w.id = event.subject_id))))) OR ((s.kind = ANY (ARRAY['employee'::text, 'client'::text])) AND (current_roles() && '{data-protection-officer}'::text[])) OR sees_matter(s.kind, s.id))))))
  policy surveys RESTRICTIVE for SELECT to public using ((kind !~~ 'survey.%'::text) OR is_desk() OR sees_answer(subject_id))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select to laipa_app
view findable_client
  tenant integer
  client_id uuid
  name text
  line text
  grant select to laipa_app
  as  SELECT tenant, client_id, name, line FROM client_line WHERE ((tenant = ( SELECT current_tenant() AS current_tenant)) AND (( SELECT is_desk() AS is_desk) OR (NOT (client_id = ANY (( SELECT walled_clients() AS walled_clients)::uuid[])))));
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
table hall_pace row security forced
  tenant integer not null
  place_id uuid not null
  between_minutes real not null
  spread real not null
  said integer not null
  held integer not null
  counted_at timestamp with time zone not null
  constraint hall_pace_pkey PRIMARY KEY (tenant, place_id)
  constraint hall_pace_spread_check CHECK (((spread >= (1)::double precision) AND (spread <= (3)::double precision)))
  constraint hall_pace_tenant_place_id_fkey FOREIGN KEY (tenant, place_id) REFERENCES place(tenant, id)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table hand_over row security forced
  tenant integer not null
  id uuid not null
  case_id uuid not null
  from_unit uuid not null
  from_holder uuid
  to_unit uuid not null
  to_holder uuid
  reason text not null
  made_by uuid not null
  made_at timestamp with time zone not null
  back_until timestamp with time zone
  circular boolean not null default false
  answer text
  answered_at timestamp with time zone
  answered_by uuid
  back_reason text
  back_words text
  back_unit uuid
  back_holder uuid
  climbed boolean not null default false
  constraint hand_over_answer_check CHECK ((answer = ANY (ARRAY['returned'::text, 'taken-back'::text])))
  constraint hand_over_back_reason_check CHECK ((back_reason = ANY (ARRAY['outside-my-competence'::text, 'not-enough-known'::text, 'conflict-of-interest'::text, 'absence'::text, 'other'::text])))
  constraint hand_over_back_words_check CHECK (((back_words IS NULL) OR (back_words <> ''::text)))
  constraint hand_over_check CHECK (((answer IS NULL) = (answered_at IS NULL)))
  constraint hand_over_check1 CHECK ((COALESCE((answer = 'returned'::text), false) = (back_unit IS NOT NULL)))
  constraint hand_over_pkey PRIMARY KEY (tenant, id)
  constraint hand_over_reason_check CHECK ((reason = ANY (ARRAY['outside-my-competence'::text, 'absence'::text, 'workload'::text, 'client-asked'::text, 'mistakenly-received'::text])))
  constraint hand_over_tenant_back_unit_fkey FOREIGN KEY (tenant, back_unit) REFERENCES unit(tenant, id)
  constraint hand_over_tenant_case_id_fkey FOREIGN KEY (tenant, case_id) REFERENCES desk_case(tenant, id)
  constraint hand_over_tenant_from_unit_fkey FOREIGN KEY (tenant, from_unit) REFERENCES unit(tenant, id)
  constraint hand_over_tenant_made_by_fkey FOREIGN KEY (tenant, made_by) REFERENCES employee(tenant, id)
  constraint hand_over_tenant_to_unit_fkey FOREIGN KEY (tenant, to_unit) REFERENCES unit(tenant, id)
  CREATE INDEX hand_over_case USING btree (tenant, case_id, made_at DESC)
  policy need_to_know RESTRICTIVE for SELECT to public using (is_desk() OR sees_case(case_id))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select, update to laipa_app
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
  as  SELECT h.tenant, h.id, h.employee_id, h.post_id, p.unit_id, p.title_lv AS post_lv, p.title_en AS post_en, p.kind, (p.kind = ANY (ARRAY['head'::text, 'executive-director'::text])) AS head, GREATEST(h.valid_from, p.valid_from) AS valid_from, LEAST(h.valid_to, p.valid_to) AS valid_to FROM (holding h JOIN post p ON (((p.tenant = h.tenant) AND (p.id = h.post_id)))) WHERE ((h.valid_to IS NULL) OR (h.valid_to >= h.valid_from));
table holding row security forced
  tenant integer not null
  id uuid not null
  employee_id uuid not null
  valid_from date not null
  valid_to date
  post_id uuid not null
  constraint holding_check CHECK (((valid_to IS NULL) OR (valid_to >= (valid_from - 1))))
  constraint holding_tenant_post_id_fkey FOREIGN KEY (tenant, post_id) REFERENCES post(tenant, id)
  constraint post_holding_pkey PRIMARY KEY (tenant, id)
  constraint post_holding_tenant_employee_id_fkey FOREIGN KEY (tenant, employee_id) REFERENCES employee(tenant, id)
  CREATE INDEX holding_employee USING btree (tenant, employee_id)
  CREATE INDEX holding_post USING btree (tenant, post_id)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table identity_attempt row security forced
  tenant integer not null
  state_hash bytea not null
  audience text not null
  browser_hash bytea not null
  sealed bytea not null
  expires_at timestamp with time zone not null
  constraint identity_attempt_audience_check CHECK ((audience = ANY (ARRAY['staff'::text, 'citizen'::text])))
  constraint identity_attempt_pkey PRIMARY KEY (tenant, state_hash)
  constraint identity_attempt_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
  CREATE INDEX identity_attempt_expiry USING btree (tenant, expires_at)
  policy tenant PERMISSIVE for ALL to public using ((tenant = current_tenant()) AND (current_setting('laipa.system'::text, true) = 'on'::text)) with check ((tenant = current_tenant()) AND (current_setting('laipa.system'::text, true) = 'on'::text))
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
table interest row security forced
  tenant integer not null
  id uuid not null
  declaration_id uuid not null
  employee_id uuid not null
  kind text not null
  name text not null
  registration_number text not null default ''::text
  email text not null default ''::text
  code_index bytea
  client_id uuid
  relation text not null default ''::text
  ended_at timestamp with time zone
  constraint interest_email_check CHECK ((email = lower(email)))
  constraint interest_kind_check CHECK ((kind = ANY (ARRAY['company'::text, 'person'::text, 'property'::text, 'other'::text])))
  constraint interest_pkey PRIMARY KEY (tenant, id)
  constraint interest_tenant_declaration_id_fkey FOREIGN KEY (tenant, declaration_id) REFERENCES declaration(tenant, id)
  constraint interest_tenant_employee_id_fkey FOREIGN KEY (tenant, employee_id) REFERENCES employee(tenant, id)
  CREATE INDEX interest_client USING btree (tenant, client_id) WHERE ((client_id IS NOT NULL) AND (ended_at IS NULL))
  CREATE INDEX interest_code USING btree (tenant, code_index) WHERE ((code_index IS NOT NULL) AND (ended_at IS NULL))
  CREATE INDEX interest_declaration USING btree (tenant, declaration_id)
  CREATE INDEX interest_email USING btree (tenant, email) WHERE ((email <> ''::text) AND (ended_at IS NULL))
  CREATE INDEX interest_employee USING btree (tenant, employee_id)
  CREATE INDEX interest_name USING btree (tenant, folded(name)) WHERE (ended_at IS NULL)
  CREATE INDEX interest_registration USING btree (tenant, registration_number) WHERE ((registration_number <> ''::text) AND (ended_at IS NULL))
  policy need_to_know RESTRICTIVE for SELECT to public using (( SELECT is_desk() AS is_desk) OR (EXISTS ( SELECT
   FROM declaration d
  WHERE ((d.tenant = interest.tenant) AND (d.id = interest.declaration_id)))))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table interest_rule row security forced
  tenant integer not null
  due_month integer not null
  due_day integer not null
  set_by uuid
  set_at timestamp with time zone not null
  constraint interest_rule_due_day_check CHECK (((due_day >= 1) AND (due_day <= 31)))
  constraint interest_rule_due_month_check CHECK (((due_month >= 1) AND (due_month <= 12)))
  constraint interest_rule_pkey PRIMARY KEY (tenant)
  constraint interest_rule_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table invitation row security forced
  tenant integer not null
  id uuid not null
  employee_id uuid not null
  holder_id uuid not null
  unit_id uuid not null
  uid text not null
  occurrence text not null default ''::text
  sequence integer not null default 0
  stamp timestamp with time zone
  organiser_address text not null
  organiser_name text not null default ''::text
  distrust text not null default ''::text
  sender_address text not null default ''::text
  attendee_written text not null
  attendee_name text not null default ''::text
  title text not null default ''::text
  description text not null default ''::text
  place text not null default ''::text
  starts_at timestamp with time zone not null
  ends_at timestamp with time zone not null
  all_day boolean not null default false
  repeats boolean not null default false
  times_incomplete boolean not null default false
  attendees jsonb not null default '[]'::jsonb
  attendee_count integer not null default 0
  mail_id uuid
  message_id text not null default ''::text
  meeting_id uuid
  state text not null
  reason text not null default ''::text
  answered_at timestamp with time zone
  answered_by uuid
  told_otherwise boolean not null default false
  received_at timestamp with time zone not null
  changed_at timestamp with time zone not null
  constraint invitation_check CHECK (((state <> 'declined'::text) OR (reason <> ''::text) OR (meeting_id IS NOT NULL)))
  constraint invitation_distrust_check CHECK ((distrust = ANY (ARRAY[''::text, 'sender-differs'::text, 'authentication-failed'::text])))
  constraint invitation_pkey PRIMARY KEY (tenant, id)
  constraint invitation_state_check CHECK ((state = ANY (ARRAY['open'::text, 'accepted'::text, 'tentative'::text, 'declined'::text, 'cancelled'::text])))
  constraint invitation_tenant_employee_id_fkey FOREIGN KEY (tenant, employee_id) REFERENCES employee(tenant, id)
  constraint invitation_tenant_holder_id_fkey FOREIGN KEY (tenant, holder_id) REFERENCES employee(tenant, id)
  constraint invitation_tenant_mail_id_fkey FOREIGN KEY (tenant, mail_id) REFERENCES mail(tenant, id)
  constraint invitation_tenant_meeting_id_fkey FOREIGN KEY (tenant, meeting_id) REFERENCES meeting(tenant, id)
  constraint invitation_tenant_unit_id_fkey FOREIGN KEY (tenant, unit_id) REFERENCES unit(tenant, id)
  CREATE INDEX invitation_employee USING btree (tenant, employee_id, starts_at)
  CREATE INDEX invitation_holder USING btree (tenant, holder_id, starts_at)
  CREATE INDEX invitation_meeting USING btree (tenant, meeting_id) WHERE (meeting_id IS NOT NULL)
  CREATE INDEX invitation_uid USING btree (tenant, uid)
  CREATE UNIQUE INDEX invitation_once USING btree (tenant, employee_id, uid, occurrence)
  policy need_to_know RESTRICTIVE for SELECT to public using (( SELECT is_desk() AS is_desk) OR (employee_id = ( SELECT current_employee() AS current_employee)) OR (holder_id = ( SELECT current_employee() AS current_employee)))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select, update to laipa_app
table keep_hold row security forced
  tenant integer not null
  id uuid not null
  case_id uuid
  client_id uuid
  reason text not null
  until date not null
  made_at timestamp with time zone not null
  made_by uuid
  lifted_at timestamp with time zone
  lifted_by uuid
  constraint keep_hold_check CHECK (((case_id IS NULL) <> (client_id IS NULL)))
  constraint keep_hold_pkey PRIMARY KEY (tenant, id)
  constraint keep_hold_reason_check CHECK ((reason <> ''::text))
  constraint keep_hold_tenant_case_id_fkey FOREIGN KEY (tenant, case_id) REFERENCES desk_case(tenant, id)
  constraint keep_hold_tenant_client_id_fkey FOREIGN KEY (tenant, client_id) REFERENCES client(tenant, id)
  constraint keep_hold_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
  CREATE INDEX keep_hold_case USING btree (tenant, case_id) WHERE (lifted_at IS NULL)
  CREATE INDEX keep_hold_client USING btree (tenant, client_id) WHERE (lifted_at IS NULL)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select, update to laipa_app
table kept_form row security forced
  tenant integer not null
  id uuid not null
  employee_id uuid not null
  sealed bytea not null
  expires_at timestamp with time zone not null
  constraint kept_form_pkey PRIMARY KEY (tenant, id)
  constraint kept_form_tenant_employee_id_fkey FOREIGN KEY (tenant, employee_id) REFERENCES employee(tenant, id)
  CREATE INDEX kept_form_expiry USING btree (tenant, expires_at)
  policy tenant PERMISSIVE for ALL to public using ((tenant = current_tenant()) AND (current_setting('laipa.system'::text, true) = 'on'::text)) with check ((tenant = current_tenant()) AND (current_setting('laipa.system'::text, true) = 'on'::text))
  grant delete, insert, select, update to laipa_app
table known_device row security forced
  tenant integer not null
  employee_id uuid not null
  token_hash bytea not null
  first_seen_at timestamp with time zone not null
  last_seen_at timestamp with time zone not null
  constraint known_device_pkey PRIMARY KEY (tenant, employee_id, token_hash)
  constraint known_device_tenant_employee_id_fkey FOREIGN KEY (tenant, employee_id) REFERENCES employee(tenant, id)
  policy tenant PERMISSIVE for ALL to public using ((tenant = current_tenant()) AND (current_setting('laipa.system'::text, true) = 'on'::text)) with check ((tenant = current_tenant()) AND (current_setting('laipa.system'::text, true) = 'on'::text))
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
  erased_at timestamp with time zone
  request_id uuid
  constraint mail_check CHECK (((fate = 'quarantined'::text) = (quarantine_reason IS NOT NULL)))
  constraint mail_fate_check CHECK ((fate = ANY (ARRAY['waiting'::text, 'opened'::text, 'joined'::text, 'quarantined'::text, 'duplicate'::text, 'meeting'::text, 'notice'::text])))
  constraint mail_of_request CHECK (((request_id IS NULL) OR (case_id IS NULL)))
  constraint mail_pkey PRIMARY KEY (tenant, id)
  constraint mail_source_check CHECK ((source = ANY (ARRAY['smtp'::text, 'imap'::text, 'demo'::text])))
  constraint mail_stands_somewhere CHECK (((fate = ANY (ARRAY['opened'::text, 'joined'::text])) = ((case_id IS NOT NULL) OR (request_id IS NOT NULL))))
  constraint mail_tenant_case_id_fkey FOREIGN KEY (tenant, case_id) REFERENCES desk_case(tenant, id)
  constraint mail_tenant_content_hash_fkey FOREIGN KEY (tenant, content_hash) REFERENCES content(tenant, hash)
  constraint mail_tenant_mailbox_id_fkey FOREIGN KEY (tenant, mailbox_id) REFERENCES mailbox(tenant, id)
  constraint mail_tenant_request_id_fkey FOREIGN KEY (tenant, request_id) REFERENCES request(tenant, id) NOT VALID
  CREATE INDEX mail_case USING btree (tenant, case_id, received_at) WHERE (case_id IS NOT NULL)
  CREATE INDEX mail_content USING btree (tenant, content_hash)
  CREATE INDEX mail_fate USING btree (tenant, fate)
  CREATE INDEX mail_message_id USING btree (tenant, message_id) WHERE (case_id IS NOT NULL)
  CREATE INDEX mail_quarantine USING btree (tenant, received_at DESC) WHERE (fate = 'quarantined'::text)
  CREATE INDEX mail_request USING btree (tenant, request_id) WHERE (request_id IS NOT NULL)
  CREATE INDEX mail_waiting USING btree (tenant, received_at) WHERE (fate = 'waiting'::text)
  CREATE UNIQUE INDEX mail_once USING btree (tenant, fingerprint) WHERE (fate = ANY (ARRAY['opened'::text, 'joined'::text, 'quarantined'::text, 'meeting'::text, 'notice'::text]))
  policy meeting_mail RESTRICTIVE for SELECT to public using (is_desk() OR (fate <> ALL (ARRAY['meeting'::text, 'notice'::text])))
  policy need_to_know RESTRICTIVE for SELECT to public using (is_desk() OR (case_id IS NULL) OR (EXISTS ( SELECT
   FROM desk_case c
  WHERE ((c.tenant = mail.tenant) AND (c.id = mail.case_id)))))
  policy of_request RESTRICTIVE for SELECT to public using ((request_id IS NULL) OR ( SELECT is_desk() AS is_desk) OR (EXISTS ( SELECT
   FROM request r
  WHERE ((r.tenant = mail.tenant) AND (r.id = mail.request_id)))))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  policy walled_writer RESTRICTIVE for SELECT to public using ((case_id IS NOT NULL) OR ( SELECT is_desk() AS is_desk) OR (current_setting('laipa.walled_clients'::text, true) = '{}'::text) OR (NOT COALESCE(is_walled_address(lower(from_address)), false)))
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
table meeting row security forced
  tenant integer not null
  id uuid not null
  uid text not null
  organiser_id uuid not null
  unit_id uuid not null
  address text not null
  case_id uuid
  title text not null
  agenda text not null default ''::text
  place text not null default ''::text
  starts_at timestamp with time zone not null
  ends_at timestamp with time zone not null
  sequence integer not null default 0
  attachments jsonb not null default '[]'::jsonb
  made_at timestamp with time zone not null
  called_off_at timestamp with time zone
  call_off_reason text not null default ''::text
  constraint meeting_check CHECK ((ends_at > starts_at))
  constraint meeting_pkey PRIMARY KEY (tenant, id)
  constraint meeting_tenant_case_id_fkey FOREIGN KEY (tenant, case_id) REFERENCES desk_case(tenant, id)
  constraint meeting_tenant_organiser_id_fkey FOREIGN KEY (tenant, organiser_id) REFERENCES employee(tenant, id)
  constraint meeting_tenant_unit_id_fkey FOREIGN KEY (tenant, unit_id) REFERENCES unit(tenant, id)
  CREATE INDEX meeting_case USING btree (tenant, case_id) WHERE (case_id IS NOT NULL)
  CREATE INDEX meeting_organiser USING btree (tenant, organiser_id, starts_at)
  CREATE UNIQUE INDEX meeting_uid USING btree (tenant, uid)
  policy need_to_know RESTRICTIVE for SELECT to public using (( SELECT is_desk() AS is_desk) OR
CASE
    WHEN (case_id IS NULL) THEN (organiser_id = ( SELECT current_employee() AS current_employee))
    ELSE sees_case(case_id)
END)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select, update to laipa_app
table meeting_attendee row security forced
  tenant integer not null
  meeting_id uuid not null
  address text not null
  name text not null default ''::text
  employee_id uuid
  optional boolean not null default false
  answer text
  comment text not null default ''::text
  proposed_at timestamp with time zone
  answered_at timestamp with time zone
  undelivered text not null default ''::text
  removed_at timestamp with time zone
  constraint meeting_attendee_answer_check CHECK ((answer = ANY (ARRAY['accepted'::text, 'tentative'::text, 'declined'::text])))
  constraint meeting_attendee_pkey PRIMARY KEY (tenant, meeting_id, address)
  constraint meeting_attendee_tenant_employee_id_fkey FOREIGN KEY (tenant, employee_id) REFERENCES employee(tenant, id)
  constraint meeting_attendee_tenant_meeting_id_fkey FOREIGN KEY (tenant, meeting_id) REFERENCES meeting(tenant, id)
  policy need_to_know RESTRICTIVE for SELECT to public using (( SELECT is_desk() AS is_desk) OR (EXISTS ( SELECT
   FROM meeting m
  WHERE ((m.tenant = meeting_attendee.tenant) AND (m.id = meeting_attendee.meeting_id)))))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select, update to laipa_app
table meeting_document row security forced
  tenant integer not null
  meeting_id uuid not null
  content_hash bytea not null
  case_id uuid
  constraint meeting_document_pkey PRIMARY KEY (tenant, meeting_id, content_hash)
  constraint meeting_document_tenant_content_hash_fkey FOREIGN KEY (tenant, content_hash) REFERENCES content(tenant, hash)
  constraint meeting_document_tenant_meeting_id_fkey FOREIGN KEY (tenant, meeting_id) REFERENCES meeting(tenant, id)
  CREATE INDEX meeting_document_content USING btree (tenant, content_hash)
  policy need_to_know RESTRICTIVE for SELECT to public using (( SELECT is_desk() AS is_desk) OR (EXISTS ( SELECT
   FROM meeting m
  WHERE ((m.tenant = meeting_document.tenant) AND (m.id = meeting_document.meeting_id)))))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select, update to laipa_app
table meeting_letter row security forced
  tenant integer not null
  id uuid not null
  subject_id uuid not null
  method text not null
  sender jsonb not null
  recipients jsonb not null
  taken text[] not null default '{}'::text[]
  subject text not null
  text text not null
  calendar text not null
  in_reply_to text not null default ''::text
  attachments jsonb not null default '[]'::jsonb
  state text not null default 'waiting'::text
  said text not null default ''::text
  made_at timestamp with time zone not null
  sent_at timestamp with time zone
  constraint meeting_letter_method_check CHECK ((method = ANY (ARRAY['REQUEST'::text, 'CANCEL'::text, 'REPLY'::text])))
  constraint meeting_letter_pkey PRIMARY KEY (tenant, id)
  constraint meeting_letter_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'refused'::text])))
  constraint meeting_letter_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
  CREATE INDEX meeting_letter_subject USING btree (tenant, subject_id, made_at)
  policy need_to_know RESTRICTIVE for SELECT to public using (( SELECT is_desk() AS is_desk) OR (EXISTS ( SELECT
   FROM meeting m
  WHERE ((m.tenant = meeting_letter.tenant) AND (m.id = meeting_letter.subject_id)))) OR (EXISTS ( SELECT
   FROM invitation i
  WHERE ((i.tenant = meeting_letter.tenant) AND (i.id = meeting_letter.subject_id)))))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
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
  policy need_to_know RESTRICTIVE for SELECT to public using (is_desk() OR sees_case(case_id))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table notice row security forced
  tenant integer not null
  id uuid not null
  kind text not null
  way text not null
  language text not null
  address text not null
  name text not null default ''::text
  subject text not null default ''::text
  text text not null
  calendar_method text
  calendar text
  unit_id uuid
  subject_kind text not null
  subject_id uuid not null
  client_id uuid
  sent_fact jsonb
  failed_fact jsonb
  made_by uuid
  written_at timestamp with time zone not null
  run_at timestamp with time zone
  until timestamp with time zone
  state text not null default 'waiting'::text
  message_id text not null
  parts integer
  sent_at timestamp with time zone
  ended_at timestamp with time zone
  refused text
  erased_at timestamp with time zone
  constraint notice_calendar_method_check CHECK ((calendar_method = ANY (ARRAY['REQUEST'::text, 'CANCEL'::text])))
  constraint notice_check CHECK (((calendar IS NULL) = (calendar_method IS NULL)))
  constraint notice_check1 CHECK (((way = 'e-mail'::text) OR (calendar IS NULL)))
  constraint notice_check2 CHECK (((state = ANY (ARRAY['sent'::text, 'delivered'::text])) <= (sent_at IS NOT NULL)))
  constraint notice_kind_check CHECK ((kind = ANY (ARRAY['ticket'::text, 'slip'::text, 'pause'::text, 'appointment-confirmed'::text, 'appointment-reminder'::text, 'appointment-moved'::text, 'appointment-cancelled'::text, 'waiting-list'::text, 'survey'::text])))
  constraint notice_language_check CHECK ((language = ANY (ARRAY['lv'::text, 'en'::text])))
  constraint notice_pkey PRIMARY KEY (tenant, id)
  constraint notice_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'delivered'::text, 'failed'::text, 'called-off'::text])))
  constraint notice_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['visit'::text, 'appointment'::text])))
  constraint notice_tenant_client_id_fkey FOREIGN KEY (tenant, client_id) REFERENCES client(tenant, id)
  constraint notice_tenant_made_by_fkey FOREIGN KEY (tenant, made_by) REFERENCES employee(tenant, id)
  constraint notice_tenant_message_id_key UNIQUE (tenant, message_id)
  constraint notice_tenant_unit_id_fkey FOREIGN KEY (tenant, unit_id) REFERENCES unit(tenant, id)
  constraint notice_way_check CHECK ((way = ANY (ARRAY['e-mail'::text, 'sms'::text])))
  CREATE INDEX notice_address USING btree (tenant, address)
  CREATE INDEX notice_client USING btree (tenant, client_id) WHERE (client_id IS NOT NULL)
  CREATE INDEX notice_kept USING btree (tenant, written_at) WHERE (erased_at IS NULL)
  CREATE INDEX notice_subject USING btree (tenant, subject_kind, subject_id, written_at)
  policy need_to_know RESTRICTIVE for SELECT to public using (( SELECT is_desk() AS is_desk) OR (sees_matter(subject_kind, subject_id) AND ((client_id IS NULL) OR (NOT among('laipa.walled_clients'::text, client_id)))))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select, update to laipa_app
table notice_part row security forced
  tenant integer not null
  notice_id uuid not null
  n integer not null
  centre_id text not null
  taken_at timestamp with time zone not null
  outcome text
  outcome_at timestamp with time zone
  constraint notice_part_outcome_check CHECK ((outcome = ANY (ARRAY['delivered'::text, 'failed'::text])))
  constraint notice_part_pkey PRIMARY KEY (tenant, notice_id, n)
  constraint notice_part_tenant_notice_id_fkey FOREIGN KEY (tenant, notice_id) REFERENCES notice(tenant, id) ON DELETE CASCADE
  CREATE INDEX notice_part_centre USING btree (tenant, centre_id)
  policy need_to_know RESTRICTIVE for SELECT to public using (( SELECT is_desk() AS is_desk) OR (EXISTS ( SELECT
   FROM notice o
  WHERE ((o.tenant = notice_part.tenant) AND (o.id = notice_part.notice_id)))))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select, update to laipa_app
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
  CREATE INDEX obligation_elsewhere_holder USING btree (tenant, holder_id, due_at) WHERE ((settled_by IS NULL) AND (due_at IS NOT NULL) AND (subject_kind = ANY (ARRAY['request'::text, 'task'::text, 'meeting'::text, 'promise'::text, 'visit'::text, 'appointment'::text])))
  CREATE INDEX obligation_elsewhere_unit USING btree (tenant, unit_id, due_at) WHERE ((settled_by IS NULL) AND (due_at IS NOT NULL) AND (subject_kind = ANY (ARRAY['request'::text, 'task'::text, 'meeting'::text, 'promise'::text, 'visit'::text, 'appointment'::text])))
  CREATE INDEX obligation_nearing USING btree (tenant, near_at) WHERE ((settled_by IS NULL) AND (NOT neared) AND (near_at IS NOT NULL))
  CREATE INDEX obligation_owed_holder USING btree (tenant, holder_id, due_at) WHERE ((settled_by IS NULL) AND (due_at IS NOT NULL))
  CREATE INDEX obligation_owed_unit USING btree (tenant, unit_id, due_at) WHERE ((settled_by IS NULL) AND (due_at IS NOT NULL))
  CREATE INDEX obligation_passing USING btree (tenant, due_at) WHERE ((settled_by IS NULL) AND (in_time IS NULL) AND (due_at IS NOT NULL))
  CREATE INDEX obligation_subject USING btree (tenant, subject_id)
  policy appointments RESTRICTIVE for SELECT to public using ((subject_kind <> 'appointment'::text) OR is_desk() OR sees_appointment(subject_id))
  policy meetings RESTRICTIVE for SELECT to public using ((subject_kind <> 'meeting'::text) OR ( SELECT is_desk() AS is_desk) OR (holder_id = ( SELECT current_employee() AS current_employee)) OR ((unit_id = ANY (( SELECT current_units() AS current_units)::uuid[])) AND ( SELECT (current_roles() && '{head}'::text[]))) OR ( SELECT (current_roles() && '{steward,executive-director}'::text[])))
  policy need_to_know RESTRICTIVE for SELECT to public using (is_desk() OR
CASE subject_kind
    WHEN 'case'::text THEN (EXISTS ( SELECT
       FROM desk_case c
      WHERE ((c.tenant = obligation.tenant) AND (c.id = obligation.subject_id))))
    WHEN 'employee'::text THEN ((subject_id = current_employee()) OR (unit_id = ANY (( SELECT current_units() AS current_units)::uuid[])) OR (current_roles() && '{steward,executive-director,council-chair,data-protection-officer}'::text[]))
    WHEN 'client'::text THEN (NOT among('laipa.walled_clients'::text, subject_id))
    ELSE true
END)
  policy of_request RESTRICTIVE for SELECT to public using ((subject_kind <> 'request'::text) OR ( SELECT is_desk() AS is_desk) OR (EXISTS ( SELECT
   FROM request r
  WHERE ((r.tenant = obligation.tenant) AND (r.id = obligation.subject_id)))))
  policy promises RESTRICTIVE for SELECT to public using ((subject_kind <> 'promise'::text) OR is_desk() OR sees_promise(subject_id))
  policy surveys RESTRICTIVE for SELECT to public using ((topic IS DISTINCT FROM 'follow-up'::text) OR is_desk() OR sees_answer(subject_id))
  policy tasks RESTRICTIVE for SELECT to public using ((subject_kind <> 'task'::text) OR ( SELECT is_desk() AS is_desk) OR (EXISTS ( SELECT
   FROM task t
  WHERE ((t.tenant = obligation.tenant) AND (t.id = obligation.subject_id)))))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  policy visits RESTRICTIVE for SELECT to public using ((subject_kind <> 'visit'::text) OR is_desk() OR sees_visit(subject_id))
  policy walls_by_rank RESTRICTIVE for SELECT to public using ((subject_kind <> 'wall'::text) OR ( SELECT is_desk() AS is_desk) OR ((unit_id = ANY (( SELECT current_units() AS current_units)::uuid[])) AND ( SELECT (current_roles() && '{head}'::text[]))) OR ( SELECT (current_roles() && '{executive-director,council-chair,data-protection-officer}'::text[])))
  grant insert, select, update to laipa_app
table passkey row security forced
  tenant integer not null
  id uuid not null
  employee_id uuid not null
  credential_id text not null
  public_key bytea not null
  counter bigint not null
  transports text[] not null default '{}'::text[]
  synced boolean not null
  backed_up boolean not null
  name text not null
  made_at timestamp with time zone not null
  last_used_at timestamp with time zone
  constraint passkey_pkey PRIMARY KEY (tenant, id)
  constraint passkey_tenant_employee_id_fkey FOREIGN KEY (tenant, employee_id) REFERENCES employee(tenant, id)
  CREATE INDEX passkey_employee USING btree (tenant, employee_id)
  CREATE UNIQUE INDEX passkey_credential USING btree (tenant, credential_id)
  policy tenant PERMISSIVE for ALL to public using ((tenant = current_tenant()) AND (current_setting('laipa.system'::text, true) = 'on'::text)) with check ((tenant = current_tenant()) AND (current_setting('laipa.system'::text, true) = 'on'::text))
  grant delete, insert, select, update to laipa_app
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
table place_hours row security forced
  tenant integer not null
  place_id uuid not null
  weekly jsonb not null
  closings jsonb not null default '[]'::jsonb
  special jsonb not null default '[]'::jsonb
  changed_by uuid
  changed_at timestamp with time zone not null
  constraint place_hours_pkey PRIMARY KEY (tenant, place_id)
  constraint place_hours_tenant_place_id_fkey FOREIGN KEY (tenant, place_id) REFERENCES place(tenant, id)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table place_service row security forced
  tenant integer not null
  place_id uuid not null
  service_id uuid not null
  unit_id uuid
  constraint place_service_pkey PRIMARY KEY (tenant, place_id, service_id)
  constraint place_service_tenant_place_id_fkey FOREIGN KEY (tenant, place_id) REFERENCES place(tenant, id)
  constraint place_service_tenant_service_id_fkey FOREIGN KEY (tenant, service_id) REFERENCES service(tenant, id)
  constraint place_service_tenant_unit_id_fkey FOREIGN KEY (tenant, unit_id) REFERENCES unit(tenant, id)
  CREATE INDEX place_service_service USING btree (tenant, service_id)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
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
  policy need_to_know RESTRICTIVE for SELECT to public using (is_desk() OR (employee_id = current_employee()) OR ((unit_id = ANY (( SELECT current_units() AS current_units)::uuid[])) AND (current_roles() && '{head}'::text[])) OR (current_roles() && '{executive-director,council-chair,data-protection-officer}'::text[]))
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
  policy need_to_know RESTRICTIVE for SELECT to public using (is_desk() OR sees_case(case_id))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table promise row security forced
  tenant integer not null
  id uuid not null
  what text not null
  client_id uuid
  colleague_id uuid
  case_id uuid
  channel text not null
  form text not null
  answer_by timestamp with time zone not null
  first_answer_by timestamp with time zone not null
  parent_id uuid
  holder_id uuid not null
  unit_id uuid not null
  made_at timestamp with time zone not null
  made_by uuid not null
  passed_by uuid
  source_reply uuid
  state text not null default 'open'::text
  ended_at timestamp with time zone
  ended_by uuid
  ended_words text not null default ''::text
  kept_by_reply uuid
  constraint promise_channel_check CHECK ((channel = ANY (ARRAY['e-mail'::text, 'counter'::text, 'phone'::text, 'sms'::text, 'e-address'::text, 'letter'::text, 'web'::text, 'internal'::text])))
  constraint promise_check CHECK (((client_id IS NULL) <> (colleague_id IS NULL)))
  constraint promise_check1 CHECK ((colleague_id <> holder_id))
  constraint promise_check2 CHECK (((form <> 'in-laipa'::text) OR (colleague_id IS NOT NULL)))
  constraint promise_check3 CHECK (((state = 'open'::text) = (ended_at IS NULL)))
  constraint promise_form_check CHECK ((form = ANY (ARRAY['phone'::text, 'in-person'::text, 'e-mail'::text, 'letter'::text, 'in-laipa'::text])))
  constraint promise_pkey PRIMARY KEY (tenant, id)
  constraint promise_state_check CHECK ((state = ANY (ARRAY['open'::text, 'kept'::text, 'called-off'::text])))
  constraint promise_tenant_case_id_fkey FOREIGN KEY (tenant, case_id) REFERENCES desk_case(tenant, id)
  constraint promise_tenant_client_id_fkey FOREIGN KEY (tenant, client_id) REFERENCES client(tenant, id)
  constraint promise_tenant_colleague_id_fkey FOREIGN KEY (tenant, colleague_id) REFERENCES employee(tenant, id)
  constraint promise_tenant_holder_id_fkey FOREIGN KEY (tenant, holder_id) REFERENCES employee(tenant, id)
  constraint promise_tenant_parent_id_fkey FOREIGN KEY (tenant, parent_id) REFERENCES promise(tenant, id)
  constraint promise_tenant_unit_id_fkey FOREIGN KEY (tenant, unit_id) REFERENCES unit(tenant, id)
  constraint promise_what_check CHECK ((what <> ''::text))
  CREATE INDEX promise_case USING btree (tenant, case_id, answer_by) WHERE (case_id IS NOT NULL)
  CREATE INDEX promise_client USING btree (tenant, client_id) WHERE (client_id IS NOT NULL)
  CREATE INDEX promise_colleague USING btree (tenant, colleague_id, answer_by) WHERE ((state = 'open'::text) AND (colleague_id IS NOT NULL))
  CREATE INDEX promise_ended USING btree (tenant, holder_id, ended_at DESC) WHERE (state <> 'open'::text)
  CREATE INDEX promise_holder USING btree (tenant, holder_id, answer_by) WHERE (state = 'open'::text)
  CREATE INDEX promise_parent USING btree (tenant, parent_id) WHERE (parent_id IS NOT NULL)
  CREATE INDEX promise_unit USING btree (tenant, unit_id, answer_by) WHERE (state = 'open'::text)
  CREATE INDEX promise_unit_ended USING btree (tenant, unit_id, ended_at DESC) WHERE (state <> 'open'::text)
  policy kept RESTRICTIVE for DELETE to public using is_desk()
  policy need_to_know RESTRICTIVE for SELECT to public using (( SELECT is_desk() AS is_desk) OR ((((((( SELECT current_employee() AS current_employee) = holder_id) OR (( SELECT current_employee() AS current_employee) = colleague_id)) OR (( SELECT current_employee() AS current_employee) = made_by)) OR (( SELECT current_employee() AS current_employee) = passed_by)) OR
CASE
    WHEN (case_id IS NULL) THEN ((unit_id = ANY (( SELECT current_units() AS current_units)::uuid[])) OR ( SELECT reads_every_case() AS reads_every_case))
    ELSE sees_case(case_id)
END) AND ((case_id IS NULL) OR (NOT among('laipa.walled_cases'::text, case_id))) AND ((client_id IS NULL) OR (NOT among('laipa.walled_clients'::text, client_id)))))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table promise_change row security forced
  tenant integer not null
  id uuid not null
  promise_id uuid not null
  at timestamp with time zone not null
  by_id uuid
  kind text not null
  from_answer_by timestamp with time zone
  to_answer_by timestamp with time zone
  told text
  from_holder uuid
  to_holder uuid
  constraint promise_change_check CHECK (((kind = 'passed-on'::text) = (to_holder IS NOT NULL)))
  constraint promise_change_check1 CHECK (((kind = 'passed-on'::text) OR ((to_answer_by IS NOT NULL) AND (told IS NOT NULL))))
  constraint promise_change_kind_check CHECK ((kind = ANY (ARRAY['renegotiated'::text, 'refused'::text, 'passed-on'::text])))
  constraint promise_change_pkey PRIMARY KEY (tenant, id)
  constraint promise_change_tenant_promise_id_fkey FOREIGN KEY (tenant, promise_id) REFERENCES promise(tenant, id)
  constraint promise_change_told_check CHECK ((told = ANY (ARRAY['phone'::text, 'in-person'::text, 'e-mail'::text, 'letter'::text, 'in-laipa'::text])))
  CREATE INDEX promise_change_promise USING btree (tenant, promise_id, at)
  policy kept RESTRICTIVE for DELETE to public using is_desk()
  policy need_to_know RESTRICTIVE for SELECT to public using (( SELECT is_desk() AS is_desk) OR sees_promise(promise_id))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  policy written_once RESTRICTIVE for UPDATE to public using is_desk()
  grant delete, insert, select, update to laipa_app
table queue_setting row security forced
  tenant integer not null
  place_id uuid not null
  internal_limit integer
  calls integer not null default 3
  call_seconds integer not null default 45
  parked_minutes integer not null default 60
  appointment_early integer not null default 5
  appointment_late integer not null default 10
  changed_by uuid
  changed_at timestamp with time zone not null
  constraint queue_setting_appointment_early_check CHECK (((appointment_early >= 0) AND (appointment_early <= 60)))
  constraint queue_setting_appointment_late_check CHECK (((appointment_late >= 0) AND (appointment_late <= 120)))
  constraint queue_setting_call_seconds_check CHECK (((call_seconds >= 10) AND (call_seconds <= 600)))
  constraint queue_setting_calls_check CHECK (((calls >= 1) AND (calls <= 9)))
  constraint queue_setting_internal_limit_check CHECK (((internal_limit >= 5) AND (internal_limit <= 480)))
  constraint queue_setting_parked_minutes_check CHECK (((parked_minutes >= 5) AND (parked_minutes <= 600)))
  constraint queue_setting_pkey PRIMARY KEY (tenant, place_id)
  constraint queue_setting_tenant_place_id_fkey FOREIGN KEY (tenant, place_id) REFERENCES place(tenant, id)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select, update to laipa_app
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
  policy need_to_know RESTRICTIVE for SELECT to public using (is_desk() OR (reader_id = current_employee()) OR (current_roles() && '{data-protection-officer}'::text[]))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select to laipa_app
table reading_hint row security forced
  tenant integer not null
  kind text not null
  reader_id uuid not null
  about text not null
  seen_at timestamp with time zone not null
  seen_by uuid not null
  note text not null default ''::text
  constraint reading_hint_check CHECK ((seen_by <> reader_id))
  constraint reading_hint_kind_check CHECK ((kind = ANY (ARRAY['many-clients'::text, 'same-name'::text, 'same-home'::text, 'odd-hours'::text, 'no-deed'::text, 'break-glass'::text])))
  constraint reading_hint_pkey PRIMARY KEY (tenant, kind, reader_id, about, seen_at)
  constraint reading_hint_tenant_reader_id_fkey FOREIGN KEY (tenant, reader_id) REFERENCES employee(tenant, id)
  policy need_to_know RESTRICTIVE for SELECT to public using (( SELECT is_desk() AS is_desk) OR ( SELECT (current_roles() && '{data-protection-officer}'::text[])))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select to laipa_app
table reading_watch row security forced
  tenant integer not null
  many_clients integer not null
  repeated integer not null
  changed_at timestamp with time zone not null
  changed_by uuid
  constraint reading_watch_many_clients_check CHECK (((many_clients >= 2) AND (many_clients <= 1000)))
  constraint reading_watch_pkey PRIMARY KEY (tenant)
  constraint reading_watch_repeated_check CHECK (((repeated >= 2) AND (repeated <= 1000)))
  constraint reading_watch_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
  policy need_to_know RESTRICTIVE for SELECT to public using (( SELECT is_desk() AS is_desk) OR ( SELECT (current_roles() && '{data-protection-officer}'::text[])))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select, update to laipa_app
table recovery_code row security forced
  tenant integer not null
  employee_id uuid not null
  code_hash bytea not null
  made_at timestamp with time zone not null
  used_at timestamp with time zone
  constraint recovery_code_pkey PRIMARY KEY (tenant, employee_id, code_hash)
  constraint recovery_code_tenant_employee_id_fkey FOREIGN KEY (tenant, employee_id) REFERENCES employee(tenant, id)
  policy tenant PERMISSIVE for ALL to public using ((tenant = current_tenant()) AND (current_setting('laipa.system'::text, true) = 'on'::text)) with check ((tenant = current_tenant()) AND (current_setting('laipa.system'::text, true) = 'on'::text))
  grant delete, insert, select, update to laipa_app
table recusal row security forced
  tenant integer not null
  wall_id uuid not null
  case_id uuid not null
  employee_id uuid not null
  ground text not null
  words text not null default ''::text
  handed_to uuid
  report_to uuid
  unit_id uuid
  at timestamp with time zone not null
  acknowledged_at timestamp with time zone
  acknowledged_by uuid
  constraint recusal_check CHECK ((acknowledged_by <> employee_id))
  constraint recusal_ground_check CHECK ((ground = ANY (ARRAY['own-matter'::text, 'relative'::text, 'business-partner'::text, 'former-employer'::text, 'friendship-or-enmity'::text, 'other'::text])))
  constraint recusal_pkey PRIMARY KEY (tenant, wall_id)
  constraint recusal_tenant_case_id_fkey FOREIGN KEY (tenant, case_id) REFERENCES desk_case(tenant, id)
  constraint recusal_tenant_employee_id_fkey FOREIGN KEY (tenant, employee_id) REFERENCES employee(tenant, id)
  constraint recusal_tenant_wall_id_fkey FOREIGN KEY (tenant, wall_id) REFERENCES wall(tenant, id)
  CREATE INDEX recusal_case USING btree (tenant, case_id)
  CREATE INDEX recusal_report USING btree (tenant, report_to, at) WHERE (acknowledged_at IS NULL)
  policy need_to_know RESTRICTIVE for SELECT to public using (( SELECT is_desk() AS is_desk) OR (report_to = ( SELECT current_employee() AS current_employee)) OR (( SELECT (current_roles() && '{executive-director,council-chair}'::text[])) AND (employee_id <> ( SELECT current_employee() AS current_employee))))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select, update to laipa_app
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
  CREATE INDEX reply_attachments USING gin (attachments jsonb_path_ops) WHERE (attachments <> '[]'::jsonb)
  CREATE INDEX reply_case USING btree (tenant, case_id, updated_at)
  CREATE INDEX reply_state USING btree (tenant, state)
  CREATE UNIQUE INDEX reply_message_id USING btree (tenant, message_id) WHERE (message_id IS NOT NULL)
  policy need_to_know RESTRICTIVE for SELECT to public using (is_desk() OR sees_case(case_id))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table reply_promise row security forced
  tenant integer not null
  reply_id uuid not null
  n integer not null
  what text not null
  form text not null
  answer_by timestamp with time zone not null
  constraint reply_promise_form_check CHECK ((form = ANY (ARRAY['phone'::text, 'in-person'::text, 'e-mail'::text, 'letter'::text])))
  constraint reply_promise_pkey PRIMARY KEY (tenant, reply_id, n)
  constraint reply_promise_tenant_reply_id_fkey FOREIGN KEY (tenant, reply_id) REFERENCES reply(tenant, id) ON DELETE CASCADE
  constraint reply_promise_what_check CHECK ((what <> ''::text))
  policy need_to_know RESTRICTIVE for SELECT to public using (( SELECT is_desk() AS is_desk) OR (EXISTS ( SELECT
   FROM reply r
  WHERE ((r.tenant = reply_promise.tenant) AND (r.id = reply_promise.reply_id)))))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table request row security forced
  tenant integer not null
  id uuid not null
  asker_id uuid not null
  asker_unit uuid not null
  unit_id uuid not null
  holder_id uuid
  asked_kind text not null
  asked_id uuid not null
  routed jsonb not null default '[]'::jsonb
  case_id uuid
  about_id uuid
  subject text not null
  state text not null
  asked_at timestamp with time zone not null
  due_at timestamp with time zone
  ended_at timestamp with time zone
  score smallint
  constraint request_asked_kind_check CHECK ((asked_kind = ANY (ARRAY['person'::text, 'unit'::text, 'post'::text])))
  constraint request_check CHECK (((ended_at IS NULL) = (state = ANY (ARRAY['received'::text, 'interim'::text]))))
  constraint request_check1 CHECK (((score IS NULL) OR (state = ANY (ARRAY['answered'::text, 'returned'::text]))))
  constraint request_pkey PRIMARY KEY (tenant, id)
  constraint request_score_check CHECK (((score >= 1) AND (score <= 5)))
  constraint request_state_check CHECK ((state = ANY (ARRAY['received'::text, 'interim'::text, 'answered'::text, 'returned'::text, 'withdrawn'::text])))
  constraint request_subject_check CHECK ((subject <> ''::text))
  constraint request_tenant_about_id_fkey FOREIGN KEY (tenant, about_id) REFERENCES request(tenant, id)
  constraint request_tenant_asker_id_fkey FOREIGN KEY (tenant, asker_id) REFERENCES employee(tenant, id)
  constraint request_tenant_asker_unit_fkey FOREIGN KEY (tenant, asker_unit) REFERENCES unit(tenant, id)
  constraint request_tenant_case_id_fkey FOREIGN KEY (tenant, case_id) REFERENCES desk_case(tenant, id)
  constraint request_tenant_holder_id_fkey FOREIGN KEY (tenant, holder_id) REFERENCES employee(tenant, id)
  constraint request_tenant_unit_id_fkey FOREIGN KEY (tenant, unit_id) REFERENCES unit(tenant, id)
  CREATE INDEX request_asker USING btree (tenant, asker_id, asked_at DESC, id)
  CREATE INDEX request_case USING btree (tenant, case_id, asked_at) WHERE (case_id IS NOT NULL)
  CREATE INDEX request_done USING btree (tenant, holder_id, ended_at DESC) WHERE (ended_at IS NOT NULL)
  CREATE INDEX request_holder USING btree (tenant, holder_id, due_at) WHERE (ended_at IS NULL)
  CREATE INDEX request_unit USING btree (tenant, unit_id, due_at) WHERE (ended_at IS NULL)
  policy need_to_know RESTRICTIVE for SELECT to public using (( SELECT is_desk() AS is_desk) OR (((case_id IS NULL) OR (NOT walled_from_case(case_id))) AND ((((( SELECT current_employee() AS current_employee) = asker_id) OR (( SELECT current_employee() AS current_employee) = holder_id)) OR (( SELECT current_employee() AS current_employee) = asked_id)) OR ((unit_id = ANY (( SELECT current_units() AS current_units)::uuid[])) AND ((case_id IS NULL) OR (NOT case_is_restricted(case_id)) OR sees_case(case_id))) OR ((case_id IS NOT NULL) AND sees_case(case_id)))))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select, update to laipa_app
table request_entry row security forced
  tenant integer not null
  id uuid not null
  request_id uuid not null
  case_id uuid
  at timestamp with time zone not null
  author_id uuid
  kind text not null
  text text not null default ''::text
  answer_by timestamp with time zone
  reason text
  channel text not null
  mail_id uuid
  held_until timestamp with time zone
  constraint request_entry_channel_check CHECK ((channel = ANY (ARRAY['e-mail'::text, 'internal'::text])))
  constraint request_entry_kind_check CHECK ((kind = ANY (ARRAY['question'::text, 'passed-on'::text, 'interim'::text, 'answer'::text, 'returned'::text, 'withdrawn'::text, 'unconfirmed'::text, 'auto-reply'::text, 'undelivered'::text])))
  constraint request_entry_pkey PRIMARY KEY (tenant, id)
  constraint request_entry_reason_check CHECK ((reason = ANY (ARRAY['outside-my-competence'::text, 'needs-more'::text, 'already-answered'::text, 'absence'::text, 'other'::text])))
  constraint request_entry_tenant_author_id_fkey FOREIGN KEY (tenant, author_id) REFERENCES employee(tenant, id)
  constraint request_entry_tenant_case_id_fkey FOREIGN KEY (tenant, case_id) REFERENCES desk_case(tenant, id)
  constraint request_entry_tenant_mail_id_fkey FOREIGN KEY (tenant, mail_id) REFERENCES mail(tenant, id)
  constraint request_entry_tenant_request_id_fkey FOREIGN KEY (tenant, request_id) REFERENCES request(tenant, id)
  CREATE INDEX request_entry_case USING btree (tenant, case_id) WHERE (case_id IS NOT NULL)
  CREATE INDEX request_entry_request USING btree (tenant, request_id, at, id)
  policy need_to_know RESTRICTIVE for SELECT to public using (( SELECT is_desk() AS is_desk) OR (EXISTS ( SELECT
   FROM request r
  WHERE ((r.tenant = request_entry.tenant) AND (r.id = request_entry.request_id)))))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table request_letter row security forced
  tenant integer not null
  message_id text not null
  request_id uuid not null
  entry_id uuid not null
  to_id uuid not null
  address text not null
  written_at timestamp with time zone not null
  sent_at timestamp with time zone
  refused text
  constraint request_letter_pkey PRIMARY KEY (tenant, message_id)
  constraint request_letter_tenant_entry_id_fkey FOREIGN KEY (tenant, entry_id) REFERENCES request_entry(tenant, id)
  constraint request_letter_tenant_request_id_fkey FOREIGN KEY (tenant, request_id) REFERENCES request(tenant, id)
  constraint request_letter_tenant_to_id_fkey FOREIGN KEY (tenant, to_id) REFERENCES employee(tenant, id)
  CREATE INDEX request_letter_request USING btree (tenant, request_id)
  policy need_to_know RESTRICTIVE for SELECT to public using (( SELECT is_desk() AS is_desk) OR (EXISTS ( SELECT
   FROM request r
  WHERE ((r.tenant = request_letter.tenant) AND (r.id = request_letter.request_id)))))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select, update to laipa_app
table retention_setting row security forced
  tenant integer not null
  nightly boolean not null default false
  last_night date
  changed_at timestamp with time zone
  changed_by uuid
  constraint retention_setting_pkey PRIMARY KEY (tenant)
  constraint retention_setting_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select, update to laipa_app
table retention_term row security forced
  tenant integer not null
  record_kind text not null
  years integer not null default 0
  days integer not null default 0
  ground text not null
  confirmed boolean not null
  changed_at timestamp with time zone not null
  changed_by uuid
  constraint retention_term_check CHECK (((years + days) > 0))
  constraint retention_term_days_check CHECK (((days >= 0) AND (days <= 3660)))
  constraint retention_term_ground_check CHECK ((ground <> ''::text))
  constraint retention_term_pkey PRIMARY KEY (tenant, record_kind)
  constraint retention_term_record_kind_check CHECK ((record_kind = ANY (ARRAY['closed-case'::text, 'client-without-case'::text, 'quarantined-mail'::text, 'reading-log'::text, 'disclosure'::text, 'declaration'::text, 'sign-in-log'::text, 'search-document'::text, 'visit'::text, 'appointment'::text])))
  constraint retention_term_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
  constraint retention_term_years_check CHECK (((years >= 0) AND (years <= 100)))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select, update to laipa_app
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
table roster_plan row security forced
  tenant integer not null
  place_id uuid not null
  target_minutes integer not null
  desks jsonb not null
  changed_by uuid
  changed_at timestamp with time zone not null
  constraint roster_plan_pkey PRIMARY KEY (tenant, place_id)
  constraint roster_plan_target_minutes_check CHECK (((target_minutes >= 1) AND (target_minutes <= 120)))
  constraint roster_plan_tenant_place_id_fkey FOREIGN KEY (tenant, place_id) REFERENCES place(tenant, id)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select, update to laipa_app
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
  policy need_to_know RESTRICTIVE for SELECT to public using (is_desk() OR sees_case(case_id))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
view searchable
  tenant integer
  case_id uuid
  words tsvector
  line text
  grant select to laipa_app
  as  SELECT d.tenant, d.case_id, d.words, d.line FROM (search_document d JOIN desk_case w ON (((w.tenant = d.tenant) AND (w.id = d.case_id)))) WHERE ((d.tenant = ( SELECT current_tenant() AS current_tenant)) AND (is_desk() OR ( CASE WHEN (w.merged_into IS NOT NULL) THEN sees_case(w.merged_into) ELSE (((NOT w.restricted) AND ((w.unit_id = ANY (( SELECT current_units() AS current_units)::uuid[])) OR reads_every_case() OR ((w.changed_by = current_employee()) AND (w.changed_on > (now() - '01:00:00'::interval))))) OR (w.holder_id = current_employee()) OR among('laipa.granted'::text, w.id)) END AND (NOT among('laipa.walled_cases'::text, w.id)) AND (NOT among('laipa.walled_clients'::text, w.client_id)))));
table service row security forced
  tenant integer not null
  id uuid not null
  letter text not null
  unit_id uuid not null
  name_lv text not null
  name_en text not null default ''::text
  about_lv text not null default ''::text
  about_en text not null default ''::text
  steps_lv text not null default ''::text
  steps_en text not null default ''::text
  documents_lv text not null default ''::text
  documents_en text not null default ''::text
  fee_lv text not null default ''::text
  fee_en text not null default ''::text
  term_lv text not null default ''::text
  term_en text not null default ''::text
  decides_lv text not null default ''::text
  decides_en text not null default ''::text
  law_title text not null default ''::text
  law_url text not null default ''::text
  usual_minutes integer not null default 10
  by_appointment boolean not null default true
  walk_in boolean not null default true
  valid_from date not null
  valid_to date
  constraint service_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
  constraint service_law_url_check CHECK (((law_url = ''::text) OR (law_url ~ '^https://'::text)))
  constraint service_letter_check CHECK ((letter ~ '^[A-Z]{1,2}$'::text))
  constraint service_name_lv_check CHECK ((name_lv <> ''::text))
  constraint service_pkey PRIMARY KEY (tenant, id)
  constraint service_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
  constraint service_tenant_unit_id_fkey FOREIGN KEY (tenant, unit_id) REFERENCES unit(tenant, id)
  constraint service_usual_minutes_check CHECK (((usual_minutes >= 1) AND (usual_minutes <= 240)))
  CREATE INDEX service_unit USING btree (tenant, unit_id)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select, update to laipa_app
table service_solution row security forced
  tenant integer not null
  id uuid not null
  service_id uuid not null
  n integer not null
  text_lv text not null
  text_en text not null default ''::text
  next_lv text not null default ''::text
  next_en text not null default ''::text
  ended_at timestamp with time zone
  constraint service_solution_n_check CHECK (((n >= 1) AND (n <= 9)))
  constraint service_solution_pkey PRIMARY KEY (tenant, id)
  constraint service_solution_tenant_service_id_fkey FOREIGN KEY (tenant, service_id) REFERENCES service(tenant, id)
  constraint service_solution_text_lv_check CHECK ((text_lv <> ''::text))
  CREATE UNIQUE INDEX service_solution_n USING btree (tenant, service_id, n) WHERE (ended_at IS NULL)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select, update to laipa_app
table service_time row security forced
  tenant integer not null
  place_id uuid not null
  service_id uuid not null
  hour smallint not null
  n integer not null
  minutes real[] not null
  constraint service_time_hour_check CHECK (((hour >= '-1'::integer) AND (hour <= 23)))
  constraint service_time_n_check CHECK ((n > 0))
  constraint service_time_pkey PRIMARY KEY (tenant, place_id, service_id, hour)
  constraint service_time_tenant_place_id_fkey FOREIGN KEY (tenant, place_id) REFERENCES place(tenant, id)
  constraint service_time_tenant_service_id_fkey FOREIGN KEY (tenant, service_id) REFERENCES service(tenant, id)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table service_way row security forced
  tenant integer not null
  id uuid not null
  service_id uuid not null
  kind text not null
  at text not null
  note_lv text not null default ''::text
  note_en text not null default ''::text
  since date not null
  ended_at timestamp with time zone
  constraint service_way_at_check CHECK ((at <> ''::text))
  constraint service_way_kind_check CHECK ((kind = ANY (ARRAY['latvija'::text, 'epakalpojumi'::text, 'e-address'::text, 'phone'::text, 'e-mail'::text, 'web'::text])))
  constraint service_way_pkey PRIMARY KEY (tenant, id)
  constraint service_way_tenant_service_id_fkey FOREIGN KEY (tenant, service_id) REFERENCES service(tenant, id)
  CREATE INDEX service_way_service USING btree (tenant, service_id) WHERE (ended_at IS NULL)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select, update to laipa_app
table session row security forced
  tenant integer not null
  token_hash bytea not null
  employee_id uuid not null
  csrf text not null
  created_at timestamp with time zone not null
  last_seen_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  user_agent text not null default ''::text
  id uuid not null default gen_random_uuid()
  way text not null default 'demo'::text
  strong boolean not null default false
  address text not null default ''::text
  last_address text not null default ''::text
  ended_at timestamp with time zone
  provider_subject text
  provider_sid text
  constraint session_pkey PRIMARY KEY (tenant, token_hash)
  constraint session_tenant_employee_id_fkey FOREIGN KEY (tenant, employee_id) REFERENCES employee(tenant, id)
  constraint session_way_check CHECK ((way = ANY (ARRAY['demo'::text, 'passkey'::text, 'password'::text, 'password-and-code'::text, 'link'::text, 'provider'::text])))
  CREATE INDEX session_employee USING btree (tenant, employee_id)
  CREATE INDEX session_expiry USING btree (tenant, expires_at)
  CREATE INDEX session_provider USING btree (tenant, provider_subject) WHERE (provider_subject IS NOT NULL)
  CREATE UNIQUE INDEX session_id USING btree (tenant, id)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table sick_day row security forced
  tenant integer not null
  id uuid not null
  employee_id uuid not null
  day date not null
  reason text not null
  words text not null default ''::text
  made_at timestamp with time zone not null
  made_by uuid not null
  done_at timestamp with time zone
  constraint sick_day_pkey PRIMARY KEY (tenant, id)
  constraint sick_day_reason_check CHECK ((reason = ANY (ARRAY['employee-absent'::text, 'place-closed'::text, 'technical'::text, 'overrun'::text, 'other'::text])))
  constraint sick_day_tenant_employee_id_fkey FOREIGN KEY (tenant, employee_id) REFERENCES employee(tenant, id)
  constraint sick_day_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
  CREATE INDEX sick_day_open USING btree (tenant, made_at) WHERE (done_at IS NULL)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select, update to laipa_app
table sick_day_client row security forced
  tenant integer not null
  sick_day_id uuid not null
  appointment_id uuid not null
  state text not null default 'waiting'::text
  at timestamp with time zone
  constraint sick_day_client_pkey PRIMARY KEY (tenant, sick_day_id, appointment_id)
  constraint sick_day_client_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'passed-on'::text, 'moved'::text, 'gone'::text, 'failed'::text])))
  constraint sick_day_client_tenant_appointment_id_fkey FOREIGN KEY (tenant, appointment_id) REFERENCES appointment(tenant, id)
  constraint sick_day_client_tenant_sick_day_id_fkey FOREIGN KEY (tenant, sick_day_id) REFERENCES sick_day(tenant, id)
  policy need_to_know RESTRICTIVE for SELECT to public using (( SELECT is_desk() AS is_desk) OR sees_appointment(appointment_id))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select, update to laipa_app
table sign_in_failure row security forced
  tenant integer not null
  key bytea not null
  failures integer not null
  last_at timestamp with time zone not null
  constraint sign_in_failure_pkey PRIMARY KEY (tenant, key)
  constraint sign_in_failure_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
  CREATE INDEX sign_in_failure_age USING btree (tenant, last_at)
  policy tenant PERMISSIVE for ALL to public using ((tenant = current_tenant()) AND (current_setting('laipa.system'::text, true) = 'on'::text)) with check ((tenant = current_tenant()) AND (current_setting('laipa.system'::text, true) = 'on'::text))
  grant delete, insert, select, update to laipa_app
table sign_in_log row security forced
  tenant integer not null
  id bigint not null generated always as identity
  employee_id uuid not null
  at timestamp with time zone not null
  outcome text not null
  way text not null default ''::text
  address text not null default ''::text
  user_agent text not null default ''::text
  new_device boolean not null default false
  constraint sign_in_log_outcome_check CHECK ((outcome = ANY (ARRAY['entered'::text, 'wrong-password'::text, 'wrong-code'::text, 'replayed-code'::text, 'refused-passkey'::text, 'slowed'::text, 'no-post'::text, 'second-factor-missing'::text, 'link-made'::text, 'link-used'::text, 'password-changed'::text, 'passkey-added'::text, 'passkey-removed'::text, 'codes-made'::text, 'totp-set'::text, 'totp-removed'::text, 'reset'::text, 'ended'::text])))
  constraint sign_in_log_pkey PRIMARY KEY (tenant, id)
  constraint sign_in_log_tenant_employee_id_fkey FOREIGN KEY (tenant, employee_id) REFERENCES employee(tenant, id)
  CREATE INDEX sign_in_log_at USING btree (tenant, at)
  CREATE INDEX sign_in_log_employee USING btree (tenant, employee_id, id DESC)
  policy tenant PERMISSIVE for ALL to public using ((tenant = current_tenant()) AND (current_setting('laipa.system'::text, true) = 'on'::text)) with check ((tenant = current_tenant()) AND (current_setting('laipa.system'::text, true) = 'on'::text))
  grant delete, insert, select to laipa_app
table skill row security forced
  tenant integer not null
  unit_id uuid not null
  employee_id uuid not null
  words text[] not null
  constraint skill_pkey PRIMARY KEY (tenant, unit_id, employee_id)
  constraint skill_tenant_employee_id_fkey FOREIGN KEY (tenant, employee_id) REFERENCES employee(tenant, id)
  constraint skill_tenant_unit_id_fkey FOREIGN KEY (tenant, unit_id) REFERENCES unit(tenant, id)
  constraint skill_words_check CHECK (((cardinality(words) >= 1) AND (cardinality(words) <= 20)))
  policy need_to_know RESTRICTIVE for SELECT to public using (is_desk() OR (employee_id = current_employee()) OR (unit_id = ANY (( SELECT current_units() AS current_units)::uuid[])))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table spent_assertion row security forced
  tenant integer not null
  hash bytea not null
  expires_at timestamp with time zone not null
  constraint spent_assertion_pkey PRIMARY KEY (tenant, hash)
  constraint spent_assertion_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
  CREATE INDEX spent_assertion_expiry USING btree (tenant, expires_at)
  policy tenant PERMISSIVE for ALL to public using ((tenant = current_tenant()) AND (current_setting('laipa.system'::text, true) = 'on'::text)) with check ((tenant = current_tenant()) AND (current_setting('laipa.system'::text, true) = 'on'::text))
  grant delete, insert, select, update to laipa_app
table spent_ticket row security forced
  tenant integer not null
  hash bytea not null
  expires_at timestamp with time zone not null
  constraint spent_ticket_pkey PRIMARY KEY (tenant, hash)
  constraint spent_ticket_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
  CREATE INDEX spent_ticket_expiry USING btree (tenant, expires_at)
  policy tenant PERMISSIVE for ALL to public using ((tenant = current_tenant()) AND (current_setting('laipa.system'::text, true) = 'on'::text)) with check ((tenant = current_tenant()) AND (current_setting('laipa.system'::text, true) = 'on'::text))
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
table survey row security forced
  tenant integer not null
  visit_id uuid not null
  service_id uuid not null
  clause text not null
  standard text not null
  drawn_at timestamp with time zone not null
  constraint survey_pkey PRIMARY KEY (tenant, visit_id)
  constraint survey_tenant_service_id_fkey FOREIGN KEY (tenant, service_id) REFERENCES service(tenant, id)
  constraint survey_tenant_visit_id_fkey FOREIGN KEY (tenant, visit_id) REFERENCES visit(tenant, id)
  CREATE INDEX survey_service USING btree (tenant, service_id, clause)
  policy desk_draws RESTRICTIVE for INSERT to public with check is_desk()
  policy need_to_know RESTRICTIVE for SELECT to public using ( SELECT is_desk() AS is_desk)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select to laipa_app
table survey_answer row security forced
  tenant integer not null
  visit_id uuid not null
  clause text not null
  score integer not null
  low boolean not null
  way text not null
  at timestamp with time zone not null
  unit_id uuid not null
  served_by uuid
  served_unit uuid
  client_id uuid
  case_id uuid
  words text not null default ''::text
  words_at timestamp with time zone
  followed_at timestamp with time zone
  followed_by uuid
  follow_words text not null default ''::text
  client_reached boolean
  constraint survey_answer_check CHECK (((followed_at IS NULL) = (followed_by IS NULL)))
  constraint survey_answer_check1 CHECK (((followed_at IS NULL) OR low))
  constraint survey_answer_pkey PRIMARY KEY (tenant, visit_id, clause)
  constraint survey_answer_score_check CHECK (((score >= 1) AND (score <= 10)))
  constraint survey_answer_tenant_case_id_fkey FOREIGN KEY (tenant, case_id) REFERENCES desk_case(tenant, id)
  constraint survey_answer_tenant_client_id_fkey FOREIGN KEY (tenant, client_id) REFERENCES client(tenant, id)
  constraint survey_answer_tenant_followed_by_fkey FOREIGN KEY (tenant, followed_by) REFERENCES employee(tenant, id)
  constraint survey_answer_tenant_served_by_fkey FOREIGN KEY (tenant, served_by) REFERENCES employee(tenant, id)
  constraint survey_answer_tenant_served_unit_fkey FOREIGN KEY (tenant, served_unit) REFERENCES unit(tenant, id)
  constraint survey_answer_tenant_unit_id_fkey FOREIGN KEY (tenant, unit_id) REFERENCES unit(tenant, id)
  constraint survey_answer_tenant_visit_id_fkey FOREIGN KEY (tenant, visit_id) REFERENCES visit(tenant, id)
  constraint survey_answer_way_check CHECK ((way = ANY (ARRAY['tablet'::text, 'link'::text])))
  CREATE INDEX survey_answer_client USING btree (tenant, client_id) WHERE (client_id IS NOT NULL)
  CREATE INDEX survey_answer_low USING btree (tenant, at) WHERE low
  CREATE INDEX survey_answer_words USING btree (tenant, words_at) WHERE (words_at IS NOT NULL)
  policy desk_writes RESTRICTIVE for INSERT to public with check is_desk()
  policy need_to_know RESTRICTIVE for SELECT to public using (( SELECT is_desk() AS is_desk) OR ((low OR (words_at IS NOT NULL)) AND (served_by IS DISTINCT FROM ( SELECT current_employee() AS current_employee)) AND ((((unit_id = ANY (( SELECT current_units() AS current_units)::uuid[])) OR (served_unit = ANY (( SELECT current_units() AS current_units)::uuid[]))) AND (( SELECT current_roles() AS current_roles) @> '{head}'::text[])) OR ( SELECT reads_every_case() AS reads_every_case)) AND ((case_id IS NULL) OR (NOT among('laipa.walled_cases'::text, case_id))) AND ((client_id IS NULL) OR (NOT among('laipa.walled_clients'::text, client_id)))))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select, update to laipa_app
table survey_figures row security forced
  tenant integer not null
  clause text not null
  month date not null
  unit_id uuid not null
  score integer not null
  answers integer not null
  constraint survey_figures_pkey PRIMARY KEY (tenant, clause, month, unit_id, score)
  policy desk_counts RESTRICTIVE for INSERT to public with check is_desk()
  policy desk_counts_on RESTRICTIVE for UPDATE to public using is_desk()
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select, update to laipa_app
table task row security forced
  tenant integer not null
  id uuid not null
  title text not null
  body text not null default ''::text
  case_id uuid
  sender_id uuid not null
  unit_id uuid
  sent_at timestamp with time zone not null
  state text not null default 'open'::text
  ended_at timestamp with time zone
  call_off_reason text not null default ''::text
  origin text not null default ''::text
  constraint task_check CHECK (((state = 'open'::text) = (ended_at IS NULL)))
  constraint task_check1 CHECK (((state = 'called-off'::text) = (call_off_reason <> ''::text)))
  constraint task_pkey PRIMARY KEY (tenant, id)
  constraint task_state_check CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'called-off'::text])))
  constraint task_tenant_case_id_fkey FOREIGN KEY (tenant, case_id) REFERENCES desk_case(tenant, id)
  constraint task_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
  constraint task_tenant_sender_id_fkey FOREIGN KEY (tenant, sender_id) REFERENCES employee(tenant, id)
  constraint task_tenant_unit_id_fkey FOREIGN KEY (tenant, unit_id) REFERENCES unit(tenant, id)
  constraint task_title_check CHECK ((title <> ''::text))
  CREATE INDEX task_case USING btree (tenant, case_id, sent_at DESC) WHERE (case_id IS NOT NULL)
  CREATE INDEX task_sender USING btree (tenant, sender_id, sent_at DESC, id)
  policy need_to_know RESTRICTIVE for SELECT to public using (( SELECT is_desk() AS is_desk) OR concerned_by_task(id) OR ((case_id IS NOT NULL) AND sees_case(case_id)))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select, update to laipa_app
table task_copy row security forced
  tenant integer not null
  task_id uuid not null
  id uuid not null
  to_id uuid not null
  instead_of_id uuid
  waits boolean not null
  reasons jsonb not null
  of_names text[] not null
  bare boolean not null
  digest_at timestamp with time zone
  digest_letter_id uuid
  left_out_reason text not null default ''::text
  made_at timestamp with time zone not null
  constraint task_copy_pkey PRIMARY KEY (tenant, task_id, id)
  constraint task_copy_tenant_instead_of_id_fkey FOREIGN KEY (tenant, instead_of_id) REFERENCES employee(tenant, id)
  constraint task_copy_tenant_task_id_fkey FOREIGN KEY (tenant, task_id) REFERENCES task(tenant, id)
  constraint task_copy_tenant_to_id_fkey FOREIGN KEY (tenant, to_id) REFERENCES employee(tenant, id)
  CREATE INDEX task_copy_digest USING btree (tenant, digest_at) WHERE ((digest_at IS NOT NULL) AND (digest_letter_id IS NULL) AND (left_out_reason = ''::text))
  CREATE INDEX task_copy_to USING btree (tenant, to_id, id DESC) WHERE (left_out_reason = ''::text)
  CREATE UNIQUE INDEX task_copy_once USING btree (tenant, task_id, to_id)
  policy need_to_know RESTRICTIVE for SELECT to public using (( SELECT is_desk() AS is_desk) OR ((to_id = current_employee()) AND (left_out_reason = ''::text)) OR (EXISTS ( SELECT
   FROM task t
  WHERE ((t.tenant = task_copy.tenant) AND (t.id = task_copy.task_id)))))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select, update to laipa_app
table task_digest row security forced
  tenant integer not null
  employee_id uuid not null
  chosen_at timestamp with time zone not null
  constraint task_digest_pkey PRIMARY KEY (tenant, employee_id)
  constraint task_digest_tenant_employee_id_fkey FOREIGN KEY (tenant, employee_id) REFERENCES employee(tenant, id)
  policy need_to_know RESTRICTIVE for SELECT to public using (( SELECT is_desk() AS is_desk) OR (employee_id = current_employee()))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table task_letter row security forced
  tenant integer not null
  id uuid not null
  task_id uuid
  case_id uuid
  kind text not null
  send_to jsonb not null
  copy_to jsonb not null default '[]'::jsonb
  reply_to jsonb
  subject text not null
  text text not null
  message_id text not null
  in_reply_to text
  made_at timestamp with time zone not null
  taken text[] not null default '{}'::text[]
  handed_at timestamp with time zone
  trouble text not null default ''::text
  constraint task_letter_kind_check CHECK ((kind = ANY (ARRAY['sent'::text, 'copy'::text, 'digest'::text, 'done'::text, 'called-off'::text])))
  constraint task_letter_pkey PRIMARY KEY (tenant, id)
  constraint task_letter_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
  constraint task_letter_tenant_task_id_fkey FOREIGN KEY (tenant, task_id) REFERENCES task(tenant, id)
  CREATE INDEX task_letter_case USING btree (tenant, case_id) WHERE (case_id IS NOT NULL)
  CREATE INDEX task_letter_task USING btree (tenant, task_id, made_at) WHERE (task_id IS NOT NULL)
  policy need_to_know RESTRICTIVE for SELECT to public using (( SELECT is_desk() AS is_desk) OR (EXISTS ( SELECT
   FROM task t
  WHERE ((t.tenant = task_letter.tenant) AND (t.id = task_letter.task_id)))))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select, update to laipa_app
table task_part row security forced
  tenant integer not null
  task_id uuid not null
  id uuid not null
  employee_id uuid
  unit_id uuid not null
  responsible boolean not null
  words text not null default ''::text
  due_at timestamp with time zone not null
  done_at timestamp with time zone
  done_by uuid
  case_id uuid
  constraint task_part_check CHECK (((done_at IS NULL) = (done_by IS NULL)))
  constraint task_part_pkey PRIMARY KEY (tenant, task_id, id)
  constraint task_part_tenant_employee_id_fkey FOREIGN KEY (tenant, employee_id) REFERENCES employee(tenant, id)
  constraint task_part_tenant_task_id_fkey FOREIGN KEY (tenant, task_id) REFERENCES task(tenant, id)
  constraint task_part_tenant_unit_id_fkey FOREIGN KEY (tenant, unit_id) REFERENCES unit(tenant, id)
  CREATE INDEX task_part_case USING btree (tenant, case_id) WHERE (case_id IS NOT NULL)
  CREATE INDEX task_part_employee USING btree (tenant, employee_id, due_at) WHERE (done_at IS NULL)
  CREATE INDEX task_part_unit USING btree (tenant, unit_id, due_at) WHERE ((done_at IS NULL) AND (employee_id IS NULL))
  CREATE UNIQUE INDEX task_part_once USING btree (tenant, task_id, COALESCE(employee_id, unit_id))
  CREATE UNIQUE INDEX task_responsible USING btree (tenant, task_id) WHERE responsible
  policy need_to_know RESTRICTIVE for SELECT to public using (( SELECT is_desk() AS is_desk) OR (EXISTS ( SELECT
   FROM task t
  WHERE ((t.tenant = task_part.tenant) AND (t.id = task_part.task_id)))))
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
table ticket_number row security forced
  tenant integer not null
  place_id uuid not null
  day date not null
  letter text not null
  last integer not null
  constraint ticket_number_pkey PRIMARY KEY (tenant, place_id, day, letter)
  constraint ticket_number_tenant_place_id_fkey FOREIGN KEY (tenant, place_id) REFERENCES place(tenant, id)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
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
table unit_distribution row security forced
  tenant integer not null
  unit_id uuid not null
  mode text not null
  after_minutes integer not null default 60
  changed_by uuid
  changed_at timestamp with time zone not null
  constraint unit_distribution_after_minutes_check CHECK (((after_minutes >= 1) AND (after_minutes <= 2400)))
  constraint unit_distribution_mode_check CHECK ((mode = ANY (ARRAY['off'::text, 'proposed'::text, 'by-itself'::text])))
  constraint unit_distribution_pkey PRIMARY KEY (tenant, unit_id)
  constraint unit_distribution_tenant_unit_id_fkey FOREIGN KEY (tenant, unit_id) REFERENCES unit(tenant, id)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select, update to laipa_app
table visit row security forced
  tenant integer not null
  id uuid not null
  place_id uuid not null
  day date not null
  number text not null
  service_id uuid not null
  unit_id uuid not null
  queue_group text not null
  client_kind text not null
  language text not null default 'lv'::text
  source text not null
  state text not null
  since timestamp with time zone not null
  made_at timestamp with time zone not null
  made_by uuid
  appointment_id uuid
  appointed_at timestamp with time zone
  only_desk uuid
  only_holder uuid
  desk_id uuid
  holder_id uuid
  calls integer not null default 0
  called_at timestamp with time zone
  begun_at timestamp with time zone
  served_before integer not null default 0
  taken_up_at timestamp with time zone
  resume_by timestamp with time zone
  parked_at timestamp with time zone
  ended_at timestamp with time zone
  outcome text
  steps text[] not null default '{}'::text[]
  need text not null default ''::text
  solutions uuid[] not null default '{}'::uuid[]
  next_words text not null default ''::text
  next_by timestamp with time zone
  client_id uuid
  case_id uuid
  estimate_low integer
  estimate_high integer
  estimate_by text
  constraint visit_check CHECK (((state = ANY (ARRAY['called'::text, 'serving'::text, 'paused'::text])) <= ((desk_id IS NOT NULL) AND (holder_id IS NOT NULL))))
  constraint visit_check1 CHECK (((state = ANY (ARRAY['closed'::text, 'left'::text, 'not-come'::text])) = (ended_at IS NOT NULL)))
  constraint visit_check2 CHECK (((state = 'paused'::text) = (resume_by IS NOT NULL)))
  constraint visit_client_kind_check CHECK ((client_kind = ANY (ARRAY['natural-person'::text, 'legal-person'::text, 'state-institution'::text, 'employee'::text])))
  constraint visit_estimate_by_check CHECK ((estimate_by = ANY (ARRAY['measured'::text, 'usual'::text])))
  constraint visit_language_check CHECK ((language = ANY (ARRAY['lv'::text, 'en'::text])))
  constraint visit_outcome_check CHECK ((outcome = ANY (ARRAY['answered'::text, 'case'::text, 'promised'::text, 'referred'::text, 'left-unserved'::text])))
  constraint visit_pkey PRIMARY KEY (tenant, id)
  constraint visit_queue_group_check CHECK ((queue_group = ANY (ARRAY['external'::text, 'internal'::text])))
  constraint visit_source_check CHECK ((source = ANY (ARRAY['kiosk'::text, 'employee'::text, 'appointment'::text, 'transfer'::text])))
  constraint visit_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'called'::text, 'serving'::text, 'paused'::text, 'parked'::text, 'closed'::text, 'left'::text, 'not-come'::text])))
  constraint visit_tenant_appointment_id_fkey FOREIGN KEY (tenant, appointment_id) REFERENCES appointment(tenant, id) NOT VALID
  constraint visit_tenant_case_id_fkey FOREIGN KEY (tenant, case_id) REFERENCES desk_case(tenant, id)
  constraint visit_tenant_client_id_fkey FOREIGN KEY (tenant, client_id) REFERENCES client(tenant, id)
  constraint visit_tenant_desk_id_fkey FOREIGN KEY (tenant, desk_id) REFERENCES desk(tenant, id)
  constraint visit_tenant_holder_id_fkey FOREIGN KEY (tenant, holder_id) REFERENCES employee(tenant, id)
  constraint visit_tenant_place_id_day_number_key UNIQUE (tenant, place_id, day, number)
  constraint visit_tenant_place_id_fkey FOREIGN KEY (tenant, place_id) REFERENCES place(tenant, id)
  constraint visit_tenant_service_id_fkey FOREIGN KEY (tenant, service_id) REFERENCES service(tenant, id)
  constraint visit_tenant_unit_id_fkey FOREIGN KEY (tenant, unit_id) REFERENCES unit(tenant, id)
  CREATE INDEX visit_appointed USING btree (tenant, place_id, queue_group, appointed_at, since, id) WHERE ((state = 'waiting'::text) AND (appointed_at IS NOT NULL))
  CREATE INDEX visit_appointment USING btree (tenant, appointment_id) WHERE (appointment_id IS NOT NULL)
  CREATE INDEX visit_called USING btree (tenant, place_id, day, called_at DESC) WHERE (called_at IS NOT NULL)
  CREATE INDEX visit_case USING btree (tenant, case_id) WHERE (case_id IS NOT NULL)
  CREATE INDEX visit_client USING btree (tenant, client_id, made_at DESC) WHERE (client_id IS NOT NULL)
  CREATE INDEX visit_day USING btree (tenant, place_id, day, made_at)
  CREATE INDEX visit_holder_day USING btree (tenant, holder_id, ended_at DESC) WHERE (ended_at IS NOT NULL)
  CREATE INDEX visit_open USING btree (tenant, place_id, since) WHERE (ended_at IS NULL)
  CREATE INDEX visit_waiting USING btree (tenant, place_id, queue_group, since, id) WHERE (state = 'waiting'::text)
  CREATE UNIQUE INDEX visit_at_desk USING btree (tenant, desk_id) WHERE (state = ANY (ARRAY['called'::text, 'serving'::text, 'paused'::text]))
  CREATE UNIQUE INDEX visit_of_holder USING btree (tenant, holder_id) WHERE (state = ANY (ARRAY['called'::text, 'serving'::text, 'paused'::text]))
  policy need_to_know RESTRICTIVE for SELECT to public using (( SELECT is_desk() AS is_desk) OR (((holder_id = ( SELECT current_employee() AS current_employee)) OR (unit_id = ANY (( SELECT current_units() AS current_units)::uuid[])) OR (place_id = ANY (( SELECT own_places() AS own_places)::uuid[])) OR ( SELECT reads_every_case() AS reads_every_case)) AND ((case_id IS NULL) OR (NOT among('laipa.walled_cases'::text, case_id))) AND ((client_id IS NULL) OR (NOT among('laipa.walled_clients'::text, client_id)))))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select, update to laipa_app
table visit_service row security forced
  tenant integer not null
  visit_id uuid not null
  service_id uuid not null
  added_at timestamp with time zone not null
  added_by uuid
  constraint visit_service_pkey PRIMARY KEY (tenant, visit_id, service_id)
  constraint visit_service_tenant_service_id_fkey FOREIGN KEY (tenant, service_id) REFERENCES service(tenant, id)
  constraint visit_service_tenant_visit_id_fkey FOREIGN KEY (tenant, visit_id) REFERENCES visit(tenant, id) ON DELETE CASCADE
  policy kept RESTRICTIVE for DELETE to public using is_desk()
  policy need_to_know RESTRICTIVE for SELECT to public using (( SELECT is_desk() AS is_desk) OR sees_visit(visit_id))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table waiting_list row security forced
  tenant integer not null
  id uuid not null
  place_id uuid not null
  service_id uuid not null
  appointment_id uuid
  language text not null default 'lv'::text
  client_name text not null
  client_email text not null default ''::text
  client_phone text not null default ''::text
  client_id uuid
  until_day date not null
  made_at timestamp with time zone not null
  told_at timestamp with time zone
  state text not null default 'waiting'::text
  constraint waiting_list_language_check CHECK ((language = ANY (ARRAY['lv'::text, 'en'::text])))
  constraint waiting_list_pkey PRIMARY KEY (tenant, id)
  constraint waiting_list_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'offered'::text, 'taken'::text, 'ended'::text])))
  constraint waiting_list_tenant_appointment_id_fkey FOREIGN KEY (tenant, appointment_id) REFERENCES appointment(tenant, id)
  constraint waiting_list_tenant_client_id_fkey FOREIGN KEY (tenant, client_id) REFERENCES client(tenant, id)
  constraint waiting_list_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
  constraint waiting_list_tenant_place_id_fkey FOREIGN KEY (tenant, place_id) REFERENCES place(tenant, id)
  constraint waiting_list_tenant_service_id_fkey FOREIGN KEY (tenant, service_id) REFERENCES service(tenant, id)
  CREATE INDEX waiting_list_open USING btree (tenant, place_id, service_id, made_at) WHERE (state = ANY (ARRAY['waiting'::text, 'offered'::text]))
  CREATE UNIQUE INDEX waiting_list_once USING btree (tenant, appointment_id) WHERE ((appointment_id IS NOT NULL) AND (state = ANY (ARRAY['waiting'::text, 'offered'::text])))
  policy need_to_know RESTRICTIVE for SELECT to public using (( SELECT is_desk() AS is_desk) OR (((place_id = ANY (( SELECT own_places() AS own_places)::uuid[])) OR ( SELECT reads_every_case() AS reads_every_case)) AND ((client_id IS NULL) OR (NOT among('laipa.walled_clients'::text, client_id)))))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select, update to laipa_app
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
  policy need_to_know RESTRICTIVE for SELECT to public using (is_desk() OR ((current_roles() && '{executive-director,council-chair}'::text[]) AND (employee_id <> current_employee())) OR ((current_roles() && '{head}'::text[]) AND (employee_id <> current_employee()) AND ((case_id IS NULL) OR (EXISTS ( SELECT
   FROM desk_case c
  WHERE ((c.tenant = wall.tenant) AND (c.id = wall.case_id)))))))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant insert, select, update to laipa_app
table way_told row security forced
  tenant integer not null
  client_id uuid not null
  service_id uuid not null
  told_at timestamp with time zone not null
  constraint way_told_pkey PRIMARY KEY (tenant, client_id, service_id)
  constraint way_told_tenant_client_id_fkey FOREIGN KEY (tenant, client_id) REFERENCES client(tenant, id)
  constraint way_told_tenant_service_id_fkey FOREIGN KEY (tenant, service_id) REFERENCES service(tenant, id)
  policy need_to_know RESTRICTIVE for SELECT to public using (( SELECT is_desk() AS is_desk) OR (NOT among('laipa.walled_clients'::text, client_id)))
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select, update to laipa_app
table webhook_received row security forced
  tenant integer not null
  id text not null
  received_at timestamp with time zone not null
  constraint webhook_received_id_check CHECK (((length(id) >= 1) AND (length(id) <= 200)))
  constraint webhook_received_pkey PRIMARY KEY (tenant, id)
  CREATE INDEX webhook_received_at USING btree (tenant, received_at)
  policy need_to_know RESTRICTIVE for SELECT to public using ( SELECT is_desk() AS is_desk)
  policy tenant PERMISSIVE for ALL to public using (tenant = current_tenant()) with check (tenant = current_tenant())
  grant delete, insert, select to laipa_app

-- Sequences
case_number grant usage to laipa_app
letter_number grant usage to laipa_app

-- Functions
CREATE OR REPLACE FUNCTION public.among(setting text, one uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN ((NULLIF(current_setting(setting, true), ''::text) <> '{}'::text) AND (one = ANY ((NULLIF(current_setting(setting, true), ''::text))::uuid[])))
may be called by public

CREATE OR REPLACE FUNCTION public.behind_wall(one uuid, whose uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN ((one = ANY (walled_cases())) OR (whose = ANY (walled_clients())))
may be called by public

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

CREATE OR REPLACE FUNCTION public.call_off_notices(of_kind text, of_subject uuid, kinds text[])
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
declare
  called integer;
begin
  update notice set state = 'called-off'
    where tenant = current_tenant() and subject_kind = of_kind and subject_id = of_subject and state = 'waiting'
      and (kinds is null or kind = any (kinds));
  get diagnostics called = row_count;
  return called;
end $function$
may be called by laipa_app

CREATE OR REPLACE FUNCTION public.carry_walls()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  if new.merged_into is not null then
    insert into wall (tenant, id, employee_id, case_id, ground, reason, raised_at, raised_by, carried_from)
      select tenant, gen_random_uuid(), employee_id, new.merged_into, ground, '', desk_now(), raised_by, id
      from wall where tenant = new.tenant and case_id = new.id and lifted_at is null;
  else
    delete from wall w using wall origin where w.tenant = new.tenant and w.case_id = old.merged_into and origin.tenant = w.tenant
      and origin.id = w.carried_from and origin.case_id = new.id;
  end if;
  return null;
end $function$
may be called by public

CREATE OR REPLACE FUNCTION public.case_door(wanted text)
 RETURNS TABLE(id uuid, number text, unit_id uuid, unit_lv text, unit_en text, state text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select c.id, c.number, c.unit_id, u.name_lv, u.name_en, c.state from desk_case c join unit u on u.tenant = c.tenant and u.id = c.unit_id
  where c.tenant = current_tenant() and current_employee() is not null and c.number = upper(wanted) and c.state <> 'merged'
    and not c.restricted and not behind_wall(c.id, c.client_id);
$function$
may be called by public

CREATE OR REPLACE FUNCTION public.case_is_restricted(wanted uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  return exists (select from desk_case where tenant = current_tenant() and id = wanted and restricted);
end $function$
may be called by public

CREATE OR REPLACE FUNCTION public.cases_of_content(wanted bytea)
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  return array(select case_id from mail where tenant = current_tenant() and content_hash = wanted and case_id is not null
    union select case_id from reply where tenant = current_tenant() and attachments <> '[]'
      and attachments @> jsonb_build_array(jsonb_build_object('hash', encode(wanted, 'hex'))));
end $function$
may be called by public

CREATE OR REPLACE FUNCTION public.cases_to_act_on(holders uuid[], most integer)
 RETURNS TABLE(id uuid, number text, title text, client text, unit_id uuid, unit_lv text, unit_en text, holder_id uuid, due_at timestamp with time zone, restricted boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select c.id, c.number, case when c.restricted then '' else c.title end, case when c.restricted then '' else cl.name end,
    c.unit_id, u.name_lv, u.name_en, c.holder_id, c.due_at, c.restricted
  from desk_case c join client cl on cl.tenant = c.tenant and cl.id = c.client_id join unit u on u.tenant = c.tenant and u.id = c.unit_id
  where c.tenant = current_tenant() and current_employee() is not null and c.holder_id = any (holders) and c.holder_id <> current_employee()
    and c.state = 'open' and not behind_wall(c.id, c.client_id)
  order by coalesce(c.due_at, 'infinity'), c.id limit least(most, 100);
$function$
may be called by public

CREATE OR REPLACE FUNCTION public.client_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.merged_into is not null then
    delete from client_line where tenant = new.tenant and client_id = new.id;
  else
    perform write_client_line(new.tenant, new.id);
  end if;
  return null;
end $function$
may be called by public

CREATE OR REPLACE FUNCTION public.client_contact_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op <> 'INSERT' then perform write_client_line(old.tenant, old.client_id); end if;
  if tg_op <> 'DELETE' and (tg_op = 'INSERT' or new.client_id <> old.client_id) then
    perform write_client_line(new.tenant, new.client_id);
  end if;
  return null;
end $function$
may be called by public

CREATE OR REPLACE FUNCTION public.concerned_by_task(wanted uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
declare
  me uuid := current_employee();
  today date := (desk_now() at time zone 'Europe/Riga')::date;
  one record;
  guarded boolean := false;
begin
  if me is null then return false; end if;
  select t.sender_id, t.unit_id, t.case_id, c.client_id, coalesce(c.restricted, false) as restricted into one
    from task t left join desk_case c on c.tenant = t.tenant and c.id = t.case_id
    where t.tenant = current_tenant() and t.id = wanted;
  if not found then return false; end if;
  guarded := one.restricted;
  if one.case_id is not null and is_walled(me, one.case_id, one.client_id) then return false; end if;
  return one.sender_id = me
    or (one.case_id is null and one.unit_id = any (current_units()))
    or exists (select from task_part p where p.tenant = current_tenant() and p.task_id = wanted and (
      p.employee_id = me
      or (p.unit_id = any (current_units()) and (p.employee_id is null or not guarded))
      or exists (select from absence a where a.tenant = p.tenant and a.employee_id = p.employee_id and a.stand_in_id = me
        and a.ended_at is null and today between a.first_day and a.last_day)))
    or exists (select from task_copy k where k.tenant = current_tenant() and k.task_id = wanted and k.to_id = me
      and not k.bare and not guarded and k.left_out_reason = '');
end $function$
may be called by public

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

CREATE OR REPLACE FUNCTION public.doors_of_client(wanted uuid)
 RETURNS TABLE(id uuid, number text, unit_lv text, unit_en text, state text, opened_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select c.id, c.number, u.name_lv, u.name_en, c.state, c.opened_at from desk_case c join unit u on u.tenant = c.tenant and u.id = c.unit_id
  where c.tenant = current_tenant() and current_employee() is not null and c.client_id = wanted and c.state <> 'merged'
    and not c.restricted and not behind_wall(c.id, c.client_id)
  order by c.opened_at desc limit 100;
$function$
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

CREATE OR REPLACE FUNCTION public.erase_mentions(t text, c text, pattern text, word text, ids uuid[])
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
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
end $function$
may be called by laipa_app

CREATE OR REPLACE FUNCTION public.erase_rows(t text, key text, ids text[], sets jsonb)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
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
end $function$
may be called by laipa_app

CREATE OR REPLACE FUNCTION public.folded(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN lower(unaccent('unaccent'::regdictionary, value))
may be called by public

CREATE OR REPLACE FUNCTION public.forget_content(wanted bytea[])
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
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
end $function$
may be called by laipa_app

CREATE OR REPLACE FUNCTION public.granted_cases()
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  return array(select case_id from case_grant where tenant = current_tenant() and employee_id = current_employee() and until > desk_now()
    union select case_id from case_reader where tenant = current_tenant() and employee_id = current_employee());
end $function$
may be called by public

CREATE OR REPLACE FUNCTION public.is_desk()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (COALESCE((current_setting('laipa.system'::text, true) = 'on'::text), false) OR ((CURRENT_USER <> 'laipa_app'::name) AND is_owner()))
may be called by public

CREATE OR REPLACE FUNCTION public.is_owner()
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
begin
  return (select pg_get_userbyid(relowner) = current_user from pg_class where oid = 'desk_case'::regclass);
end $function$
may be called by public

CREATE OR REPLACE FUNCTION public.is_walled(who uuid, one uuid, whose uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  return exists (select from wall w where w.tenant = current_tenant() and w.employee_id = who and w.lifted_at is null
    and (w.case_id = one or w.client_id in (
      with recursive same as (
        select whose as id
        -- Of a case that others were merged into, whoever is the client of one of them.
        union (with recursive inner_case as (
            select id, client_id from desk_case where tenant = current_tenant() and merged_into = one
            union select c.id, c.client_id from desk_case c join inner_case i on c.tenant = current_tenant() and c.merged_into = i.id
          ) select client_id from inner_case)
        union select case when c.id = s.id then c.merged_into else c.id end from same s join client c
          on c.tenant = current_tenant() and ((c.id = s.id and c.merged_into is not null) or c.merged_into = s.id)
      ) select id from same)));
end $function$
may be called by laipa_app

CREATE OR REPLACE FUNCTION public.is_walled_address(wanted text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  return exists (select from client_contact k where k.tenant = current_tenant() and k.kind = 'e-mail' and k.value = wanted
    and is_walled(current_employee(), null, k.client_id));
end $function$
may be called by laipa_app

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

CREATE OR REPLACE FUNCTION public.like_matters(wanted uuid)
 RETURNS TABLE(unit uuid, lv text, en text, count integer)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
 SET plan_cache_mode TO 'force_custom_plan'
 SET enable_seqscan TO 'off'
 SET enable_indexscan TO 'on'
AS $function$
declare
  own record;
  sought text[];
  asked tsquery;
begin
  select c.unit_id, c.client_id, d.words into own from desk_case c join search_document d on d.tenant = c.tenant and d.case_id = c.id
    where c.tenant = current_tenant() and c.id = wanted and current_employee() is not null;
  if own.words is null then return; end if;
  -- Greetings and the like stand everywhere and tell nothing: words of more than a twentieth of the newest cases are left
  -- out. Counted in a sample, since to count a word in all cases would read all of them.
  with sample as materialized (select d.words from search_document d where d.tenant = current_tenant() order by d.case_id desc limit 200),
    possible as (select w.lexeme, 'A' = any (w.weights) as titled from unnest(own.words) w
      where w.lexeme ~ '^[[:alpha:]]{5,}$' and not exists (select from client cl cross join lateral unnest(to_tsvector('simple', folded(cl.name))) x
        where cl.tenant = current_tenant() and cl.id = own.client_id and x.lexeme = w.lexeme)
      order by 'A' = any (w.weights) desc, length(w.lexeme) desc, w.lexeme limit 24),
    counted as (select p.lexeme, p.titled, (select count(*) from sample s where s.words @@ quote_literal(p.lexeme)::tsquery) as found
      from possible p)
  select array_agg(t.lexeme), string_agg(quote_literal(t.lexeme), ' | ')::tsquery into sought, asked from (
    select c.lexeme from counted c where c.found <= (select greatest(3, count(*) / 20) from sample)
    order by c.titled desc, c.found, c.lexeme limit 12) t;
  if asked is null then return; end if;
  -- By the index on words, whatever the limit makes of the costs.
  perform set_config('enable_indexscan', 'off', true);
  return query
    with found as materialized (select d.case_id, d.words from search_document d
        where d.tenant = current_tenant() and d.words @@ asked limit 2000),
      met as (select c.unit_id from found f join desk_case c on c.tenant = current_tenant() and c.id = f.case_id
        where c.state = 'closed' and c.outcome = 'answered' and c.id <> wanted and not c.restricted and c.unit_id <> own.unit_id
          and (select count(*) from unnest(f.words) w where w.lexeme = any (sought)) >= 2 limit 400)
    select m.unit_id, u.name_lv, u.name_en, count(*)::integer from met m join unit u on u.tenant = current_tenant() and u.id = m.unit_id
    where u.valid_to is null or u.valid_to >= (desk_now() at time zone 'Europe/Riga')::date
    group by m.unit_id, u.name_lv, u.name_en order by count(*) desc, u.name_lv limit 3;
end $function$
may be called by public

CREATE OR REPLACE FUNCTION public.may_erase_in(t text)
 RETURNS void
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'pg_catalog', 'public'
AS $function$
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
end $function$
may be called by the owner

CREATE OR REPLACE FUNCTION public.note_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.changed_by := current_employee();
  new.changed_on := now();
  return new;
end $function$
may be called by public

CREATE OR REPLACE FUNCTION public.nothing_is_nobodys()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
declare
  one desk_case;
  today date := (desk_now() at time zone 'Europe/Riga')::date;
begin
  select * into one from desk_case where tenant = new.tenant and id = new.id;
  if one.id is null or one.state not in ('open','waiting-for-client','answered') then return null; end if;
  if one.unit_id is distinct from old.unit_id and not exists (select from unit u where u.tenant = one.tenant
      and u.id = one.unit_id and (u.valid_to is null or u.valid_to >= today)) then
    raise exception 'An unfinished case has a unit that stands' using errcode = 'check_violation', constraint = 'case_has_a_unit';
  end if;
  if one.holder_id is not null and one.holder_id is distinct from old.holder_id and not exists (select from holding h
      where h.tenant = one.tenant and h.employee_id = one.holder_id and (h.valid_to is null or h.valid_to >= today)) then
    raise exception 'An unfinished case is held by somebody who serves' using errcode = 'check_violation', constraint = 'case_holder_serves';
  end if;
  return null;
end $function$
may be called by public

CREATE OR REPLACE FUNCTION public.own_places()
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  return array(select place_id from counter_presence where tenant = current_tenant() and employee_id = current_employee()
    union select place_id from desk where tenant = current_tenant() and unit_id = any (current_units())
    union select p.place_id from place_service p join service s on s.tenant = p.tenant and s.id = p.service_id
      where p.tenant = current_tenant() and coalesce(p.unit_id, s.unit_id) = any (current_units()));
end $function$
may be called by public

CREATE OR REPLACE FUNCTION public.parts_owed(whose_units uuid[], today date, most integer)
 RETURNS TABLE(id uuid, title text, sender_id uuid, case_id uuid, sent_at timestamp with time zone, due_at timestamp with time zone, words text, unit_id uuid)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 20
 SET search_path TO 'pg_catalog', 'public'
AS $function$
declare
  me uuid := current_employee();
  people uuid[] := array(select me union select a.employee_id from absence a where a.tenant = current_tenant() and a.stand_in_id = me
    and a.ended_at is null and today between a.first_day and a.last_day limit 50);
begin
  return query
    with owed as (
      (select p.task_id, p.due_at, p.words, null::uuid as unit_id from task_part p
       where p.tenant = current_tenant() and p.employee_id = any (people) and p.done_at is null order by p.due_at limit most * 4)
      union all
      (select p.task_id, p.due_at, p.words, p.unit_id from task_part p
       where p.tenant = current_tenant() and p.unit_id = any (whose_units) and p.unit_id = any (current_units())
         and p.employee_id is null and p.done_at is null order by p.due_at limit most * 4))
    select t.id, t.title, t.sender_id, t.case_id, t.sent_at, o.due_at, o.words, o.unit_id from owed o join task t on t.tenant = current_tenant() and t.id = o.task_id
      left join desk_case c on c.tenant = t.tenant and c.id = t.case_id
    where t.state = 'open' and (t.case_id is null or not is_walled(me, t.case_id, c.client_id))
    order by o.due_at, o.task_id limit most;
end $function$
may be called by public

CREATE OR REPLACE FUNCTION public.promise_kin(wanted uuid, parent uuid, OUT parent_by timestamp with time zone, OUT child_by timestamp with time zone)
 RETURNS record
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  parent_by := (select answer_by from promise where tenant = current_tenant() and id = parent and state = 'open');
  child_by := (select max(answer_by) from promise where tenant = current_tenant() and parent_id = wanted and state = 'open');
end $function$
may be called by public

CREATE OR REPLACE FUNCTION public.reads_every_case()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (is_desk() OR (current_roles() && '{steward,executive-director}'::text[]))
may be called by public

CREATE OR REPLACE FUNCTION public.recused_myself(wanted text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  return exists (select from desk_case c join recusal r on r.tenant = c.tenant and r.case_id = c.id
    join wall w on w.tenant = r.tenant and w.id = r.wall_id and w.lifted_at is null
    where c.tenant = current_tenant() and c.number = upper(wanted) and r.employee_id = current_employee());
end $function$
may be called by laipa_app

CREATE OR REPLACE FUNCTION public.request_chain(wanted uuid)
 RETURNS TABLE(asker uuid, answerer uuid)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  return query with recursive chain as (
      select r.about_id, r.asker_id, coalesce(r.holder_id, r.unit_id) as who, 1 as depth from request r
        where r.tenant = current_tenant() and r.id = wanted
      union all
      select r.about_id, r.asker_id, coalesce(r.holder_id, r.unit_id), c.depth + 1 from chain c
        join request r on r.tenant = current_tenant() and r.id = c.about_id where c.depth < 40
    ) select asker_id, who from chain order by depth;
end $function$
may be called by public

CREATE OR REPLACE FUNCTION public.restricted_door(wanted text)
 RETURNS TABLE(id uuid, unit_id uuid, client_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select c.id, c.unit_id, c.client_id from desk_case c
  where c.tenant = current_tenant() and current_employee() is not null and c.number = upper(wanted) and c.state <> 'merged'
    and c.restricted and not behind_wall(c.id, c.client_id);
$function$
may be called by public

CREATE OR REPLACE FUNCTION public.sees_answer(wanted uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
AS $function$
begin
  return exists (select from survey_answer where tenant = current_tenant() and visit_id = wanted and low);
end $function$
may be called by public

CREATE OR REPLACE FUNCTION public.sees_appointment(wanted uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
AS $function$
begin
  return exists (select from appointment where tenant = current_tenant() and id = wanted);
end $function$
may be called by public

CREATE OR REPLACE FUNCTION public.sees_case(wanted uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
AS $function$
begin
  return exists (select from desk_case where tenant = current_tenant() and id = wanted);
end $function$
may be called by public

CREATE OR REPLACE FUNCTION public.sees_content(wanted bytea)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
AS $function$
declare cases uuid[] := cases_of_content(wanted);
begin
  return cases = '{}' or exists (select from desk_case where tenant = current_tenant() and id = any (cases));
end $function$
may be called by public

CREATE OR REPLACE FUNCTION public.sees_matter(kind text, wanted uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
AS $function$
declare seen boolean := false;
begin
  if kind in ('request', 'task', 'meeting', 'promise', 'visit', 'appointment') and to_regclass(format('public.%I', kind)) is not null then
    execute format('select exists (select from %I where tenant = current_tenant() and id = $1)', kind) into seen using wanted;
  end if;
  return seen;
end $function$
may be called by public

CREATE OR REPLACE FUNCTION public.sees_promise(wanted uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
AS $function$
begin
  return exists (select from promise where tenant = current_tenant() and id = wanted);
end $function$
may be called by public

CREATE OR REPLACE FUNCTION public.sees_visit(wanted uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
AS $function$
begin
  return exists (select from visit where tenant = current_tenant() and id = wanted);
end $function$
may be called by public

CREATE OR REPLACE FUNCTION public.take_seat(seat_row uuid, for_appointment uuid, for_offer uuid, seats uuid[], kind text, at tstzrange)
 RETURNS uuid
 LANGUAGE plpgsql
AS $function$
declare wanted uuid; got uuid;
begin
  foreach wanted in array seats loop
    insert into appointment_seat (tenant, id, appointment_id, offer_id, seat_id, seat_kind, during)
      values (current_tenant(), seat_row, for_appointment, for_offer, wanted, kind, at)
      on conflict on constraint appointment_seat_once do nothing returning seat_id into got;
    if got is not null then return got; end if;
  end loop;
  return null;
end $function$
may be called by public

CREATE OR REPLACE FUNCTION public.task_progress(wanted uuid)
 RETURNS TABLE(done integer, parts integer, due_at timestamp with time zone)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 1
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  return query select count(*) filter (where p.done_at is not null)::integer, count(*)::integer, min(p.due_at) filter (where p.done_at is null)
    from task_part p where p.tenant = current_tenant() and p.task_id = wanted;
end $function$
may be called by public

CREATE OR REPLACE FUNCTION public.type_of(t text, c text)
 RETURNS text
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select format_type(atttypid, atttypmod) from pg_attribute
  where attrelid = format('public.%I', t)::regclass and attname = c and not attisdropped
$function$
may be called by public

CREATE OR REPLACE FUNCTION public.walled_cases()
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
declare
  named uuid[] := array(select case_id from wall where tenant = current_tenant() and employee_id = current_employee() and lifted_at is null and case_id is not null);
  clients uuid[] := walled_clients();
begin
  if clients = '{}' then return named; end if;
  -- A case into which one of a walled client was merged speaks of that client too.
  return named || array(with recursive outer_case as (
      select merged_into as id from desk_case where tenant = current_tenant() and client_id = any (clients) and merged_into is not null
      union select c.merged_into from desk_case c join outer_case o on c.tenant = current_tenant() and c.id = o.id where c.merged_into is not null
    ) select id from outer_case);
end $function$
may be called by public

CREATE OR REPLACE FUNCTION public.walled_clients()
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
declare named uuid[] := array(select client_id from wall
  where tenant = current_tenant() and employee_id = current_employee() and lifted_at is null and client_id is not null);
begin
  if named = '{}' then return named; end if;
  -- Records that were merged into a walled client, or that it was merged into, are that client.
  return array(with recursive walled as (
      select unnest(named) as id
      union select case when c.id = w.id then c.merged_into else c.id end from walled w join client c
        on c.tenant = current_tenant() and ((c.id = w.id and c.merged_into is not null) or c.merged_into = w.id)
    ) select id from walled);
end $function$
may be called by public

CREATE OR REPLACE FUNCTION public.walled_from_case(wanted uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  return among('laipa.walled_cases', wanted) or exists (select from desk_case
    where tenant = current_tenant() and id = wanted and among('laipa.walled_clients', client_id));
end $function$
may be called by public

CREATE OR REPLACE FUNCTION public.write_client_line(of_tenant integer, of_client uuid)
 RETURNS void
 LANGUAGE sql
AS $function$
  insert into client_line (tenant, client_id, name, line)
  select c.tenant, c.id, folded(c.name), concat_ws(' ', folded(c.name), nullif(c.registration_number, ''),
    (select string_agg(k.value, ' ' order by k.kind, k.value) from client_contact k where k.tenant = c.tenant and k.client_id = c.id))
  from client c where c.tenant = of_tenant and c.id = of_client and c.merged_into is null
  on conflict (tenant, client_id) do update set name = excluded.name, line = excluded.line
    where (client_line.name, client_line.line) is distinct from (excluded.name, excluded.line);
$function$
may be called by public

