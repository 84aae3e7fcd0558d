import type { Tx } from '../../database/database.ts';
import type { ClientId } from '../../vocabulary/ids.ts';
import type { ClientDraft, ClientRecord, Contact } from './client-record.ts';

const CONTACTS = `coalesce((select json_agg(json_build_object('id', k.id, 'kind', k.kind, 'value', k.value, 'writtenAs', k.written_as,
    'label', k.label, 'main', k.main, 'verified', k.verified_at is not null, 'doNotUse', k.do_not_use)
    order by k.do_not_use, k.kind, k.main desc, k.value)
  from (select * from client_contact where tenant = c.tenant and client_id = c.id order by kind, value limit 100) k), '[]')`;
const RECORD = `c.id, c.kind, c.name, c.language, c.form_of_address, c.personal_code_mask, c.registration_number, c.address,
  c.preferred_channel, c.needs, c.needs_words, c.needs_agreed_on, c.version, c.merged_into, ${CONTACTS} as contacts`;

interface RecordRow {
  readonly id: ClientId;
  readonly kind: ClientRecord['kind'];
  readonly name: string;
  readonly language: ClientRecord['language'];
  readonly form_of_address: string;
  readonly personal_code_mask: string;
  readonly registration_number: string;
  readonly address: string;
  readonly preferred_channel: ClientRecord['preferredChannel'];
  readonly needs: ClientRecord['needs'];
  readonly needs_words: string;
  readonly needs_agreed_on: Temporal.PlainDate | null;
  readonly version: number;
  readonly merged_into: ClientId | null;
  readonly contacts: readonly Contact[];
}

function recordFromRow(row: RecordRow): ClientRecord {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    language: row.language,
    formOfAddress: row.form_of_address,
    personalCodeMask: row.personal_code_mask,
    registrationNumber: row.registration_number,
    address: row.address,
    preferredChannel: row.preferred_channel,
    needs: row.needs,
    needsWords: row.needs_words,
    needsAgreedOn: row.needs_agreed_on,
    version: row.version,
    mergedInto: row.merged_into,
    contacts: row.contacts,
  };
}

/** A client whole, as the reader may see them; `null` where there is none or a wall stands between. */
export async function clientRecord(tx: Tx, id: ClientId): Promise<ClientRecord | null> {
  const row = await tx.one<RecordRow>(`select ${RECORD} from client c where c.tenant = $1 and c.id = $2`, [
    tx.identity.tenant,
    id,
  ]);
  return row === null ? null : recordFromRow(row);
}

/** The same, locked until the transaction ends. */
export async function lockClient(tx: Tx, id: ClientId): Promise<ClientRecord | null> {
  const row = await tx.one<RecordRow>(
    `select ${RECORD} from client c where c.tenant = $1 and c.id = $2 for no key update of c`,
    [tx.identity.tenant, id],
  );
  return row === null ? null : recordFromRow(row);
}

/** Writes all but the code and the contacts; the version grows by one. */
export async function saveClient(tx: Tx, id: ClientId, draft: ClientDraft): Promise<void> {
  await tx.rows(
    `update client set kind = $3, name = $4, language = $5, form_of_address = $6, registration_number = $7, address = $8,
       preferred_channel = $9, needs = $10, needs_words = $11, needs_agreed_on = $12, version = version + 1
     where tenant = $1 and id = $2`,
    [
      tx.identity.tenant,
      id,
      draft.kind,
      draft.name,
      draft.language,
      draft.formOfAddress,
      draft.registrationNumber,
      draft.address,
      draft.preferredChannel,
      [...draft.needs],
      draft.needsWords,
      draft.needsAgreedOn?.toString() ?? null,
    ],
  );
}

export interface SealedCode {
  readonly sealed: Buffer;
  readonly index: Buffer;
  readonly mask: string;
}

/** `null` takes the code away. */
export async function savePersonalCode(tx: Tx, id: ClientId, code: SealedCode | null): Promise<void> {
  await tx.rows(
    'update client set personal_code = $3, personal_code_index = $4, personal_code_mask = $5 where tenant = $1 and id = $2',
    [tx.identity.tenant, id, code?.sealed ?? null, code?.index ?? null, code?.mask ?? ''],
  );
}

