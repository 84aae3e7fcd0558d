import type { Tx } from '../../database/database.ts';
import type { CaseId, ClientId, EmployeeId, WallId } from '../../vocabulary/ids.ts';
import type { BarredGround, WallGround } from '../../vocabulary/words.ts';

/** Whether a wall stands between an employee and a case or its client: yes or no, never why. */
export async function isWalled(tx: Tx, who: EmployeeId, one: CaseId | null, client: ClientId | null): Promise<boolean> {
  const row = await tx.one<{ walled: boolean }>('select is_walled($1, $2, $3) as walled', [who, one, client]);
  return row?.walled === true;
}

/** Whether an address is a client's from whom the reader is walled off: then they do not open the case themselves. */
export async function isWalledAddress(tx: Tx, address: string): Promise<boolean> {
  const row = await tx.one<{ walled: boolean }>('select is_walled_address($1) as walled', [address]);
  return row?.walled === true;
}

/** Which of these people a wall stands before. bounded: by the people. */
export async function walledAmong(
  tx: Tx,
  people: readonly EmployeeId[],
  one: CaseId | null,
  client: ClientId | null,
): Promise<ReadonlySet<EmployeeId>> {
  const rows = await tx.rows<{ id: EmployeeId }>(
    `select id from unnest($1::uuid[]) as p (id) where is_walled(id, $2, $3)`,
    [people, one, client],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Of pairs of a wall and a person, who is walled off from the matter of that wall too. bounded: by the pairs. */
export async function walledPairs(
  tx: Tx,
  pairs: readonly { readonly wall: WallId; readonly employee: EmployeeId }[],
): Promise<ReadonlyMap<WallId, ReadonlySet<EmployeeId>>> {
  if (pairs.length === 0) return new Map();
  const rows = await tx.rows<{ wall: WallId; employee: EmployeeId }>(
    `select p.wall, p.employee from unnest($2::uuid[], $3::uuid[]) as p (wall, employee)
     join wall w on w.tenant = $1 and w.id = p.wall where is_walled(p.employee, w.case_id, w.client_id)`,
    [tx.identity.tenant, pairs.map(({ wall }) => wall), pairs.map(({ employee }) => employee)],
  );
  const byWall = Map.groupBy(rows, ({ wall }) => wall);
  return new Map([...byWall].map(([wall, of]) => [wall, new Set(of.map(({ employee }) => employee))]));
}

/** Whether the reader stepped aside from the case of this number: all they are told of it from then on. */
export async function recusedMyself(tx: Tx, number: string): Promise<boolean> {
  const row = await tx.one<{ recused: boolean }>('select recused_myself($1) as recused', [number]);
  return row?.recused === true;
}

export interface WallRow {
  readonly id: WallId;
  readonly employee: EmployeeId;
  readonly case: CaseId | null;
  readonly client: ClientId | null;
  readonly ground: WallGround;
  readonly lifted: boolean;
}

/** Locked until the transaction ends: it is lifted once. */
export async function wallById(tx: Tx, id: WallId): Promise<WallRow | null> {
  return tx.one<WallRow>(
    `select id, employee_id as employee, case_id as "case", client_id as client, ground, lifted_at is not null as lifted
     from wall where tenant = $1 and id = $2 and carried_from is null for update`,
    [tx.identity.tenant, id],
  );
}

/** Writes a wall; `false` where one of the same ground stands there already. */
export async function insertWall(
  tx: Tx,
  wall: Omit<WallRow, 'lifted'> & { readonly reason: string; readonly at: Temporal.Instant },
): Promise<boolean> {
  const row = await tx.one(
    `insert into wall (tenant, id, employee_id, case_id, client_id, ground, reason, raised_at, raised_by)
     select $1, $2, $3, $4, $5, $6, $7, $8, $9 where not exists (
       select from wall where tenant = $1 and employee_id = $3 and case_id is not distinct from $4::uuid
         and client_id is not distinct from $5::uuid and ground = $6 and lifted_at is null)
     returning id`,
    [
      tx.identity.tenant,
      wall.id,
      wall.employee,
      wall.case,
      wall.client,
      wall.ground,
      wall.reason,
      wall.at,
      tx.identity.employee,
    ],
  );
  return row !== null;
}

/** Lifts a wall with those that went from it into other cases. */
export async function lift(tx: Tx, id: WallId, by: EmployeeId, reason: string, at: Temporal.Instant): Promise<void> {
  await tx.rows(
    `update wall set lifted_at = $3, lifted_by = $4, lift_reason = $5
     where tenant = $1 and (id = $2 or carried_from = $2) and lifted_at is null`,
    [tx.identity.tenant, id, at, by, reason],
  );
}

export interface OpenWall extends WallRow {
  readonly person: string;
  readonly number: string | null;
  readonly title: string | null;
  readonly clientName: string | null;
  readonly reason: string;
  readonly raisedAt: Temporal.Instant;
}

/** The walls that stand, newest first. Asked as the desk itself: who may see which is decided by rank. */
export async function standingWalls(tx: Tx, limit: number): Promise<OpenWall[]> {
  return tx.rows<OpenWall>(
    `select w.id, w.employee_id as employee, w.case_id as "case", w.client_id as client, w.ground, false as lifted,
       e.given_name || ' ' || e.surname as person, c.number, c.title, cl.name as "clientName", w.reason, w.raised_at as "raisedAt"
     from wall w join employee e on e.tenant = $1 and e.id = w.employee_id
     left join desk_case c on c.tenant = $1 and c.id = w.case_id
     left join client cl on cl.tenant = $1 and cl.id = w.client_id
     where w.tenant = $1 and w.lifted_at is null and w.carried_from is null order by w.raised_at desc, w.id limit $2`,
    [tx.identity.tenant, limit],
  );
}

/** Keeps what was refused; `false` where the same was kept within the hour, so that no list drowns in one person's reloads. */
export async function insertBarred(
  tx: Tx,
  barred: {
    readonly id: string;
    readonly employee: EmployeeId;
    readonly deed: string;
    readonly ground: BarredGround;
    readonly case: CaseId | null;
    readonly at: Temporal.Instant;
  },
): Promise<boolean> {
  const row = await tx.one(
    `insert into barred_deed (tenant, id, employee_id, deed, ground, case_id, at)
     select $1, $2, $3, $4, $5, $6, $7::timestamptz where not exists (
       select from barred_deed where tenant = $1 and employee_id = $3 and deed = $4 and case_id is not distinct from $6::uuid
         and at > $7::timestamptz - interval '1 hour')
     returning id`,
    [tx.identity.tenant, barred.id, barred.employee, barred.deed, barred.ground, barred.case, barred.at],
  );
  return row !== null;
}

export interface BarredLine {
  readonly employee: EmployeeId;
  readonly person: string;
  readonly ground: BarredGround;
  readonly number: string | null;
  readonly at: Temporal.Instant;
}

/** Attempts that were refused since an instant, newest first; the policy of the table leaves out cases that the reader does not see. */
export async function barredSince(tx: Tx, since: Temporal.Instant, limit: number): Promise<BarredLine[]> {
  return tx.rows<BarredLine>(
    `select b.employee_id as employee, e.given_name || ' ' || e.surname as person, b.ground, c.number, b.at
     from barred_deed b join employee e on e.tenant = $1 and e.id = b.employee_id
     left join desk_case c on c.tenant = $1 and c.id = b.case_id
     where b.tenant = $1 and b.at >= $2 and b.employee_id <> $3 order by b.at desc limit $4`,
    [tx.identity.tenant, since, tx.identity.employee, limit],
  );
}

/** A case that somebody asked for and does not see since a wall stands before them; with the wall's ground. Asked as the desk. */
export async function walledNumber(
  tx: Tx,
  employee: EmployeeId,
  number: string,
): Promise<{ readonly id: CaseId; readonly ground: WallGround | null } | null> {
  return tx.one(
    `select c.id, (select w.ground from wall w where w.tenant = $1 and w.employee_id = $2 and w.lifted_at is null
         and (w.case_id = c.id or w.client_id = c.client_id) order by w.ground limit 1) as ground
     from desk_case c where c.tenant = $1 and c.number = upper($3) and is_walled($2, c.id, c.client_id)`,
    [tx.identity.tenant, employee, number],
  );
}

/** What somebody had begun to write in a case goes to another, who finishes it in their own name. */
export async function handleDrafts(tx: Tx, one: CaseId, from: EmployeeId, to: EmployeeId): Promise<void> {
  await tx.rows(
    `update reply set author_id = $4, draft_version = draft_version + 1
     where tenant = $1 and case_id = $2 and author_id = $3 and state in ('draft', 'withdrawn')`,
    [tx.identity.tenant, one, from, to],
  );
}

/** Who is not there any more takes no place among those who have the case open. */
export async function leaveCase(tx: Tx, one: CaseId, who: EmployeeId): Promise<void> {
  await tx.rows(
    `with gone as (delete from presence where tenant = $1 and case_id = $2 and employee_id = $3)
     delete from case_reader where tenant = $1 and case_id = $2 and employee_id = $3`,
    [tx.identity.tenant, one, who],
  );
}
