import type { Tx } from '../../database/database.ts';
import type { CaseId, ClientId, DeclarationId, EmployeeId, UnitId, WallId } from '../../vocabulary/ids.ts';
import type { ConflictGround } from '../../vocabulary/words.ts';
import type { Colleague } from './successor.ts';

export const INTEREST_KINDS = ['company', 'person', 'property', 'other'] as const;
export type InterestKind = (typeof INTEREST_KINDS)[number];

/** One thing that somebody declares. */
export interface Interest {
  readonly kind: InterestKind;
  readonly name: string;
  readonly registrationNumber: string;
  /** In lower case; empty where none is known. */
  readonly email: string;
  /** What the interest is, in the declarer's words. */
  readonly relation: string;
  readonly client: ClientId | null;
}

export interface InterestToKeep extends Interest {
  readonly id: string;
  readonly codeIndex: Buffer | null;
}

export async function insertDeclaration(
  tx: Tx,
  one: {
    readonly id: DeclarationId;
    readonly employee: EmployeeId;
    readonly unit: UnitId | null;
    readonly occasion: 'yearly' | 'ad-hoc';
    readonly year: number;
    readonly at: Temporal.Instant;
    readonly interests: readonly InterestToKeep[];
  },
): Promise<void> {
  await tx.rows(
    `with made as (
       insert into declaration (tenant, id, employee_id, unit_id, occasion, year, nothing, made_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8) returning id)
     insert into interest (tenant, id, declaration_id, employee_id, kind, name, registration_number, email, code_index, client_id, relation)
     select $1, i.id, made.id, $3, i.kind, i.name, i.registration_number, i.email, decode(i.code_index, 'hex'), i.client_id, i.relation
     from made, jsonb_to_recordset($9::jsonb) as i (id uuid, kind text, name text, registration_number text, email text,
       code_index text, client_id uuid, relation text)`,
    [
      tx.identity.tenant,
      one.id,
      one.employee,
      one.unit,
      one.occasion,
      one.year,
      one.interests.length === 0,
      one.at,
      JSON.stringify(
        one.interests.map((i) => ({
          id: i.id,
          kind: i.kind,
          name: i.name,
          registration_number: i.registrationNumber,
          email: i.email,
          code_index: i.codeIndex?.toString('hex') ?? null,
          client_id: i.client,
          relation: i.relation,
        })),
      ),
    ],
  );
}

/** A declared interest, as the very same client stands in our list. */
export interface Match {
  readonly employee: EmployeeId;
  readonly client: ClientId;
  readonly ground: 'declared-interest' | 'party';
}

/**
 * SQL: the clients of an interest `i`, by picked client, registration number, personal code or e-mail; never by a name
 * alone. Each by its own index.
 */
const CLIENTS_OF = `select i.client_id as id where i.client_id is not null union all
       select x.id from client x where x.tenant = $1 and i.registration_number <> '' and x.registration_number = i.registration_number union all
       select x.id from client x where x.tenant = $1 and x.personal_code_index is not null and x.personal_code_index = i.code_index union all
       select k.client_id from client_contact k where k.tenant = $1 and k.kind = 'e-mail' and i.email <> '' and k.value = i.email`;

/** SQL: no wall of this ground was ever raised between them; one that was lifted is not raised again by itself. */
const NO_WALL = `not exists (select from wall w where w.tenant = $1 and w.employee_id = f.employee and w.client_id = f.client and w.ground = f.ground)`;

/** Clients whom a declaration names; a hundred at most, as nobody declares more. */
export async function clientsDeclared(tx: Tx, declaration: DeclarationId): Promise<Match[]> {
  return tx.rows<Match>(
    `select distinct i.employee_id as employee, c.id as client, 'declared-interest' as ground
     from interest i cross join lateral (${CLIENTS_OF}) c
     where i.tenant = $1 and i.declaration_id = $2 limit 100`,
    [tx.identity.tenant, declaration],
  );
}

/** Who has an interest in a client by declaration or by being that client, and no wall for it yet. */
export async function interestedIn(tx: Tx, client: ClientId): Promise<Match[]> {
  return tx.rows<Match>(
    `with f (employee, client, ground) as (
       select i.employee_id, $2::uuid, 'declared-interest' from interest i where i.tenant = $1 and i.client_id = $2 and i.ended_at is null
       union select i.employee_id, c.id, 'declared-interest' from client c join interest i on i.tenant = $1 and i.ended_at is null
         and i.registration_number <> '' and i.registration_number = c.registration_number where c.tenant = $1 and c.id = $2
       union select i.employee_id, c.id, 'declared-interest' from client c join interest i on i.tenant = $1 and i.ended_at is null
         and i.code_index is not null and i.code_index = c.personal_code_index where c.tenant = $1 and c.id = $2
       union select i.employee_id, k.client_id, 'declared-interest' from client_contact k join interest i on i.tenant = $1 and i.ended_at is null
         and i.email <> '' and i.email = k.value where k.tenant = $1 and k.client_id = $2 and k.kind = 'e-mail'
       union select e.id, k.client_id, 'party' from client_contact k join employee e on e.tenant = $1 and lower(e.email) = k.value
         where k.tenant = $1 and k.client_id = $2 and k.kind = 'e-mail')
     select employee, client, ground from f where ${NO_WALL} limit 50`,
    [tx.identity.tenant, client],
  );
}

