-- Clients, cases, mail and replies.

create table client (
  tenant integer not null references tenant,
  id uuid not null,
  kind text not null check (kind in ('natural-person','legal-person','state-institution','employee')),
  name text not null,
  language text not null default 'lv' check (language in ('lv', 'en')),
  -- How to begin a letter, where the client or an employee has said so.
  form_of_address text not null default '',
  merged_into uuid,
  created_at timestamptz not null default now(),
  primary key (tenant, id),
  foreign key (tenant, merged_into) references client (tenant, id)
);
create index client_name on client using gin (folded(name) gin_trgm_ops);

-- The ways to reach a client; an address belongs to one client at most.
create table client_contact (
  tenant integer not null,
  kind text not null check (kind in ('e-mail','phone')),
  value text not null,
  client_id uuid not null,
  written_as text not null,
  primary key (tenant, kind, value),
  foreign key (tenant, client_id) references client (tenant, id)
);
create index client_contact_client on client_contact (tenant, client_id);

create table mailbox (
  tenant integer not null,
  id uuid not null,
  unit_id uuid not null,
  address text not null check (address = lower(address)),
  -- Where it is fetched from; null: it is delivered to our own listener.
  imap jsonb,
  -- How far it has been fetched.
  imap_position jsonb,
  primary key (tenant, id),
  foreign key (tenant, unit_id) references unit (tenant, id)
);
create unique index mailbox_address on mailbox (tenant, address);

create sequence case_number;
grant usage on sequence case_number to laipa_app;

create table desk_case (
  tenant integer not null,
  id uuid not null,
  number text not null,
  title text not null,
  state text not null check (state in ('open','waiting-for-client','answered','closed','merged')),
  channel text not null,
  submission text not null,
  client_id uuid not null,
  unit_id uuid not null,
  holder_id uuid,
  opened_at timestamptz not null,
  closed_at timestamptz,
  outcome text,
  merged_into uuid,
  follow_up_of uuid,
  -- The earliest due time still owed, as `record` left it; lists are ordered by it.
  due_at timestamptz,
  changed_at timestamptz not null,
  primary key (tenant, id),
  foreign key (tenant, client_id) references client (tenant, id),
  foreign key (tenant, unit_id) references unit (tenant, id),
  foreign key (tenant, holder_id) references employee (tenant, id),
  check ((state in ('closed')) = (closed_at is not null)),
  check ((state = 'merged') = (merged_into is not null))
);
create unique index desk_case_number on desk_case (tenant, number);
create index desk_case_unit on desk_case (tenant, unit_id, due_at, id) where state in ('open','waiting-for-client','answered');
create index desk_case_holder on desk_case (tenant, holder_id, due_at, id) where state in ('open','waiting-for-client','answered');
create index desk_case_due on desk_case (tenant, due_at, id) where state in ('open','waiting-for-client','answered');
create index desk_case_opened on desk_case (tenant, opened_at desc, id);
create index desk_case_changed on desk_case (tenant, changed_at desc, id);
create index desk_case_client on desk_case (tenant, client_id, opened_at desc);

-- Others whom an employee has made part of the correspondence; the client's own addresses stand in client_contact.
create index desk_case_merged on desk_case (tenant, merged_into) where merged_into is not null;

create table case_party (
  tenant integer not null,
  case_id uuid not null,
  address text not null,
  name text not null default '',
  primary key (tenant, case_id, address),
  foreign key (tenant, case_id) references desk_case (tenant, id)
);

create table case_link (
  tenant integer not null,
  case_id uuid not null,
  other_id uuid not null,
  why text not null check (why in ('mentions','follow-up','split','linked')),
  primary key (tenant, case_id, other_id, why),
  foreign key (tenant, case_id) references desk_case (tenant, id),
  foreign key (tenant, other_id) references desk_case (tenant, id)
);

-- Bytes, stored once by their SHA-256 and in pieces, so that 50 MB need no 50 MB of memory. Not compressed by the server.
create table content (
  tenant integer not null references tenant,
  hash bytea not null,
  size bigint not null,
  primary key (tenant, hash)
);
create table content_piece (
  tenant integer not null,
  hash bytea not null,
  n integer not null,
  bytes bytea not null,
  primary key (tenant, hash, n),
  foreign key (tenant, hash) references content (tenant, hash)
);
alter table content_piece alter column bytes set storage external;

