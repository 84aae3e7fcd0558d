-- Promises: one ledger for every channel (8.5, 6.8, 9.3, 10.1).

create table promise (
  tenant integer not null,
  id uuid not null,
  -- In the giver's words: what will be told or done.
  what text not null check (what <> ''),
  -- To whom: a client, or a colleague who waits for it.
  client_id uuid,
  colleague_id uuid,
  case_id uuid,
  -- Where it was given.
  channel text not null check (channel in ('e-mail','counter','phone','sms','e-address','letter','web','internal')),
  form text not null check (form in ('phone','in-person','e-mail','letter','in-laipa')),
  answer_by timestamptz not null,
  -- As it was promised first; it stays when another time is agreed upon.
  first_answer_by timestamptz not null,
  -- What a colleague finds out for this promise of somebody else's: never later than that one.
  parent_id uuid,
  holder_id uuid not null,
  unit_id uuid not null,
  made_at timestamptz not null,
  made_by uuid not null,
  -- Who passed it on last: they still see what becomes of it.
  passed_by uuid,
  -- The letter in whose closing it was given (9.3); that letter does not keep it.
  source_reply uuid,
  state text not null default 'open' check (state in ('open','kept','called-off')),
  ended_at timestamptz,
  ended_by uuid,
  -- What was told, or why it was called off.
  ended_words text not null default '',
  kept_by_reply uuid,
  primary key (tenant, id),
  foreign key (tenant, client_id) references client (tenant, id),
  foreign key (tenant, colleague_id) references employee (tenant, id),
  foreign key (tenant, case_id) references desk_case (tenant, id),
  foreign key (tenant, parent_id) references promise (tenant, id),
  foreign key (tenant, holder_id) references employee (tenant, id),
  foreign key (tenant, unit_id) references unit (tenant, id),
  check ((client_id is null) <> (colleague_id is null)),
  check (colleague_id <> holder_id),
  check (form <> 'in-laipa' or colleague_id is not null),
  check ((state = 'open') = (ended_at is null))
);
create index promise_case on promise (tenant, case_id, answer_by) where case_id is not null;
create index promise_holder on promise (tenant, holder_id, answer_by) where state = 'open';
create index promise_unit on promise (tenant, unit_id, answer_by) where state = 'open';
create index promise_colleague on promise (tenant, colleague_id, answer_by) where state = 'open' and colleague_id is not null;
create index promise_parent on promise (tenant, parent_id) where parent_id is not null;
create index promise_ended on promise (tenant, holder_id, ended_at desc) where state <> 'open';
create index promise_unit_ended on promise (tenant, unit_id, ended_at desc) where state <> 'open';
create index promise_client on promise (tenant, client_id) where client_id is not null;

-- What became of it on the way: another time agreed upon, another holder.
create table promise_change (
  tenant integer not null,
  id uuid not null,
  promise_id uuid not null,
  at timestamptz not null,
  by_id uuid,
  kind text not null check (kind in ('renegotiated','refused','passed-on')),
  from_answer_by timestamptz,
  to_answer_by timestamptz,
  -- How the other was told of the new time and agreed.
  told text check (told in ('phone','in-person','e-mail','letter','in-laipa')),
  from_holder uuid,
  to_holder uuid,
  primary key (tenant, id),
  foreign key (tenant, promise_id) references promise (tenant, id),
  check ((kind = 'passed-on') = (to_holder is not null)),
  check (kind = 'passed-on' or (to_answer_by is not null and told is not null))
);
create index promise_change_promise on promise_change (tenant, promise_id, at);

-- What the closing of a letter says will follow, as its author ticked it; it is promised once the letter has left.
create table reply_promise (
  tenant integer not null,
  reply_id uuid not null,
  n integer not null,
  what text not null check (what <> ''),
  form text not null check (form in ('phone','in-person','e-mail','letter')),
  answer_by timestamptz not null,
  primary key (tenant, reply_id, n),
  foreign key (tenant, reply_id) references reply (tenant, id) on delete cascade
);

do $$ declare t text; begin
  foreach t in array array['promise','promise_change','reply_promise'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (tenant = current_tenant()) with check (tenant = current_tenant())', t);
    execute format('grant select, insert, update, delete on %I to laipa_app', t);
  end loop;
end $$;

-- Whoever gave, holds or passed on a promise or waits for it sees it, and whoever sees its case; without a case, the
-- holder's unit. Never across a wall.
create policy need_to_know on promise as restrictive for select using ((select is_desk())
  or (((select current_employee()) in (holder_id, colleague_id, made_by, passed_by)
      or case when case_id is null then unit_id = any ((select current_units())::uuid[]) or (select reads_every_case())
         else sees_case(case_id) end)
    and (case_id is null or not among('laipa.walled_cases', case_id))
    and (client_id is null or not among('laipa.walled_clients', client_id))));
-- When the promise that one was made for is due, and the latest of those made for it: also where they are another's.
create function promise_kin(wanted uuid, parent uuid, out parent_by timestamptz, out child_by timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  parent_by := (select answer_by from promise where tenant = current_tenant() and id = parent and state = 'open');
  child_by := (select max(answer_by) from promise where tenant = current_tenant() and parent_id = wanted and state = 'open');
end $$;
create function sees_promise(wanted uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select from promise where tenant = current_tenant() and id = wanted);
end $$;
create policy need_to_know on promise_change as restrictive for select using ((select is_desk()) or sees_promise(promise_id));
create policy need_to_know on reply_promise as restrictive for select using ((select is_desk())
  or exists (select from reply r where r.tenant = reply_promise.tenant and r.id = reply_promise.reply_id));
-- What a promise owes is seen with it.
create policy promises on obligation as restrictive for select using (subject_kind <> 'promise' or is_desk()
  or sees_promise(subject_id));
-- Nothing that was promised is unsaid.
create policy kept on promise as restrictive for delete using (is_desk());
create policy kept on promise_change as restrictive for delete using (is_desk());
create policy written_once on promise_change as restrictive for update using (is_desk());
