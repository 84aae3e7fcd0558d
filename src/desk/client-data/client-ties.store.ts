import type { Tx } from '../../database/database.ts';
import type { CaseId, ClientId } from '../../vocabulary/ids.ts';
import type { CaseState, ClientKind } from '../../vocabulary/words.ts';

/** The client with all records that were merged into it, itself first; empty where there is none. */
export async function recordsOfClient(tx: Tx, id: ClientId): Promise<ClientId[]> {
  // bounded: a person has a handful of records.
  const rows = await tx.rows<{ id: ClientId }>(
    `with recursive same as (
       select id, 0 as depth from client where tenant = $1 and id = $2
       union select c.id, s.depth + 1 from same s join client c on c.tenant = $1 and c.merged_into = s.id where s.depth < 10
     ) select id from same order by depth`,
    [tx.identity.tenant, id],
  );
  return rows.map((row) => row.id);
}

export interface ClientHead {
  readonly id: ClientId;
  readonly kind: ClientKind;
  readonly name: string;
  readonly merged_into: ClientId | null;
  readonly created_at: Temporal.Instant;
  readonly erased_at: Temporal.Instant | null;
}

export async function clientHead(tx: Tx, id: ClientId): Promise<ClientHead | null> {
  return tx.one<ClientHead>(
    'select id, kind, name, merged_into, created_at, erased_at from client where tenant = $1 and id = $2',
    [tx.identity.tenant, id],
  );
}

export interface KnownAs {
  readonly names: string[];
  readonly emails: string[];
  readonly phones: string[];
  /** Registration numbers and e-addresses. */
  readonly others: string[];
  /** Sealed personal codes, each with the record that it is bound to. */
  readonly sealed: { readonly id: ClientId; readonly code: Buffer }[];
}

/** By what the client is known: names, also those under which they wrote, addresses, numbers. */
export async function knownAs(tx: Tx, clients: readonly ClientId[]): Promise<KnownAs> {
  const row = await tx.one<Omit<KnownAs, 'sealed'>>(
    `with point as (select kind, lower(value) as value from client_contact where tenant = $1 and client_id = any($2::uuid[]))
     select
       array(select name from client where tenant = $1 and id = any($2::uuid[]) and erased_at is null
         union (select distinct from_name from mail where tenant = $1 and from_name like '% %'
           and lower(from_address) in (select value from point where kind = 'e-mail') limit 20)) as names,
       array(select value from point where kind = 'e-mail') as emails,
       array(select value from point where kind = 'phone') as phones,
       array(select value from point where kind not in ('e-mail', 'phone')
         union select registration_number from client where tenant = $1 and id = any($2::uuid[]) and registration_number <> '') as others`,
    [tx.identity.tenant, clients],
  );
  if (row === null) throw new Error('What a client is known by was not read');
  // bounded: by the records of one client.
  const sealed = await tx.rows<{ id: ClientId; code: Buffer }>(
    'select id, personal_code as code from client where tenant = $1 and id = any($2::uuid[]) and personal_code is not null',
    [tx.identity.tenant, clients],
  );
  return { ...row, sealed };
}

export interface CaseToErase {
  readonly id: CaseId;
  readonly number: string;
  readonly title: string;
  readonly state: CaseState;
  readonly closed_at: Temporal.Instant | null;
  readonly erased_at: Temporal.Instant | null;
  /** Duties in it that stand open. */
  readonly owed: number;
  /** Why it is kept in spite of all terms. */
  readonly held: string | null;
}

/** Every case of the client, open ones first. */
export async function casesToErase(
  tx: Tx,
  clients: readonly ClientId[],
  today: Temporal.PlainDate,
): Promise<CaseToErase[]> {
  return tx.rows<CaseToErase>(
    `select c.id, c.number, c.title, c.state, c.closed_at, c.erased_at,
       (select count(*)::integer from obligation o where o.tenant = c.tenant and o.subject_id = c.id and o.settled_by is null and o.verdict = 'open') as owed,
       (select h.reason from keep_hold h where h.tenant = c.tenant and h.case_id = c.id and h.lifted_at is null and h.until >= $3 limit 1) as held
     from desk_case c where c.tenant = $1 and c.client_id = any($2::uuid[])
     order by c.state in ('closed', 'merged'), c.opened_at desc limit 5000`,
    [tx.identity.tenant, clients, today],
  );
}

/** Why the client as such is kept in spite of all terms; `null` where nothing holds. */
export async function heldClient(
  tx: Tx,
  clients: readonly ClientId[],
  today: Temporal.PlainDate,
): Promise<string | null> {
  const row = await tx.one<{ reason: string }>(
    `select reason from keep_hold where tenant = $1 and client_id = any($2::uuid[]) and lifted_at is null and until >= $3 limit 1`,
    [tx.identity.tenant, clients, today],
  );
  return row?.reason ?? null;
}
