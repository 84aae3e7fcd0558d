import type { Tx } from '../../database/database.ts';
import type { AuthorityId, ClientId, EmailAddress } from '../../vocabulary/ids.ts';
import type { AuthorityForm, AuthorityScope } from '../../vocabulary/words.ts';
import type { Authority } from './authority.ts';

interface AuthorityRow {
  readonly id: AuthorityId;
  readonly client_id: ClientId;
  readonly holder_name: string;
  readonly holder_email: string;
  readonly holder_phone: string;
  readonly form: AuthorityForm;
  readonly scopes: readonly AuthorityScope[];
  readonly scope_words: string;
  readonly valid_from: Temporal.PlainDate;
  readonly valid_to: Temporal.PlainDate | null;
  readonly document_number: string;
  readonly document_name: string;
  readonly document_type: string;
  readonly has_document: boolean;
  readonly recorded_by: string;
  readonly recorded_at: Temporal.Instant;
  readonly revoked_on: Temporal.PlainDate | null;
  readonly revoke_reason: string;
}

const COLUMNS = `a.id, a.client_id, a.holder_name, a.holder_email, a.holder_phone, a.form, a.scopes, a.scope_words, a.valid_from,
  a.valid_to, a.document_number, a.document_name, a.document_type, a.document_hash is not null as has_document,
  e.given_name || ' ' || e.surname as recorded_by, a.recorded_at, (a.revoked_at at time zone 'Europe/Riga')::date as revoked_on, a.revoke_reason`;
const FROM = 'authority a join employee e on e.tenant = a.tenant and e.id = a.recorded_by';

function authorityFromRow(row: AuthorityRow): Authority {
  return {
    id: row.id,
    client: row.client_id,
    holderName: row.holder_name,
    holderEmail: row.holder_email,
    holderPhone: row.holder_phone,
    form: row.form,
    scopes: row.scopes,
    scopeWords: row.scope_words,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    documentNumber: row.document_number,
    document: row.has_document ? { name: row.document_name, mediaType: row.document_type } : null,
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at,
    revokedOn: row.revoked_on,
    revokeReason: row.revoke_reason,
  };
}

/** The powers of attorney of a client, the latest first. */
export async function authoritiesOf(tx: Tx, client: ClientId): Promise<Authority[]> {
  const rows = await tx.rows<AuthorityRow>(
    `select ${COLUMNS} from ${FROM} where a.tenant = $1 and a.client_id = $2 order by a.valid_from desc, a.recorded_at desc limit 50`,
    [tx.identity.tenant, client],
  );
  return rows.map(authorityFromRow);
}

export async function authorityById(tx: Tx, id: AuthorityId): Promise<Authority | null> {
  const row = await tx.one<AuthorityRow>(`select ${COLUMNS} from ${FROM} where a.tenant = $1 and a.id = $2`, [
    tx.identity.tenant,
    id,
  ]);
  return row === null ? null : authorityFromRow(row);
}

/** What is known of these addresses as those of people who act for the client, valid or not; the longest power of each. */
export async function authoritiesByAddress(
  tx: Tx,
  client: ClientId,
  addresses: readonly string[],
): Promise<Pick<Authority, 'holderName' | 'holderEmail' | 'validFrom' | 'validTo' | 'revokedOn' | 'scopes'>[]> {
  const rows = await tx.rows<AuthorityRow>(
    `select ${COLUMNS} from ${FROM} where a.tenant = $1 and a.client_id = $2 and a.holder_email = any($3::text[])
     order by a.revoked_at desc nulls first, a.valid_to desc nulls first limit 50`,
    [tx.identity.tenant, client, addresses],
  );
  return rows.map(authorityFromRow);
}

export interface AuthorityToKeep {
  readonly id: AuthorityId;
  readonly client: ClientId;
  readonly holderName: string;
  readonly holderEmail: EmailAddress | '';
  readonly holderPhone: string;
  readonly form: AuthorityForm;
  readonly scopes: readonly AuthorityScope[];
  readonly scopeWords: string;
  readonly validFrom: Temporal.PlainDate;
  readonly validTo: Temporal.PlainDate | null;
  readonly documentNumber: string;
  readonly document: { readonly hash: Buffer; readonly name: string; readonly mediaType: string } | null;
}

export async function insertAuthority(tx: Tx, one: AuthorityToKeep, now: Temporal.Instant): Promise<void> {
  await tx.rows(
    `insert into authority (tenant, id, client_id, holder_name, holder_email, holder_phone, form, scopes, scope_words, valid_from,
       valid_to, document_number, document_hash, document_name, document_type, recorded_by, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    [
      tx.identity.tenant,
      one.id,
      one.client,
      one.holderName,
      one.holderEmail,
      one.holderPhone,
      one.form,
      [...one.scopes],
      one.scopeWords,
      one.validFrom.toString(),
      one.validTo?.toString() ?? null,
      one.documentNumber,
      one.document?.hash ?? null,
      one.document?.name ?? '',
      one.document?.mediaType ?? '',
      tx.identity.employee,
      now,
    ],
  );
}

/** `false` where it was revoked already. */
export async function markRevoked(tx: Tx, id: AuthorityId, reason: string, now: Temporal.Instant): Promise<boolean> {
  const row = await tx.one(
    `update authority set revoked_at = $3, revoked_by = $4, revoke_reason = $5
     where tenant = $1 and id = $2 and revoked_at is null returning id`,
    [tx.identity.tenant, id, now, tx.identity.employee, reason],
  );
  return row !== null;
}

/** The hash under which the document's file is kept. */
export async function documentHash(tx: Tx, id: AuthorityId): Promise<Buffer | null> {
  const row = await tx.one<{ document_hash: Buffer | null }>(
    'select document_hash from authority where tenant = $1 and id = $2',
    [tx.identity.tenant, id],
  );
  return row?.document_hash ?? null;
}
