-- Meetings and invitations (10.2).

-- A calendar message that became a meeting, an answer or a calling off is no letter of a client's case.
alter table mail drop constraint mail_fate_check;
alter table mail add constraint mail_fate_check
  check (fate in ('waiting','opened','joined','quarantined','duplicate','meeting'));
drop index mail_once;
create unique index mail_once on mail (tenant, fingerprint) where fate in ('opened','joined','quarantined','meeting');
-- What was written to one of us is read as their invitation, not as mail that everybody looks after.
create policy meeting_mail on mail as restrictive for select using (is_desk() or fate <> 'meeting');

-- A meeting that one of ours calls.
create table meeting (
  tenant integer not null,
  id uuid not null,
  uid text not null,
  organiser_id uuid not null,
  unit_id uuid not null,
  -- Under which address of ours the invitations leave and to which the answers come.
  address text not null,
  case_id uuid,
  title text not null,
  agenda text not null default '',
  place text not null default '',
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  sequence integer not null default 0,
  attachments jsonb not null default '[]',
  made_at timestamptz not null,
  called_off_at timestamptz,
  call_off_reason text not null default '',
  primary key (tenant, id),
  foreign key (tenant, organiser_id) references employee (tenant, id),
  foreign key (tenant, unit_id) references unit (tenant, id),
  foreign key (tenant, case_id) references desk_case (tenant, id),
  check (ends_at > starts_at)
);
create unique index meeting_uid on meeting (tenant, uid);
create index meeting_organiser on meeting (tenant, organiser_id, starts_at);
create index meeting_case on meeting (tenant, case_id) where case_id is not null;

-- Holds the bytes of a meeting's documents for as long as the meeting has them.
create table meeting_document (
  tenant integer not null,
  meeting_id uuid not null,
  content_hash bytea not null,
  case_id uuid,
  primary key (tenant, meeting_id, content_hash),
  foreign key (tenant, meeting_id) references meeting (tenant, id),
  foreign key (tenant, content_hash) references content (tenant, hash)
);
create index meeting_document_content on meeting_document (tenant, content_hash);

create table meeting_attendee (
  tenant integer not null,
  meeting_id uuid not null,
  -- Folded, as addresses are compared.
  address text not null,
  name text not null default '',
  employee_id uuid,
  optional boolean not null default false,
  answer text check (answer in ('accepted','tentative','declined')),
  comment text not null default '',
  -- Another beginning that they propose (COUNTER).
  proposed_at timestamptz,
  answered_at timestamptz,
  -- Why the invitation did not reach them; empty where nothing is known to be wrong.
  undelivered text not null default '',
  removed_at timestamptz,
  primary key (tenant, meeting_id, address),
  foreign key (tenant, meeting_id) references meeting (tenant, id),
  foreign key (tenant, employee_id) references employee (tenant, id)
);

-- An invitation to one of ours, from outside or from a colleague; one occurrence of a series that differs has a row of its own.
create table invitation (
  tenant integer not null,
  id uuid not null,
  employee_id uuid not null,
  -- Who answers: the one invited, or whoever stands in for them.
  holder_id uuid not null,
  unit_id uuid not null,
  uid text not null,
  occurrence text not null default '',
  sequence integer not null default 0,
  stamp timestamptz,
  organiser_address text not null,
  organiser_name text not null default '',
  -- Why the organiser is not believed: nothing is sent to them by itself then.
  distrust text not null default '' check (distrust in ('','sender-differs','authentication-failed')),
  sender_address text not null default '',
  attendee_written text not null,
  attendee_name text not null default '',
  title text not null default '',
  description text not null default '',
  place text not null default '',
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  all_day boolean not null default false,
  repeats boolean not null default false,
  -- The series repeats in a way of which only the first time is known.
  times_incomplete boolean not null default false,
  attendees jsonb not null default '[]',
  attendee_count integer not null default 0,
  mail_id uuid,
  message_id text not null default '',
  meeting_id uuid,
  state text not null check (state in ('open','accepted','tentative','declined','cancelled')),
  reason text not null default '',
  answered_at timestamptz,
  answered_by uuid,
  -- The organiser was not believed, and was told otherwise than by Laipa.
  told_otherwise boolean not null default false,
  received_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (tenant, id),
  foreign key (tenant, employee_id) references employee (tenant, id),
  foreign key (tenant, holder_id) references employee (tenant, id),
  foreign key (tenant, unit_id) references unit (tenant, id),
  foreign key (tenant, mail_id) references mail (tenant, id),
  foreign key (tenant, meeting_id) references meeting (tenant, id),
  check (state <> 'declined' or reason <> '' or meeting_id is not null)
);
create unique index invitation_once on invitation (tenant, employee_id, uid, occurrence);
create index invitation_uid on invitation (tenant, uid);
create index invitation_holder on invitation (tenant, holder_id, starts_at);
create index invitation_employee on invitation (tenant, employee_id, starts_at);
create index invitation_meeting on invitation (tenant, meeting_id) where meeting_id is not null;

