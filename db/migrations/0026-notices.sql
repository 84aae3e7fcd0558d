-- Notices: short messages to clients by e-mail and SMS. One outbox for all of them.

create table notice (
  tenant integer not null,
  id uuid not null,
  kind text not null check (kind in ('ticket','slip','pause','appointment-confirmed','appointment-reminder','appointment-moved',
    'appointment-cancelled','waiting-list','survey')),
  way text not null check (way in ('e-mail','sms')),
  language text not null check (language in ('lv','en')),
  -- An e-mail address, or a mobile number as dialled from anywhere (+371…).
  address text not null,
  name text not null default '',
  subject text not null default '',
  text text not null,
  -- An iTIP message that calendars take up, in an e-mail.
  calendar_method text check (calendar_method in ('REQUEST','CANCEL')),
  calendar text,
  -- Whose mailbox answers go to.
  unit_id uuid,
  -- What it is about; its chain has the evidence that it was handed over.
  subject_kind text not null check (subject_kind in ('visit','appointment')),
  subject_id uuid not null,
  client_id uuid,
  -- What is recorded once it has been handed over, or has failed: kind and facts, without an instant.
  sent_fact jsonb,
  failed_fact jsonb,
  made_by uuid,
  written_at timestamptz not null,
  -- Not before, and not after this: late word of a break of five minutes is none.
  run_at timestamptz,
  until timestamptz,
  state text not null default 'waiting' check (state in ('waiting','sent','delivered','failed','called-off')),
  -- Fixed before the first attempt: a second attempt is the same letter.
  message_id text not null,
  -- Into how many text messages it went.
  parts integer,
  sent_at timestamptz,
  ended_at timestamptz,
  -- What the relay or the centre said when it refused it.
  refused text,
  erased_at timestamptz,
  primary key (tenant, id),
  unique (tenant, message_id),
  foreign key (tenant, unit_id) references unit (tenant, id),
  foreign key (tenant, client_id) references client (tenant, id),
  foreign key (tenant, made_by) references employee (tenant, id),
  check ((calendar is null) = (calendar_method is null)),
  check (way = 'e-mail' or calendar is null),
  check ((state in ('sent','delivered')) <= (sent_at is not null))
);
create index notice_subject on notice (tenant, subject_kind, subject_id, written_at);
create index notice_client on notice (tenant, client_id) where client_id is not null;
create index notice_address on notice (tenant, address);
create index notice_kept on notice (tenant, written_at) where erased_at is null;

-- A text message goes in parts; each that the centre has taken stands here, so that only the others are sent again.
create table notice_part (
  tenant integer not null,
  notice_id uuid not null,
  n integer not null,
  -- By what the centre names it in a delivery receipt.
  centre_id text not null,
  taken_at timestamptz not null,
  outcome text check (outcome in ('delivered','failed')),
  outcome_at timestamptz,
  primary key (tenant, notice_id, n),
  foreign key (tenant, notice_id) references notice (tenant, id) on delete cascade
);
create index notice_part_centre on notice_part (tenant, centre_id);

do $$ declare t text; begin
  foreach t in array array['notice','notice_part'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (tenant = current_tenant()) with check (tenant = current_tenant())', t);
    execute format('grant select, insert, update on %I to laipa_app', t);
  end loop;
end $$;
-- A notice is seen with what it is about, and never across a wall.
create policy need_to_know on notice as restrictive for select using ((select is_desk())
  or (sees_matter(subject_kind, subject_id) and (client_id is null or not among('laipa.walled_clients', client_id))));
create policy need_to_know on notice_part as restrictive for select using ((select is_desk())
  or exists (select from notice o where o.tenant = notice_part.tenant and o.id = notice_part.notice_id));

-- Called off by whoever changes the matter, who need not see the notices of it: a client on their own page, a loop.
create function call_off_notices(of_kind text, of_subject uuid, kinds text[]) returns integer
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  called integer;
begin
  update notice set state = 'called-off'
    where tenant = current_tenant() and subject_kind = of_kind and subject_id = of_subject and state = 'waiting'
      and (kinds is null or kind = any (kinds));
  get diagnostics called = row_count;
  return called;
end $$;
revoke all on function call_off_notices from public;
grant execute on function call_off_notices to laipa_app;

-- The demo's mailbox keeps text messages too: there `address` is a number.
alter table demo_mail add column way text not null default 'e-mail' check (way in ('e-mail','sms'));

-- A report about a notice that did not arrive says so at the notice and is nobody's letter.
alter table mail drop constraint mail_fate_check;
alter table mail add constraint mail_fate_check
  check (fate in ('waiting','opened','joined','quarantined','duplicate','meeting','notice'));
drop index mail_once;
create unique index mail_once on mail (tenant, fingerprint) where fate in ('opened','joined','quarantined','meeting','notice');
drop policy meeting_mail on mail;
create policy meeting_mail on mail as restrictive for select using (is_desk() or fate not in ('meeting','notice'));