export async function sealedCodeOf(tx: Tx, id: ClientId): Promise<SealedCode | null> {
  const row = await tx.one<{ personal_code: Buffer | null; personal_code_index: Buffer; personal_code_mask: string }>(
    'select personal_code, personal_code_index, personal_code_mask from client where tenant = $1 and id = $2',
    [tx.identity.tenant, id],
  );
  if (row === null || row.personal_code === null) return null;
  return { sealed: row.personal_code, index: row.personal_code_index, mask: row.personal_code_mask };
}

/** Makes the contacts those given: new ones added, others changed, the missing taken away; ids are kept. */
export async function saveContacts(
  tx: Tx,
  id: ClientId,
  contacts: readonly Contact[],
  now: Temporal.Instant,
): Promise<void> {
  // Taken away first, and none is the main one meanwhile: one may give way to another.
  await tx.rows('delete from client_contact where tenant = $1 and client_id = $2 and not (id = any($3::uuid[]))', [
    tx.identity.tenant,
    id,
    contacts.map((one) => one.id),
  ]);
  await tx.rows('update client_contact set main = false where tenant = $1 and client_id = $2 and main', [
    tx.identity.tenant,
    id,
  ]);
  await tx.rows(
    `insert into client_contact as k (tenant, client_id, id, kind, value, written_as, label, main, verified_at, do_not_use)
     select $1, $2, n.id, n.kind, n.value, n."writtenAs", n.label, n.main, case when n.verified then $4::timestamptz end, n."doNotUse"
     from jsonb_to_recordset($3::jsonb) as n (id uuid, kind text, value text, "writtenAs" text, label text, main boolean, verified boolean, "doNotUse" boolean)
     on conflict (tenant, id) do update set kind = excluded.kind, value = excluded.value, written_as = excluded.written_as,
       label = excluded.label, main = excluded.main, do_not_use = excluded.do_not_use,
       verified_at = case when excluded.verified_at is null then null when k.value = excluded.value then coalesce(k.verified_at, excluded.verified_at)
         else excluded.verified_at end`,
    [tx.identity.tenant, id, JSON.stringify(contacts), now],
  );
}

/** Whose each of these ways to reach is already, of those that are another's. */
export async function ownersOf(
  tx: Tx,
  contacts: readonly Pick<Contact, 'kind' | 'value'>[],
  but: ClientId,
): Promise<{ kind: string; value: string; client: ClientId; name: string }[]> {
  // bounded: by the contacts of a form.
  return tx.rows(
    `select k.kind, k.value, k.client_id as client, c.name from client_contact k join client c on c.tenant = $1 and c.id = k.client_id
     where k.tenant = $1 and k.client_id <> $2 and (k.kind, k.value) in (select * from unnest($3::text[], $4::text[]))`,
    [tx.identity.tenant, but, contacts.map(({ kind }) => kind), contacts.map(({ value }) => value)],
  );
}

/** What the row held before a change; those older than a day go. */
export async function keepEdit(
  tx: Tx,
  edit: { id: string; client: ClientId; version: number; before: unknown; at: Temporal.Instant },
): Promise<void> {
  await tx.rows(
    `with old as (delete from client_edit where tenant = $1 and client_id = $3 and made_at < $6::timestamptz - interval '1 day')
     insert into client_edit (tenant, id, client_id, made_by, made_at, version, before) values ($1, $2, $3, $4, $6, $5, $7::jsonb)`,
    [
      tx.identity.tenant,
      edit.id,
      edit.client,
      tx.identity.employee,
      edit.version,
      edit.at,
      JSON.stringify(edit.before),
    ],
  );
}

/** The newest change of a client, where nothing came after it; taken out, since it is undone once. */
export async function takeEdit<Before>(tx: Tx, id: ClientId, version: number): Promise<Before | null> {
  const row = await tx.one<{ before: Before }>(
    'delete from client_edit where tenant = $1 and client_id = $2 and version = $3 returning before',
    [tx.identity.tenant, id, version],
  );
  return row?.before ?? null;
}