-- When somebody is taken: times alone, known among colleagues, so that nobody is asked for a time they do not have.
create table busy_time (
  tenant integer not null,
  -- The meeting or the invitation.
  subject_id uuid not null,
  n integer not null,
  employee_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  tentative boolean not null,
  primary key (tenant, subject_id, n),
  foreign key (tenant, employee_id) references employee (tenant, id)
);
create index busy_time_employee on busy_time (tenant, employee_id, starts_at);

-- Calendar messages of ours on their way, sent again with the same Message-ID until the relay has taken them.
create table meeting_letter (
  tenant integer not null references tenant,
  id uuid not null,
  subject_id uuid not null,
  method text not null check (method in ('REQUEST','CANCEL','REPLY')),
  sender jsonb not null,
  recipients jsonb not null,
  taken text[] not null default '{}',
  subject text not null,
  text text not null,
  calendar text not null,
  in_reply_to text not null default '',
  attachments jsonb not null default '[]',
  state text not null default 'waiting' check (state in ('waiting','sent','refused')),
  said text not null default '',
  made_at timestamptz not null,
  sent_at timestamptz,
  primary key (tenant, id)
);
create index meeting_letter_subject on meeting_letter (tenant, subject_id, made_at);

-- A link by which somebody's own calendar reads their meetings; taken back at any time. Only its hash is kept.
create table calendar_feed (
  tenant integer not null,
  id uuid not null,
  employee_id uuid not null,
  secret_hash bytea not null,
  made_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz,
  primary key (tenant, id),
  foreign key (tenant, employee_id) references employee (tenant, id)
);
create unique index calendar_feed_secret on calendar_feed (tenant, secret_hash);
create unique index calendar_feed_employee on calendar_feed (tenant, employee_id) where revoked_at is null;

do $$ declare t text; begin
  foreach t in array array['meeting','meeting_attendee','meeting_document','invitation','busy_time','meeting_letter','calendar_feed'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (tenant = current_tenant()) with check (tenant = current_tenant())', t);
    execute format('grant select, insert, update, delete on %I to laipa_app', t);
  end loop;
end $$;
revoke delete on meeting, meeting_attendee, meeting_document, invitation, calendar_feed from laipa_app;

-- A meeting about a case is seen with the case alone; another by whoever calls it. An invitation by the one invited and by
-- whoever answers for them.
create policy need_to_know on meeting as restrictive for select using ((select is_desk())
  or case when case_id is null then organiser_id = (select current_employee()) else sees_case(case_id) end);
create policy need_to_know on meeting_attendee as restrictive for select using ((select is_desk())
  or exists (select from meeting m where m.tenant = meeting_attendee.tenant and m.id = meeting_attendee.meeting_id));
create policy need_to_know on meeting_document as restrictive for select using ((select is_desk())
  or exists (select from meeting m where m.tenant = meeting_document.tenant and m.id = meeting_document.meeting_id));
create policy need_to_know on invitation as restrictive for select using ((select is_desk())
  or employee_id = (select current_employee()) or holder_id = (select current_employee()));
create policy need_to_know on meeting_letter as restrictive for select using ((select is_desk())
  or exists (select from meeting m where m.tenant = meeting_letter.tenant and m.id = meeting_letter.subject_id)
  or exists (select from invitation i where i.tenant = meeting_letter.tenant and i.id = meeting_letter.subject_id));
create policy need_to_know on calendar_feed as restrictive for select using ((select is_desk())
  or employee_id = (select current_employee()));
-- Whether an invitation was answered in time is known to whoever owes it, to the heads of the unit and to those who answer for the
-- standard; what it was about is not said there.
create policy meetings on obligation as restrictive for select using (subject_kind <> 'meeting' or (select is_desk())
  or holder_id = (select current_employee())
  or unit_id = any ((select current_units())::uuid[]) and (select current_roles() && '{head}'::text[])
  or (select current_roles() && '{steward,executive-director}'::text[]));