create table mail (
  tenant integer not null,
  id uuid not null,
  content_hash bytea not null,
  source text not null check (source in ('smtp','imap','demo')),
  received_at timestamptz not null,
  envelope_from text not null default '',
  envelope_to text[] not null default '{}',
  mailbox_id uuid,
  -- SPF, DKIM and DMARC as seen on reception.
  authentication jsonb,
  fate text not null check (fate in ('waiting','opened','joined','quarantined','duplicate')),
  quarantine_reason text,
  -- Attempts to read it; the loop leaves it in quarantine when the third has failed.
  attempts integer not null default 0,
  case_id uuid,
  kind text,
  fingerprint bytea,
  message_id text,
  from_address text,
  from_name text,
  recipients jsonb not null default '[]',
  subject text,
  sent_at timestamptz,
  text text,
  has_html boolean not null default false,
  awaits_answer boolean not null default false,
  defects jsonb not null default '[]',
  attachments jsonb not null default '[]',
  flags jsonb not null default '[]',
  primary key (tenant, id),
  foreign key (tenant, content_hash) references content (tenant, hash),
  foreign key (tenant, mailbox_id) references mailbox (tenant, id),
  foreign key (tenant, case_id) references desk_case (tenant, id),
  check ((fate = 'quarantined') = (quarantine_reason is not null)),
  check ((fate in ('opened', 'joined')) = (case_id is not null))
);
-- Exactly once: the second copy of a letter finds the first.
create unique index mail_once on mail (tenant, fingerprint) where fate in ('opened','joined','quarantined');
create index mail_waiting on mail (tenant, received_at) where fate = 'waiting';
create index mail_case on mail (tenant, case_id, received_at) where case_id is not null;
create index mail_message_id on mail (tenant, message_id) where case_id is not null;
create index mail_quarantine on mail (tenant, received_at desc) where fate = 'quarantined';
create index mail_fate on mail (tenant, fate);

create table note (
  tenant integer not null,
  id uuid not null,
  case_id uuid not null,
  author_id uuid not null,
  text text not null,
  made_at timestamptz not null,
  primary key (tenant, id),
  foreign key (tenant, case_id) references desk_case (tenant, id),
  foreign key (tenant, author_id) references employee (tenant, id)
);
create index note_case on note (tenant, case_id, made_at);

create table reply (
  tenant integer not null,
  id uuid not null,
  case_id uuid not null,
  way text not null check (way in ('e-mail','official-letter')),
  state text not null check (state in ('draft','approved','withdrawn','sent','delivered','bounced','failed')),
  -- Whether it answers the client's letter; an interim word does not.
  answers boolean not null default true,
  kind text not null default 'answer' check (kind in ('answer','refusal','interim')),
  answers_mail_id uuid,
  author_id uuid not null,
  language text not null default 'lv' check (language in ('lv', 'en')),
  subject text not null default '',
  -- The three parts of clause 9, as the restricted HTML of the composer.
  salutation text not null default '',
  body text not null default '',
  closing text not null default '',
  recipients jsonb not null default '[]',
  attachments jsonb not null default '[]',
  overrides jsonb not null default '[]',
  -- What was sent, to the letter, once approved.
  signature jsonb,
  html text,
  text text,
  letter_number text,
  message_id text,
  -- The hash of the very text that was read through (9.5).
  read_through bytea,
  draft_version integer not null default 1,
  updated_at timestamptz not null,
  approved_at timestamptz,
  approved_by uuid,
  hold_until timestamptz,
  sent_at timestamptz,
  delivered_at timestamptz,
  trouble text,
  primary key (tenant, id),
  foreign key (tenant, case_id) references desk_case (tenant, id),
  foreign key (tenant, author_id) references employee (tenant, id)
);
create unique index reply_message_id on reply (tenant, message_id) where message_id is not null;
create index reply_case on reply (tenant, case_id, updated_at);
create index reply_state on reply (tenant, state);
create sequence letter_number;
grant usage on sequence letter_number to laipa_app;

-- Who has a draft open now: two people on a case see each other.
create table presence (
  tenant integer not null,
  case_id uuid not null,
  employee_id uuid not null,
  doing text not null check (doing in ('reading','writing')),
  seen_at timestamptz not null,
  primary key (tenant, case_id, employee_id)
);

create table template (
  tenant integer not null,
  id uuid not null,
  unit_id uuid,
  language text not null check (language in ('lv', 'en')),
  title text not null,
  salutation text not null default '',
  body text not null default '',
  closing text not null default '',
  primary key (tenant, id)
);

-- What is found: written by a follower, so that receiving never waits for lemmatising.
create table search_document (
  tenant integer not null,
  case_id uuid not null,
  words tsvector not null,
  primary key (tenant, case_id),
  foreign key (tenant, case_id) references desk_case (tenant, id)
);
create index search_document_words on search_document using gin (words);

-- Letters that left a demo installation for its invented clients; a page shows them.
create table demo_mail (
  tenant integer not null,
  id uuid not null,
  address text not null,
  content_hash bytea not null,
  subject text not null default '',
  from_address text not null default '',
  text text not null default '',
  arrived_at timestamptz not null default now(),
  primary key (tenant, id),
  foreign key (tenant, content_hash) references content (tenant, hash)
);
create index demo_mail_address on demo_mail (tenant, address, arrived_at desc);
