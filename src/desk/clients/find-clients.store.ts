import type { Tx } from '../../database/database.ts';
import type { ClientId } from '../../vocabulary/ids.ts';
import type { ClientKind } from '../../vocabulary/words.ts';

export interface FoundClient {
  readonly id: ClientId;
  readonly kind: ClientKind;
  readonly name: string;
  readonly personalCodeMask: string;
  readonly registrationNumber: string;
  readonly contacts: readonly string[];
  /** Cases that the reader may see. */
  readonly cases: number;
}

interface FoundRow {
  readonly id: ClientId;
  readonly kind: ClientKind;
  readonly name: string;
  readonly personal_code_mask: string;
  readonly registration_number: string;
  readonly contacts: readonly string[];
  readonly cases: number;
}

const FOUND = `c.id, c.kind, c.name, c.personal_code_mask, c.registration_number,
  array(select value from client_contact k where k.tenant = $1 and k.client_id = c.id and not k.do_not_use order by k.main desc, k.kind, k.value limit 3) as contacts,
  (select count(*) from (select from desk_case d where d.tenant = $1 and d.client_id = c.id and d.state <> 'merged' limit 100) n) as cases`;

/** Words looked for at most; more would narrow nothing. */
const MOST_WORDS = 5;

/**
 * Clients in whose name, numbers or addresses all the words stand, in any order, with or without diacritics; by name.
 * Through a view that the words may be looked for in by their index (0013).
 */
export async function clientsWith(tx: Tx, words: readonly string[], limit: number): Promise<FoundClient[]> {
  const sought = words.slice(0, MOST_WORDS).map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
  if (sought.length === 0) return [];
  const each = sought.map((_, index) => `line like $${index + 3}`).join(' and ');
  const rows = await tx.rows<FoundRow>(
    `with found as (select client_id, name from findable_client where ${each} order by name, client_id limit $2)
     select ${FOUND} from found f join client c on c.tenant = $1 and c.id = f.client_id order by f.name, c.id limit $2`,
    [tx.identity.tenant, limit, ...sought],
  );
  return rows.map(foundFromRow);
}

/** Names that are written nearly like this one: a letter missed, two swapped. */
export async function clientsNamedLike(tx: Tx, folded: string, limit: number): Promise<FoundClient[]> {
  await tx.rows(`select set_config('pg_trgm.similarity_threshold', '0.4', true)`);
  const rows = await tx.rows<FoundRow>(
    `with found as (select client_id, name <-> $2 as far from findable_client where name % $2 order by far, client_id limit $3)
     select ${FOUND} from found f join client c on c.tenant = $1 and c.id = f.client_id order by f.far, c.id limit $3`,
    [tx.identity.tenant, folded, limit],
  );
  return rows.map(foundFromRow);
}

/** Those with this very personal code, by its index (`codeIndex`). */
export async function clientsByCode(tx: Tx, index: Buffer): Promise<FoundClient[]> {
  const rows = await tx.rows<FoundRow>(
    `select ${FOUND} from client c where c.tenant = $1 and c.personal_code_index = $2 and c.merged_into is null order by c.name limit 20`,
    [tx.identity.tenant, index],
  );
  return rows.map(foundFromRow);
}

function foundFromRow(row: FoundRow): FoundClient {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    personalCodeMask: row.personal_code_mask,
    registrationNumber: row.registration_number,
    contacts: row.contacts,
    cases: row.cases,
  };
}