/** The same for all clients at once: the interests are few, each looks for its clients by an index. */
export async function matchesWithoutWall(tx: Tx): Promise<Match[]> {
  return tx.rows<Match>(
    `with f (employee, client, ground) as (
       select i.employee_id, c.id, 'declared-interest' from interest i cross join lateral (${CLIENTS_OF}) c where i.tenant = $1 and i.ended_at is null
       union select e.id, k.client_id, 'party' from employee e join client_contact k on k.tenant = $1 and k.kind = 'e-mail' and k.value = lower(e.email)
         where e.tenant = $1)
     select employee, client, ground from f where ${NO_WALL} limit 200`,
    [tx.identity.tenant],
  );
}

/** The people of a unit on a day, with what decides who gets a case there. bounded: by the unit. */
export async function colleaguesFor(
  tx: Tx,
  asked: { readonly unit: UnitId; readonly case: CaseId; readonly client: ClientId; readonly day: Temporal.PlainDate },
): Promise<Colleague[]> {
  return tx.rows<Colleague>(
    `select e.id as employee, e.given_name || ' ' || e.surname as name, bool_or(p.head) as head,
       (select count(*)::integer from desk_case c where c.tenant = $1 and c.holder_id = e.id and c.state in ('open','waiting-for-client','answered')) as holds,
       exists (select from absence a where a.tenant = $1 and a.employee_id = e.id and a.ended_at is null
         and $3::date between a.first_day and a.last_day) as away,
       is_walled(e.id, $4, $5) or exists (select from interest i join client c on c.tenant = $1 and c.id = $5
         where i.tenant = $1 and i.employee_id = e.id and i.ended_at is null and folded(i.name) = folded(c.name)) as walled
     from held_post p join employee e on e.tenant = $1 and e.id = p.employee_id
     where p.tenant = $1 and p.unit_id = $2 and p.valid_from <= $3::date and (p.valid_to is null or p.valid_to >= $3::date)
     group by e.id, e.given_name, e.surname limit 1000`,
    [tx.identity.tenant, asked.unit, asked.day.toString(), asked.case, asked.client],
  );
}

export async function nameOf(tx: Tx, employee: EmployeeId): Promise<string> {
  const row = await tx.one<{ name: string }>(
    `select given_name || ' ' || surname as name from employee where tenant = $1 and id = $2`,
    [tx.identity.tenant, employee],
  );
  return row?.name ?? '';
}

/** Unfinished cases of these clients that somebody holds; they are passed on. */
export async function heldCasesOf(tx: Tx, employee: EmployeeId, clients: readonly ClientId[]): Promise<CaseId[]> {
  const rows = await tx.rows<{ id: CaseId }>(
    `select id from desk_case where tenant = $1 and holder_id = $2 and client_id = any($3::uuid[])
       and state in ('open','waiting-for-client','answered') order by id limit 200`,
    [tx.identity.tenant, employee, clients],
  );
  return rows.map(({ id }) => id);
}

export interface RecusalRow {
  readonly wall: WallId;
  readonly case: CaseId;
  readonly employee: EmployeeId;
  readonly ground: ConflictGround;
  readonly words: string;
  readonly handedTo: EmployeeId | null;
  readonly reportTo: EmployeeId | null;
  readonly unit: UnitId | null;
}

export async function insertRecusal(tx: Tx, one: RecusalRow, at: Temporal.Instant): Promise<void> {
  await tx.rows(
    `insert into recusal (tenant, wall_id, case_id, employee_id, ground, words, handed_to, report_to, unit_id, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      tx.identity.tenant,
      one.wall,
      one.case,
      one.employee,
      one.ground,
      one.words,
      one.handedTo,
      one.reportTo,
      one.unit,
      at,
    ],
  );
}

/** Marks a report as read by the one it was made to; `null` where it is another's or was read already. */
export async function acknowledge(
  tx: Tx,
  wall: WallId,
  by: EmployeeId,
  at: Temporal.Instant,
): Promise<{ readonly case: CaseId } | null> {
  return tx.one(
    `update recusal set acknowledged_at = $4, acknowledged_by = $3
     where tenant = $1 and wall_id = $2 and acknowledged_at is null and employee_id <> $3
       and (report_to = $3 or report_to is null) returning case_id as "case"`,
    [tx.identity.tenant, wall, by, at],
  );
}

export interface Report {
  readonly wall: WallId;
  readonly person: string;
  /** `null` where the reader does not see the case. */
  readonly number: string | null;
  readonly title: string | null;
  readonly ground: ConflictGround;
  readonly words: string;
  readonly to: string | null;
  readonly at: Temporal.Instant;
}

/** Recusals that were reported to somebody and not yet acknowledged, the oldest first; under their own identity. */
export async function reportsTo(tx: Tx, employee: EmployeeId): Promise<Report[]> {
  return tx.rows<Report>(
    `select r.wall_id as wall, e.given_name || ' ' || e.surname as person, c.number, c.title, r.ground, r.words,
       h.given_name || ' ' || h.surname as "to", r.at
     from recusal r join employee e on e.tenant = $1 and e.id = r.employee_id left join desk_case c on c.tenant = $1 and c.id = r.case_id
     left join employee h on h.tenant = $1 and h.id = r.handed_to
     where r.tenant = $1 and r.acknowledged_at is null and r.report_to = $2 order by r.at limit 100`,
    [tx.identity.tenant, employee],
  );
}

export async function countReportsTo(tx: Tx, employee: EmployeeId): Promise<number> {
  const row = await tx.one<{ count: number }>(
    'select count(*)::integer as count from recusal where tenant = $1 and report_to = $2 and acknowledged_at is null',
    [tx.identity.tenant, employee],
  );
  return row?.count ?? 0;
}
