-- Hand-overs, absence and workload (5.2.3, 5.7.6).

-- Each handing over with what became of it: it can be handed back for a working day of the receiver's, and what comes back
-- too often climbs to the head whom both units have in common.
create table hand_over (
  tenant integer not null,
  id uuid not null,
  case_id uuid not null,
  from_unit uuid not null,
  from_holder uuid,
  to_unit uuid not null,
  to_holder uuid,
  reason text not null check (reason in ('outside-my-competence','absence','workload','client-asked','mistakenly-received')),
  made_by uuid not null,
  made_at timestamptz not null,
  -- Until when it can be handed back; null: not at all, since the common head has decided.
  back_until timestamptz,
  -- To a unit that had the case before: counted as if it had been handed back.
  circular boolean not null default false,
  answer text check (answer in ('returned','taken-back')),
  answered_at timestamptz,
  answered_by uuid,
  back_reason text check (back_reason in ('outside-my-competence','not-enough-known','conflict-of-interest','absence','other')),
  back_words text check (back_words is null or back_words <> ''),
  -- Where the case went when it was handed back: to whoever had it, or (`climbed`) to the common head.
  back_unit uuid,
  back_holder uuid,
  climbed boolean not null default false,
  primary key (tenant, id),
  foreign key (tenant, case_id) references desk_case (tenant, id),
  foreign key (tenant, from_unit) references unit (tenant, id),
  foreign key (tenant, to_unit) references unit (tenant, id),
  foreign key (tenant, back_unit) references unit (tenant, id),
  foreign key (tenant, made_by) references employee (tenant, id),
  check ((answer is null) = (answered_at is null)),
  check (coalesce(answer = 'returned', false) = (back_unit is not null))
);
create index hand_over_case on hand_over (tenant, case_id, made_at desc);

-- How a unit gives out what nobody has taken: not at all, by a proposal that somebody confirms, or by itself.
create table unit_distribution (
  tenant integer not null,
  unit_id uuid not null,
  mode text not null check (mode in ('off','proposed','by-itself')),
  -- Working minutes for which a case is left for anybody to take before it is given out by itself.
  after_minutes integer not null default 60 check (after_minutes between 1 and 2400),
  changed_by uuid,
  changed_at timestamptz not null,
  primary key (tenant, unit_id),
  foreign key (tenant, unit_id) references unit (tenant, id)
);

-- What somebody of a unit knows best, as words that stand in letters; no grades.
create table skill (
  tenant integer not null,
  unit_id uuid not null,
  employee_id uuid not null,
  words text[] not null check (cardinality(words) between 1 and 20),
  primary key (tenant, unit_id, employee_id),
  foreign key (tenant, unit_id) references unit (tenant, id),
  foreign key (tenant, employee_id) references employee (tenant, id)
);

do $$ declare t text; begin
  foreach t in array array['hand_over','unit_distribution','skill'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (tenant = current_tenant()) with check (tenant = current_tenant())', t);
    execute format('grant select, insert, update, delete on %I to laipa_app', t);
  end loop;
end $$;
revoke delete on hand_over, unit_distribution from laipa_app;
create policy need_to_know on hand_over as restrictive for select using (is_desk() or sees_case(case_id));
create policy need_to_know on skill as restrictive for select using (is_desk()
  or employee_id = current_employee() or unit_id = any ((select current_units())::uuid[]));

-- 5.2.3: an unfinished case is never nobody's. It has a unit and at most one holder by its columns; here it is held to it
-- that the unit still stands and that the holder still serves on the day on which the case is given to them. Looked at when
-- the transaction ends, so that a deed may take several steps. What was given before somebody left is seen by the head.
create function nothing_is_nobodys() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
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
end $$;
create constraint trigger nothing_is_nobodys after update of unit_id, holder_id on desk_case deferrable initially deferred
  for each row when (old.unit_id is distinct from new.unit_id or old.holder_id is distinct from new.holder_id)
  execute function nothing_is_nobodys();

-- Cases whose holder is away or has left, for whoever acts today: the number and, unless access is restricted, what it is
-- about. They may be another unit's, so that the policy of the case would not show them; a wall still hides them.
create function cases_to_act_on(holders uuid[], most integer) returns table (id uuid, number text, title text, client text,
    unit_id uuid, unit_lv text, unit_en text, holder_id uuid, due_at timestamptz, restricted boolean)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select c.id, c.number, case when c.restricted then '' else c.title end, case when c.restricted then '' else cl.name end,
    c.unit_id, u.name_lv, u.name_en, c.holder_id, c.due_at, c.restricted
  from desk_case c join client cl on cl.tenant = c.tenant and cl.id = c.client_id join unit u on u.tenant = c.tenant and u.id = c.unit_id
  where c.tenant = current_tenant() and current_employee() is not null and c.holder_id = any (holders) and c.holder_id <> current_employee()
    and c.state = 'open' and not behind_wall(c.id, c.client_id)
  order by coalesce(c.due_at, 'infinity'), c.id limit least(most, 100);
$$;

-- Which units have answered matters like this one, by words that stand in their closed cases too: the words of its title
-- first, rare ones before common ones, without those that name its client. Of what is found four hundred are looked at, and
-- nothing of them is told but how many there are.
create function like_matters(wanted uuid) returns table (unit uuid, lv text, en text, count integer)
  language plpgsql stable security definer set search_path = pg_catalog, public
  set plan_cache_mode = force_custom_plan set enable_seqscan = off set enable_indexscan = on as $$
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
end $$;
