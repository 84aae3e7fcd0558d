import pg from 'pg';
import { OBLIGATION_COLUMNS } from '../../src/journal/obligation-row.ts';

/** A tenant of its own for the transactions that `record` and its limit are measured by: nobody else's journal is touched. */
export const FIELD_TENANT = 2;
/** So many subjects for each connection: none waits for another. */
export const SUBJECTS_EACH = 100;
/** The limit works upon the first half of the subjects, `record` upon the second. */
export const OURS_FROM = 1600;
export const CONNECTIONS_MOST = 16;

/** What makes the id of the n-th subject, as SQL upon a number and as a function. */
export const SUBJECT_SQL = (n: string) => `('00000000-0000-4000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
export function subjectId(n: number): string {
  return `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
}

/** Copies one case that waits to be taken, with what it owes, as so many subjects. Throws where there is none to copy. */
export async function makeRecordField(ownerUrl: string, unit: string): Promise<void> {
  await asOwner(ownerUrl, async (client) => {
    const columns = OBLIGATION_COLUMNS.replace('id, subject_id,', '');
    await client.query(CLEAR);
    await client.query(
      `insert into tenant (id, name_lv, name_en, demo, number_prefix, website, standard) select ${FIELD_TENANT}, name_lv, name_en, demo, number_prefix, website, standard from tenant where id = 1`,
    );
    const pattern = await client.query<{ id: string }>(
      `select c.id from desk_case c join subject s on s.tenant = c.tenant and s.id = c.id
       where c.tenant = 1 and c.state = 'open' and c.holder_id is null and s.version = 2 and c.unit_id = $1 order by c.opened_at desc limit 1`,
      [unit],
    );
    const id = pattern.rows[0]?.id;
    if (id === undefined) throw new Error('The data set holds no case that waits to be taken');
    const nth = `generate_series(0, ${2 * OURS_FROM - 1}) n`;
    await client.query(
      `insert into subject (tenant, id, kind, version, hash) select ${FIELD_TENANT}, ${SUBJECT_SQL('n')}, kind, version, hash from subject, ${nth} where tenant = 1 and id = $1`,
      [id],
    );
    await client.query(
      `insert into obligation (tenant, id, subject_id, ${columns}) select ${FIELD_TENANT}, gen_random_uuid(), ${SUBJECT_SQL('n')}, ${columns} from obligation, ${nth} where tenant = 1 and subject_id = $1`,
      [id],
    );
    await client.query('analyze subject, obligation');
  });
}

const CLEAR = `delete from event where tenant = ${FIELD_TENANT}; delete from obligation where tenant = ${FIELD_TENANT};
delete from subject where tenant = ${FIELD_TENANT}; delete from tenant where id = ${FIELD_TENANT}`;

export async function clearRecordField(ownerUrl: string): Promise<void> {
  await asOwner(ownerUrl, (client) => client.query(CLEAR));
}

async function asOwner(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
