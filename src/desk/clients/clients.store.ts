import type { Tx } from '../../database/database.ts';
import type { ClientId, EmailAddress } from '../../vocabulary/ids.ts';
import type { ClientKind, Language } from '../../vocabulary/words.ts';

/** 4.1, 4.2: who is served. The name as the client gives it; identity only as far as needed. */
export interface Client {
  readonly id: ClientId;
  readonly kind: ClientKind;
  readonly name: string;
  readonly language: Language;
  readonly formOfAddress: string;
}

interface ClientRow {
  readonly id: ClientId;
  readonly kind: ClientKind;
  readonly name: string;
  readonly language: Language;
  readonly form_of_address: string;
}

function clientFromRow(row: ClientRow): Client {
  return { id: row.id, kind: row.kind, name: row.name, language: row.language, formOfAddress: row.form_of_address };
}

export async function clientById(tx: Tx, id: ClientId): Promise<Client | null> {
  const row = await tx.one<ClientRow>(
    'select id, kind, name, language, form_of_address from client where tenant = $1 and id = $2',
    [tx.identity.tenant, id],
  );
  return row === null ? null : clientFromRow(row);
}

/** Whose address it is; `null` where nobody's yet. */
export async function clientByAddress(tx: Tx, address: EmailAddress): Promise<Client | null> {
  const row = await tx.one<ClientRow>(
    `select c.id, c.kind, c.name, c.language, c.form_of_address from client_contact k
     join client c on c.tenant = k.tenant and c.id = k.client_id
     where k.tenant = $1 and k.kind = 'e-mail' and k.value = $2`,
    [tx.identity.tenant, address],
  );
  return row === null ? null : clientFromRow(row);
}

/**
 * The client of an address, made where there is none yet. Two letters of a new client at once end with one client: the
 * address is unique, and the later one finds the earlier.
 */
export async function clientForAddress(
  tx: Tx,
  made: { id: ClientId; name: string; address: EmailAddress; written: string; kind: ClientKind },
): Promise<ClientId> {
  const row = await tx.one<{ client_id: ClientId }>(
    `with known as (
       select client_id from client_contact where tenant = $1 and kind = 'e-mail' and value = $5
     ), fresh as (
       insert into client (tenant, id, kind, name) select $1, $2, $3, $4 where not exists (select from known) returning id
     ), contact as (
       insert into client_contact (tenant, kind, value, client_id, written_as) select $1, 'e-mail', $5, id, $6 from fresh
       on conflict (tenant, kind, value) do update set value = excluded.value returning client_id
     )
     select client_id from known union all select client_id from contact`,
    [tx.identity.tenant, made.id, made.kind, made.name, made.address, made.written],
  );
  if (row === null) throw new Error('A client was not written');
  // The other was faster: what was made here has no address and no letter.
  if (row.client_id !== made.id)
    await tx.rows('delete from client where tenant = $1 and id = $2', [tx.identity.tenant, made.id]);
  return row.client_id;
}

/** Adds an address to a client; `false` where it is another client's. */
export async function addAddress(tx: Tx, id: ClientId, address: EmailAddress, written: string): Promise<boolean> {
  const row = await tx.one<{ client_id: ClientId }>(
    `insert into client_contact (tenant, kind, value, client_id, written_as) values ($1, 'e-mail', $2, $3, $4)
     on conflict (tenant, kind, value) do update set value = excluded.value returning client_id`,
    [tx.identity.tenant, address, id, written],
  );
  return row?.client_id === id;
}

export async function insertClient(tx: Tx, client: Client): Promise<void> {
  await tx.rows(
    'insert into client (tenant, id, kind, name, language, form_of_address) values ($1, $2, $3, $4, $5, $6)',
    [tx.identity.tenant, client.id, client.kind, client.name, client.language, client.formOfAddress],
  );
}

/** Of these addresses those that are some other client's than this one; for what must not go astray. */
export async function addressesOfOthers(tx: Tx, client: ClientId, addresses: readonly string[]): Promise<string[]> {
  // bounded: by the addresses asked for.
  const rows = await tx.rows<{ value: string }>(
    `select value from client_contact where tenant = $1 and kind = 'e-mail' and value = any($3::text[]) and client_id <> $2`,
    [tx.identity.tenant, client, addresses],
  );
  return rows.map(({ value }) => value);
}

/** Clients by parts of the name, with or without diacritics, or by address; for pickers. */
export async function clientsLike(tx: Tx, text: string, limit = 8): Promise<(Client & { address: string | null })[]> {
  const rows = await tx.rows<ClientRow & { address: string | null }>(
    `with found as (select client_id, name from findable_client where line like '%' || folded($2) || '%' order by name, client_id limit $3)
     select c.id, c.kind, c.name, c.language, c.form_of_address,
       (select value from client_contact k where k.tenant = c.tenant and k.client_id = c.id and not k.do_not_use
         order by k.kind, k.main desc, k.value limit 1) as address
     from found f join client c on c.tenant = $1 and c.id = f.client_id order by f.name, c.id limit $3`,
    [tx.identity.tenant, text.replace(/[\\%_]/g, '\\$&'), limit],
  );
  return rows.map((row) => ({ ...clientFromRow(row), address: row.address }));
}

/** How a client wishes to be addressed in letters; empty: made from the name. */
export async function saveFormOfAddress(tx: Tx, id: ClientId, form: string): Promise<void> {
  await tx.rows('update client set form_of_address = $3 where tenant = $1 and id = $2', [tx.identity.tenant, id, form]);
}
