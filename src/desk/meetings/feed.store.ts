import type { Tx } from '../../database/database.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';

export interface Feed {
  readonly id: string;
  readonly made_at: Temporal.Instant;
  readonly used_at: Temporal.Instant | null;
}

/** The link that somebody has now; `null`: none. */
export async function feedOf(tx: Tx, employee: EmployeeId): Promise<Feed | null> {
  return tx.one<Feed>(
    'select id, made_at, used_at from calendar_feed where tenant = $1 and employee_id = $2 and revoked_at is null',
    [tx.identity.tenant, employee],
  );
}

/** Ends the link that somebody had; whoever reads by it gets nothing from now on. */
export async function revokeFeed(tx: Tx, employee: EmployeeId, at: Temporal.Instant): Promise<boolean> {
  const rows = await tx.rows(
    'update calendar_feed set revoked_at = $3 where tenant = $1 and employee_id = $2 and revoked_at is null returning id',
    [tx.identity.tenant, employee, at],
  );
  return rows.length > 0;
}

export async function insertFeed(
  tx: Tx,
  feed: { readonly id: string; readonly employee: EmployeeId; readonly secretHash: Buffer },
  at: Temporal.Instant,
): Promise<void> {
  await tx.rows(
    'insert into calendar_feed (tenant, id, employee_id, secret_hash, made_at) values ($1, $2, $3, $4, $5)',
    [tx.identity.tenant, feed.id, feed.employee, feed.secretHash, at],
  );
}

/** Whose link this is, noting that it was used; `null` where there is none or it was taken back. */
export async function useFeed(
  tx: Tx,
  secretHash: Buffer,
  at: Temporal.Instant,
): Promise<{ readonly employee_id: EmployeeId; readonly email: string; readonly name: string } | null> {
  return tx.one(
    `update calendar_feed f set used_at = $3 from employee e
     where f.tenant = $1 and f.secret_hash = $2 and f.revoked_at is null and e.tenant = $1 and e.id = f.employee_id
     returning f.employee_id, e.email, e.given_name || ' ' || e.surname as name`,
    [tx.identity.tenant, secretHash, at],
  );
}

export interface FeedRow {
  readonly subject_id: string;
  readonly n: number;
  readonly starts_at: Temporal.Instant;
  readonly ends_at: Temporal.Instant;
  readonly tentative: boolean;
  readonly title: string;
  readonly place: string;
  /** The number of the case it is about. */
  readonly case_number: string | null;
  /** A client called it: their name or matter may stand in the title. */
  readonly of_client: boolean;
}

/** Somebody's times in a range, by time; at most 1000. */
export async function timesOf(
  tx: Tx,
  employee: EmployeeId,
  from: Temporal.Instant,
  to: Temporal.Instant,
): Promise<FeedRow[]> {
  return tx.rows<FeedRow>(
    `select b.subject_id, b.n, b.starts_at, b.ends_at, b.tentative, coalesce(i.title, m.title, 'Konsultācija: ' || s.name_lv, '') as title,
       coalesce(i.place, m.place, l.name_lv, '') as place, c.number as case_number,
       exists (select from client_contact k where k.tenant = $1 and k.kind = 'e-mail' and k.value = i.organiser_address) as of_client
     from busy_time b
     left join invitation i on i.tenant = $1 and i.id = b.subject_id
     left join meeting m on m.tenant = $1 and m.id = coalesce(i.meeting_id, b.subject_id)
     left join desk_case c on c.tenant = $1 and c.id = m.case_id
     -- A consultation by its service: never by its client.
     left join appointment a on a.tenant = $1 and a.id = b.subject_id
     left join service s on s.tenant = $1 and s.id = a.service_id
     left join place l on l.tenant = $1 and l.id = a.place_id
     where b.tenant = $1 and b.employee_id = $2 and b.starts_at >= $3 and b.starts_at < $4
     order by b.starts_at, b.subject_id limit 1000`,
    [tx.identity.tenant, employee, from, to],
  );
}
