-- Tasks with participants and copies to heads (10.3).

create table task (
  tenant integer not null references tenant,
  id uuid not null,
  title text not null check (title <> ''),
  body text not null default '',
  case_id uuid,
  sender_id uuid not null,
  -- The sender's, where they hold a post.
  unit_id uuid,
  sent_at timestamptz not null,
  state text not null default 'open' check (state in ('open','done','called-off')),
  ended_at timestamptz,
  call_off_reason text not null default '',
  -- Where its page stands, for letters that leave later; empty where nobody has said.
  origin text not null default '',
  primary key (tenant, id),
  foreign key (tenant, case_id) references desk_case (tenant, id),
  foreign key (tenant, sender_id) references employee (tenant, id),
  foreign key (tenant, unit_id) references unit (tenant, id),
  check ((state = 'open') = (ended_at is null)),
  check ((state = 'called-off') = (call_off_reason <> ''))
);
create index task_sender on task (tenant, sender_id, sent_at desc, id);
create index task_case on task (tenant, case_id, sent_at desc) where case_id is not null;

-- What each takes part with; a unit as such, until somebody of it has done it.
create table task_part (
  tenant integer not null,
  task_id uuid not null,
  id uuid not null,
  employee_id uuid,
  unit_id uuid not null,
  responsible boolean not null,
  -- What of it is theirs; empty: the whole.
  words text not null default '',
  due_at timestamptz not null,
  done_at timestamptz,
  done_by uuid,
  -- The task's, so that the words go when the case is erased.
  case_id uuid,
  primary key (tenant, task_id, id),
  foreign key (tenant, task_id) references task (tenant, id),
  foreign key (tenant, employee_id) references employee (tenant, id),
  foreign key (tenant, unit_id) references unit (tenant, id),
  check ((done_at is null) = (done_by is null))
);
create unique index task_responsible on task_part (tenant, task_id) where responsible;
create unique index task_part_once on task_part (tenant, task_id, coalesce(employee_id, unit_id));
create index task_part_employee on task_part (tenant, employee_id, due_at) where done_at is null;
create index task_part_unit on task_part (tenant, unit_id, due_at) where done_at is null and employee_id is null;

-- To whom a copy went, for whom and why, as the directory stood when the task was sent. Written once; erased with its case.
create table task_copy (
  tenant integer not null,
  task_id uuid not null,
  id uuid not null,
  to_id uuid not null,
  -- The head who was away, where `to_id` stood in.
  instead_of_id uuid,
  waits boolean not null,
  -- [{ part, ground, unit, vacant: [post] }]
  reasons jsonb not null,
  -- Those for whom it is, as they were called then.
  of_names text[] not null,
  -- Of a restricted case: that their employee has a task, and nothing of it.
  bare boolean not null,
  -- When the head's digest takes it; null: it left at once.
  digest_at timestamptz,
  digest_letter_id uuid,
  -- Taken out by the sender with this reason, which stands on their head's list as well.
  left_out_reason text not null default '',
  made_at timestamptz not null,
  primary key (tenant, task_id, id),
  foreign key (tenant, task_id) references task (tenant, id),
  foreign key (tenant, to_id) references employee (tenant, id),
  foreign key (tenant, instead_of_id) references employee (tenant, id)
);
create unique index task_copy_once on task_copy (tenant, task_id, to_id);
create index task_copy_to on task_copy (tenant, to_id, id desc) where left_out_reason = '';
create index task_copy_digest on task_copy (tenant, digest_at) where digest_at is not null and digest_letter_id is null and left_out_reason = '';

-- Letters as they left, each with its Message-ID; a second attempt is the same letter.
create table task_letter (
  tenant integer not null references tenant,
  id uuid not null,
  task_id uuid,
  -- The task's, so that the words go when the case is erased; a digest keeps no words once it has left.
  case_id uuid,
  kind text not null check (kind in ('sent','copy','digest','done','called-off')),
  -- [{ name, address }]
  send_to jsonb not null,
  copy_to jsonb not null default '[]',
  reply_to jsonb,
  subject text not null,
  text text not null,
  message_id text not null,
  in_reply_to text,
  made_at timestamptz not null,
  -- Addresses that the relay has taken it for, and what it said where it refused.
  taken text[] not null default '{}',
  handed_at timestamptz,
  trouble text not null default '',
  primary key (tenant, id),
  foreign key (tenant, task_id) references task (tenant, id)
);
create index task_letter_case on task_letter (tenant, case_id) where case_id is not null;
create index task_part_case on task_part (tenant, case_id) where case_id is not null;
create index task_letter_task on task_letter (tenant, task_id, made_at) where task_id is not null;

-- Heads who read their copies once a day instead of at once.
create table task_digest (
  tenant integer not null,
  employee_id uuid not null,
  chosen_at timestamptz not null,
  primary key (tenant, employee_id),
  foreign key (tenant, employee_id) references employee (tenant, id)
);

do $$ declare t text; begin
  foreach t in array array['task','task_part','task_copy','task_letter','task_digest'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (tenant = current_tenant()) with check (tenant = current_tenant())', t);
    execute format('grant select, insert, update, delete on %I to laipa_app', t);
  end loop;
end $$;
revoke delete on task, task_part, task_copy, task_letter from laipa_app;

-- Whether a task concerns the reader: sent by them or within their unit, theirs or their unit's to do, theirs while they
-- stand in for somebody, or copied to them. Of a restricted case only those named; never across a wall. Runs as the owner,
-- since it must see past the policies that ask it.
create function concerned_by_task(wanted uuid) returns boolean language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
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
end $$;

-- What the reader has still to do, those for whom they stand in and their units as such; the earliest due first. The answer
-- is what the policies above would leave, asked once for each line instead of once for each row they would have to look at.
create function parts_owed(whose_units uuid[], today date, most integer)
  returns table (id uuid, title text, sender_id uuid, case_id uuid, sent_at timestamptz, due_at timestamptz, words text, unit_id uuid)
  language plpgsql stable security definer rows 20 set search_path = pg_catalog, public as $$
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
end $$;
-- How far a task is; for lists, of tasks that the reader sees.
create function task_progress(wanted uuid) returns table (done integer, parts integer, due_at timestamptz)
  language plpgsql stable security definer rows 1 set search_path = pg_catalog, public as $$
begin
  return query select count(*) filter (where p.done_at is not null)::integer, count(*)::integer, min(p.due_at) filter (where p.done_at is null)
    from task_part p where p.tenant = current_tenant() and p.task_id = wanted;
end $$;

create policy need_to_know on task as restrictive for select using ((select is_desk())
  or concerned_by_task(id) or (case_id is not null and sees_case(case_id)));
create policy need_to_know on task_part as restrictive for select using ((select is_desk())
  or exists (select from task t where t.tenant = task_part.tenant and t.id = task_part.task_id));
create policy need_to_know on task_copy as restrictive for select using ((select is_desk())
  or to_id = current_employee() and left_out_reason = ''
  or exists (select from task t where t.tenant = task_copy.tenant and t.id = task_copy.task_id));
create policy need_to_know on task_letter as restrictive for select using ((select is_desk())
  or exists (select from task t where t.tenant = task_letter.tenant and t.id = task_letter.task_id));
create policy need_to_know on task_digest as restrictive for select using ((select is_desk()) or employee_id = current_employee());
-- What a task owes is known to whom it concerns; its events are the desk's.
create policy tasks on obligation as restrictive for select using (subject_kind <> 'task' or (select is_desk())
  or exists (select from task t where t.tenant = obligation.tenant and t.id = obligation.subject_id));
