import type { Tx } from '../../database/database.ts';
import type { AuthorityId, CaseId, ClientId, DisclosureId, EmployeeId, UnitId } from '../../vocabulary/ids.ts';
import type {
  Channel,
  DisclosedTo,
  DisclosureRefusal,
  DisclosureScope,
  IdentityCheck,
} from '../../vocabulary/words.ts';

export interface DisclosureToKeep {
  readonly id: DisclosureId;
  readonly at: Temporal.Instant;
  readonly employee: EmployeeId;
  readonly unit: UnitId | null;
  readonly client: ClientId;
  readonly case: CaseId | null;
  readonly to: DisclosedTo;
  readonly asker: string;
  readonly channel: Channel;
  readonly identity: IdentityCheck;
  readonly waiveReason: string;
  readonly authority: AuthorityId | null;
  readonly legalGround: string;
  readonly scope: DisclosureScope;
  readonly what: string;
  readonly refused: DisclosureRefusal | null;
}

export async function insertDisclosure(tx: Tx, one: DisclosureToKeep): Promise<void> {
  await tx.rows(
    `insert into disclosure (tenant, id, at, employee_id, unit_id, client_id, case_id, told_to, asker, channel, identity_check,
       waive_reason, authority_id, legal_ground, scope, what, refused)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    [
      tx.identity.tenant,
      one.id,
      one.at,
      one.employee,
      one.unit,
      one.client,
      one.case,
      one.to,
      one.asker,
      one.channel,
      one.identity,
      one.waiveReason,
      one.authority,
      one.legalGround,
      one.scope,
      one.what,
      one.refused,
    ],
  );
}

export interface DisclosureLine {
  readonly id: DisclosureId;
  readonly at: Temporal.Instant;
  readonly employee: string;
  readonly unit_lv: string | null;
  readonly unit_en: string | null;
  readonly client_id: ClientId;
  /** `null` where a wall stands between the reader and the client. */
  readonly client: string | null;
  readonly number: string | null;
  readonly told_to: DisclosedTo;
  readonly asker: string;
  readonly channel: Channel;
  readonly identity_check: IdentityCheck;
  readonly waive_reason: string;
  readonly authority_holder: string | null;
  readonly authority_document: string | null;
  readonly legal_ground: string;
  readonly scope: DisclosureScope;
  readonly what: string;
  readonly refused: DisclosureRefusal | null;
}

const LINE = `d.id, d.at, e.given_name || ' ' || e.surname as employee, u.name_lv as unit_lv, u.name_en as unit_en, d.client_id,
  c.name as client, k.number, d.told_to, d.asker, d.channel, d.identity_check, d.waive_reason, a.holder_name as authority_holder,
  a.document_number as authority_document, d.legal_ground, d.scope, d.what, d.refused`;
const JOINS = `join employee e on e.tenant = $1 and e.id = d.employee_id
  left join unit u on u.tenant = $1 and u.id = d.unit_id
  left join client c on c.tenant = $1 and c.id = d.client_id
  left join desk_case k on k.tenant = $1 and k.id = d.case_id
  left join authority a on a.tenant = $1 and a.id = d.authority_id`;

/** One entry, as far as the reader may see it. */
export async function disclosureById(tx: Tx, id: DisclosureId): Promise<DisclosureLine | null> {
  return tx.one<DisclosureLine>(`select ${LINE} from disclosure d ${JOINS} where d.tenant = $1 and d.id = $2`, [
    tx.identity.tenant,
    id,
  ]);
}

/** What was told about a client, also under records merged into theirs; newest first, as far as the reader may see it. */
export async function disclosuresOf(tx: Tx, client: ClientId, limit: number): Promise<DisclosureLine[]> {
  return tx.rows<DisclosureLine>(
    `with recursive own as (
       select $2::uuid as id union select m.id from own o join client m on m.tenant = $1 and m.merged_into = o.id
     ), found as (
       select * from disclosure where tenant = $1 and client_id = any(array(select id from own limit 50)) order by at desc, id desc limit $3
     )
     select ${LINE} from found d ${JOINS} order by d.at desc, d.id desc limit $3`,
    [tx.identity.tenant, client, limit],
  );
}

export interface RegisterAsked {
  /** `null`: every unit that the reader may see. */
  readonly units: readonly UnitId[] | null;
  readonly outcome: 'told' | 'refused' | 'waived' | null;
  readonly to: DisclosedTo | null;
  readonly from: Temporal.Instant | null;
  readonly until: Temporal.Instant | null;
  /** A part of what was told, of who asked, or of the client's name; folded. */
  readonly words: string;
  /** Entries older than this one. */
  readonly before: { readonly at: Temporal.Instant; readonly id: string } | null;
  readonly limit: number;
}

/**
 * The register, newest first. Words are looked for among the newest 5000 entries that all else leaves: the register of a
 * municipality's year.
 */
export async function disclosureRegister(tx: Tx, asked: RegisterAsked): Promise<DisclosureLine[]> {
  return tx.rows<DisclosureLine>(
    `with narrowed as (
       select * from disclosure d where d.tenant = $1 and ($2::uuid[] is null or d.unit_id = any($2::uuid[]))
         and case $3::text when 'told' then d.refused is null when 'refused' then d.refused is not null
           when 'waived' then d.waive_reason <> '' and d.refused is null else true end
         and ($4::text is null or d.told_to = $4) and ($5::timestamptz is null or d.at >= $5) and ($6::timestamptz is null or d.at < $6)
         and ($7::timestamptz is null or (d.at, d.id) < ($7, $8::uuid))
       order by d.at desc, d.id desc limit case when $9 = '' then $10::integer else 5000 end
     )
     select ${LINE} from narrowed d ${JOINS}
     where $9 = '' or folded(concat_ws(' ', d.what, d.asker, c.name, d.legal_ground, k.number)) like '%' || $9 || '%'
     order by d.at desc, d.id desc limit $10`,
    [
      tx.identity.tenant,
      asked.units,
      asked.outcome,
      asked.to,
      asked.from,
      asked.until,
      asked.before?.at ?? null,
      asked.before?.id ?? null,
      asked.words.replace(/[\\%_]/g, '\\$&'),
      asked.limit,
    ],
  );
}
