-- Surveys: what clients say after a visit (5.6.3, 6.1–6.12). Webhooks: what telephone systems told us (6.7).

-- Which question beside the one about the whole was drawn for a visit; drawn once, so that it stays the same.
create table survey (
  tenant integer not null,
  visit_id uuid not null,
  service_id uuid not null,
  clause text not null,
  -- The version of the standard whose questions these are.
  standard text not null,
  drawn_at timestamptz not null,
  primary key (tenant, visit_id),
  foreign key (tenant, visit_id) references visit (tenant, id),
  foreign key (tenant, service_id) references service (tenant, id)
);
create index survey_service on survey (tenant, service_id, clause);

-- One answer for a visit and clause; it is not changed. No name stands here: who served is kept only so that nobody sees
-- what was said of their own work.
create table survey_answer (
  tenant integer not null,
  visit_id uuid not null,
  clause text not null,
  score integer not null check (score between 1 and 10),
  -- So low that the head looks at it (5.6.3).
  low boolean not null,
  way text not null check (way in ('tablet','link')),
  at timestamptz not null,
  unit_id uuid not null,
  served_by uuid,
  -- The unit of whoever served, where it is another than the one whose work it was.
  served_unit uuid,
  client_id uuid,
  case_id uuid,
  -- What the client wrote beside it, once.
  words text not null default '',
  words_at timestamptz,
  -- What the head did about a low answer.
  followed_at timestamptz,
  followed_by uuid,
  follow_words text not null default '',
  client_reached boolean,
  primary key (tenant, visit_id, clause),
  foreign key (tenant, visit_id) references visit (tenant, id),
  foreign key (tenant, unit_id) references unit (tenant, id),
  foreign key (tenant, served_unit) references unit (tenant, id),
  foreign key (tenant, client_id) references client (tenant, id),
  foreign key (tenant, case_id) references desk_case (tenant, id),
  foreign key (tenant, served_by) references employee (tenant, id),
  foreign key (tenant, followed_by) references employee (tenant, id),
  check ((followed_at is null) = (followed_by is null)),
  check (followed_at is null or low)
);
create index survey_answer_low on survey_answer (tenant, at) where low;
create index survey_answer_words on survey_answer (tenant, words_at) where words_at is not null;
create index survey_answer_client on survey_answer (tenant, client_id) where client_id is not null;

-- How often each score was given, by clause, month (of Riga) and unit: what pages of clauses read.
create table survey_figures (
  tenant integer not null,
  clause text not null,
  month date not null,
  unit_id uuid not null,
  score integer not null,
  answers integer not null,
  primary key (tenant, clause, month, unit_id, score)
);

-- Messages of other systems that were taken in, by their own id: the same message again does nothing.
create table webhook_received (
  tenant integer not null,
  id text not null check (length(id) between 1 and 200),
  received_at timestamptz not null,
  primary key (tenant, id)
);
create index webhook_received_at on webhook_received (tenant, received_at);

do $$ declare t text; begin
  foreach t in array array['survey','survey_answer','survey_figures','webhook_received'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (tenant = current_tenant()) with check (tenant = current_tenant())', t);
    execute format('grant select, insert, update on %I to laipa_app', t);
  end loop;
end $$;
revoke update on survey, webhook_received from laipa_app;
grant delete on webhook_received to laipa_app;

-- A single answer is seen by nobody but the head, where it is low or something was written beside it, and never by whoever it is about: what clients say
-- is no score of a person. Sums (`survey_figures`) are open to everybody.
create policy need_to_know on survey_answer as restrictive for select using ((select is_desk())
  or ((low or words_at is not null) and served_by is distinct from (select current_employee())
    and (((unit_id = any ((select current_units())::uuid[]) or served_unit = any ((select current_units())::uuid[]))
        and (select current_roles()) @> '{head}'::text[]) or (select reads_every_case()))
    and (case_id is null or not among('laipa.walled_cases', case_id))
    and (client_id is null or not among('laipa.walled_clients', client_id))));
create policy need_to_know on survey as restrictive for select using ((select is_desk()));
create policy need_to_know on webhook_received as restrictive for select using ((select is_desk()));
-- Only what the head writes changes in another's name; all else is the desk's own deed.
create policy desk_writes on survey_answer as restrictive for insert with check (is_desk());
create policy desk_draws on survey as restrictive for insert with check (is_desk());
create policy desk_counts on survey_figures as restrictive for insert with check (is_desk());
create policy desk_counts_on on survey_figures as restrictive for update using (is_desk());

-- Nor does the journal tell an employee what was said of their own work: what was answered is the desk's, and a low answer
-- with what it opened is seen with its row.
create function sees_answer(wanted uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select from survey_answer where tenant = current_tenant() and visit_id = wanted and low);
end $$;
create policy surveys on event as restrictive for select using (kind not like 'survey.%' or is_desk() or sees_answer(subject_id));
create policy surveys on obligation as restrictive for select
  using (topic is distinct from 'follow-up' or is_desk() or sees_answer(subject_id));
