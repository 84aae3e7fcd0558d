-- The spine: what happened, what is owed, how the chain is sealed.

-- The head of each subject's chain. Its version guards against two writers; its hash carries the chain on.
create table subject (
  tenant integer not null references tenant,
  id uuid not null,
  kind text not null,
  version integer not null,
  hash bytea not null,
  primary key (tenant, id)
);

create table event (
  tenant integer not null,
  subject_id uuid not null,
  version integer not null,
  kind text not null,
  -- Business time: the event's own instant. The server's stands in recorded_at.
  at timestamptz not null,
  actor_id uuid,
  facts jsonb not null,
  rules_version integer not null,
  hash bytea not null,
  recorded_at timestamptz not null default clock_timestamp(),
  position bigint generated always as identity,
  -- Followers read in the order (xid, position) below the oldest transaction still in flight: none is overtaken.
  xid xid8 not null default pg_current_xact_id(),
  primary key (tenant, subject_id, version)
);
create index event_order on event (tenant, xid, position);

create table obligation (
  tenant integer not null,
  id uuid not null,
  subject_id uuid not null,
  subject_kind text not null,
  clause text not null,
  standard text not null,
  mechanism text not null,
  topic text,
  opened_by integer not null,
  opened_at timestamptz not null,
  due_at timestamptz,
  near_at timestamptz,
  explanation jsonb not null default '[]',
  calendar_version integer,
  unit_id uuid,
  holder_id uuid,
  verdict text not null check (verdict in ('open','met','breached','excused','not-assessable')),
  in_time boolean,
  settled_by integer,
  settled_at timestamptz,
  neared boolean not null default false,
  primary key (tenant, id)
);
create index obligation_subject on obligation (tenant, subject_id);
-- What a unit or a person owes now, by due time: the work lists.
create index obligation_owed_unit on obligation (tenant, unit_id, due_at) where settled_by is null and due_at is not null;
create index obligation_owed_holder on obligation (tenant, holder_id, due_at) where settled_by is null and due_at is not null;
-- What the deadline loop reads.
create index obligation_nearing on obligation (tenant, near_at) where settled_by is null and not neared and near_at is not null;
create index obligation_passing on obligation (tenant, due_at) where settled_by is null and in_time is null and due_at is not null;
-- The clause pages: figures and drill-down.
create index obligation_clause on obligation (tenant, clause, verdict, opened_at desc) include (in_time, settled_by);

-- Every minute: the Merkle root over the hashes of what is new, chained to the seal before.
create table seal (
  tenant integer not null references tenant,
  number integer not null,
  after_xid xid8 not null,
  after_position bigint not null,
  upto_xid xid8 not null,
  upto_position bigint not null,
  events integer not null,
  root bytea not null,
  hash bytea not null,
  sealed_at timestamptz not null default clock_timestamp(),
  primary key (tenant, number)
);

-- How far each follower of the journal has read.
create table follower (
  tenant integer not null references tenant,
  name text not null,
  xid xid8 not null default '0',
  position bigint not null default 0,
  primary key (tenant, name)
);
