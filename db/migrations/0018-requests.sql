-- Internal requests: a colleague asks a colleague (4.2, 10.1).

create table request (
  tenant integer not null,
  id uuid not null,
  asker_id uuid not null,
  -- Of the asker on that day.
  asker_unit uuid not null,
  -- Who owes the answer: a unit, and a person of it where one is named.
  unit_id uuid not null,
  holder_id uuid,
  -- Whom the asker chose, and by which steps it came to somebody else: vacant posts, people who are away.
  asked_kind text not null check (asked_kind in ('person','unit','post')),
  asked_id uuid not null,
  routed jsonb not null default '[]',
  case_id uuid,
  -- The request that this one asks back about.
  about_id uuid,
  subject text not null check (subject <> ''),
  state text not null check (state in ('received','interim','answered','returned','withdrawn')),
  asked_at timestamptz not null,
  due_at timestamptz,
  ended_at timestamptz,
  -- Of five, by the asker.
  score smallint check (score between 1 and 5),
  primary key (tenant, id),
  foreign key (tenant, asker_id) references employee (tenant, id),
  foreign key (tenant, asker_unit) references unit (tenant, id),
  foreign key (tenant, unit_id) references unit (tenant, id),
  foreign key (tenant, holder_id) references employee (tenant, id),
  foreign key (tenant, case_id) references desk_case (tenant, id),
  foreign key (tenant, about_id) references request (tenant, id),
  check ((ended_at is null) = (state in ('received','interim'))),
  check (score is null or state in ('answered','returned'))
);
create index request_holder on request (tenant, holder_id, due_at) where ended_at is null;
create index request_unit on request (tenant, unit_id, due_at) where ended_at is null;
create index request_done on request (tenant, holder_id, ended_at desc) where ended_at is not null;
create index request_asker on request (tenant, asker_id, asked_at desc, id);
create index request_case on request (tenant, case_id, asked_at) where case_id is not null;

-- Everything said in a request, in order: the question, interim words, the answer, what was passed on and why.
create table request_entry (
  tenant integer not null,
  id uuid not null,
  request_id uuid not null,
  -- Of the request: what is said about a client's matter is erased with it.
  case_id uuid,
  at timestamptz not null,
  author_id uuid,
  kind text not null check (kind in ('question','passed-on','interim','answer','returned','withdrawn','unconfirmed','auto-reply','undelivered')),
  text text not null default '',
  -- The day an interim answer names; for `unconfirmed`: the one that its words seem to name.
  answer_by timestamptz,
  reason text check (reason in ('outside-my-competence','needs-more','already-answered','absence','other')),
  channel text not null check (channel in ('e-mail','internal')),
  mail_id uuid,
  -- Until then it can be taken back and nobody else sees it; `null`: it stands.
  held_until timestamptz,
  primary key (tenant, id),
  foreign key (tenant, request_id) references request (tenant, id),
  foreign key (tenant, case_id) references desk_case (tenant, id),
  foreign key (tenant, author_id) references employee (tenant, id),
  foreign key (tenant, mail_id) references mail (tenant, id)
);
create index request_entry_request on request_entry (tenant, request_id, at, id);
create index request_entry_case on request_entry (tenant, case_id) where case_id is not null;

-- Each letter about a request, by its own Message-ID: how an answer from a mail program finds its request.
create table request_letter (
  tenant integer not null,
  message_id text not null,
  request_id uuid not null,
  entry_id uuid not null,
  to_id uuid not null,
  address text not null,
  written_at timestamptz not null,
  sent_at timestamptz,
  refused text,
  primary key (tenant, message_id),
  foreign key (tenant, request_id) references request (tenant, id),
  foreign key (tenant, entry_id) references request_entry (tenant, id),
  foreign key (tenant, to_id) references employee (tenant, id)
);
create index request_letter_request on request_letter (tenant, request_id);

-- An answer that came by mail stands in its request, never in a case. Not validated: the column is new and empty, and the
-- looking would be done under the owner's own policies.
alter table mail add column request_id uuid,
  add foreign key (tenant, request_id) references request (tenant, id) not valid;
alter table mail drop constraint mail_check1,
  add constraint mail_stands_somewhere check ((fate in ('opened','joined')) = (case_id is not null or request_id is not null)),
  add constraint mail_of_request check (request_id is null or case_id is null);
