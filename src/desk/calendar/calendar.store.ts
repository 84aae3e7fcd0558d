import type { Tx } from '../../database/database.ts';
import type { InstitutionId } from '../../vocabulary/ids.ts';

export interface InstitutionRow {
  readonly id: InstitutionId;
  readonly name_lv: string;
  readonly name_en: string;
}

/** Every institution, the first in the directory first. */
export async function institutions(tx: Tx): Promise<InstitutionRow[]> {
  return tx.rows<InstitutionRow>(
    'select id, name_lv, name_en from institution where tenant = $1 order by id limit 500',
    [tx.identity.tenant],
  );
}

/** Whoever changes the rules does so alone until the transaction ends; the next one sees what was changed. */
export async function lockRules(tx: Tx): Promise<void> {
  await tx.rows(`select pg_advisory_xact_lock(hashtext('laipa.rules'), $1)`, [tx.identity.tenant]);
}