create index mail_request on mail (tenant, request_id) where request_id is not null;

do $$ declare t text; begin
  foreach t in array array['request','request_entry','request_letter'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (tenant = current_tenant()) with check (tenant = current_tenant())', t);
    execute format('grant select, insert, update, delete on %I to laipa_app', t);
  end loop;
end $$;
revoke delete on request, request_letter from laipa_app;

-- Of a case one may know through a request: not across a wall, and of a restricted case only whoever sees it.
create function walled_from_case(wanted uuid) returns boolean language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
begin
  return among('laipa.walled_cases', wanted) or exists (select from desk_case
    where tenant = current_tenant() and id = wanted and among('laipa.walled_clients', client_id));
end $$;
create function case_is_restricted(wanted uuid) returns boolean language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
begin
  return exists (select from desk_case where tenant = current_tenant() and id = wanted and restricted);
end $$;

-- Seen by whoever asked, whoever is asked with their unit, and the unit of the asker where it is about a case they see.
create policy need_to_know on request as restrictive for select using ((select is_desk())
  or (case_id is null or not walled_from_case(case_id)) and (
    (select current_employee()) in (asker_id, holder_id, asked_id)
    or unit_id = any ((select current_units())::uuid[]) and (case_id is null or not case_is_restricted(case_id) or sees_case(case_id))
    or case_id is not null and sees_case(case_id)));
do $$ declare t text; begin
  foreach t in array array['request_entry','request_letter'] loop
    execute format('create policy need_to_know on %I as restrictive for select using ((select is_desk())
      or exists (select from request r where r.tenant = %1$I.tenant and r.id = request_id))', t);
  end loop;
end $$;
create policy of_request on mail as restrictive for select using (request_id is null or (select is_desk())
  or exists (select from request r where r.tenant = mail.tenant and r.id = mail.request_id));
create policy of_request on obligation as restrictive for select using (subject_kind <> 'request' or (select is_desk())
  or exists (select from request r where r.tenant = obligation.tenant and r.id = obligation.subject_id));

-- Who asked whom on the way to a request, however far back: ids only, so that a question that goes in circles is seen as one.
create function request_chain(wanted uuid) returns table (asker uuid, answerer uuid) language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
begin
  return query with recursive chain as (
      select r.about_id, r.asker_id, coalesce(r.holder_id, r.unit_id) as who, 1 as depth from request r
        where r.tenant = current_tenant() and r.id = wanted
      union all
      select r.about_id, r.asker_id, coalesce(r.holder_id, r.unit_id), c.depth + 1 from chain c
        join request r on r.tenant = current_tenant() and r.id = c.about_id where c.depth < 40
    ) select asker_id, who from chain order by depth;
end $$;

-- The chain of a matter among colleagues is seen by whoever sees its row: in the table that is called as the subject's kind.
create function sees_matter(kind text, wanted uuid) returns boolean language plpgsql stable as $$
declare seen boolean := false;
begin
  if kind in ('request', 'task', 'meeting', 'promise') and to_regclass(format('public.%I', kind)) is not null then
    execute format('select exists (select from %I where tenant = current_tenant() and id = $1)', kind) into seen using wanted;
  end if;
  return seen;
end $$;
alter policy need_to_know on event using (is_desk()
  or subject_id = current_employee()
  or sees_case(subject_id)
  or exists (select from subject s where s.tenant = event.tenant and s.id = event.subject_id and (
    s.kind in ('mail', 'rules', 'directory', 'retention')
    or s.kind = 'wall' and exists (select from wall w where w.tenant = event.tenant and w.id = event.subject_id)
    or s.kind in ('employee', 'client') and (current_roles() && '{data-protection-officer}'::text[])
    or sees_matter(s.kind, s.id))));

-- What is owed outside of cases, for the work list: few rows beside those of cases.
create index obligation_elsewhere_holder on obligation (tenant, holder_id, due_at)
  where settled_by is null and due_at is not null and subject_kind in ('request','task','meeting','promise');
create index obligation_elsewhere_unit on obligation (tenant, unit_id, due_at)
  where settled_by is null and due_at is not null and subject_kind in ('request','task','meeting','promise');
